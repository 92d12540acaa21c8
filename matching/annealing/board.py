"""The tours of one-person visits as plain arrays, for compiled loops: what may go where, and where it stands.

Options are those of the network, with the stops that stay put behind them. A need is movable if one person of the
network, and nothing else, serves it; whatever else a shift holds is an option that may start at one moment only.
"""

from typing import NamedTuple

import numpy as np

from matching.annealing.ground import Ground, Ways
from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.dispatch.diary import Diary
from matching.geometry import Bools, Ints
from matching.layout.instance import Instance

ROOM = 16
"""So many more stops than the fullest shift of the plan holds find room in a shift."""


class Board(NamedTuple):
    """What does not change. By option: `need`, `shift`, `low` to `high` its start, `road`, `length`, `liking`.

    `options[first[n]:first[n + 1]]` are those of need n; `gain` is what it adds, in units of the score; `near` its
    related needs, itself first; `way` leads between needs. `owner` is a shift's provider, the caps are a provider's.
    """

    need: Ints
    shift: Ints
    low: Ints
    high: Ints
    road: Ints
    length: Ints
    liking: Ints
    first: Ints
    options: Ints
    gain: Ints
    movable: Bools
    movables: Ints
    near: Ints
    way: Ways
    owner: Ints
    most_minutes: Ints
    most_visits: Ints
    travel: int
    repeat: int


class Days(NamedTuple):
    """What stands where: by shift its options in order (`route`, `size` of them), their earliest starts and the latest
    that the rest of the tour allows; by need its option (-1: none); by provider visits and minutes; `cost` of it all,
    gains of unserved movable needs included.
    """

    route: Ints
    size: Ints
    start: Ints
    latest: Ints
    where: Ints
    visits: Ints
    minutes: Ints
    cost: Ints


def make_board(instance: Instance, network: Network, ground: Ground, diary: Diary) -> tuple[Board, list[list[int]]]:
    """The board, and the options that stand in each shift, by the diary."""
    movable = _movable(instance, ground, diary)
    routes, pinned = _standing(instance, network, diary, movable)
    need = np.concatenate((network.need, np.array([n for *_, n, _ in pinned], dtype=np.int64)))
    table = np.array([(s, a, a, r, b - a, 0) for s, a, b, n, r in pinned], dtype=np.int64).reshape(-1, 6).T
    columns = (network.shift, network.low, network.high, network.road, network.length, ground.liking)
    shift, low, high, road, length, liking = (np.concatenate(pair) for pair in zip(columns, table, strict=True))
    free = np.flatnonzero(movable[network.need])
    options = free[np.argsort(network.need[free], kind="stable")]
    worth = instance.worth
    board = Board(
        need=need, shift=shift, low=low, high=high, road=road, length=length, liking=liking,
        first=np.searchsorted(network.need[options], np.arange(len(movable) + 1)), options=options,
        gain=worth.served * instance.weights, movable=movable, movables=np.flatnonzero(movable),
        near=ground.near, way=ground.way, owner=instance.shift_provider,
        most_minutes=instance.minutes_cap, most_visits=instance.visits_cap, travel=worth.travel, repeat=worth.repeat,
    )  # fmt: skip
    return board, routes


def empty_days(board: Board, routes: list[list[int]]) -> Days:
    """Nothing stands anywhere, and everything that could be gained is lost; there is room for these routes and more."""
    room = ROOM + max(map(len, routes), default=0)
    shifts, providers, needs = len(board.owner), len(board.most_visits), len(board.gain)
    route, start, latest = (np.zeros((shifts, room), dtype=np.int64) for _ in range(3))
    size = np.zeros(shifts, dtype=np.int64)
    where = np.full(needs, NONE, dtype=np.int64)
    visits, minutes = (np.zeros(providers, dtype=np.int64) for _ in range(2))
    cost = np.array([board.gain[board.movable].sum()], dtype=np.int64)
    return Days(route, size, start, latest, where, visits, minutes, cost)


def _movable(instance: Instance, ground: Ground, diary: Diary) -> Bools:
    """Single needs that no team serves now."""
    in_tours = {n for shift, stops in diary.tours.items() if _alone(instance, shift) for *_, n in stops}
    found = ground.single.copy()
    found[[n for n in diary.served if n not in in_tours]] = False
    return found


def _alone(instance: Instance, shift: int) -> bool:
    return instance.provider(int(instance.shift_provider[shift])).crew == 1


Pin = tuple[int, int, int, int, int]
"""Shift, start, end, need, way from home."""


def _standing(instance: Instance, network: Network, diary: Diary, movable: Bools) -> tuple[list[list[int]], list[Pin]]:
    """By shift the options that stand in it, those that stay put numbered behind the network's; and the latter."""
    pinned: list[Pin] = []
    routes: list[list[int]] = [[] for _ in instance.shift_provider]
    tours = [(shift, stops) for shift, stops in diary.tours.items() if _alone(instance, shift)]
    free = [(shift, n, start) for shift, stops in tours for start, _, n in stops if movable[n]]
    options = iter(_options(network, np.array(free, dtype=np.int64).reshape(-1, 3).T).tolist())
    for shift, stops in tours:
        for start, end, n in stops:
            if movable[n]:
                routes[shift].append(next(options))
            else:
                routes[shift].append(len(network.need) + len(pinned))
                road = instance.road(int(instance.shift_provider[shift]), n)
                pinned.append((shift, start, end, n, road))
    return routes, pinned


def _options(network: Network, visits: Ints) -> Ints:
    """The options of visits (columns: shift, need, start); those of a shift are in order of need and earliest start."""
    needs = int(network.need.max(initial=0)) + 1
    shift, need, start = visits
    found: Ints = np.searchsorted(network.shift * needs + network.need, shift * needs + need)
    while (before := network.high[found] < start).any():
        found = found + before
    return found
