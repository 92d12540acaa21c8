"""A whole problem: what may be left out."""

from matching.model import Problem
from tests.matching.kit.problems import a_need, a_problem


def test_a_problem_may_leave_out_resources_and_matches_of_before() -> None:
    problem = Problem.model_validate(a_problem(needs=[a_need(prefer=None, refuse=None)]))
    assert (problem.resources, problem.fixed, problem.previous) == ((), (), ())
    assert problem.needs[0].prefer == problem.needs[0].refuse == frozenset()


def test_an_absent_weight_is_nothing() -> None:
    weights = Problem.model_validate(a_problem(weights={"served": 7})).weights
    assert weights.model_dump() == {"served": 7, "travel": 0, "repeat": 0, "preferred": 0, "moved": 0}
