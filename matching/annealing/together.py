"""Where in the tours several people find a time at which they can come at once, in compiled loops."""

from typing import NamedTuple

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.compiled import compiled
from matching.annealing.moves import put
from matching.annealing.places import cost_of, earliest, latest, may_come
from matching.annealing.strings import below
from matching.annealing.undo import Undo, remember
from matching.columns.labels import NONE
from matching.geometry import Ints

TIMES = 12
"""So many times are tried: the earliest or the latest of places drawn by chance."""


class Places(NamedTuple):
    """Where one of them could come: an option as a stop of its shift, from the earliest to the latest start."""

    option: Ints
    stop: Ints
    earliest: Ints
    latest: Ints
    cost: Ints


@compiled
def put_together(b: Board, d: Days, u: Undo, n: int, blink: float) -> None:
    """Everyone for need n into their tours, at the cheapest of the times tried, if that costs less than it gains.

    Each place is overlooked with the chance `blink`.
    """
    p = _places(b, d, n)
    least, at = b.gain[n], 0
    chosen, company = np.empty(b.asked.shape[1], dtype=np.int64), np.empty(b.asked.shape[1], dtype=np.int64)
    many = 0
    for _ in range(TIMES if len(p.option) else 0):
        i = below(len(p.option))
        t = p.earliest[i] if np.random.random() < 0.5 else p.latest[i]
        cost, size = _company(b, p, n, t, least, blink, company)
        if cost < least:
            least, at, many = cost, t, size
            for j in range(many):
                chosen[j] = company[j]
    d.at[n] = at
    for j in range(many):
        o = p.option[chosen[j]]
        remember(d, u, b.shift[o])
        put(b, d, b.shift[o], p.stop[chosen[j]], o)


@compiled
def _places(b: Board, d: Days, n: int) -> Places:
    """All places in which some start fits."""
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
    return Places(rows[0, :many], rows[1, :many], rows[2, :many], rows[3, :many], rows[4, :many])


@compiled
def _company(b: Board, p: Places, n: int, t: int, limit: int, blink: float, company: Ints) -> tuple[int, int]:
    """What it costs that somebody comes in every role at time t, `limit` if no less; and how many come.

    Their places are put in `company`.
    """
    total, many = 0, 0
    while many < b.asked.shape[1] and b.asked[n, many] != NONE:
        least = limit - total
        for i in range(len(p.option)):
            wrong = b.role[p.option[i]] != b.asked[n, many] or t < p.earliest[i] or p.latest[i] < t
            if wrong or p.cost[i] >= least or _among(b, p, company[:many], i) or np.random.random() < blink:
                continue
            least, company[many] = p.cost[i], i
        if least == limit - total:
            return limit, 0
        total += least
        many += 1
    return total, many


@compiled
def _among(b: Board, p: Places, company: Ints, i: int) -> bool:
    """Whether the provider of place i comes already."""
    for j in company:  # noqa: SIM110 - generators are not compiled
        if b.owner[b.shift[p.option[j]]] == b.owner[b.shift[p.option[i]]]:
            return True
    return False
