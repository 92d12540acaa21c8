"""Ruin: what is taken out of tours before it is put in again, by two operators, strings and an exchange of tails.

Strings are short and lie in neighbouring tours (Christiaens & Vanden Berghe 2020). An exchange swaps the rest of two
tours, or all of them; short strings never get so far. Its tails are those of 2-opt* (Potvin & Rousseau, "An exchange
heuristic for routeing problems with time windows", Journal of the Operational Research Society 46 (1995), 1433-1446),
but a tail may be the whole tour, and a shift empty.
"""

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled, inlined
from matching.annealing.moves import put, take
from matching.annealing.undo import Undo, remember
from matching.annealing.visits import anyone, barred, is_open
from matching.columns.labels import NONE

REMOVED = 10.0
"""Visits taken out at once, on average."""

LONGEST = 10.0
"""Visits of one string at most."""

SPLIT = 0.5
"""The chance that a string leaves some visits in its midst where they are, and then that it leaves no more."""

SPARED = 10
"""Visits left in the midst of a string at most."""

WHOLE = 0.5
"""The chance that tours are swapped whole."""


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


@compiled
def exchange(b: Board, d: Days, u: Undo, n: int) -> None:
    """Swap what follows in the shift of need n, and in another where somebody could serve it; what fits nowhere is
    left out."""
    if is_open(d, n):
        return
    o = anyone(b, d, n)
    s = b.shift[o]
    t = b.shift[b.options[b.first[n] + below(b.first[n + 1] - b.first[n])]]
    if s == t:
        return
    remember(d, u, s)
    remember(d, u, t)
    cut_s, cut_t = 0, 0
    if np.random.random() >= WHOLE:
        while d.route[s, cut_s] != o:
            cut_s += 1
        begins = d.start[s, cut_s]
        while cut_t < d.size[t] and d.start[t, cut_t] < begins:
            cut_t += 1
    _cut(b, d, u, s, cut_s)
    _cut(b, d, u, t, cut_t)
    _append(b, d, u, s, cut_s, t)
    _append(b, d, u, t, cut_t, s)


@compiled
def _cut(b: Board, d: Days, u: Undo, s: int, first: int) -> None:
    """Take the movable stops from this one on out of the shift."""
    for k in range(d.size[s] - 1, first - 1, -1):
        if b.movable[b.need[d.route[s, k]]]:
            take(b, d, u, s, k)


@compiled
def _append(b: Board, d: Days, u: Undo, source: int, first: int, target: int) -> None:
    """What stood in the source from this stop on, visits of one person, goes behind what stands in the target, in
    order, where it fits."""
    for k in range(first, u.size[source]):
        n = b.need[u.route[source, k]]
        if not b.movable[n] or b.joint[n] or not is_open(d, n):
            continue
        o = _next(b, d, n, target)
        if o != NONE:
            put(b, d, target, d.size[target], o)


@compiled
def _next(b: Board, d: Days, n: int, s: int) -> int:
    """The need's option behind the shift's last stop, the earliest that holds."""
    found, earliest = NONE, 0
    p, size = b.owner[s], d.size[s]
    if size >= d.route.shape[1] or d.visits[p] >= b.most_visits[p] or barred(b, d, n, p):
        return found
    for i in range(b.first[n], b.first[n + 1]):
        o = b.options[i]
        if b.shift[o] != s or d.minutes[p] + b.length[o] > b.most_minutes[p]:
            continue
        begins = b.low[o]
        if size:
            a = d.route[s, size - 1]
            begins = max(begins, d.start[s, size - 1] + b.length[a] + b.way[b.need[a], n])
        if begins <= b.high[o] and (found == NONE or begins < earliest):
            found, earliest = o, begins
    return found
