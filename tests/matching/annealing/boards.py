"""Plans laid out on the board, and read from it again."""

import numpy as np
from numba import njit

from matching.annealing.board import Board, Days, make_board
from matching.annealing.ground import Ground
from matching.annealing.moves import days_of
from matching.columns.network import make_network
from matching.construct.greedy import construct
from matching.construct.schedule import Schedule
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.problems import Json


def laid_out(data: Json) -> tuple[Instance, Board, Days]:
    """The plan that insertion makes, on the board."""
    instance = Instance.of(read_problem(data))
    return on_board(instance, construct(instance, find_candidates(instance)))


@njit
def _begin_chance(seed: int) -> None:
    """Compiled loops have a chance of their own."""
    np.random.seed(seed)


def on_board(instance: Instance, schedule: Schedule) -> tuple[Instance, Board, Days]:
    """The schedule's plan, on the board; what compiled loops do with it by chance is the same every time."""
    _begin_chance(1)  # type: ignore[type-var]
    network = make_network(instance, find_candidates(instance))
    board, solution = make_board(instance, network, Ground.of(instance, network), schedule)
    return instance, board, days_of(board, solution)


def tours_of(instance: Instance, board: Board, days: Days) -> Plan:
    """The visits of movable needs that stand on the board, each as early as may be; who comes together, at once."""
    served: dict[int, Assignment] = {}
    for shift in np.flatnonzero(days.size).tolist():
        who = instance.provider(int(board.owner[shift])).id
        for k, option in enumerate(days.route[shift, : days.size[shift]].tolist()):
            if board.movable[n := int(board.need[option])]:
                start, people = int(days.start[shift, k]), instance.need(n).person_roles
                roles = served[n].roles if n in served else {role.id: () for role in people}
                assert n not in served or served[n].start == start
                role = people[int(board.role[option])].id
                roles = {name: (*given, who) if name == role else given for name, given in roles.items()}
                served[n] = Assignment(need=instance.need(n).id, start=start, roles=roles)
    return Plan(served=tuple(served.values()))


def placed(board: Board, days: Days) -> list[tuple[int, int]]:
    """Shift and stop of everyone who comes to a movable need."""
    return [
        (s, k) for s, size in enumerate(days.size) for k in range(size) if board.movable[board.need[days.route[s, k]]]
    ]


def rows_of(days: Days) -> dict[str, object]:
    """What stands where, to compare."""
    by_shift = {
        name: [row[:size].tolist() for row, size in zip(rows, days.size, strict=True)]
        for name, rows in (("route", days.route), ("start", days.start), ("latest", days.latest))
    }
    where = [sorted(options) for options in days.where.tolist()]
    counted = {name: getattr(days, name).tolist() for name in ("visits", "minutes", "cost")}
    return {"where": where, **by_shift, **counted}
