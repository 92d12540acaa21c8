"""What stands where in a plan: which needs may move, and the tours as options, with what stays put pinned."""

from typing import NamedTuple

import numpy as np

from matching.annealing.ground import Ground
from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.dispatch.diary import Diary
from matching.geometry import Bools, Ints
from matching.layout.instance import Instance


class Standing(NamedTuple):
    """What stands in a plan: by shift the options in order, by need when it begins (0 where it is not served)."""

    routes: list[list[int]]
    at: Ints


def movable_now(instance: Instance, ground: Ground, diary: Diary) -> Bools:
    """Loose needs to which no team comes now."""
    coming = np.zeros(len(ground.loose), dtype=np.int64)
    for shift, stops in diary.tours.items():
        coming[[n for *_, n in stops]] += _alone(instance, shift)
    found = ground.loose.copy()
    for n in diary.served:
        found[n] &= coming[n] == (ground.asked[n] != NONE).sum()
    return found


def _alone(instance: Instance, shift: int) -> bool:
    return instance.provider(int(instance.shift_provider[shift])).crew == 1


Pin = tuple[int, int, int, int, int]
"""Shift, start, end, need, way from home."""


def routes_of(instance: Instance, network: Network, diary: Diary, movable: Bools) -> tuple[list[list[int]], list[Pin]]:
    """By shift the options that stand in it, those that stay put numbered behind the network's; and the latter."""
    pinned: list[Pin] = []
    routes: list[list[int]] = [[] for _ in instance.shift_provider]
    tours = [(shift, stops) for shift, stops in diary.tours.items() if _alone(instance, shift)]
    free = [(shift, n, _role(diary, n, shift), start) for shift, stops in tours for start, _, n in stops if movable[n]]
    options = iter(_options(network, np.array(free, dtype=np.int64).reshape(-1, 4).T).tolist())
    for shift, stops in tours:
        for start, end, n in stops:
            if movable[n]:
                routes[shift].append(next(options))
            else:
                routes[shift].append(len(network.need) + len(pinned))
                road = instance.road(int(instance.shift_provider[shift]), n)
                pinned.append((shift, start, end, n, road))
    return routes, pinned


def _role(diary: Diary, need: int, shift: int) -> int:
    """In which role the shift's provider comes to the need."""
    i = diary.instance
    who, roles = i.provider(int(i.shift_provider[shift])).id, i.need(need).person_roles
    return next(r for r, role in enumerate(roles) if who in diary.served[need].roles[role.id])


def _options(network: Network, visits: Ints) -> Ints:
    """The options of visits (columns: shift, need, role, start); those of a shift are in this order, too."""
    needs, roles = int(network.need.max(initial=0)) + 1, int(network.role.max(initial=0)) + 1
    shift, need, role, start = visits
    keys = (network.shift * needs + network.need) * roles + network.role
    found: Ints = np.searchsorted(keys, (shift * needs + need) * roles + role)
    while (before := network.high[found] < start).any():
        found = found + before
    return found
