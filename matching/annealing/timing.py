"""Time windows of a tour: when each stop may begin, and what way a stop adds, in compiled loops."""

from matching.annealing.board import Board, Days
from matching.annealing.compiled import inlined


@inlined
def retime(b: Board, d: Days, s: int) -> None:
    """Earliest starts from the front, latest ones from the back; a joint need begins when it does."""
    size = d.size[s]
    for k in range(size):
        o = d.route[s, k]
        n = b.need[o]
        d.start[s, k] = _opens(b, d, o)
        if k:
            before = d.route[s, k - 1]
            ready = d.start[s, k - 1] + b.length[before] + b.way[b.need[before], n]
            d.start[s, k] = max(d.start[s, k], ready)
    for k in range(size - 1, -1, -1):
        o = d.route[s, k]
        n = b.need[o]
        d.latest[s, k] = _closes(b, d, o)
        if k < size - 1:
            after = d.route[s, k + 1]
            due = d.latest[s, k + 1] - b.way[n, b.need[after]] - b.length[o]
            d.latest[s, k] = min(d.latest[s, k], due)


@inlined
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


@inlined
def _opens(b: Board, d: Days, o: int) -> int:
    """The earliest start of a standing option, whatever else stands in the tour."""
    if b.joint[b.need[o]]:
        return int(d.at[b.need[o]])
    return int(b.low[o])


@inlined
def _closes(b: Board, d: Days, o: int) -> int:
    """The latest one."""
    if b.joint[b.need[o]]:
        return int(d.at[b.need[o]])
    return int(b.high[o])
