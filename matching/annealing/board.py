"""The tours of one-person visits as plain arrays, for compiled loops: what may go where, and where it stands.

Options are those of the network, with the stops that stay put behind them. A need is movable if one person of the
network, and nothing else, serves it; whatever else a shift holds is an option that may start at one moment only.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.dispatch.diary import Diary
from matching.geometry import Bools, Ints
from matching.layout.instance import Instance

NEAR = 100
"""So many needs around each are thought of as related to it."""

IDLE = 0.1
"""What a minute of idling between two needs sets them apart, against a minute of way."""

ROWS_AT_ONCE = 256
"""So many needs' ways are measured together, to bound the memory."""

ROOM = 16
"""So many more stops than the fullest shift of the plan holds find room in a shift."""


Ways = NDArray[np.int32]
"""Minutes between needs: half the memory."""


class Ground(NamedTuple):
    """What no plan changes: by need its related needs (`near`), itself first, and the ways to all."""

    near: Ints
    way: Ways

    @classmethod
    def of(cls, instance: Instance) -> "Ground":
        """Measure all ways; related are those with the least way and idle time from one to the other."""
        every = np.arange(len(instance.problem.needs))
        way = np.zeros((len(every), len(every)), dtype=np.int32)
        near = np.zeros((len(every), min(NEAR, len(every))), dtype=np.int64)
        for rows in np.array_split(every, len(every) // ROWS_AT_ONCE + 1):
            way[rows] = instance.ways_between(rows, every)
            near[rows] = _nearest(instance, rows, way[rows])
        return cls(near, way)


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
    movable = _movable(instance, network, diary)
    routes, pinned = _standing(instance, network, diary, movable)
    need = np.concatenate((network.need, np.array([n for *_, n, _ in pinned], dtype=np.int64)))
    table = np.array([(s, a, a, r, b - a) for s, a, b, n, r in pinned], dtype=np.int64).reshape(-1, 5).T
    columns = (network.shift, network.low, network.high, network.road, network.length)
    shift, low, high, road, length = (np.concatenate(pair) for pair in zip(columns, table, strict=True))
    free = np.flatnonzero(movable[network.need])
    options = free[np.argsort(network.need[free], kind="stable")]
    worth = instance.worth
    board = Board(
        need=need, shift=shift, low=low, high=high, road=road, length=length,
        liking=_likings(instance, need, shift),
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


def _movable(instance: Instance, network: Network, diary: Diary) -> Bools:
    """Needs of one person and nothing else, to be kept apart from none, not agreed, and not served by a team now."""
    agreed = {match.need for match in instance.problem.fixed}
    agreed |= {match.need for match in instance.problem.previous} if instance.worth.moved else set()
    found = np.zeros(len(instance.problem.needs), dtype=bool)
    found[network.need] = True
    for n, need in enumerate(instance.problem.needs):
        found[n] &= not (instance.shared(n) or need.apart or need.id in agreed)
    in_tours = {n for shift, stops in diary.tours.items() if _alone(instance, shift) for *_, n in stops}
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
    options: dict[tuple[int, int], list[int]] = {}
    for o, (n, shift) in enumerate(zip(network.need.tolist(), network.shift.tolist(), strict=True)):
        options.setdefault((n, shift), []).append(o)
    for shift, stops in diary.tours.items():
        for start, end, n in stops if _alone(instance, shift) else ():
            if movable[n]:
                own = options[n, shift]
                routes[shift].append(next(o for o in own if network.low[o] <= start <= network.high[o]))
            else:
                routes[shift].append(len(network.need) + len(pinned))
                road = instance.road(int(instance.shift_provider[shift]), n)
                pinned.append((shift, start, end, n, road))
    return routes, pinned


def _likings(instance: Instance, need: Ints, shift: Ints) -> Ints:
    found = np.zeros(len(need), dtype=np.int64)
    liked = [n for n, wanted in enumerate(instance.problem.needs) if wanted.prefer] if instance.worth.preferred else []
    for o in np.flatnonzero(np.isin(need, liked)):
        who = instance.provider(int(instance.shift_provider[shift[o]])).id
        found[o] = instance.worth.preferred * (who in instance.need(int(need[o])).prefer)
    return found


def _nearest(instance: Instance, rows: Ints, way: Ways) -> Ints:
    needs = instance.problem.needs
    opens = np.array([min((a for a, _ in n.windows), default=0) for n in needs], dtype=np.int64)
    closes = np.array([max((b for _, b in n.windows), default=0) for n in needs], dtype=np.int64)
    idle = np.maximum(opens[rows][:, None] - closes, opens - closes[rows][:, None]) - way
    apart = way + IDLE * np.maximum(0, idle)
    apart[np.arange(len(rows)), rows] = -1
    return np.argsort(apart, axis=1, kind="stable")[:, :NEAR]
