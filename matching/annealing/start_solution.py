"""Start solution: which needs of a plan may move, and its tours as options, with what stays put pinned."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from matching.annealing.ground import Ground
from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.construct.schedule import Schedule
from matching.instance.arrays import Bools, Ints
from matching.instance.instance import Instance


class Pin(NamedTuple):
    """A visit that stays put, as an option: of no role that counts, and it may start at one moment only."""

    need: int
    role: int
    shift: int
    low: int
    high: int
    road: int
    length: int
    liking: int

    @classmethod
    def of(cls, instance: Instance, shift: int, stop: tuple[int, int, int]) -> "Pin":
        """Of a stop (start, end, need) in this shift."""
        start, end, need = stop
        road = instance.road(int(instance.shift_provider[shift]), need)
        return cls(need, 0, shift, start, start, road, end - start, 0)


class StartSolution(NamedTuple):
    """A plan on the board. By need: whether it may move, and when it begins (0 where it is not served); by shift the
    options in order, those that stay put numbered behind the network's; and these.
    """

    movable: Bools
    at: Ints
    routes: list[list[int]]
    pinned: list[Pin]

    @classmethod
    def of(cls, instance: Instance, network: Network, ground: Ground, schedule: Schedule) -> "StartSolution":
        """By the schedule."""
        movable = _movable(instance, ground, schedule)
        at = [schedule.served[n].start if n in schedule.served else 0 for n in range(len(movable))]
        return cls(movable, np.array(at, dtype=np.int64), *_routes(instance, network, schedule, movable))


def _movable(instance: Instance, ground: Ground, schedule: Schedule) -> Bools:
    """Loose needs to which no team comes now."""
    coming = np.zeros(len(ground.loose), dtype=np.int64)
    for shift, stops in schedule.tours.items():
        coming[[n for *_, n in stops]] += _alone(instance, shift)
    found = ground.loose.copy()
    for n in schedule.served:
        found[n] &= coming[n] == (ground.asked[n] != NONE).sum()
    return found


def _alone(instance: Instance, shift: int) -> bool:
    return instance.provider(int(instance.shift_provider[shift])).crew == 1


def _routes(
    instance: Instance, network: Network, schedule: Schedule, movable: Bools
) -> tuple[list[list[int]], list[Pin]]:
    pinned: list[Pin] = []
    routes: list[list[int]] = [[] for _ in instance.shift_provider]
    tours = [(shift, stops) for shift, stops in schedule.tours.items() if _alone(instance, shift)]
    free = (
        (shift, n, _role(schedule, n, shift), start) for shift, stops in tours for start, _, n in stops if movable[n]
    )
    options = iter(_options(network, free).tolist())
    for shift, stops in tours:
        for stop in stops:
            if movable[stop[2]]:
                routes[shift].append(next(options))
            else:
                routes[shift].append(len(network.need) + len(pinned))
                pinned.append(Pin.of(instance, shift, stop))
    return routes, pinned


def _role(schedule: Schedule, need: int, shift: int) -> int:
    """In which role the shift's provider comes to the need."""
    i = schedule.instance
    who, roles = i.provider(int(i.shift_provider[shift])).id, i.need(need).person_roles
    return next(r for r, role in enumerate(roles) if who in schedule.served[need].roles[role.id])


def _options(network: Network, visits: Iterable[tuple[int, int, int, int]]) -> Ints:
    """The options of visits (shift, need, role, start): those of the network are in this order, too."""
    needs, roles = int(network.need.max(initial=0)) + 1, int(network.role.max(initial=0)) + 1
    shift, need, role, start = np.array(list(visits), dtype=np.int64).reshape(-1, 4).T
    keys = (network.shift * needs + network.need) * roles + network.role
    found: Ints = np.searchsorted(keys, (shift * needs + need) * roles + role)
    while (before := network.high[found] < start).any():
        found = found + before
    return found
