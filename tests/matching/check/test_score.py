"""The score and its parts."""

from matching.check import check, score_of
from matching.io.reading import read_problem
from matching.model.plan import Plan, Reason, Unserved
from tests.matching.check.good import report
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_volunteer


def test_the_score_adds_up() -> None:
    found = report()
    # ann: home, next door (2), market (2), home (3); the team: twice to the end of the street and back (4 each way)
    assert (found.travel, found.repeats, found.preferred, found.moved) == (2 + 2 + 3 + 4 * 4, 2, 1, 0)
    assert (found.served, found.weight) == (5, 20)
    assert found.score == 20_000 - 23 - 2 * 5 + 30


def test_a_need_neither_served_nor_explained_is_counted() -> None:
    problem = read_problem(a_problem(needs=[a_need("n1"), a_need("n2"), a_need("n3")]))
    reason = Reason(role="company", code="no_provider")
    plan = Plan(served=(), unserved=(Unserved(need="n1", reasons=(reason,)), Unserved(need="n2")))
    assert check(problem, plan).unexplained == 2


def test_the_score_alone_is_that_of_the_whole_check_of_a_broken_plan_too() -> None:
    problem = read_problem(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()]))
    twice = a_plan(a_match("n1", company=["p1"]), a_match("n2", company=["p1"]))
    assert check(problem, twice).broken
    assert score_of(problem, twice) == check(problem, twice).score
