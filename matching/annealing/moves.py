"""Search moves: visits put into tours and taken out, in compiled loops; the cost is kept up to date."""

from matching.annealing.board import Board, Days, empty_days
from matching.annealing.compiled import compiled, inlined
from matching.annealing.start_solution import StartSolution
from matching.annealing.timing import extra, retime
from matching.annealing.undo import Undo, remember
from matching.annealing.visits import is_open, joins, leaves


@inlined
def put(b: Board, d: Days, s: int, k: int, o: int) -> None:
    """Option o becomes stop k of its shift."""
    p, n = b.owner[s], b.need[o]
    d.cost[0] += b.travel * extra(b, d, s, k, o, k) + b.repeat * d.visits[p] - b.liking[o]
    if b.movable[n]:
        d.cost[0] -= b.gain[n] if is_open(d, n) else 0
        joins(d, n, o)
    for i in range(d.size[s], k, -1):
        d.route[s, i] = d.route[s, i - 1]
    d.route[s, k] = o
    d.size[s] += 1
    d.visits[p] += 1
    d.minutes[p] += b.length[o]
    retime(b, d, s)


@inlined
def take(b: Board, d: Days, u: Undo, s: int, k: int) -> int:
    """Take stop k, a movable one, out of a remembered shift, and who comes with it out of theirs; its need."""
    n = int(b.need[d.route[s, k]])
    _take(b, d, s, k)
    if b.joint[n]:
        _take_others(b, d, u, n)
    return n


@compiled
def _take_others(b: Board, d: Days, u: Undo, n: int) -> None:
    while not is_open(d, n):
        o = d.where[n, 0]
        remember(d, u, b.shift[o])
        _take(b, d, b.shift[o], _stop(d, b.shift[o], o))


@compiled
def _stop(d: Days, s: int, o: int) -> int:
    k = 0
    while d.route[s, k] != o:
        k += 1
    return k


@inlined
def _take(b: Board, d: Days, s: int, k: int) -> None:
    o, p = d.route[s, k], b.owner[s]
    n = b.need[o]
    leaves(d, n, o)
    if is_open(d, n):
        d.cost[0] += b.gain[n]
    d.cost[0] += b.liking[o] - b.travel * extra(b, d, s, k, o, k + 1) - b.repeat * (d.visits[p] - 1)
    for i in range(k, d.size[s] - 1):
        d.route[s, i] = d.route[s, i + 1]
    d.size[s] -= 1
    d.visits[p] -= 1
    d.minutes[p] -= b.length[o]
    retime(b, d, s)


def days_of(board: Board, solution: StartSolution) -> Days:
    """The days of what stands."""
    days = empty_days(board, solution)
    for shift, options in enumerate(solution.routes):
        for k, option in enumerate(options):
            put(board, days, shift, k, option)
    return days
