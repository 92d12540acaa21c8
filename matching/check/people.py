"""Rule 2: who fills a role, and with whom."""

from collections.abc import Iterator, Mapping

from matching.check.index import PlanIndex
from matching.model import Need, PersonRole, Problem, Provider
from matching.model.assignment import Given
from matching.model.geometry import within


def fit_people(index: PlanIndex) -> Iterator[str]:
    """Rule 2: as many different people as each role asks for, each of them fit for it."""
    for need, served in index.whole:
        for role in need.person_roles:
            for fault in _role_faults(index.problem, need, role, served.roles[role.id]):
                yield f"{need.id}/{role.id}: {fault}"
        people = [who for _, who in served.people if who in index.problem.provider_by_id]
        if len(set(people)) != len(people):
            yield f"{need.id}: one provider in two places"


def _role_faults(problem: Problem, need: Need, role: PersonRole, given: Given) -> Iterator[str]:
    if isinstance(given, Mapping):
        yield "amounts for people"
        return
    if len(given) != role.people:
        yield f"{len(given)} people for {role.people}"
    for name in given:
        if (provider := problem.provider_by_id.get(name)) is None:
            yield f"unknown provider {name}"
        else:
            yield from (f"{name} {fault}" for fault in _unfit(need, role, provider))


def _unfit(need: Need, role: PersonRole, provider: Provider) -> Iterator[str]:
    """What keeps this provider from this role: kind, skills, refusal, radius."""
    if provider.kind not in role.kinds:
        yield "is of another kind"
    if not role.skills <= provider.skills:
        yield "lacks skills"
    if provider.id in need.refuse:
        yield "is refused"
    if not within(provider.place, need.place, provider.radius_km):
        yield "is too far"


def apart(index: PlanIndex) -> Iterator[str]:
    """Nobody serves two needs that must be served by different people (only given needs say so, `given.py`)."""
    needs = index.problem.need_by_id
    if not any(need.apart for need in needs.values()):
        return
    team = {s.need: {who for _, who in s.people} for s in index.plan.served if s.need in needs}
    for name, people in team.items():
        for other in sorted(needs[name].apart & team.keys()):
            if name < other and people & team[other]:
                yield f"{name}: {min(people & team[other])} serves {other} too"
