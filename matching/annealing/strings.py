"""Ruin: short strings of visits taken out of neighbouring tours."""

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled, inlined
from matching.annealing.moves import take
from matching.annealing.undo import Undo, remember
from matching.annealing.visits import anyone, is_open

REMOVED = 10.0
"""Visits taken out at once, on average."""

LONGEST = 10.0
"""Visits of one string at most."""

SPLIT = 0.5
"""The chance that a string leaves some visits in its midst where they are, and then that it leaves no more."""

SPARED = 10
"""Visits left in the midst of a string at most."""


@compiled
def ruin(b: Board, d: Days, u: Undo, seed: int) -> None:
    """Strings out of the tours nearest to the seed, a string a tour."""
    longest = max(1.0, min(LONGEST, _usual_size(d)))
    strings = int(np.random.random() * (4 * REMOVED / (1 + longest))) + 1
    for n in b.near[seed]:
        if strings == 0:
            break
        if not b.movable[n] or is_open(d, n):
            continue
        o = anyone(b, d, n)
        s = b.shift[o]
        if u.is_touched[s]:
            continue
        remember(d, u, s)
        many = int(np.random.random() * min(longest, d.size[s])) + 1
        _string(b, d, u, s, o, many)
        strings -= 1


@inlined
def _string(b: Board, d: Days, u: Undo, s: int, o: int, many: int) -> None:
    """Take `many` stops around option o out; those that stay put are left, and sometimes a few in the midst."""
    size, spared = d.size[s], 0
    if many > 1 and np.random.random() < SPLIT:
        spared = 1
        while spared < SPARED and np.random.random() >= SPLIT:
            spared += 1
        spared = min(spared, size - many)
    length = many + spared
    k = 0
    while d.route[s, k] != o:
        k += 1
    earliest = max(0, k - length + 1)
    first = earliest + below(min(k, size - length) + 1 - earliest)
    kept = first + below(many) + 1
    for i in range(first + length - 1, first - 1, -1):
        between = spared > 0 and kept <= i < kept + spared
        if not between and b.movable[b.need[d.route[s, i]]]:
            take(b, d, u, s, i)


@compiled
def _usual_size(d: Days) -> float:
    """Stops of a tour, on average."""
    stops, tours = 0, 1e-9
    for size in d.size:
        stops += size
        tours += size > 0
    return stops / tours
