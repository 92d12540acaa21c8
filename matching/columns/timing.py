"""Time windows of a tour: when its visits may start, and when they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matching.columns.network import Network
from matching.instance.arrays import Ints, minutes_between
from matching.instance.instance import Instance


@dataclass(frozen=True)
class Bounds:
    """For each visit of a tour the earliest and the latest start, and the minutes from its start to the next's."""

    low: list[int]
    high: list[int]
    step: list[int]

    def between(self, a: int, b: int) -> int:
        """The least minutes from visit a's start to visit b's."""
        return sum(self.step[a:b])


def bounds_of(instance: Instance, network: Network, path: Sequence[int]) -> Bounds:
    """The bounds of the tour that makes these options in order."""
    low, high = [int(network.low[o]) for o in path], [int(network.high[o]) for o in path]
    step = [_step(instance, network, a, b) for a, b in pairwise(path)]
    for k, minutes in enumerate(step):
        low[k + 1] = max(low[k + 1], low[k] + minutes)
    for k in range(len(step) - 1, -1, -1):
        high[k] = min(high[k], high[k + 1] - step[k])
    return Bounds(low, high, step)


def way_of(instance: Instance, network: Network, path: Sequence[int]) -> int:
    """The tour's minutes of way, from home to home."""
    between = sum(instance.way(int(network.need[a]), int(network.need[b])) for a, b in pairwise(path))
    return int(network.road[path[0]] + network.road[path[-1]]) + between


def ways_of(instance: Instance, network: Network, option: Ints, first: Ints) -> Ints:
    """The same of many tours, one behind the other in `option`, that begin at `first`."""
    here, there = network.need[option[:-1]], network.need[option[1:]]
    step = minutes_between(instance.problem.travel, instance.need_points[here], instance.need_points[there])
    step = np.append(np.zeros(1, dtype=np.int64), step)
    step[first] = 0
    last = np.append(first, len(option))[1:] - 1
    ways: Ints = np.add.reduceat(step, first) + network.road[option[first]] + network.road[option[last]]
    return ways


def starts_of(instance: Instance, network: Network, path: Sequence[int], given: Mapping[int, int]) -> dict[int, int]:
    """As early as may be, but the given starts (by need) as they are: start by need."""
    bounds, found = bounds_of(instance, network, path), dict[int, int]()
    earliest = bounds.low[0]
    for k, option in enumerate(path):
        need = int(network.need[option])
        start = given.get(need, max(earliest, bounds.low[k]))
        found[need] = start
        earliest = start + (bounds.step[k] if k < len(bounds.step) else 0)
    return found


def _step(instance: Instance, network: Network, a: int, b: int) -> int:
    return int(network.length[a]) + instance.way(int(network.need[a]), int(network.need[b]))
