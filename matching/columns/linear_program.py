"""A linear program to be maximized, which grows by rows and columns: in plain arrays, which every solver can read."""

import math
from array import array
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from matching.instance.arrays import Floats, Ints


@dataclass(frozen=True)
class Solution:
    """What prices of the rows (`dual`) say: the gain of each column above them (`reduced`), and a bound.

    No solution is worth more than `value` and what is gained above the prices by columns without a limit of their own.
    """

    dual: Floats
    reduced: Floats
    value: float


class LinearProgram:
    """Rows and columns are numbered from 0 in the order in which they were made."""

    def __init__(self) -> None:
        """Empty."""
        self._low, self._high = array("d"), array("d")
        self._least, self._most, self._gain = array("d"), array("d"), array("d")
        self._row, self._column, self._factor = array("q"), array("q"), array("d")

    @property
    def rows(self) -> int:
        """How many."""
        return len(self._low)

    @property
    def columns(self) -> int:
        """How many."""
        return len(self._gain)

    def row(self, low: float, high: float) -> int:
        """A new row, whose sum is in [low, high]."""
        self._low.append(low)
        self._high.append(high)
        return self.rows - 1

    def at_most(self, high: float) -> int:
        """A new row, whose sum is at most `high`."""
        return self.row(-math.inf, high)

    def column(self, most: float, gain: float, least: float = 0.0) -> int:
        """A new variable in [least, most] that brings `gain` a unit."""
        self._least.append(least)
        self._most.append(most)
        self._gain.append(gain)
        return self.columns - 1

    def unlimited(self, gain: Floats) -> Ints:
        """New variables, each at least 0 and without a limit of its own."""
        self._gain.extend(gain)
        self._least.extend(np.zeros(len(gain)))
        self._most.extend(np.full(len(gain), math.inf))
        return np.arange(self.columns - len(gain), self.columns)

    def put(self, row: int, column: int, factor: float) -> None:
        """The column counts `factor` times in the row; said once of a pair."""
        self._row.append(row)
        self._column.append(column)
        self._factor.append(factor)

    def put_all(self, row: Ints, column: Ints, factor: Floats) -> None:
        """Many at once, where the row is not negative."""
        said = row >= 0
        self._row.extend(row[said])
        self._column.extend(column[said])
        self._factor.extend(factor[said].astype(np.float64))

    def sides(self) -> tuple[Floats, Floats]:
        """The limits of the rows."""
        return np.array(self._low), np.array(self._high)

    def limits(self) -> tuple[Floats, Floats, Floats]:
        """By column: least, most, gain."""
        return np.array(self._least), np.array(self._most), np.array(self._gain)

    def entries(self, first: int = 0) -> tuple[Ints, Ints, Floats]:
        """Row, column and factor of all that was put, from the `first` on."""
        return np.array(self._row[first:]), np.array(self._column[first:]), np.array(self._factor[first:])

    def matrix(self) -> csr_array:
        """Rows by columns."""
        row, column, factor = self.entries()
        return csr_array((factor, (row, column)), shape=(self.rows, self.columns))

    def at(self, dual: Floats) -> Solution:
        """What these prices prove, however good they are (weak duality).

        A price that its row cannot have, of a side that is open, counts as nothing; so does what is no number.
        """
        low, high = self.sides()
        side = np.where(dual > 0, high, low)
        counts = np.isfinite(side) & np.isfinite(dual)
        side, dual = np.where(counts, side, 0.0), np.where(counts, dual, 0.0)
        least, most, gain = self.limits()
        reduced = gain - self.matrix().T @ dual
        own = np.isfinite(most)
        best = np.where(reduced > 0, most, least)[own] @ reduced[own]
        return Solution(dual, reduced, float(dual @ side + best))
