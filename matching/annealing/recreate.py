"""Recreate: open needs put into the tours again, one after the other, each where it costs least: one person at the
cheapest place, several at the cheapest of a few times."""

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled
from matching.annealing.moves import put
from matching.annealing.places import best_place, put_together
from matching.annealing.undo import Undo, remember
from matching.annealing.visits import is_open
from matching.columns.labels import NONE
from matching.instance.arrays import Floats, Ints

LISTED = -2
"""In place of a need's first option, while open needs are listed."""

BLINK = 0.01
"""The chance that a place is overlooked."""


@compiled
def recreate(b: Board, d: Days, u: Undo, seed: int) -> None:
    """Put what was taken out, and what is unserved near the seed, in again, each where it costs least."""
    for n in _order(b, _open(b, d, u, seed), seed):
        if b.joint[n]:
            put_together(b, d, u, n, BLINK)
            continue
        cost, o, k = best_place(b, d, n, BLINK)
        if o != NONE and cost < b.gain[n]:
            remember(d, u, b.shift[o])
            put(b, d, b.shift[o], k, o)


@compiled
def _open(b: Board, d: Days, u: Undo, seed: int) -> Ints:
    """What was taken out, and the unserved needs near the seed."""
    found = np.empty(b.near.shape[1] + u.route.shape[1] * u.filled[0], dtype=np.int64)
    many = 0
    for i in range(u.filled[0]):
        s = u.touched[i]
        for k in range(u.size[s]):
            n = b.need[u.route[s, k]]
            if b.movable[n] and is_open(d, n):
                d.where[n, 0] = LISTED
                found[many] = n
                many += 1
    for n in b.near[seed]:
        if b.movable[n] and is_open(d, n):
            found[many] = n
            many += 1
    for i in range(many):
        d.where[found[i], 0] = NONE
    return found[:many]


@compiled
def _order(b: Board, needs: Ints, seed: int) -> Ints:
    """By chance, by weight, by weight and length, by the way from the seed, or those with the fewest starts first."""
    key = np.random.random(len(needs))
    rule = below(6)
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
    return _sorted(needs, key)


@compiled
def _sorted(needs: Ints, key: Floats) -> Ints:
    """The needs in order of their keys, by insertion: they are few."""
    for i in range(1, len(needs)):
        k = i
        while k and key[k - 1] > key[k]:
            key[k - 1], key[k] = key[k], key[k - 1]
            needs[k - 1], needs[k] = needs[k], needs[k - 1]
            k -= 1
    return needs
