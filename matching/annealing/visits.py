"""Who comes to which need: several people to a joint one, nobody to two that are to be kept apart."""

from matching.annealing.board import Board, Days
from matching.annealing.compiled import inlined
from matching.columns.labels import NONE


@inlined
def joins(d: Days, n: int, o: int) -> None:
    """Need n is visited by option o, too."""
    k = 0
    while d.where[n, k] != NONE:
        k += 1
    d.where[n, k] = o


@inlined
def leaves(d: Days, n: int, o: int) -> None:
    """No more by this one."""
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
def barred(b: Board, d: Days, n: int, p: int) -> bool:
    """Whether provider p comes to a need that others must serve than n."""
    for i in range(b.apart_first[n], b.apart_first[n + 1]):
        for k in range(d.where.shape[1]):
            o = d.where[b.apart[i], k]
            if o < 0:
                break
            if b.owner[b.shift[o]] == p:
                return True
    return False
