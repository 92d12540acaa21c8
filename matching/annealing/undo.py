"""Rollback of search moves: what was done to tours is undone, in compiled loops."""

from typing import NamedTuple

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.compiled import inlined
from matching.annealing.timing import retime
from matching.annealing.visits import joins, leaves
from matching.instance.arrays import Ints


class Undo(NamedTuple):
    """The shifts touched since the last `keep` (`touched[:filled[0]]`) as they were, `route`, `start` and `size`; the
    `cost`."""

    touched: Ints
    filled: Ints
    is_touched: Ints
    route: Ints
    start: Ints
    size: Ints
    cost: Ints


def nothing_done(days: Days) -> Undo:
    """Nothing to undo."""
    shifts = len(days.size)
    touched, is_touched, size = (np.zeros(shifts, dtype=np.int64) for _ in range(3))
    route, start = np.zeros_like(days.route), np.zeros_like(days.start)
    return Undo(touched, np.zeros(1, dtype=np.int64), is_touched, route, start, size, days.cost.copy())


@inlined
def remember(d: Days, u: Undo, s: int) -> None:
    """Note the shift as it stands, once."""
    if not u.is_touched[s]:
        u.is_touched[s] = 1
        u.touched[u.filled[0]] = s
        u.filled[0] += 1
        u.size[s] = d.size[s]
        for k in range(d.size[s]):
            u.route[s, k] = d.route[s, k]
            u.start[s, k] = d.start[s, k]


@inlined
def keep(d: Days, u: Undo) -> None:
    """What was done stays."""
    for i in range(u.filled[0]):
        u.is_touched[u.touched[i]] = 0
    u.filled[0] = 0
    u.cost[0] = d.cost[0]


@inlined
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
            o = u.route[s, k]
            d.route[s, k] = o
            if b.joint[b.need[o]]:
                d.at[b.need[o]] = u.start[s, k]
            _count(b, d, o, 1)
        retime(b, d, s)
    d.cost[0] = u.cost[0]
    keep(d, u)


@inlined
def _count(b: Board, d: Days, o: int, one: int) -> None:
    """One stop more (1) or less (-1)."""
    p, n = b.owner[b.shift[o]], b.need[o]
    d.visits[p] += one
    d.minutes[p] += one * b.length[o]
    if b.movable[n] and one > 0:
        joins(d, n, o)
    elif b.movable[n]:
        leaves(d, n, o)
