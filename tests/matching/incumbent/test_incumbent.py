"""The best plan and the best bound so far: the one never falls, the other never rises, and both can be believed."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.incumbent.budget import Budget, Progress
from matching.incumbent.incumbent import Incumbent
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.plan import Plan
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_volunteer, small_problems

PROBLEM = read_problem(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()]))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_offered_the_score_never_falls_and_no_broken_plan_is_taken(data: st.DataObject) -> None:
    drawn = data.draw(small_problems())
    problem, told = read_problem(drawn), list[Progress]()
    best = Incumbent(Instance.of(problem), Budget(60.0), told.append)
    scores = []  # type: ignore[var-annotated]
    for plan in data.draw(st.lists(plans(drawn), max_size=6)):
        report, taken = check(problem, plan), best.offer(plan.served)
        assert bool(taken) == (not report.broken and report.score > max(scores, default=-math.inf))
        if taken:
            scores.append(report.score)
            assert best.served == plan.served
    assert [p.score for p in told] == pytest.approx(scores)


@given(st.lists(st.floats(-100, 20_000), max_size=8))
def test_whatever_is_proved_the_bound_never_rises_nor_falls_below_the_score(proved: list[float]) -> None:
    told: list[Progress] = []
    best = Incumbent(Instance.of(PROBLEM), Budget(60.0), told.append)
    best.offer(a_plan(a_match("n1", 480, company=["p1"])).served)
    for bound in proved:
        best.prove(bound)
    assert best.bound == max(best.units, min(proved, default=math.inf))
    assert best.proved == (min(proved, default=math.inf) <= best.units)
    bounds = [p.bound for p in told if p.bound is not None]
    assert bounds == sorted(bounds, reverse=True)


def test_the_gap_is_how_much_better_a_plan_could_be() -> None:
    assert Progress(1.0, 90, None).gap is None
    assert Progress(1.0, 90, 100).gap == pytest.approx(0.1)
    assert Progress(1.0, 0, 0).gap == 0


def test_a_budget_is_spent_when_it_is_told_to_stop() -> None:
    assert 0 < Budget(60.0).left() <= 60
    assert Budget(60.0, should_stop=lambda: True).left() == 0
    assert Budget(0.0).left() == 0


def test_a_plan_that_is_no_better_is_not_taken_again() -> None:
    best = Incumbent(Instance.of(PROBLEM), Budget(60.0))
    plan = a_plan(a_match("n1", 480, company=["p1"]))
    assert best.offer(plan.served)
    assert not best.offer(plan.served)
    assert not best.offer(Plan(served=()).served)


def test_what_two_searches_found_at_the_same_time_is_put_together() -> None:
    best = Incumbent(Instance.of(PROBLEM), Budget(60.0))
    nothing = best.served
    first = a_plan(a_match("n1", 480, company=["p1"])).served
    second = a_plan(a_match("n2", 530, company=["p1"])).served
    assert best.offer(first, nothing)
    assert best.offer(second, nothing)
    assert best.served == (*first, *second)


def test_where_both_do_not_go_together_the_better_one_stands() -> None:
    best = Incumbent(Instance.of(PROBLEM), Budget(60.0))
    nothing = best.served
    best.offer(a_plan(a_match("n1", 480, company=["p1"])).served, nothing)
    assert not best.offer(a_plan(a_match("n2", 490, company=["p1"])).served, nothing)
    assert [s.need for s in best.served] == ["n1"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_gain_told_is_how_much_the_best_plan_rose(data: st.DataObject) -> None:
    drawn = data.draw(small_problems())
    best = Incumbent(Instance.of(read_problem(drawn)), Budget(60.0))
    best.offer(())
    nothing = best.served
    for plan in data.draw(st.lists(plans(drawn), max_size=4)):
        before = best.units
        gain = best.offer(plan.served, nothing)
        assert best.units == before + gain
