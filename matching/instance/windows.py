"""Windows as arrays, and windows of one provider cut so that nobody is ever in two places at once."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from matching.instance.arrays import Ints
from matching.model import Window


def stacked(windows: Sequence[Sequence[Window]]) -> tuple[Ints, Ints]:
    """All windows one below the other, shape (n, 2), and where each owner's begin (one more than owners)."""
    rows = np.array([w for own in windows for w in own], dtype=np.int64).reshape(-1, 2)
    return rows, np.cumsum([0, *(len(own) for own in windows)])


def disjoint(windows: Iterable[Window]) -> list[Window]:
    """The windows without what an earlier one holds already: of each, the longest stretch that is left."""
    kept: list[Window] = []
    for window in windows:
        rest = max(_without(window, kept), key=lambda w: w[1] - w[0], default=None)
        if rest is not None:
            kept.append(rest)
    return kept


def _without(window: Window, taken: list[Window]) -> Iterator[Window]:
    start, end = window
    for a, b in sorted(taken):
        if b <= start or a >= end:
            continue
        if start < a:
            yield (start, a)
        start = max(start, b)
    if start < end or start == end == window[0]:
        yield (start, end)
