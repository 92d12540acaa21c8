"""Tours made to the program's prices until none is missing: a proved bound, and what good plans are made of."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from matching.instance import Instance
from matching.master import Master
from matching.tours import Tours, best_tours

Path = tuple[int, ...]

BEAM = 64
"""Labels a shift in a quick look; a look at all of them follows where it finds nothing."""

A_SHIFT = 6
"""Tours taken in of each shift at once."""

CLOSE = 1e-6
"""Such a part of the bound is not worth another round."""


@dataclass
class Columns:
    """The program as far as it is made, the best bound proved so far (units of the score), and the tours worth a choice."""

    master: Master
    bound: float = math.inf
    used: list[Path] = field(default_factory=list)
    stopped: bool = False

    def stop(self) -> None:
        """From another thread: come to an end soon."""
        self.stopped = True
        self.master.lp.InterruptSolve()

    def improve(self, left: Callable[[], float]) -> bool:
        """Make tours until none is missing (True) or no time is `left` (False)."""
        beam = BEAM
        while left() > 0 and not self.stopped:
            value = self.master.solve(left())
            if value is None:
                return False
            self.used = self._used()
            tours = best_tours(self.master.network, self.master.prices(), beam=beam, a_shift=A_SHIFT)
            self._prove(value, tours)
            if self.bound - value <= CLOSE * abs(value):
                return True
            if not self.master.add_tours(tours):
                beam *= 8
        return False

    def _used(self) -> list[Path]:
        """The tours that the program makes, wholly or in part."""
        return [p for p, x in zip(self.master.paths, self.master.chosen, strict=True) if x.solution_value() > CLOSE]

    def _prove(self, value: float, tours: Tours) -> None:
        """No shift can add more to the program's value than its best tour is above its price."""
        proved = value + float(tours.most.sum()) + constant(self.master.instance)
        self.bound = min(self.bound, math.floor(proved + 1e-6 * max(1.0, abs(proved))))


def constant(instance: Instance) -> int:
    """What the score loses before anything is kept: moved, for every previous match."""
    return -instance.worth.moved * len(instance.problem.previous)
