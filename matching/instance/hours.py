"""Bit masks of time: which of 64 equal parts of all time a window touches, as bits of one number.

Two windows whose numbers share no bit never meet: one `&` spares the closer look at most pairs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.instance.arrays import Ints

Bits = NDArray[np.uint64]

PARTS = 64
ALL = np.uint64(2**PARTS - 1)


@dataclass(frozen=True)
class Hours:
    """Time from `start`, cut into PARTS of `length` minutes; the first and the last part reach on without end."""

    start: int
    length: int

    @classmethod
    def over(cls, *moments: Ints) -> "Hours":
        """Parts of the time from the first of these moments to the last."""
        every = np.concatenate([*moments, np.zeros(1, dtype=np.int64)])
        return cls(int(every.min()), int(every.max() - every.min()) // PARTS + 1)

    def touched(self, start: Ints, end: Ints) -> Bits:
        """The parts that each window from `start` to `end` (both included) touches."""
        first, last = (np.clip((x - self.start) // self.length, 0, PARTS - 1).astype(np.uint64) for x in (start, end))
        return np.asarray((ALL << first) & (ALL >> (np.uint64(PARTS - 1) - last)))


@dataclass(frozen=True)
class Calendar:
    """The hours of each shift, of all of a provider's shifts, and of all of a need's windows."""

    hours: Hours
    shift: Bits
    provider: Bits
    need: Bits


def together(bits: Bits, first: Ints) -> Bits:
    """The bits of each owner's windows in one number, where the windows of k are first[k] to first[k + 1] - 1."""
    found = np.zeros(len(first) - 1, dtype=np.uint64)
    np.bitwise_or.at(found, np.repeat(np.arange(len(found)), np.diff(first)), bits)
    return found
