"""Yesterday's plan and today's: as little as possible moves, and what moves is told."""

from hypothesis import given, settings

from matching.check import moved
from matching.edit.replan import MOVED_POINTS, following, what_moved
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.moves import moves_of_every_kind
from tests.matching.kit.problems import (
    MARKET,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_volunteer,
    helpful_problems,
    small_problems,
)


@settings(max_examples=80, deadline=None)
@given(small_problems())
def test_what_moved_is_what_the_score_counts(data: Json) -> None:
    problem = read_problem(data)
    plan = solve(problem)
    assert [m.need for m in what_moved(problem, plan)] == moved(problem, plan)
    assert all(m.shifts for m in what_moved(problem, plan))


@settings(max_examples=60, deadline=None)
@given(helpful_problems())
def test_where_nothing_changed_since_yesterday_nothing_moves(data: Json) -> None:
    problem = read_problem(data).but(previous=())
    yesterday = solve(problem)
    today = following(problem, yesterday)
    assert today.weights.moved == (problem.weights.moved or MOVED_POINTS)
    assert what_moved(today, solve(today)) == ()


def the_street(free: int) -> Problem:
    """Twenty visits at fixed hours by ten volunteers yesterday; today the first `free` of them have no time."""
    needs = [a_need(f"n{k:02}", windows=[[480, 510]] if k % 2 else [[570, 600]]) for k in range(20)]
    people = [a_volunteer(f"p{k}") for k in range(10)]
    people += [a_volunteer("spare", place=MARKET, windows=[[470, 610]])]
    yesterday = solve(read_problem(a_problem(needs=needs, providers=people[:10])))
    ill = [p | {"windows": []} for p in people[:free]]
    today = read_problem(a_problem(needs=needs, providers=[*ill, *people[free:]]))
    return following(today, yesterday)


def test_one_volunteer_falls_ill_and_only_her_visits_move() -> None:
    problem = the_street(1)
    hers = {m.need for m in problem.previous if "p0" in m.people_by_role["company"]}
    found = what_moved(problem, solve(problem))
    assert {m.need for m in found} == hers
    assert {shift for m in found for shift in m.shifts} == {"people"}
    assert {m.after.people[0][1] for m in found if m.after} == {"spare"}


def test_where_a_second_one_falls_ill_too_two_visits_are_dropped() -> None:
    problem = the_street(2)
    found = what_moved(problem, solve(problem))
    assert sorted(m.shifts for m in found) == [("dropped",), ("dropped",), ("people",), ("people",)]


def test_time_and_people_are_told_apart() -> None:
    problem, now = moves_of_every_kind()
    found = what_moved(problem, now)
    assert [m.shifts for m in found] == [("time",), ("time", "people"), ("people",), ("dropped",), ("dropped",)]


def test_a_plan_that_keeps_everything_moved_nothing() -> None:
    problem = read_problem(a_problem(needs=[a_need()], previous=[a_match(company=["p1"])], providers=[a_volunteer()]))
    assert what_moved(problem, a_plan(a_match(company=["p1"]))) == ()
    assert [m.shifts for m in what_moved(problem, Plan(served=()))] == [("dropped",)]
