"""Completion bound: how much a tour can still gain at most, a knapsack of the shift's remaining minutes.

The knapsack is filled by the best ratio. Every further visit takes at least its own minutes and the shortest way to it,
and is worth at most its price less that way. Taking parts of visits and forgetting which are done already only raises
the sum, so it is an upper bound.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.columns.network import Network
from matching.instance.arrays import Bools, Floats, Ints

SPREAD = 1 << 40
"""Further apart than minutes in a shift can be: keeps the shifts' sums apart in one sorted array."""


@dataclass(frozen=True)
class CompletionBound:
    """By shift, one after the other: minutes filled (`size`, from SPREAD * shift) and worth gained by then."""

    size: Ints
    worth: Floats
    first: Ints

    @classmethod
    def of(cls, network: Network, option: Floats, minute: float, active: Bools, shifts: int) -> "CompletionBound":
        """The knapsack of every shift at these prices."""
        near = np.minimum(network.nearest, network.road)
        gain = option - minute * near
        kept = np.flatnonzero(active & (gain > 0))
        size = network.length[kept] + near[kept]
        kept = kept[np.lexsort((-gain[kept] / np.maximum(size, 1e-3), network.shift[kept]))]
        size, gain, shift = network.length[kept] + near[kept], gain[kept], network.shift[kept]
        first = np.searchsorted(shift, np.arange(shifts + 1)) + np.arange(shifts + 1)
        return cls(_restarted(size, shift, shifts, SPREAD), _restarted(gain, shift, shifts, 0), first)

    def at(self, shift: Ints, left: Ints) -> Floats:
        """What `left` minutes of the shift can still bring at most."""
        after = np.searchsorted(self.size, shift * SPREAD + left, side="right")
        before = after - 1
        last = after >= self.first[shift + 1]
        after = np.where(last, before, after)
        step = np.maximum(self.size[after] - self.size[before], 1)
        part = np.clip((shift * SPREAD + left - self.size[before]) / step, 0, 1)
        return np.asarray(self.worth[before] + part * (self.worth[after] - self.worth[before]))


def _restarted(values: Ints | Floats, shift: Ints, shifts: int, spread: int) -> Any:
    """Running sums that begin again, from `spread` times its number, with every shift."""
    first = np.searchsorted(shift, np.arange(shifts))
    total = np.concatenate(([0], np.cumsum(values)))
    start = total[first]
    return np.insert(total[1:] - start[shift] + spread * shift, first, spread * np.arange(shifts))
