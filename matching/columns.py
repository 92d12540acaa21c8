"""Tours made to the program's prices until none is missing: a proved bound, and what good plans are made of."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from matching.instance import Instance
from matching.master import Master
from matching.tours import Tours, best_tours

BEAM = 64
"""Labels a shift in a quick look; a look at all of them follows where it finds nothing."""

A_SHIFT = 6
"""Tours taken in of each shift at once."""

CLOSE = 1e-6
"""Such a part of the bound is not worth another round."""


@dataclass
class Columns:
    """The program as far as it is made, and the best bound proved so far, in units of the score."""

    master: Master
    bound: float = math.inf

    def improve(self, left: Callable[[], float]) -> bool:
        """Make tours until none is missing (True) or no time is `left` (False)."""
        beam = BEAM
        while left() > 0:
            value = self.master.solve(left())
            if value is None:
                return False
            tours = best_tours(self.master.network, self.master.prices(), beam=beam, a_shift=A_SHIFT)
            self._prove(value, tours)
            if self.bound - value <= CLOSE * abs(value):
                return True
            if not self.master.add_tours(tours):
                beam *= 8
        return False

    def _prove(self, value: float, tours: Tours) -> None:
        """No shift can add more to the program's value than its best tour is above its price."""
        proved = value + float(tours.most.sum()) + constant(self.master.instance)
        self.bound = min(self.bound, math.floor(proved + 1e-6 * max(1.0, abs(proved))))


def constant(instance: Instance) -> int:
    """What the score loses before anything is kept: moved, for every previous match."""
    return -instance.worth.moved * len(instance.problem.previous)
