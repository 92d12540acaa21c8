"""Plans laid out on the board, and read from it again."""

import numpy as np

from matching.annealing.board import Board, Days, make_board
from matching.annealing.ground import Ground
from matching.annealing.moves import standing
from matching.columns.network import make_network
from matching.dispatch.construct import construct
from matching.dispatch.diary import Diary
from matching.layout.candidates import find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan, Served
from matching.reading import read_problem
from tests.matching.problems import Json


def laid_out(data: Json) -> tuple[Instance, Board, Days]:
    """The plan that insertion makes, on the board."""
    instance = Instance.of(read_problem(data))
    return on_board(instance, construct(instance, find_candidates(instance)))


def on_board(instance: Instance, diary: Diary) -> tuple[Instance, Board, Days]:
    """The diary's plan, on the board."""
    network = make_network(instance, find_candidates(instance))
    board, routes = make_board(instance, network, Ground.of(instance, network), diary)
    return instance, board, standing(board, routes)


def tours_of(instance: Instance, board: Board, days: Days) -> Plan:
    """The one-person visits that stand on the board, each as early as may be."""
    served = []
    for shift in np.flatnonzero(days.size).tolist():
        who = instance.provider(int(board.owner[shift])).id
        for k, option in enumerate(days.route[shift, : days.size[shift]].tolist()):
            need = instance.need(int(board.need[option]))
            if board.movable[board.need[option]]:
                roles = {need.person_roles[0].id: (who,)}
                served.append(Served(need=need.id, start=int(days.start[shift, k]), roles=roles))
    return Plan(served=tuple(served))


def rows_of(days: Days) -> dict[str, object]:
    """What stands where, to compare."""
    rows = [days.route[s, :size].tolist() for s, size in enumerate(days.size)]
    return {"rows": rows, "where": days.where.tolist(), "visits": days.visits.tolist(), "cost": days.cost.tolist()}
