"""Insertion positions: the cheapest place in the tours for one person, a time for several at once; compiled."""

from typing import NamedTuple

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled, inlined
from matching.annealing.moves import put
from matching.annealing.timing import extra
from matching.annealing.undo import Undo, remember
from matching.annealing.visits import barred
from matching.columns.labels import NONE
from matching.instance.arrays import Ints

FAR = np.iinfo(np.int64).max

TIMES = 12
"""So many times are tried: the earliest or the latest of chances drawn at random."""


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


class Chances(NamedTuple):
    """Where one of them could come: an option as a stop of its shift, from the earliest to the latest start."""

    option: Ints
    stop: Ints
    earliest: Ints
    latest: Ints
    cost: Ints


@compiled
def put_together(b: Board, d: Days, u: Undo, n: int, blink: float) -> None:
    """Everyone for need n into their tours, at the cheapest of the times tried, if that costs less than it gains.

    Each chance is overlooked with the probability `blink`.
    """
    c = _chances(b, d, n)
    least, many = int(b.gain[n]), _people(b, n)
    team, found = np.empty(many, dtype=np.int64), np.full(many, NONE, dtype=np.int64)
    for _ in range(TIMES if len(c.option) else 0):
        i = below(len(c.option))
        at = c.earliest[i] if np.random.random() < 0.5 else c.latest[i]
        cost = _cheapest_team(b, c, n, at, least, blink, team)
        if cost < least:
            least = cost
            d.at[n] = at
            for j in range(many):
                found[j] = team[j]
    for chosen in found:
        if chosen != NONE:
            o = c.option[chosen]
            remember(d, u, b.shift[o])
            put(b, d, b.shift[o], c.stop[chosen], o)


@compiled
def _people(b: Board, n: int) -> int:
    many = 0
    while many < b.asked.shape[1] and b.asked[n, many] != NONE:
        many += 1
    return many


@compiled
def _chances(b: Board, d: Days, n: int) -> Chances:
    """All stops in which some start fits."""
    most = 0
    for i in range(b.first[n], b.first[n + 1]):
        most += d.size[b.shift[b.options[i]]] + 1
    rows = np.empty((5, most), dtype=np.int64)
    many = 0
    for i in range(b.first[n], b.first[n + 1]):
        o = b.options[i]
        for k in range(d.size[b.shift[o]] + 1 if may_come(b, d, o) else 0):
            first, last = earliest(b, d, o, k), latest(b, d, o, k)
            if first <= last:
                rows[0, many], rows[1, many], rows[2, many], rows[3, many] = o, k, first, last
                rows[4, many] = cost_of(b, d, o, k)
                many += 1
    return Chances(rows[0, :many], rows[1, :many], rows[2, :many], rows[3, :many], rows[4, :many])


@compiled
def _cheapest_team(b: Board, c: Chances, n: int, at: int, limit: int, blink: float, team: Ints) -> int:
    """What it costs that everyone comes at this time, no exact answer where that is `limit` or more.

    One after the other takes the cheapest chance that is left, beginning with anyone: a fixed order would always give
    away the only one who could do what is asked for last. What they take is put in `team`.
    """
    many, total = len(team), 0
    begin, cheapest = below(many), c.cost.min()
    for j in range(many):
        dearest = limit - total - cheapest * (many - 1 - j)
        least = dearest
        role = b.asked[n, (begin + j) % many]
        for i in range(len(c.option)):
            wrong = b.role[c.option[i]] != role or at < c.earliest[i] or c.latest[i] < at
            if wrong or c.cost[i] >= least or _comes(b, c, team[:j], i) or np.random.random() < blink:
                continue
            least, team[j] = c.cost[i], i
        if least == dearest:
            return limit
        total += least
    return total


@compiled
def _comes(b: Board, c: Chances, team: Ints, i: int) -> bool:
    """Whether the provider of chance i is in the team."""
    for j in team:  # noqa: SIM110 - generators are not compiled
        if b.owner[b.shift[c.option[j]]] == b.owner[b.shift[c.option[i]]]:
            return True
    return False
