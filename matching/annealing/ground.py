"""Static data of the local search, whatever the plan: travel times, which needs are related, who likes whom."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.instance.arrays import Bools, Ints
from matching.instance.instance import Instance

NEAR_NEEDS = 100
"""So many needs around each are thought of as related to it."""

TOGETHER_PEOPLE = 8
"""Needs of more people than this stay as they are: all who come have to be taken out and put in at once."""

IDLE = 0.1
"""What a minute of idling between two needs sets them apart, against a minute of way."""

ROWS_AT_ONCE = 256
"""So many needs' ways are measured together, to bound the memory."""

Ways = NDArray[np.int32]
"""Minutes between needs: half the memory."""


class Ground(NamedTuple):
    """What no plan changes. By need: its related needs (`near`), itself first, the ways to all, whether people of the
    network and nothing else may serve it (`loose`), then the role of each who comes (`asked`, NONE behind the last),
    and in `apart[apart_first[n]:apart_first[n + 1]]` the needs that others must serve; by option the `liking`.
    """

    near: Ints
    way: Ways
    loose: Bools
    asked: Ints
    apart_first: Ints
    apart: Ints
    liking: Ints

    @classmethod
    def of(cls, instance: Instance, network: Network) -> "Ground":
        """Measure all ways; related are those with the least way and idle time from one to the other."""
        every = np.arange(len(instance.problem.needs))
        way = np.zeros((len(every), len(every)), dtype=np.int32)
        near = np.zeros((len(every), min(NEAR_NEEDS, len(every))), dtype=np.int64)
        for rows in np.array_split(every, len(every) // ROWS_AT_ONCE + 1):
            way[rows] = instance.ways_between(rows, every)
            near[rows] = _nearest(instance, rows, way[rows])
        loose, liking = _loose(instance, network), _likings(instance, network)
        return cls(near, way, loose, _asked(instance, loose), *_apart(instance), liking)


def _loose(instance: Instance, network: Network) -> Bools:
    """Needs of a few people and nothing else, for each of whom somebody could come, and not agreed."""
    agreed = {match.need for match in instance.problem.fixed}
    agreed |= {match.need for match in instance.problem.previous} if instance.worth.moved else set()
    filled = set(zip(network.need.tolist(), network.role.tolist(), strict=True))
    found = np.zeros(len(instance.problem.needs), dtype=bool)
    for n, need in enumerate(instance.problem.needs):
        people = sum(role.people for role in need.person_roles)
        sure = 0 < people <= TOGETHER_PEOPLE and not need.item_roles and need.id not in agreed
        found[n] = sure and all((n, r) in filled for r in range(len(need.person_roles)))
    return found


def _asked(instance: Instance, loose: Bools) -> Ints:
    found = np.full((len(loose), TOGETHER_PEOPLE), NONE, dtype=np.int64)
    for n in np.flatnonzero(loose).tolist():
        row = [r for r, role in enumerate(instance.need(n).person_roles) for _ in range(role.people)]
        found[n, : len(row)] = row
    return np.ascontiguousarray(found[:, : max(1, int((found != NONE).sum(axis=1).max(initial=0)))])


def _apart(instance: Instance) -> tuple[Ints, Ints]:
    rows = [instance.apart(n) for n in range(len(instance.problem.needs))]
    first = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    return first, np.array([other for row in rows for other in row], dtype=np.int64)


def _likings(instance: Instance, network: Network) -> Ints:
    pairs = zip(network.need.tolist(), network.provider.tolist(), strict=True)
    return np.array([instance.liking(need, who) for need, who in pairs], dtype=np.int64)


def _nearest(instance: Instance, rows: Ints, way: Ways) -> Ints:
    needs = instance.problem.needs
    opens = np.array([min((a for a, _ in n.windows), default=0) for n in needs], dtype=np.int64)
    closes = np.array([max((b for _, b in n.windows), default=0) for n in needs], dtype=np.int64)
    idle = np.maximum(opens[rows][:, None] - closes, opens - closes[rows][:, None]) - way
    apart = way + IDLE * np.maximum(0, idle)
    apart[np.arange(len(rows)), rows] = -1
    first = np.argpartition(apart, min(NEAR_NEEDS, len(needs)) - 1, axis=1)[:, :NEAR_NEEDS]
    order = np.argsort(np.take_along_axis(apart, first, axis=1), axis=1, kind="stable")
    return np.take_along_axis(first, order, axis=1)
