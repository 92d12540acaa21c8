"""Explicit data: problems whose ways, gains and lengths are told outright, where the contract has formulas.

Published benchmarks ask for these, and a town that has measured its ways could. They are made in Python only: the
contract's JSON has no word for them. The unit of time is whatever the numbers are in, as long as all are.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.model import Duration, Need, PersonRole, Place, Travel

STEP_DEGREES = 0.001
"""Degrees of longitude from one spot to the next: all of them lie near, as search trees see it."""


def spot(number: int) -> Place:
    """The place that stands for a row of the table of ways."""
    return (number * STEP_DEGREES, 0.0)


class ExplicitTravel(Travel):
    """Ways from a table, whole and the same in both directions: `table[a][b]` leads from `spot(a)` to `spot(b)`."""

    kmh: float = 1
    detour: float = 0
    fixed: float = 0
    table: tuple[tuple[Duration, ...], ...]

    def minutes(self, a: Place, b: Place) -> int:
        """The way between two spots."""
        return self.table[round(a[0] / STEP_DEGREES)][round(b[0] / STEP_DEGREES)]

    def between(self, a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int64]:
        """The ways between spots as arrays of radians of shape (..., 2), broadcast."""
        return np.asarray(self._array[_numbers(a), _numbers(b)])

    @cached_property
    def _array(self) -> NDArray[np.int64]:
        return np.array(self.table, dtype=np.int64)


class ExplicitNeed(Need):
    """A need that says itself what serving it counts, how long each role stays (none longer than `minutes`), and
    which other needs must be served by different people (`others`, said by both)."""

    gain: int
    lengths: Mapping[str, Duration] = {}
    others: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """`gain`, whatever the priority."""
        return self.gain

    @property
    def apart(self) -> frozenset[str]:
        """`others`."""
        return self.others

    def minutes_of(self, role: PersonRole) -> int:
        """The role's own length, or else the need's."""
        return self.lengths.get(role.id, self.minutes)


def _numbers(points: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(np.degrees(points[..., 0]) / STEP_DEGREES).astype(np.int64)
