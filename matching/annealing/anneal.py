"""Ruin and recreate: short strings of visits are taken out of neighbouring tours and put in again greedily; what is
worse is accepted with a chance that falls.

After Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
Science 54 (2020), 417-433, with needs that may stay unserved.
"""

import numpy as np

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import compiled
from matching.annealing.recreate import recreate
from matching.annealing.ruin import exchange, ruin
from matching.annealing.undo import Undo, keep, undo
from matching.instance.arrays import Floats

EXCHANGED = 0.15
"""The part of all rounds in which tours are exchanged; in the others strings are taken out."""


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
    """What stands in which shift when, and the cost; the rest is left behind."""
    for s in range(len(source.size)):
        target.size[s] = source.size[s]
        for k in range(source.size[s]):
            target.route[s, k] = source.route[s, k]
            target.start[s, k] = source.start[s, k]
    target.cost[0] = source.cost[0]


@compiled
def _once(b: Board, d: Days, u: Undo) -> None:
    n = b.movables[below(len(b.movables))]
    if np.random.random() < EXCHANGED:
        exchange(b, d, u, n)
    else:
        ruin(b, d, u, n)
    recreate(b, d, u, n)
