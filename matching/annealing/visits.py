"""Who comes to which movable need: several people to a joint one, nobody to two that are to be kept apart."""

from matching.annealing.board import Board, Days
from matching.annealing.chance import below
from matching.annealing.compiled import inlined
from matching.columns.labels import NONE


@inlined
def joins(d: Days, n: int, o: int) -> None:
    """Option o comes to need n as well."""
    k = 0
    while d.where[n, k] != NONE:
        k += 1
    d.where[n, k] = o


@inlined
def leaves(d: Days, n: int, o: int) -> None:
    """Option o comes to need n no more."""
    k = 0
    while d.where[n, k] != o:
        k += 1
    last = d.where.shape[1] - 1
    while k < last and d.where[n, k + 1] != NONE:
        d.where[n, k] = d.where[n, k + 1]
        k += 1
    d.where[n, k] = NONE


@inlined
def is_open(d: Days, n: int) -> bool:
    """Whether nobody comes to need n."""
    return bool(d.where[n, 0] == NONE)


@inlined
def anyone(b: Board, d: Days, n: int) -> int:
    """The option of somebody who comes to need n, by chance."""
    if not b.joint[n]:
        return int(d.where[n, 0])
    many = 0
    while many < d.where.shape[1] and d.where[n, many] != NONE:
        many += 1
    return int(d.where[n, below(many)])


@inlined
def barred(b: Board, d: Days, n: int, p: int) -> bool:
    """Whether provider p comes to a movable need that others must serve than n."""
    for i in range(b.apart_first[n], b.apart_first[n + 1]):
        for k in range(d.where.shape[1]):
            o = d.where[b.apart[i], k]
            if o < 0:
                break
            if b.owner[b.shift[o]] == p:
                return True
    return False
