"""A plan at once: sound, with what is agreed, the weightiest needs first."""

from hypothesis import given, settings

from matching.check import check
from matching.construct.greedy import construct, order
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.problems import MARKET, Json, a_match, a_need, a_problem, a_volunteer, small_problems, somebody


def constructed(problem: Problem) -> Plan:
    instance = Instance.of(problem)
    return Plan(served=tuple(construct(instance, find_candidates(instance)).served.values()))


@settings(max_examples=150, deadline=None)
@given(small_problems())
def test_the_plan_at_once_breaks_no_rule(data: Json) -> None:
    problem = read_problem(data)
    assert check(problem, constructed(problem)).broken == []


@settings(max_examples=80, deadline=None)
@given(small_problems())
def test_the_plan_at_once_is_no_worse_than_doing_nothing(data: Json) -> None:
    problem = read_problem(data).but(previous=())
    assert check(problem, constructed(problem)).score >= 0


def test_the_weightiest_need_comes_first_then_the_one_with_fewer_helpers() -> None:
    needs = [a_need("easy"), a_need("hard", roles=[somebody(skills=["escort"])]), a_need("urgent", priority=5)]
    problem = read_problem(a_problem(needs=needs, providers=[a_volunteer("p1", skills=["escort"]), a_volunteer("p2")]))
    instance = Instance.of(problem)
    assert [problem.needs[n].id for n in order(instance, find_candidates(instance))] == ["urgent", "hard", "easy"]


def test_of_two_people_the_one_with_the_shorter_way_comes() -> None:
    people = [a_volunteer("far", place=MARKET), a_volunteer("near")]
    plan = constructed(read_problem(a_problem(needs=[a_need()], providers=people)))
    assert plan.served[0].people == [("company", "near")]


def test_a_second_visit_is_laid_beside_the_first_without_moving_it() -> None:
    problem = read_problem(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()]))
    kept = Assignment.model_validate(a_match("n2", 500, company=["p1"]))
    instance = Instance.of(problem)
    schedule = construct(instance, find_candidates(instance), [kept])
    plan = Plan(served=tuple(schedule.served.values()))
    assert kept in plan.served
    assert len(plan.served) == 2
    assert check(problem, plan).broken == []


def test_a_previous_match_that_still_holds_is_taken_up() -> None:
    before = a_match(start=531, company=["p2"])
    people = [a_volunteer("p1"), a_volunteer("p2", place=MARKET)]
    plan = constructed(read_problem(a_problem(needs=[a_need()], providers=people, previous=[before])))
    assert [(s.start, s.people) for s in plan.served] == [(531, [("company", "p2")])]


def test_when_the_time_is_over_nothing_more_is_put_in() -> None:
    problem = read_problem(a_problem(needs=[a_need()], providers=[a_volunteer()]))
    instance = Instance.of(problem)
    assert construct(instance, find_candidates(instance), over=lambda: True).served == {}
