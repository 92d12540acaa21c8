"""Column generation: tours are made to the program's prices until none has a positive reduced cost.

What comes of it is a proved bound, and what good plans are made of.

Prices come roughly at first, closer as the bound comes closer to them, and exactly in the end.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TypeVar

import numpy as np

from matching.columns.approximate_lp import ApproximateLp
from matching.columns.exact_lp import ExactLp
from matching.columns.linear_program import Solution
from matching.columns.master import Master, Path
from matching.columns.pricing import Prices, Tours, best_tours
from matching.instance.arrays import Floats
from matching.instance.instance import Instance

BEAM, AT_FIRST = 1024, 64
"""Labels a shift in a quick look, and before there are prices; a look at all of them follows where it finds nothing."""

WIDER = 4
"""Times as many, when the bound could fall most by looking at labels that were left out, and tours become few."""

TOURS_AT_MOST, TRIPS_AT_MOST = 6000, 2500
"""What CP-SAT chooses from in seconds."""

A_SHIFT = 6
"""Tours taken in of each shift at once."""

TOLERANCES = (1e-2, 1e-3, 1e-4)
"""How rough the prices may be, as a part of the value: the next when the bound is as close to the value."""

SOLUTION_SECONDS = 3.0
"""For a rough one, which serves as far as it came."""

CLOSE = 1e-6
"""Such a part of the bound is not worth another round."""

T = TypeVar("T")


def _dearest(things: dict[T, int], reduced: Floats, many: int) -> list[T]:
    """Those whose columns lose least, where they were in the program when it was solved."""
    known = [(thing, column) for thing, column in things.items() if column < len(reduced)]
    return [thing for thing, _ in sorted(known, key=lambda k: (-reduced[k[1]], k[1]))[:many]]


@dataclass(frozen=True)
class Used:
    """What good plans are made of at the program's prices: tours, and candidates (rows) of teams."""

    paths: list[Path]
    rows: list[int]


@dataclass
class ColumnGeneration:
    """The program as far as it is made, its best proved bound (units of the score), and the tours worth a choice.

    `value` is what the program is worth at its last prices, which may be off by their tolerance. `prove` is told of
    every bound.
    """

    master: Master
    prove: Callable[[float], object] = lambda _: None
    bound: float = math.inf
    value: float = -math.inf
    beam: int = BEAM
    tolerance_step: int = 0
    complete: bool = False
    solution: Solution | None = None
    stopped: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self._approximate, self._exact = ApproximateLp(self.master.lp), ExactLp(self.master.lp)

    def stop(self) -> None:
        """From another thread: come to an end soon."""
        self.stopped.set()
        self._approximate.stop()
        self._exact.stop()

    def round(self, left: Callable[[], float]) -> bool:
        """Solve the program and make tours to its prices; whether another round could lower the bound.

        It could not where no tour is missing (`complete`), and cannot where no time is `left`.
        """
        if self.solution is None:
            self.master.add_tours(self._first_tours(left))
        if self._over(left) or (dual := self._dual(left())) is None:
            return False
        self.solution = self.master.lp.at(dual)
        tours = self._tours(self.master.prices(self.solution.dual), left, self.beam)
        if self._over(left):
            return False
        self._prove(self.solution.value, tours)
        return self._go_on(tours, self.master.add_tours(tours))

    @property
    def close(self) -> bool:
        """Whether the bound was seen within the second tolerance of the value, so that the tours at hand are good."""
        return self.complete or self.tolerance_step >= 2

    def used(self) -> Used:
        """The tours and trips that cost the program least, where they cost it anything."""
        reduced = self.solution.reduced if self.solution is not None else np.zeros(0)
        trips = {tuple(rows): column for rows, column in self.master.trips}
        chosen = _dearest(trips, reduced, TRIPS_AT_MOST)
        return Used(_dearest(self.master.chosen, reduced, TOURS_AT_MOST), [row for rows in chosen for row in rows])

    def _over(self, left: Callable[[], float]) -> bool:
        return self.stopped.is_set() or left() <= 0

    def _first_tours(self, left: Callable[[], float]) -> Tours:
        """The best tours as if every shift could choose freely: something to begin from."""
        n, i = self.master.network, self.master.instance
        worth = (i.worth.served * i.weights[n.need]).astype(np.float64)
        return self._tours(Prices(worth, float(i.worth.travel), np.zeros(len(i.shift_start))), left, AT_FIRST)

    def _tours(self, prices: Prices, left: Callable[[], float], beam: int) -> Tours:
        over = lambda: self._over(left)  # noqa: E731
        return best_tours(self.master.network, prices, beam=beam, a_shift=A_SHIFT, over=over)

    def _dual(self, seconds: float) -> Floats | None:
        if self._tolerance:
            dual = self._approximate.solve(self._tolerance, min(seconds, SOLUTION_SECONDS))
            if dual is not None:
                return dual
            self.tolerance_step = len(TOLERANCES)
        return self._exact.solve(seconds)

    @property
    def _tolerance(self) -> float:
        return TOLERANCES[self.tolerance_step] if self.tolerance_step < len(TOLERANCES) else 0.0

    def _prove(self, value: float, tours: Tours) -> None:
        """No shift can add more to the program's value than its best tour is above its price."""
        proved = value + float(tours.most.sum()) + constant(self.master.instance)
        self.value = value + constant(self.master.instance)
        self.bound = min(self.bound, math.floor(proved + 1e-6 * max(1.0, abs(proved))))
        self.prove(self.bound)

    def _go_on(self, tours: Tours, added: int) -> bool:
        """What the next round has to do better, if any is to come."""
        scale = max(1.0, abs(self.value))
        apart, unattained = (self.bound - self.value) / scale, tours.unattained(self.master.network)
        self.complete = not self._tolerance and apart <= CLOSE
        if added < len(self.master.shifts) and unattained > max(tours.most.sum() / 2, CLOSE * scale):
            self.beam *= WIDER
        elif self._tolerance:
            self.tolerance_step += apart <= self._tolerance or not added
        return not self.complete


def constant(instance: Instance) -> int:
    """What the score loses before anything is kept: moved, for every previous match."""
    return -instance.worth.moved * len(instance.problem.previous)
