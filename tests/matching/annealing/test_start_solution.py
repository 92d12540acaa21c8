"""A plan laid out for the compiled loops: who may move, and who stands where in which role."""

import pytest

from matching.annealing.ground import Ground
from matching.annealing.start_solution import StartSolution
from matching.columns.network import make_network
from matching.construct.schedule import Schedule
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from tests.matching.annealing.boards import on_board
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    somebody,
    things,
)


def movable(data: Json, *served: Json) -> dict[str, bool]:
    instance = Instance.of(read_problem(data))
    network = make_network(instance, find_candidates(instance))
    schedule = Schedule(instance, a_plan(*served).served)
    solution = StartSolution.of(instance, network, Ground.of(instance, network), schedule)
    return dict(zip(instance.need_number, solution.movable.tolist(), strict=True))


def test_needs_of_people_move_and_what_takes_goods_stays() -> None:
    goods = a_need("goods", roles=[somebody(), things("rice", "rice")])
    needs = [a_need("one"), a_need("two", roles=[somebody(people=2)]), goods]
    data = a_problem(needs=needs, providers=[a_volunteer(), a_volunteer("p2")], resources=[a_stock(item="rice")])
    assert movable(data) == {"one": True, "two": True, "goods": False}


def test_what_is_agreed_stays() -> None:
    match = a_match(company=["p1"])
    data = a_problem(needs=[a_need(), a_need("n2")], providers=[a_volunteer()], fixed=[match])
    assert movable(data, match) == {"n1": False, "n2": True}


def test_what_a_team_does_stays_with_the_team() -> None:
    team = a_volunteer("team", crew=2)
    data = a_problem(needs=[a_need(), a_need("n2")], providers=[a_volunteer(), team])
    assert movable(data, a_match(company=["team"])) == {"n1": False, "n2": True}
    both = a_problem(needs=[a_need(roles=[somebody(people=2)])], providers=[a_volunteer(), team])
    assert movable(both, a_match(company=["p1", "team"])) == {"n1": False}


def test_everybody_stands_in_their_own_role() -> None:
    """Both could do either."""
    need = a_need(roles=[somebody("nurse"), somebody("helper")])
    instance = Instance.of(read_problem(a_problem(needs=[need], providers=[a_volunteer(), a_volunteer("p2")])))
    schedule = Schedule(instance, a_plan(a_match(start=500, nurse=["p2"], helper=["p1"])).served)
    _, board, days = on_board(instance, schedule)
    assert [int(board.role[days.route[shift, 0]]) for shift in (0, 1)] == [1, 0]
    assert days.start[:, 0].tolist() == [500, 500]


@pytest.mark.parametrize("start", [480, 500, 560, 570])
def test_a_visit_stands_in_the_span_in_which_it_begins(start: int) -> None:
    need = a_need(windows=[[480, 530], [560, 600]])
    instance = Instance.of(read_problem(a_problem(needs=[need], providers=[a_volunteer()])))
    _, board, days = on_board(instance, Schedule(instance, a_plan(a_match(start=start, company=["p1"])).served))
    option = int(days.route[0, 0])
    assert board.low[option] <= start <= board.high[option]
