"""State of the local search: the tours of people as plain arrays, what may go where, and where it stands.

Options are those of the network, with the stops that stay put behind them. A need is movable if people of the network,
and nothing else, serve it; whatever else a shift holds is an option that may start at one moment only.
"""

from typing import NamedTuple

import numpy as np

from matching.annealing.ground import Ground, Ways
from matching.annealing.start_solution import Pin, StartSolution
from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.construct.schedule import Schedule
from matching.instance.arrays import Bools, Ints
from matching.instance.instance import Instance

ROOM_STOPS = 16
"""So many more stops than the fullest shift of the plan holds find room in a shift."""


class Board(NamedTuple):
    """What does not change. By option: `need`, `role`, `shift`, `low` to `high` its start, `road`, `length`, `liking`.

    `options[first[n]:first[n + 1]]` are those of need n; `gain` is what it adds, in units of the score; `near` its
    related needs, itself first; `way` leads between needs. To a `joint` one several people come at once, `asked` for
    by role; who comes to one of `apart[apart_first[n]:apart_first[n + 1]]` cannot come to n. `owner` is a shift's
    provider, the caps are a provider's.
    """

    need: Ints
    role: Ints
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
    joint: Bools
    asked: Ints
    apart_first: Ints
    apart: Ints
    near: Ints
    way: Ways
    owner: Ints
    most_minutes: Ints
    most_visits: Ints
    travel: int
    repeat: int


class Days(NamedTuple):
    """What stands where: by shift its options in order (`route`, `size` of them), their earliest starts and the latest
    that the rest of the tour allows; by movable need its options (`where`, NONE behind the last) and, while it is a
    joint one that stands, its one start (`at`); by provider visits and minutes; `cost` of it all, gains of unserved
    movable needs included.
    """

    route: Ints
    size: Ints
    start: Ints
    latest: Ints
    where: Ints
    at: Ints
    visits: Ints
    minutes: Ints
    cost: Ints


def make_board(instance: Instance, network: Network, ground: Ground, schedule: Schedule) -> tuple[Board, StartSolution]:
    """The board, and what stands on it by the schedule."""
    solution, worth = StartSolution.of(instance, network, ground, schedule), instance.worth
    columns = {name: getattr(network, name) for name in Pin._fields if name != "liking"} | {"liking": ground.liking}
    pinned = np.array(solution.pinned, dtype=np.int64).reshape(-1, len(Pin._fields)).T
    joined = {name: np.concatenate((columns[name], pins)) for name, pins in zip(Pin._fields, pinned, strict=True)}
    options = _free(instance, network, solution)
    movable = solution.movable
    board = Board(
        **joined, first=np.searchsorted(network.need[options], np.arange(len(movable) + 1)), options=options,
        gain=worth.served * instance.weights, movable=movable, movables=np.flatnonzero(movable),
        joint=movable & (ground.asked[:, 1:] != NONE).any(axis=1), asked=ground.asked,
        apart_first=ground.apart_first, apart=ground.apart, near=ground.near, way=ground.way,
        owner=instance.shift_provider, most_minutes=instance.minutes_cap, most_visits=instance.visits_cap,
        travel=worth.travel, repeat=worth.repeat,
    )  # fmt: skip
    return board, solution


def _free(instance: Instance, network: Network, solution: StartSolution) -> Ints:
    """The options of movable needs, in order of need; without those of who stays with a need to be kept apart."""
    who = instance.shift_provider
    kept = {(other, int(who[pin.shift])) for pin in solution.pinned for other in instance.apart(pin.need)}
    pairs = zip(network.need.tolist(), network.provider.tolist(), strict=True)
    barred = [pair in kept for pair in pairs] if kept else False
    free = np.flatnonzero(solution.movable[network.need] & ~np.array(barred))
    return free[np.argsort(network.need[free], kind="stable")]


def empty_days(board: Board, solution: StartSolution) -> Days:
    """Nothing stands anywhere, and everything that could be gained is lost; there is room for what stands and more."""
    room = ROOM_STOPS + max(map(len, solution.routes), default=0)
    shifts, providers = len(board.owner), len(board.most_visits)
    route, start, latest = (np.zeros((shifts, room), dtype=np.int64) for _ in range(3))
    size = np.zeros(shifts, dtype=np.int64)
    where = np.full(board.asked.shape, NONE, dtype=np.int64)
    visits, minutes = (np.zeros(providers, dtype=np.int64) for _ in range(2))
    cost = np.array([board.gain[board.movable].sum()], dtype=np.int64)
    return Days(route, size, start, latest, where, solution.at.copy(), visits, minutes, cost)
