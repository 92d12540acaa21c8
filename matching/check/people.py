"""Rule 2: who fills a role, and with whom."""

from collections.abc import Callable, Iterator, Mapping

from matching.check.index import PlanIndex
from matching.model import Need, PersonRole, Problem, Provider
from matching.model.assignment import Given
from matching.model.geometry import within

Fits = Callable[[Need, PersonRole, Provider], bool]


def headcount(index: PlanIndex) -> Iterator[str]:
    """Rule 2: as many people as each role asks for, all of them known."""
    for need, served in index.whole:
        for role in need.person_roles:
            for fault in _miscounted(index.problem, role, served.roles[role.id]):
                yield f"{need.id}/{role.id}: {fault}"


def _miscounted(problem: Problem, role: PersonRole, given: Given) -> Iterator[str]:
    if isinstance(given, Mapping):
        yield "amounts for people"
        return
    if len(given) != role.people:
        yield f"{len(given)} people for {role.people}"
    yield from (f"unknown provider {name}" for name in given if name not in problem.provider_by_id)


def kind(index: PlanIndex) -> Iterator[str]:
    """Rule 2: everyone is of one of the role's kinds."""
    return _unfit(index, lambda _, role, who: who.kind in role.kinds, "is of another kind")


def skills(index: PlanIndex) -> Iterator[str]:
    """Rule 2: everyone has each of the role's skills."""
    return _unfit(index, lambda _, role, who: role.skills <= who.skills, "lacks skills")


def refusal(index: PlanIndex) -> Iterator[str]:
    """Rule 2: nobody comes whom the need refuses."""
    return _unfit(index, lambda need, _, who: who.id not in need.refuse, "is refused")


def radius(index: PlanIndex) -> Iterator[str]:
    """Rule 2: everyone comes within their own radius."""
    return _unfit(index, lambda need, _, who: within(who.place, need.place, who.radius_km), "is too far")


def _unfit(index: PlanIndex, fits: Fits, fault: str) -> Iterator[str]:
    """Everyone in a role whom it does not fit."""
    for need, role, provider, _ in index.comers:
        if not fits(need, role, provider):
            yield f"{need.id}/{role.id}: {provider.id} {fault}"


def one_role_each(index: PlanIndex) -> Iterator[str]:
    """Rule 2: a provider fills one role of a need at most."""
    for need, served in index.whole:
        people = [who for _, who in served.people if who in index.problem.provider_by_id]
        if len(set(people)) != len(people):
            yield f"{need.id}: one provider in two places"


def apart(index: PlanIndex) -> Iterator[str]:
    """Nobody serves two needs that must be served by different people (only explicit data say so)."""
    needs = index.problem.need_by_id
    if not any(need.apart for need in needs.values()):
        return
    team = {s.need: {who for _, who in s.people} for s in index.plan.served if s.need in needs}
    for name, people in team.items():
        for other in sorted(needs[name].apart & team.keys()):
            if name < other and people & team[other]:
                yield f"{name}: {min(people & team[other])} serves {other} too"
