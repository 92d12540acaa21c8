"""Tours made better by ruin and recreate: short strings of visits are taken out of neighbouring tours and put in again
greedily; what is worse is taken on with a chance that falls.

After Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
Science 54 (2020), 417-433, with needs that may stay unserved.
"""

import numpy as np

from matching.board import Board, Days
from matching.geometry import Floats, Ints
from matching.labels import NONE
from matching.moves import Undo, best_place, compiled, keep, put, remember, take, undo

REMOVED = 10.0
"""Visits taken out at once, on average."""

LONGEST = 10.0
"""Visits of one string at most."""

SPLIT = 0.5
"""The chance that a string leaves some visits in its midst where they are."""

BLINK = 0.01
"""The chance that a place is overlooked."""


@compiled
def anneal(b: Board, d: Days, u: Undo, best: Days, rounds: int, temperature: float, seed: int) -> int:
    """So many rounds; the best days are copied to `best`. How many rounds changed them."""
    np.random.seed(seed)
    found = 0
    for _ in range(rounds):
        before = d.cost[0]
        _once(b, d, u)
        if d.cost[0] < before - temperature * np.log(np.random.random()):
            keep(d, u)
            if d.cost[0] < best.cost[0]:
                copy(d, best)
                found += 1
        else:
            undo(b, d, u)
    return found


@compiled
def probe(b: Board, d: Days, u: Undo, worse: Floats, seed: int) -> int:
    """Fill `worse` with the costs that rounds add, where they add any, everything undone; how many are filled."""
    np.random.seed(seed)
    filled = 0
    for _ in range(len(worse)):
        before = d.cost[0]
        _once(b, d, u)
        if d.cost[0] > before:
            worse[filled] = d.cost[0] - before
            filled += 1
        undo(b, d, u)
    return filled


@compiled
def copy(source: Days, target: Days) -> None:
    """What stands where; times and counts are left behind."""
    target.size[:] = source.size
    target.route[:] = source.route
    target.start[:] = source.start
    target.where[:] = source.where
    target.cost[0] = source.cost[0]


@compiled
def _once(b: Board, d: Days, u: Undo) -> None:
    n = b.movables[np.random.randint(len(b.movables))]
    _ruin(b, d, u, n)
    _recreate(b, d, u, n)


@compiled
def _ruin(b: Board, d: Days, u: Undo, seed: int) -> None:
    """Strings out of the tours nearest to the seed, a string a tour."""
    filled = max(1, (d.size > 0).sum())
    longest = max(1.0, min(LONGEST, d.size.sum() / filled))
    strings = int(np.random.random() * (4 * REMOVED / (1 + longest))) + 1
    for n in b.near[seed]:
        if strings == 0:
            break
        o = d.where[n]
        if o == NONE or u.is_touched[b.shift[o]]:
            continue
        s = b.shift[o]
        remember(d, u, s)
        many = int(np.random.random() * min(longest, d.size[s])) + 1
        _string(b, d, s, o, many)
        strings -= 1


@compiled
def _string(b: Board, d: Days, s: int, o: int, many: int) -> None:
    """Take `many` stops around option o out; those that stay put are left, and sometimes a few in the midst."""
    size, spared = d.size[s], 0
    if many > 1 and np.random.random() < SPLIT:
        while many + spared < size and np.random.random() > 0.01 and spared < 10:
            spared += 1
            if np.random.random() < 0.5:
                break
    length = many + spared
    k = 0
    while d.route[s, k] != o:
        k += 1
    first = np.random.randint(max(0, k - length + 1), min(k, size - length) + 1)
    kept = first + np.random.randint(many) + 1
    for i in range(first + length - 1, first - 1, -1):
        between = spared > 0 and kept <= i < kept + spared
        if not between and b.movable[b.need[d.route[s, i]]]:
            take(b, d, s, i)


@compiled
def _recreate(b: Board, d: Days, u: Undo, seed: int) -> None:
    """Put what was taken out, and what is unserved near the seed, in again, each at its cheapest place."""
    needs = _open(b, d, u, seed)
    for i in _order(b, needs, seed):
        n = needs[i]
        cost, o, k = best_place(b, d, n, BLINK)
        if o != NONE and cost < b.gain[n]:
            remember(d, u, b.shift[o])
            put(b, d, b.shift[o], k, o)


@compiled
def _open(b: Board, d: Days, u: Undo, seed: int) -> Ints:
    """What was taken out, and the unserved needs near the seed."""
    touched = u.touched[: u.filled[0]]
    found = np.empty(b.near.shape[1] + u.size[touched].sum(), dtype=np.int64)
    out = 0
    for s in touched:
        for o in u.route[s, : u.size[s]]:
            if b.movable[b.need[o]] and d.where[b.need[o]] == NONE:
                found[out] = b.need[o]
                out += 1
    many = out
    for n in b.near[seed]:
        if b.movable[n] and d.where[n] == NONE and not (found[:out] == n).any():
            found[many] = n
            many += 1
    return found[:many]


@compiled
def _order(b: Board, needs: Ints, seed: int) -> Ints:
    """By chance, by weight, by weight and length, by the way from the seed, or those with the fewest starts first."""
    key = np.random.random(len(needs))
    rule = np.random.randint(6)
    for i in range(len(needs)):
        n = needs[i]
        if rule == 1:
            key[i] = -b.gain[n] * (0.5 + key[i])
        elif rule == 2:
            key[i] = -b.gain[n] * (0.5 + key[i]) / (1.0 + b.length[b.options[b.first[n]]])
        elif rule == 3:
            key[i] = -b.way[seed, n]
        elif rule == 4:
            key[i] = b.way[seed, n]
        elif rule == 5:
            key[i] = 0.0
            for j in range(b.first[n], b.first[n + 1]):
                key[i] += b.high[b.options[j]] - b.low[b.options[j]] + 1
    return np.argsort(key)
