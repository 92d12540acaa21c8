"""Tours made to the program's prices until none is missing: a proved bound, and what good plans are made of."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TypeVar

import numpy as np
from ortools.linear_solver.pywraplp import Variable

from matching.columns.pricing import Prices, Tours, best_tours
from matching.columns.program import Master
from matching.layout.instance import Instance

Path = tuple[int, ...]

BEAM = 1024
"""Labels a shift in a quick look; a look at all of them follows where it finds nothing."""

TOURS_AT_MOST, TRIPS_AT_MOST = 6000, 2500
"""What CP-SAT chooses from in seconds."""

A_SHIFT = 6
"""Tours taken in of each shift at once."""

CLOSE = 1e-6
"""Such a part of the bound is not worth another round."""

T = TypeVar("T")


def _cheapest(things: list[T], variables: list[Variable], many: int) -> list[T]:
    order = sorted(range(len(things)), key=lambda k: (-variables[k].reduced_cost(), k))
    return [things[k] for k in order[:many]]


@dataclass(frozen=True)
class Used:
    """What good plans are made of at the program's prices: tours, and candidates (rows) of teams."""

    paths: list[Path]
    rows: list[int]


@dataclass
class Columns:
    """The program as far as it is made, its best proved bound (units of the score), and the tours worth a choice.

    `prove` is told of every bound.
    """

    master: Master
    prove: Callable[[float], object] = lambda _: None
    bound: float = math.inf
    value: float = -math.inf
    used: Used = field(default_factory=lambda: Used([], []))
    beam: int = BEAM
    begun: bool = False
    complete: bool = False
    stopped: Event = field(default_factory=Event)

    def stop(self) -> None:
        """From another thread: come to an end soon."""
        self.stopped.set()
        self.master.lp.InterruptSolve()

    def round(self, left: Callable[[], float]) -> bool:
        """Solve the program and make tours to its prices; whether another round could lower the bound.

        It could not where no tour is missing (`complete`), and cannot where no time is `left`.
        """
        if not self.begun:
            self.begun = True
            self.master.add_tours(self._first_tours(left))
        if self._over(left) or (value := self.master.solve(left())) is None:
            return False
        self.used = self._used()
        tours = best_tours(
            self.master.network, self.master.prices(), beam=self.beam, a_shift=A_SHIFT, over=lambda: self._over(left)
        )
        if self._over(left):
            return False
        self._prove(value, tours)
        self.complete = self.bound - self.value <= CLOSE * abs(self.value)
        if not self.complete and not self.master.add_tours(tours):
            self.beam *= 8
        return not self.complete

    def _over(self, left: Callable[[], float]) -> bool:
        return self.stopped.is_set() or left() <= 0

    def _first_tours(self, left: Callable[[], float]) -> Tours:
        """The best tours as if every shift could choose freely: something to begin from."""
        n, i = self.master.network, self.master.instance
        prices = Prices(
            (i.worth.served * i.weights[n.need]).astype(np.float64), float(i.worth.travel), np.zeros(len(i.shift_start))
        )
        return best_tours(n, prices, beam=BEAM, a_shift=A_SHIFT, over=lambda: self._over(left))

    def _used(self) -> Used:
        """The tours and trips that cost the program least, where they cost it anything."""
        m = self.master
        paths = _cheapest(m.paths, m.chosen, TOURS_AT_MOST)
        chosen = _cheapest([rows for rows, _ in m.trips], [x for _, x in m.trips], TRIPS_AT_MOST)
        return Used(paths, [row for rows in chosen for row in rows])

    def _prove(self, value: float, tours: Tours) -> None:
        """No shift can add more to the program's value than its best tour is above its price."""
        proved = value + float(tours.most.sum()) + constant(self.master.instance)
        self.value = value + constant(self.master.instance)
        self.bound = min(self.bound, math.floor(proved + 1e-6 * max(1.0, abs(proved))))
        self.prove(self.bound)


def constant(instance: Instance) -> int:
    """What the score loses before anything is kept: moved, for every previous match."""
    return -instance.worth.moved * len(instance.problem.previous)
