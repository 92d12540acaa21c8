"""The score's weights as whole numbers."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from matching.problem import Weights


@dataclass(frozen=True)
class Worth:
    """The score's weights as whole numbers: `units` of them make one point of the score."""

    units: int
    served: int
    travel: int
    repeat: int
    preferred: int
    moved: int

    @classmethod
    def of(cls, weights: Weights) -> "Worth":
        """Scale the weights so that all are whole (to a millionth of a point)."""
        exact = {k: Fraction(str(v)).limit_denominator(1_000_000) for k, v in weights.model_dump().items()}
        units = lcm(*(x.denominator for x in exact.values()))
        return cls(units=units, **{k: int(x * units) for k, x in exact.items()})

    def points(self, units: float) -> float | int:
        """Units as points of the score."""
        points = units / self.units
        return int(points) if points.is_integer() else points
