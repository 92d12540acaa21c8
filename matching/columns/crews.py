"""Crews in the master program: each trip of a team a variable, bounded by the hands and the hours of its shift."""

from collections import defaultdict
from typing import TypeAlias

import numpy as np

from matching.columns.master import Master

Trip: TypeAlias = tuple[int, int, int, int]
"""Whether it is made, its last start and first end, its minutes from home to home."""


def crews_at_work(m: Master) -> None:
    """Visits of teams: no more trips at once than hands, where trips must overlap, and no more minutes in all."""
    c, i = m.candidates, m.instance
    trips: dict[int, list[Trip]] = defaultdict(list)
    for rows in _rows_of_crews(m).values():
        row, need, provider = rows[0], int(c.need[rows[0]]), int(c.provider[rows[0]])
        x = m.lp.column(1, i.liking(need, provider) - 2 * int(c.road[row]) * i.worth.travel)
        m.trips.append((rows, x))
        m.cover(x, row)
        m.load(x, provider, 1, int(i.stays[need, int(c.role[row])]))
        road, length = int(c.road[row]), int(i.stays[need, int(c.role[row])])
        first, last = int(c.low[rows].min()) - road, int(c.high[rows].max()) - road
        trips[int(c.shift[row])].append((x, last, first + length + 2 * road, length + 2 * road))
    for shift, own in trips.items():
        crew, minutes = i.provider(int(i.shift_provider[shift])).crew, int(i.shift_end[shift] - i.shift_start[shift])
        _overlaps(m, own, crew)
        if sum(length for _, _, _, length in own) > crew * minutes:
            row_of_shift = m.lp.at_most(crew * minutes)
            for x, _, _, length in own:
                m.lp.put(row_of_shift, x, length)


def _rows_of_crews(m: Master) -> dict[tuple[int, int, int], list[int]]:
    found: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    of_crews = np.setdiff1d(np.arange(len(m.candidates.need)), m.network.row)
    c = m.candidates
    for row in of_crews.tolist():
        found[int(c.need[row]), int(c.role[row]), int(c.shift[row])].append(row)
    return found


def _overlaps(m: Master, uses: list[Trip], limit: int) -> None:
    """At the last moment that each may begin, whatever certainly goes on then fits in the limit."""
    seen: list[set[int]] = []
    for moment in sorted({last for _, last, end, _ in uses if last < end}):
        going = {k for k, (_, last, end, _) in enumerate(uses) if last <= moment < end}
        if len(going) > limit and not any(going <= other for other in seen):
            seen.append(going)
    for going in (g for g in seen if not any(g < other for other in seen)):
        row = m.lp.at_most(limit)
        for k in going:
            m.lp.put(row, uses[k][0], 1)
