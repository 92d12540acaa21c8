"""One urgent need put into a plan that stands."""

import pytest
from hypothesis import given, settings

from matching.check import check
from matching.edit.insertion import insert_need
from matching.io.reading import read_problem
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.brute import can_be_added, ways
from tests.matching.kit.problems import (
    MARKET,
    NEXT_DOOR,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    helpful_problems,
    somebody,
    things,
)


@settings(max_examples=80, deadline=None)
@given(helpful_problems())
def test_it_is_served_as_well_as_can_be_wherever_there_is_room_and_all_else_stays(data: Json) -> None:
    problem = read_problem(data)
    before = Plan(served=solve(problem).served[:1])
    before = before.but(score=check(problem, before).score)
    for need in problem.needs:
        plan = insert_need(problem, before, need.id)
        assert plan.served[: len(before.served)] == before.served
        report = check(problem, plan)
        assert (report.broken, report.score) == ([], pytest.approx(plan.score))  # type: ignore[comparison-overlap]
        others = [check(problem, Plan(served=(*before.served, way))) for way in ways(problem, need)]
        best = max((r.score for r in others if not r.broken), default=before.score)
        assert plan.score == pytest.approx(max(best, before.score))


@settings(max_examples=60, deadline=None)
@given(helpful_problems())
def test_where_there_is_no_room_the_plan_says_why(data: Json) -> None:
    problem = read_problem(data)
    before = solve(problem)
    for need in (n for n in problem.needs if n.id not in {s.need for s in before.served}):
        plan = insert_need(problem, before, need.id)
        assert plan.served == before.served or can_be_added(problem, before, need.id)
        assert [u.need for u in plan.unserved].count(need.id) == (plan.served == before.served)
        assert all(u.reasons for u in plan.unserved)


def test_a_need_that_is_served_stays_as_it_is() -> None:
    problem = read_problem(a_problem(needs=[a_need()], providers=[a_volunteer("p1"), a_volunteer("p2")]))
    now = a_plan(a_match(start=490, company=["p2"]))
    assert insert_need(problem, now, "n1") is now


def test_what_gains_only_by_keeping_what_was_agreed_is_put_back_as_it_was() -> None:
    """The way is dearer than the visit's own worth, and anybody else's shorter, but a change costs more than both."""
    problem = read_problem(
        a_problem(
            needs=[a_need(priority=1)],
            providers=[a_volunteer("p1", place=MARKET), a_volunteer("p2", place=NEXT_DOOR)],
            previous=[a_match(start=500, company=["p1"])],
            weights={"served": 1, "travel": 1, "moved": 10},
        )
    )
    plan = insert_need(problem, a_plan(), "n1")
    assert plan.served == a_plan(a_match(start=500, company=["p1"])).served
    assert plan.score == 1 - 6


def test_goods_that_come_from_elsewhere_change_nothing_of_what_was_agreed() -> None:
    problem = read_problem(
        a_problem(
            needs=[a_need(roles=[things("chair", "wheelchair")])],
            resources=[a_stock("r1", quantity=0), a_stock("r2")],
            previous=[a_match(start=500, chair={"r1": 1})],
        )
    )
    plan = insert_need(problem, a_plan(), "n1")
    assert (plan.served[0].start, plan.score) == (500, 4000)


def test_nobody_can_do_it_and_the_plan_names_the_skill_that_would_help() -> None:
    problem = read_problem(a_problem(needs=[a_need(roles=[somebody(skills=["escort"])])], providers=[a_volunteer()]))
    entry = insert_need(problem, a_plan(), "n1").unserved[0]
    assert [r.code for r in entry.reasons] == ["no_provider"]
    assert [(f.change, f.provider, f.to) for f in entry.fixes] == [("skill", "p1", "escort")]


def test_an_unknown_need_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        insert_need(read_problem(a_problem()), a_plan(), "n9")
