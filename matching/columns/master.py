"""Master program: the choice of tours as a linear program, by what its rows stand for, and the tours in it so far.

At the rows' prices, tours that would raise the program's value are worth making.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from matching.columns.labels import NONE
from matching.columns.linear_program import LinearProgram
from matching.columns.network import Network
from matching.columns.pricing import Prices, Tours
from matching.columns.timing import ways_of
from matching.instance.arrays import Floats, Ints
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance

Path = tuple[int, ...]


@dataclass(frozen=True)
class RowsOfOptions:
    """By option, the rows of the program that a tour with it is in (NONE: there is no such row), and its own gain."""

    role: Ints
    visits: Ints
    minutes: Ints
    kept: Ints
    liking: Floats


@dataclass
class Master:
    """The program (`lp`), its rows by what they stand for, and the columns of its tours and of teams' trips."""

    instance: Instance
    candidates: Candidates
    network: Network
    lp: LinearProgram = field(default_factory=LinearProgram)
    roles: dict[tuple[int, int], int] = field(default_factory=dict)
    shifts: dict[int, int] = field(default_factory=dict)
    visits: dict[int, int] = field(default_factory=dict)
    minutes: dict[int, int] = field(default_factory=dict)
    kept: dict[tuple[int, int, int], int] = field(default_factory=dict)
    served: dict[int, int] = field(default_factory=dict)
    chosen: dict[Path, int] = field(default_factory=dict)
    trips: list[tuple[list[int], int]] = field(default_factory=list)

    def add_tours(self, tours: Tours) -> int:
        """Take in the tours that are not in yet; how many they were."""
        return self.add_paths(tuple(o for o in path if o != NONE) for path in tours.path.tolist())

    def add_paths(self, paths: Iterable[Path]) -> int:
        """Take in the tours (options in order) that are not in yet; how many they were."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self.chosen]
        if fresh:
            self.chosen.update(zip(fresh, self._add(fresh).tolist(), strict=True))
        return len(fresh)

    def _add(self, paths: list[Path]) -> Ints:
        n, of = self.network, self._of_options
        option = np.array([o for path in paths for o in path], dtype=np.int64)
        sizes = np.array([len(path) for path in paths])
        first = np.cumsum(sizes) - sizes
        liking = np.add.reduceat(of.liking[option], first)
        tour = self.lp.unlimited(liking - float(self.instance.worth.travel) * ways_of(self.instance, n, option, first))
        each = np.repeat(tour, sizes)
        one = np.ones(len(option))
        begin = option[first]
        self.lp.put_all(self._of_shifts[n.shift[begin]], tour, np.ones(len(tour)))
        self.lp.put_all(of.visits[begin], tour, sizes)
        self.lp.put_all(of.minutes[begin], tour, np.add.reduceat(n.length[option], first))
        self.lp.put_all(of.role[option], each, one)
        self.lp.put_all(of.kept[option], each, -one)
        return tour

    def cover(self, x: int, row: int) -> None:
        """Let the column fill the candidate's role."""
        need, role = int(self.candidates.need[row]), int(self.candidates.role[row])
        self.lp.put(self.roles[need, role], x, 1)
        if (agreed := self.kept.get((need, role, int(self.candidates.provider[row])))) is not None:
            self.lp.put(agreed, x, -1)

    def load(self, x: int, provider: int, visits: int, minutes: int) -> None:
        """Book the column's visits and minutes with its provider."""
        if (row := self.visits.get(provider)) is not None:
            self.lp.put(row, x, visits)
        if (row := self.minutes.get(provider)) is not None:
            self.lp.put(row, x, minutes)

    def prices(self, dual: Floats) -> Prices:
        """What the program would pay for each option, and what it asks of each shift, at these prices of its rows."""
        of, dual = self._of_options, np.append(dual, 0.0)  # NONE, the last, costs nothing
        option = of.liking - dual[of.role] - dual[of.visits] - dual[of.minutes] * self.network.length + dual[of.kept]
        return Prices(option, float(self.instance.worth.travel), dual[self._of_shifts])

    @cached_property
    def _of_options(self) -> RowsOfOptions:
        c, rows = self.candidates, self.network.row
        keys = list(zip(c.need[rows].tolist(), c.role[rows].tolist(), c.provider[rows].tolist(), strict=True))
        return RowsOfOptions(
            role=np.array([self.roles[need, role] for need, role, _ in keys], dtype=np.int64),
            visits=np.array([self.visits.get(who, NONE) for *_, who in keys], dtype=np.int64),
            minutes=np.array([self.minutes.get(who, NONE) for *_, who in keys], dtype=np.int64),
            kept=np.array([self.kept.get(key, NONE) for key in keys], dtype=np.int64),
            liking=np.array([self.instance.liking(need, who) for need, _, who in keys], dtype=np.float64),
        )

    @cached_property
    def _of_shifts(self) -> Ints:
        every = range(len(self.instance.shift_start))
        return np.array([self.shifts.get(shift, NONE) for shift in every], dtype=np.int64)
