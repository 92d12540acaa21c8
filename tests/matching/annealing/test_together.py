"""Several people put into their tours at a time at which all of them can come."""

import pytest
from hypothesis import given, settings

from matching.annealing.moves import take
from matching.annealing.together import put_together
from matching.annealing.undo import keep, nothing_done, remember
from matching.annealing.visits import is_open
from matching.check import check
from matching.dispatch.diary import Diary
from matching.layout.instance import Instance
from matching.plan import Served
from matching.reading import read_problem
from tests.matching.annealing.boards import laid_out, on_board, placed, tours_of
from tests.matching.problems import OTHER_TOWN, Json, a_need, a_problem, a_volunteer, helpful_problems, somebody


@settings(max_examples=60, deadline=None)
@given(helpful_problems(people=2))
def test_those_who_are_taken_out_come_together_again_by_every_rule_and_for_a_gain(data: Json) -> None:
    instance, board, days = laid_out(data)
    undone, sure = nothing_done(days), instance.need_number["sure"]
    keep(days, undone)
    for s, k in placed(board, days):
        if board.need[days.route[s, k]] == sure and not is_open(days, sure):
            remember(days, undone, s)
            take(board, days, undone, s, k)
    without = int(days.cost[0])
    put_together(board, days, undone, sure, 0.0)
    problem = instance.problem.but(fixed=(), previous=())
    assert check(problem, tours_of(instance, board, days)).broken == []
    assert int(days.cost[0]) < without or is_open(days, sure)


PAIR = a_need("pair", minutes=30, windows=[[480, 600]], roles=[somebody(people=2)])
BUSY = [a_need("early", minutes=40, windows=[[480, 520]]), a_need("late", minutes=50, windows=[[550, 600]])]


@pytest.mark.parametrize(("who", "start"), [(("p1", "p1"), 520), (("p1", "p2"), 520)])
def test_two_people_meet_in_the_one_gap_of_their_days(who: tuple[str, str], start: int) -> None:
    instance = Instance.of(read_problem(a_problem(needs=[PAIR, *BUSY], providers=[a_volunteer(), a_volunteer("p2")])))
    visits = [
        Served(need=n["id"], start=n["windows"][0][0], roles={"company": (p,)}) for n, p in zip(BUSY, who, strict=True)
    ]
    _, board, days = on_board(instance, Diary(instance, visits))
    undone = nothing_done(days)
    keep(days, undone)
    put_together(board, days, undone, 0, 0.0)
    (pair,) = (s for s in tours_of(instance, board, days).served if s.need == "pair")
    assert pair.start == start
    assert set(pair.roles["company"]) == {"p1", "p2"}


def test_nobody_comes_where_one_is_missing_or_the_way_costs_more_than_it_gains() -> None:
    alone = a_problem(needs=[PAIR], providers=[a_volunteer()])
    far = a_problem(
        needs=[PAIR | {"priority": 1}], providers=[a_volunteer(), a_volunteer("p2", place=OTHER_TOWN,
                                                                                windows=[[0, 1000]])],
        weights={"served": 10, "travel": 1, "repeat": 0, "preferred": 0, "moved": 0},
    )  # fmt: skip
    for data in (alone, far):
        instance = Instance.of(read_problem(data))
        _, board, days = on_board(instance, Diary(instance, ()))
        undone = nothing_done(days)
        put_together(board, days, undone, 0, 0.0)
        assert is_open(days, 0)
        assert not days.size.any()
