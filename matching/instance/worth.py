"""Objective weights: the score's weights as whole numbers."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from matching.model import Weights

FINEST = 1_000_000
"""Weights are taken for such parts of a point, where they are no finer than that."""

MOST = 10**15
"""All that could be served counts less in units, so that the solvers' sums neither overflow nor lose a unit."""


@dataclass(frozen=True)
class Worth:
    """The score's weights as whole numbers: `units` of them make one point of the score.

    Where no such number is small enough, gains are rounded up and costs down: what is proved in units is proved.
    """

    units: int
    served: int
    travel: int
    repeat: int
    preferred: int
    moved: int

    @classmethod
    def of(cls, weights: Weights, wanted: int = 1) -> "Worth":
        """Scale the weights for needs that weigh `wanted` in all."""
        exact = {name: _fraction(weight) for name, weight in weights.model_dump().items()}
        most = max(exact["served"] * wanted, *exact.values())
        units = lcm(*(weight.denominator for weight in exact.values()))
        if units * most > MOST:
            units = max(1, int(MOST / most))
        whole = {name: (ceil if name in ("served", "preferred") else floor)(x * units) for name, x in exact.items()}
        return cls(units=units, **whole)

    def points(self, units: float) -> float | int:
        """Units as points of the score."""
        points = units / self.units
        return int(points) if points.is_integer() else points


def _fraction(weight: float) -> Fraction:
    """The fraction that is written so, or else the number's own."""
    written = Fraction(weight).limit_denominator(FINEST)
    return written if float(written) == weight else Fraction(weight)
