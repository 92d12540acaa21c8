"""Visits put into tours and taken out, in compiled loops; every change can be undone."""

from typing import NamedTuple

import numpy as np

from matching.annealing.board import Board, Days, empty_days
from matching.annealing.compiled import compiled
from matching.columns.labels import NONE
from matching.geometry import Ints

FAR = np.iinfo(np.int64).max


class Undo(NamedTuple):
    """The shifts touched since the last `keep` (`touched[:filled[0]]`) as they were, `route` and `size`; the `cost`."""

    touched: Ints
    filled: Ints
    is_touched: Ints
    route: Ints
    size: Ints
    cost: Ints


def nothing_done(days: Days) -> Undo:
    """Nothing to undo."""
    shifts = len(days.size)
    touched, is_touched, size = (np.zeros(shifts, dtype=np.int64) for _ in range(3))
    return Undo(touched, np.zeros(1, dtype=np.int64), is_touched, np.zeros_like(days.route), size, days.cost.copy())


@compiled
def schedule(b: Board, d: Days, s: int) -> None:
    """Earliest starts from the front, latest ones from the back."""
    size = d.size[s]
    for k in range(size):
        o = d.route[s, k]
        d.start[s, k] = b.low[o]
        if k:
            before = d.route[s, k - 1]
            ready = d.start[s, k - 1] + b.length[before] + b.way[b.need[before], b.need[o]]
            d.start[s, k] = max(b.low[o], ready)
    for k in range(size - 1, -1, -1):
        o = d.route[s, k]
        d.latest[s, k] = b.high[o]
        if k < size - 1:
            after = d.route[s, k + 1]
            due = d.latest[s, k + 1] - b.way[b.need[o], b.need[after]] - b.length[o]
            d.latest[s, k] = min(b.high[o], due)


@compiled
def extra(b: Board, d: Days, s: int, k: int, o: int, after: int) -> int:
    """Minutes of way that option o adds between the stops k - 1 and `after` of the shift."""
    n, first, last = b.need[o], k == 0, after >= d.size[s]
    if first and last:
        return int(2 * b.road[o])
    if first:
        z = d.route[s, after]
        return int(b.road[o] + b.way[n, b.need[z]] - b.road[z])
    a = d.route[s, k - 1]
    if last:
        return int(b.road[o] + b.way[b.need[a], n] - b.road[a])
    z = d.route[s, after]
    return int(b.way[b.need[a], n] + b.way[n, b.need[z]] - b.way[b.need[a], b.need[z]])


@compiled
def remember(d: Days, u: Undo, s: int) -> None:
    """Note the shift as it stands, once."""
    if not u.is_touched[s]:
        u.is_touched[s] = 1
        u.touched[u.filled[0]] = s
        u.filled[0] += 1
        u.size[s] = d.size[s]
        for k in range(d.size[s]):
            u.route[s, k] = d.route[s, k]


@compiled
def put(b: Board, d: Days, s: int, k: int, o: int) -> None:
    """Option o becomes stop k of its shift."""
    p = b.owner[s]
    d.cost[0] += b.travel * extra(b, d, s, k, o, k) + b.repeat * d.visits[p] - b.liking[o]
    if b.movable[b.need[o]]:
        d.cost[0] -= b.gain[b.need[o]]
        d.where[b.need[o]] = o
    for i in range(d.size[s], k, -1):
        d.route[s, i] = d.route[s, i - 1]
    d.route[s, k] = o
    d.size[s] += 1
    d.visits[p] += 1
    d.minutes[p] += b.length[o]
    schedule(b, d, s)


@compiled
def take(b: Board, d: Days, s: int, k: int) -> int:
    """Take stop k, a movable one, out of the shift; its need."""
    o, p = d.route[s, k], b.owner[s]
    n = int(b.need[o])
    d.cost[0] += b.gain[n] + b.liking[o] - b.travel * extra(b, d, s, k, o, k + 1) - b.repeat * (d.visits[p] - 1)
    for i in range(k, d.size[s] - 1):
        d.route[s, i] = d.route[s, i + 1]
    d.size[s] -= 1
    d.visits[p] -= 1
    d.minutes[p] -= b.length[o]
    d.where[n] = NONE
    schedule(b, d, s)
    return n


@compiled
def best_place(b: Board, d: Days, n: int, blink: float) -> tuple[int, int, int]:
    """(cost, option, stop) of the cheapest place for need n; each is overlooked with the chance `blink`."""
    least, option, stop = FAR, NONE, 0
    for i in range(b.first[n], b.first[n + 1]):
        o = b.options[i]
        s = b.shift[o]
        p, size = b.owner[s], d.size[s]
        fixed = b.repeat * d.visits[p] - b.liking[o]
        full = size >= d.route.shape[1]
        if full or d.visits[p] >= b.most_visits[p] or d.minutes[p] + b.length[o] > b.most_minutes[p]:
            continue
        for k in range(size + 1):
            begins = b.low[o]
            if k:
                a = d.route[s, k - 1]
                free = d.start[s, k - 1] + b.length[a]
                if free > b.high[o]:
                    break
                begins = max(begins, free + b.way[b.need[a], n])
            if begins > b.high[o]:
                continue
            if k < size and begins + b.length[o] + b.way[n, b.need[d.route[s, k]]] > d.latest[s, k]:
                continue
            cost = fixed + b.travel * extra(b, d, s, k, o, k)
            if cost < least and np.random.random() >= blink:
                least, option, stop = cost, o, k
    return least, option, stop


def standing(board: Board, routes: list[list[int]]) -> Days:
    """These options, in order, in each shift."""
    days = empty_days(board, routes)
    for shift, options in enumerate(routes):
        for k, option in enumerate(options):
            put(board, days, shift, k, option)
    return days


@compiled
def keep(d: Days, u: Undo) -> None:
    """What was done stays."""
    for i in range(u.filled[0]):
        u.is_touched[u.touched[i]] = 0
    u.filled[0] = 0
    u.cost[0] = d.cost[0]


@compiled
def undo(b: Board, d: Days, u: Undo) -> None:
    """Back to the last `keep`."""
    for i in range(u.filled[0]):
        s = u.touched[i]
        for k in range(d.size[s]):
            _count(b, d, d.route[s, k], -1)
    for i in range(u.filled[0]):
        s = u.touched[i]
        d.size[s] = u.size[s]
        for k in range(d.size[s]):
            d.route[s, k] = u.route[s, k]
            _count(b, d, d.route[s, k], 1)
        schedule(b, d, s)
    d.cost[0] = u.cost[0]
    keep(d, u)


@compiled
def _count(b: Board, d: Days, o: int, one: int) -> None:
    """One stop more (1) or less (-1)."""
    p = b.owner[b.shift[o]]
    d.visits[p] += one
    d.minutes[p] += one * b.length[o]
    if b.movable[b.need[o]]:
        d.where[b.need[o]] = o if one > 0 else NONE
