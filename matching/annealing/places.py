"""Where in the tours a visit fits, and the cheapest place for a need of one person, in compiled loops."""

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.compiled import inlined
from matching.annealing.timing import extra
from matching.annealing.visits import barred
from matching.columns.labels import NONE

FAR = np.iinfo(np.int64).max


@inlined
def may_come(b: Board, d: Days, o: int) -> bool:
    """Whether the option's provider can take one visit more, this one."""
    s = b.shift[o]
    p = b.owner[s]
    if d.size[s] >= d.route.shape[1] or d.visits[p] >= b.most_visits[p]:
        return False
    if d.minutes[p] + b.length[o] > b.most_minutes[p]:
        return False
    return not barred(b, d, b.need[o], p)


@inlined
def earliest(b: Board, d: Days, o: int, k: int) -> int:
    """The earliest start of option o as stop k of its shift, by what stands before."""
    if k == 0:
        return int(b.low[o])
    s = b.shift[o]
    a = d.route[s, k - 1]
    return int(max(b.low[o], d.start[s, k - 1] + b.length[a] + b.way[b.need[a], b.need[o]]))


@inlined
def latest(b: Board, d: Days, o: int, k: int) -> int:
    """The latest start, by what stands behind; before the earliest, where it does not fit."""
    s = b.shift[o]
    if k == d.size[s]:
        return int(b.high[o])
    z = d.route[s, k]
    return int(min(b.high[o], d.latest[s, k] - b.way[b.need[o], b.need[z]] - b.length[o]))


@inlined
def cost_of(b: Board, d: Days, o: int, k: int) -> int:
    """What option o costs as stop k of its shift."""
    s = b.shift[o]
    return int(b.repeat * d.visits[b.owner[s]] - b.liking[o] + b.travel * extra(b, d, s, k, o, k))


@inlined
def best_place(b: Board, d: Days, n: int, blink: float) -> tuple[int, int, int]:
    """(cost, option, stop) of the cheapest place for need n; each is overlooked with the chance `blink`."""
    least, option, stop = FAR, NONE, 0
    for i in range(b.first[n], b.first[n + 1]):
        o = b.options[i]
        if not may_come(b, d, o):
            continue
        for k in range(d.size[b.shift[o]] + 1):
            if k and d.start[b.shift[o], k - 1] > b.high[o]:
                break
            if earliest(b, d, o, k) > latest(b, d, o, k):
                continue
            cost = cost_of(b, d, o, k)
            if cost < least and np.random.random() >= blink:
                least, option, stop = cost, o, k
    return least, option, stop
