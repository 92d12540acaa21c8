"""Network of a shift's visits: which may follow which (crew 1), the arcs that tours are made of.

An option is one row of the candidates: a visit in one shift, to start within one span. Options and arcs are
numbered from 0; `first[o]` to `first[o + 1] - 1` are the arcs that leave option o.
"""

from dataclasses import dataclass

import numpy as np

from matching.instance.arrays import Bools, Ints, minutes_between
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance

PAIRS_AT_ONCE = 4_000_000
"""So many pairs of options are looked at together, to bound the memory."""

ROLES = 64
"""Person roles of one need that are told apart in sums of marks."""


@dataclass(frozen=True)
class Network:
    """Options by column, arcs by column.

    `length` is the visit's own minutes, `road` those from and to home, `nearest` the shortest way from another visit;
    the shift `closes`, and the provider takes no more than `most_minutes` and `most_visits`. Sums of `mark` stand for
    sets of (need, role), `stamp` tells options apart.
    """

    candidates: Candidates
    row: Ints
    need: Ints
    role: Ints
    provider: Ints
    shift: Ints
    low: Ints
    high: Ints
    road: Ints
    length: Ints
    closes: Ints
    most_minutes: Ints
    most_visits: Ints
    mark: Ints
    stamp: Ints
    nearest: Ints
    origin: Ints
    target: Ints
    way: Ints

    def arcs_of(self, active: Bools) -> tuple[Ints, Ints, Ints]:
        """(first, target, way) of the arcs between active options."""
        kept = active[self.origin] & active[self.target]
        first = np.searchsorted(self.origin[kept], np.arange(len(self.need) + 1))
        return first, self.target[kept], self.way[kept]


def make_network(instance: Instance, candidates: Candidates) -> Network:
    """Options in order of shift, and every arc that some start allows."""
    crew = np.array([p.crew for p in instance.problem.providers], dtype=np.int64)
    row = np.argsort(candidates.shift, kind="stable")
    row = row[crew[candidates.provider[row]] == 1]
    c = candidates
    need, role, low, high = c.need[row], c.role[row], c.low[row], c.high[row]
    length = instance.stays[need, role]
    origin, target, way = _arcs(instance, need, c.shift[row], low + length, high)
    provider, shift = c.provider[row], c.shift[row]
    nearest = np.full(len(row), np.iinfo(np.int64).max)
    np.minimum.at(nearest, target, way)
    return Network(
        candidates=candidates,
        row=row,
        need=need,
        role=role,
        provider=provider,
        shift=shift,
        low=low,
        high=high,
        road=c.road[row],
        length=length,
        closes=instance.shift_end[shift],
        most_minutes=instance.minutes_cap[provider],
        most_visits=instance.visits_cap[provider],
        mark=_numbers(len(instance.problem.needs) * ROLES, 1)[need * ROLES + role % ROLES],
        stamp=_numbers(len(row), 2),
        nearest=nearest,
        origin=origin,
        target=target,
        way=way,
    )


def _numbers(many: int, seed: int) -> Ints:
    """Arbitrary numbers of 63 bits, the same every time: two sets with the same sum are next to impossible."""
    return np.random.default_rng(seed).integers(0, np.iinfo(np.int64).max, size=many, dtype=np.int64)


def _arcs(instance: Instance, need: Ints, shift: Ints, done: Ints, high: Ints) -> tuple[Ints, Ints, Ints]:
    """Origin, target and minutes of every arc, in order of origin; `done` is the earliest end."""
    begin, end = np.searchsorted(shift, shift, side="left"), np.searchsorted(shift, shift, side="right")
    sizes, parts = end - begin, []
    marks = np.searchsorted(np.cumsum(sizes), np.arange(0, int(sizes.sum()) + PAIRS_AT_ONCE, PAIRS_AT_ONCE))
    for a, b in zip(marks, np.append(marks[1:], len(need)), strict=True):
        origin = np.repeat(np.arange(a, b), sizes[a:b])
        offsets = np.repeat(np.cumsum(sizes[a:b]) - sizes[a:b], sizes[a:b])
        target = np.repeat(begin[a:b], sizes[a:b]) + np.arange(len(origin)) - offsets
        kept = (need[origin] != need[target]) & (done[origin] <= high[target])
        origin, target = origin[kept], target[kept]
        points = instance.need_points
        way = minutes_between(instance.problem.travel, points[need[origin]], points[need[target]])
        kept = done[origin] + way <= high[target]
        parts.append(np.stack((origin[kept], target[kept], way[kept])))
    origin, target, way = np.concatenate(parts, axis=1) if parts else np.zeros((3, 0), dtype=np.int64)
    return origin, target, way
