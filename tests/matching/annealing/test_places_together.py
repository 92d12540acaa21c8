"""Several people put into their tours at a time at which all of them can come."""

import pytest
from hypothesis import given, settings

from matching.annealing.moves import take
from matching.annealing.places import put_together
from matching.annealing.undo import keep, nothing_done, remember
from matching.annealing.visits import is_open
from matching.check import check
from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from tests.matching.annealing.boards import laid_out, on_board, placed, tours_of
from tests.matching.kit.problems import (
    END_OF_STREET,
    NEXT_DOOR,
    OTHER_TOWN,
    Json,
    a_need,
    a_problem,
    a_volunteer,
    helpful_problems,
    somebody,
)
from tests.matching.model.test_explicit_data import a_problem as a_given_problem
from tests.matching.model.test_explicit_data import a_role, apart

TRIES = 100


@settings(max_examples=60, deadline=None)
@given(helpful_problems(people=2))
def test_those_who_are_taken_out_come_together_again_by_every_rule_where_that_gains(data: Json) -> None:
    instance, board, days = laid_out(data)
    undone, sure, before = nothing_done(days), instance.need_number["sure"], int(days.cost[0])
    keep(days, undone)
    for s, k in placed(board, days):
        if board.need[days.route[s, k]] == sure and not is_open(days, sure):
            remember(days, undone, s)
            take(board, days, undone, s, k)
    without = int(days.cost[0])
    for _ in range(TRIES if before < without else 0):
        if is_open(days, sure):
            put_together(board, days, undone, sure, 0.0)
    assert is_open(days, sure) == (without <= before)
    assert int(days.cost[0]) <= without
    problem = instance.problem.but(fixed=(), previous=())
    assert check(problem, tours_of(instance, board, days)).broken == []


PAIR = a_need("pair", minutes=30, windows=[[480, 600]], roles=[somebody(people=2)])
BUSY = [a_need("early", minutes=40, windows=[[480, 520]]), a_need("late", minutes=50, windows=[[550, 600]])]


@pytest.mark.parametrize("who", [("p1", "p1"), ("p1", "p2")])
def test_two_people_meet_in_the_one_gap_of_their_days(who: tuple[str, str]) -> None:
    instance = Instance.of(read_problem(a_problem(needs=[PAIR, *BUSY], providers=[a_volunteer(), a_volunteer("p2")])))
    visits = [
        Assignment(need=n["id"], start=n["windows"][0][0], roles={"company": (p,)})
        for n, p in zip(BUSY, who, strict=True)
    ]
    _, board, days = on_board(instance, Schedule(instance, visits))
    undone = nothing_done(days)
    put_together(board, days, undone, 0, 0.0)
    (pair,) = (s for s in tours_of(instance, board, days).served if s.need == "pair")
    assert pair.start == 520
    assert set(pair.roles["company"]) == {"p1", "p2"}


def nobody_comes(problem: Problem, *served: Assignment) -> bool:
    """However often it is tried to put somebody together for the first need."""
    instance = Instance.of(problem)
    _, board, days = on_board(instance, Schedule(instance, served))
    undone = nothing_done(days)
    for _ in range(TRIES):
        put_together(board, days, undone, 0, 0.0)
    return bool(is_open(days, 0))


def test_nobody_comes_where_one_is_missing_or_the_ways_cost_more_than_it_gains() -> None:
    assert nobody_comes(read_problem(a_problem(needs=[PAIR], providers=[a_volunteer()])))
    far = a_volunteer("p2", place=OTHER_TOWN, windows=[[0, 1000]])
    dear = {"served": 10, "travel": 1, "repeat": 0, "preferred": 0, "moved": 0}
    data = a_problem(needs=[PAIR | {"priority": 1}], providers=[a_volunteer(), far], weights=dear)
    assert nobody_comes(read_problem(data))
    assert not nobody_comes(read_problem(data | {"weights": dear | {"served": 1000}}))


def test_the_only_one_who_can_do_what_is_asked_for_last_is_not_given_away_first() -> None:
    """The nearest could be the companion as well as the medic, and nobody else is one."""
    pair = a_need("pair", roles=[somebody("companion"), somebody("medic", skills=["escort"])])
    people = [a_volunteer("medic", skills=["escort"]), a_volunteer("p2", place=NEXT_DOOR)]
    assert not nobody_comes(read_problem(a_problem(needs=[pair], providers=people)))


def test_a_dear_companion_of_somebody_who_is_liked_is_not_overlooked() -> None:
    """The first costs more than the need gains; the second, whom it prefers, makes good for it."""
    pair = a_need("pair", priority=1, prefer=["medic"], roles=[somebody("medic", skills=["escort"]), somebody("help")])
    people = [a_volunteer("medic", skills=["escort"]), a_volunteer("p2", place=END_OF_STREET, windows=[[400, 700]])]
    weights = {"served": 5, "travel": 1, "repeat": 0, "preferred": 30, "moved": 0}
    assert not nobody_comes(read_problem(a_problem(needs=[pair], providers=people, weights=weights)))


def test_whoever_comes_to_a_need_to_be_kept_apart_is_not_asked() -> None:
    pair = apart("pair", "one").but(roles=(a_role("care"), a_role("nurse")))
    one = Assignment(need="one", start=1, roles={"care": ("c0",)})
    for carers, expected in ((2, True), (3, False)):
        assert nobody_comes(a_given_problem(pair, apart("one", "pair"), carers=carers), one) is expected
