"""Where in the tours several people find a time at which they can come at once, in compiled loops."""

from typing import NamedTuple

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled
from matching.annealing.moves import put
from matching.annealing.places import cost_of, earliest, latest, may_come
from matching.annealing.undo import Undo, remember
from matching.columns.labels import NONE
from matching.model.geometry import Ints

TIMES = 12
"""So many times are tried: the earliest or the latest of chances drawn at random."""


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
