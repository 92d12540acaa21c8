"""A problem laid out for the engine, and every tour of one person that there is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from matching.check import check
from matching.columns.network import Network, make_network
from matching.columns.pricing import Prices
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.geometry import travel_minutes
from matching.model.plan import Plan
from tests.matching.kit.problems import Json

Path = tuple[int, ...]


@dataclass(frozen=True)
class Laid:
    """The problem, and what the engine makes of it before it plans."""

    problem: Problem

    @cached_property
    def instance(self) -> Instance:
        """The problem in arrays."""
        return Instance.of(self.problem)

    @cached_property
    def candidates(self) -> Candidates:
        """Who could serve what."""
        return find_candidates(self.instance)

    @cached_property
    def network(self) -> Network:
        """Which visit may follow which."""
        return make_network(self.instance, self.candidates)

    @cached_property
    def tours(self) -> list[Path]:
        """Every tour of a shift that the checker allows, as options in order; the cap on visits kept, too."""
        return [path for o in range(len(self.network.row)) for path in self._going_on((o,))]

    def _going_on(self, path: Path) -> Iterator[Path]:
        if check(*self.alone(path)).broken:
            return
        yield path
        n = self.network
        for o in np.flatnonzero(n.shift == n.shift[path[0]]).tolist():
            if n.need[o] not in n.need[list(path)]:
                yield from self._going_on((*path, o))

    def starts(self, path: Path) -> list[int]:
        """Each visit as early as may be; a start that comes too late is in it as well."""
        n, found = self.network, list[int]()
        for k, o in enumerate(path):
            free = found[-1] + int(n.length[path[k - 1]]) + self._way(path[k - 1], o) if k else 0
            found.append(max(int(n.low[o]), free))
        return found

    def alone(self, path: Path) -> tuple[Problem, Plan]:
        """The tour as a plan of needs that ask for these visits alone, each within its option's starts."""
        needs, served = [], []
        for o, start in zip(path, self.starts(path), strict=True):
            need = self.problem.needs[self.network.need[o]]
            role = need.person_roles[self.network.role[o]].but(people=1)
            window = (int(self.network.low[o]), int(self.network.high[o]) + need.minutes)
            needs.append(need.but(roles=(role,), windows=(window,)))
            who = self.problem.providers[self.network.provider[o]].id
            served.append(Assignment(need=need.id, start=start, roles={role.id: (who,)}))
        return self.problem.but(needs=tuple(needs), previous=(), fixed=()), Plan(served=tuple(served))

    def way(self, path: Path) -> int:
        """The tour's minutes of way from home to home."""
        between = sum(self._way(a, b) for a, b in pairwise(path))
        return int(self.network.road[path[0]] + self.network.road[path[-1]]) + between

    def _way(self, a: int, b: int) -> int:
        here, there = (self.problem.needs[self.network.need[o]].place for o in (a, b))
        return travel_minutes(self.problem.travel, here, there)

    def profit(self, path: Path, prices: Prices) -> float:
        """What the tour brings above its shift's price."""
        worth = float(prices.option[list(path)].sum()) - prices.minute * self.way(path)
        return worth - float(prices.shift[self.network.shift[path[0]]])

    def best(self, prices: Prices) -> list[float]:
        """By shift, the most that a tour brings; 0 where none brings anything."""
        found = [0.0] * len(prices.shift)
        for path in self.tours:
            shift = int(self.network.shift[path[0]])
            found[shift] = max(found[shift], self.profit(path, prices))
        return found

    def prices(self, seed: int) -> Prices:
        """Some prices: visits worth something or not, and shifts that ask for something or not.

        As in the program, who fills which role has its price, whatever the hour.
        """
        some, n = np.random.default_rng(seed), self.network
        _, who = np.unique(np.stack((n.need, n.role, n.provider)), axis=1, return_inverse=True)
        option = some.integers(-5, 30, len(n.row)).astype(np.float64)[who]
        shift = some.integers(0, 12, len(self.instance.shift_start)).astype(np.float64)
        return Prices(option, float(some.choice([0.0, 0.5, 1.0, 3.0])), shift)


def laid(data: Json) -> Laid:
    """The problem of this JSON object, laid out."""
    return Laid(read_problem(data))


def options(path: Sequence[int]) -> Path:
    """The options of a row of tours, which is filled up with -1."""
    return tuple(o for o in path if o >= 0)
