"""Index of a plan, sorted by what it asks of whom: what the rules look at, and what the score counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from matching.model import ItemRole, Need, PersonRole, Problem, Provider, Resource, Window
from matching.model.assignment import Assignment
from matching.model.geometry import travel_minutes
from matching.model.plan import Plan

Pair = tuple[Need, Assignment]

Comer = tuple[Need, PersonRole, Provider, int]
"""Somebody who comes to a need in a role, and when it begins."""

Load = tuple[Need, ItemRole, Resource, int, int]
"""A quantity from a resource, brought to a need for a role, and when it begins."""

Visit = tuple[int, int, str]
"""Start, end, need."""

Use = tuple[int, int, int]
"""Start, end, quantity."""


@dataclass(frozen=True)
class Tour:
    """What a provider does in one window, in order of start.

    `ways`: minutes from home to the first visit, to each next one, and home again; of a team's trips each one's way
    from home.
    """

    provider: Provider
    window: Window
    visits: list[Visit]
    ways: list[int]

    @property
    def travel(self) -> int:
        """Minutes of way in all: a team's trips lead there and back."""
        return sum(self.ways) * (1 if self.provider.crew == 1 else 2)


@dataclass(frozen=True)
class PlanIndex:
    """The matches of needs that the problem has, each need's first (`known`), and what they ask for.

    `whole`: those of them that have all roles of their need and no other. Their visits are booked by provider, in
    order of start, and again as tours by the first window that holds them; `outside` are (provider, need) of visits
    that no window holds. Their uses are booked by resource.
    `comers` and `loads` are all who come and all that is brought. Unknown people and things are in none.
    """

    problem: Problem
    plan: Plan
    known: list[Pair]
    whole: list[Pair]
    comers: list[Comer]
    loads: list[Load]
    visits: dict[str, list[Visit]]
    tours: list[Tour]
    outside: list[tuple[str, str]]
    uses: dict[str, list[Use]]

    @classmethod
    def of(cls, problem: Problem, plan: Plan) -> "PlanIndex":
        """Sort the plan."""
        known = _known(problem, plan)
        whole = [(need, served) for need, served in known if served.roles.keys() == {r.id for r in need.roles}]
        comers, loads = list(_comers(problem, whole)), list(_loads(problem, whole))
        visits = _visits(comers)
        held, outside = _held(problem, visits)
        tours = [Tour(provider, window, own, _ways(problem, provider, own)) for provider, window, own in held]
        return cls(problem, plan, known, whole, comers, loads, visits, tours, outside, _uses(loads))


def _known(problem: Problem, plan: Plan) -> list[Pair]:
    first: dict[str, Assignment] = {}
    for served in plan.served:
        first.setdefault(served.need, served)
    return [(problem.need_by_id[name], served) for name, served in first.items() if name in problem.need_by_id]


def _comers(problem: Problem, whole: Iterable[Pair]) -> Iterator[Comer]:
    for need, served in whole:
        for role in need.person_roles:
            given = served.roles[role.id]
            for name in given if isinstance(given, tuple) else ():
                if (provider := problem.provider_by_id.get(name)) is not None:
                    yield need, role, provider, served.start


def _loads(problem: Problem, whole: Iterable[Pair]) -> Iterator[Load]:
    for need, served in whole:
        for role in need.item_roles:
            given = served.roles[role.id]
            for name, quantity in () if isinstance(given, tuple) else given.items():
                resource = problem.resource_by_id.get(name)
                if resource is not None and resource.item == role.item:
                    yield need, role, resource, quantity, served.start


def _visits(comers: Iterable[Comer]) -> dict[str, list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for need, role, provider, start in comers:
        found[provider.id].append((start, start + need.minutes_of(role), need.id))
    for own in found.values():
        own.sort()
    return found


def _held(
    problem: Problem, visits: Mapping[str, list[Visit]]
) -> tuple[list[tuple[Provider, Window, list[Visit]]], list[tuple[str, str]]]:
    """The visits by the first window of their provider that holds them; (provider, need) of those that none holds."""
    held, outside = [], []
    for name, own in visits.items():
        provider, by_window = problem.provider_by_id[name], defaultdict[Window, list[Visit]](list)
        for visit in own:
            if (window := next((w for w in provider.windows if w[0] <= visit[0] and visit[1] <= w[1]), None)) is None:
                outside.append((name, visit[2]))
            else:
                by_window[window].append(visit)
        held += [(provider, window, part) for window, part in by_window.items()]
    return held, outside


def _ways(problem: Problem, provider: Provider, visits: Iterable[Visit]) -> list[int]:
    places = [problem.need_by_id[need].place for *_, need in visits]
    if provider.crew > 1:
        return [travel_minutes(problem.travel, provider.place, place) for place in places]
    return [travel_minutes(problem.travel, a, b) for a, b in pairwise([provider.place, *places, provider.place])]


def _uses(loads: Iterable[Load]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for need, _, resource, quantity, start in loads:
        found[resource.id].append((start, start + need.minutes, quantity))
    return found
