"""A problem laid out for the engine, once: numbers for names, arrays for loops, ways already measured.

Needs, providers, resources and shifts are counted from 0 here. A shift is one window of one provider, and its
visits form one tour; overlapping windows are cut so that nobody is ever in two places at once.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.instance.arrays import Floats, Ints, minutes_between, radians
from matching.instance.holders import Holders
from matching.instance.hours import Calendar, Hours, together
from matching.instance.travel_times import Ways
from matching.instance.windows import disjoint, stacked
from matching.instance.worth import Worth
from matching.model import MINUTES_AT_MOST, Need, Place, Problem, Provider, Resource
from matching.model.geometry import within

UNBOUNDED_KM = 20_100.0
"""No two places on earth lie further apart, km."""


@dataclass(frozen=True)
class Instance:
    """The problem in arrays. `shift_of[p]` is the first shift of provider p, `shift_of[p + 1]` one past its last.

    `stays[n, r]` is how long the people of need n's r-th person role stay; `lengths[n]` the longest of it.
    """

    problem: Problem
    need_points: Floats
    provider_points: Floats
    lengths: Ints
    stays: Ints
    weights: Ints
    shift_provider: Ints
    shift_start: Ints
    shift_end: Ints
    shift_of: Ints
    window_start: Ints
    window_end: Ints
    window_of: Ints
    radii: Floats
    minutes_cap: Ints
    visits_cap: Ints

    @classmethod
    def of(cls, problem: Problem) -> "Instance":
        """Lay the problem out."""
        shifts, shift_of = stacked([disjoint(p.windows) for p in problem.providers])
        windows, window_of = stacked([n.windows for n in problem.needs])
        return cls(
            problem=problem,
            need_points=radians([n.place for n in problem.needs]),
            provider_points=radians([p.place for p in problem.providers]),
            lengths=np.array([n.minutes for n in problem.needs], dtype=np.int64),
            stays=_stays(problem.needs),
            weights=np.array([n.weight for n in problem.needs], dtype=np.int64),
            shift_provider=np.repeat(np.arange(len(problem.providers)), np.diff(shift_of)),
            shift_start=shifts[:, 0],
            shift_end=shifts[:, 1],
            shift_of=shift_of,
            window_start=windows[:, 0],
            window_end=windows[:, 1],
            window_of=window_of,
            radii=np.array([UNBOUNDED_KM if p.radius_km is None else p.radius_km for p in problem.providers]),
            minutes_cap=_caps([p.max_minutes for p in problem.providers]),
            visits_cap=_caps([p.max_visits for p in problem.providers]),
        )

    @cached_property
    def need_number(self) -> dict[str, int]:
        """A need's number by its id."""
        return {n.id: i for i, n in enumerate(self.problem.needs)}

    @cached_property
    def provider_number(self) -> dict[str, int]:
        """A provider's number by its id."""
        return {p.id: i for i, p in enumerate(self.problem.providers)}

    @cached_property
    def holders(self) -> Holders:
        """The providers of each kind and of each skill."""
        return Holders.of(self.problem.providers)

    @cached_property
    def refusals(self) -> Ints:
        """need * providers + provider, of every refusal."""
        number, many = self.provider_number, len(self.problem.providers)
        pairs = [i * many + number[who] for i, n in enumerate(self.problem.needs) for who in n.refuse if who in number]
        return np.array(pairs, dtype=np.int64)

    @cached_property
    def stocks(self) -> dict[str, list[Resource]]:
        """The resources of each item."""
        found: dict[str, list[Resource]] = defaultdict(list)
        for resource in self.problem.resources:
            found[resource.item].append(resource)
        return found

    def stocks_near(self, place: Place, item: str) -> list[Resource]:
        """The resources of the item whose radius holds the place; measured once."""
        if (found := self._stocks_near.get((place, item))) is None:
            found = [s for s in self.stocks.get(item, ()) if within(s.place, place, s.radius_km)]
            self._stocks_near[place, item] = found
        return found

    @cached_property
    def _stocks_near(self) -> dict[tuple[Place, str], list[Resource]]:
        return {}

    @cached_property
    def calendar(self) -> Calendar:
        """Which hours each shift, provider and need touches."""
        hours = Hours.over(self.shift_start, self.shift_end, self.window_start, self.window_end)
        shift = hours.touched(self.shift_start, self.shift_end)
        window = hours.touched(self.window_start, self.window_end)
        return Calendar(hours, shift, together(shift, self.shift_of), together(window, self.window_of))

    @cached_property
    def worth(self) -> Worth:
        """The score's weights in whole units."""
        return Worth.of(self.problem.weights, int(self.weights.sum()))

    def need(self, number: int) -> Need:
        """The need of this number."""
        return self.problem.needs[number]

    def provider(self, number: int) -> Provider:
        """The provider of this number."""
        return self.problem.providers[number]

    def ways(self, needs: Ints) -> Ints:
        """Shape (n, n): minutes from each of these needs to each."""
        return self.ways_between(needs, needs)

    def ways_between(self, needs: Ints, others: Ints) -> Ints:
        """Shape (n, m): minutes from each of these needs to each of the others."""
        points = self.need_points
        return minutes_between(self.problem.travel, points[needs][:, None], points[others][None, :])

    def apart(self, need: int) -> list[int]:
        """The needs that must be served by other people than this one."""
        return [self.need_number[other] for other in sorted(self.need(need).apart) if other in self.need_number]

    def shared(self, need: int) -> bool:
        """Whether more hangs on the need's start than one tour: several people, goods, or a match agreed before."""
        return need in self._shared

    @cached_property
    def _shared(self) -> set[int]:
        matches = (*self.problem.fixed, *(self.problem.previous if self.worth.moved else ()))
        agreed = {self.need_number[m.need] for m in matches if m.need in self.need_number}
        needs = enumerate(self.problem.needs)
        return agreed | {i for i, n in needs if n.item_roles or sum(r.people for r in n.person_roles) > 1}

    @cached_property
    def way(self) -> Callable[[int, int], int]:
        """way(a, b): minutes from need a to need b; measured once."""
        return self._ways.between

    @cached_property
    def road(self) -> Callable[[int, int], int]:
        """road(p, n): minutes from provider p's home to need n; measured once."""
        return self._ways.from_home

    @cached_property
    def _ways(self) -> Ways:
        return Ways(self.problem)

    def liking(self, need: int, provider: int) -> int:
        """What it adds to the score (units) that the need prefers the provider."""
        return self.worth.preferred if self.provider(provider).id in self.need(need).prefer else 0

    def shift_holding(self, provider: int, start: int, end: int) -> int | None:
        """The provider's shift that holds [start, end]."""
        for shift in range(int(self.shift_of[provider]), int(self.shift_of[provider + 1])):
            if self.shift_start[shift] <= start and end <= self.shift_end[shift]:
                return shift
        return None


def _stays(needs: Sequence[Need]) -> Ints:
    width = max((len(n.person_roles) for n in needs), default=0)
    rows = [[n.minutes_of(r) for r in n.person_roles] + [n.minutes] * (width - len(n.person_roles)) for n in needs]
    return np.array(rows, dtype=np.int64).reshape(len(needs), width)


def _caps(caps: list[int | None]) -> Ints:
    return np.array([MINUTES_AT_MOST if cap is None else cap for cap in caps], dtype=np.int64)
