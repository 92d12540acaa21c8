"""The whole check: a good plan is good, a bound may not lie, and the contract's own checker agrees on any plan."""

from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.io.reading import read_problem
from matching.io.writing import to_contract
from matching.model.plan import Plan
from tests.matching.check.good import GOOD, PROBLEM, report
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import Json, a_match, a_need, a_plan, a_problem, a_volunteer, small_problems


def test_the_good_plan_breaks_no_rule() -> None:
    assert report().broken == []


def test_a_bound_below_the_score_is_a_lie() -> None:
    problem, plan = (
        read_problem(a_problem(needs=[a_need()], providers=[a_volunteer()])),
        a_plan(a_match(company=["p1"])),
    )
    assert check(problem, plan.but(bound=4000)).broken == []
    assert check(problem, plan.but(bound=3999)).broken == ["score 4000 over the claimed bound 3999"]


def agree(check_plan: ModuleType, problem: Json, plan: Plan) -> None:
    """Both checkers see the same score and either both or neither a broken rule."""
    ours = check(read_problem(problem), plan)
    theirs, score, facts = check_plan.check(problem, to_contract(plan))
    assert bool(ours.broken) == bool(theirs), (ours.broken, theirs)
    assert {name.split(":")[0] for name in ours.broken} == {name.split(":")[0] for name in theirs}
    assert ours.score == pytest.approx(score, abs=1e-9)
    names = ("served", "weight", "travel", "repeats", "preferred", "moved", "unexplained")
    assert {name: getattr(ours, name) for name in names} == {name: facts[name] for name in names}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_it_agrees_with_the_contracts_checker(check_plan: ModuleType, data: st.DataObject) -> None:
    problem = data.draw(small_problems())
    agree(check_plan, problem, data.draw(plans(problem)))


def test_it_agrees_with_the_contracts_checker_on_the_good_plan(check_plan: ModuleType) -> None:
    agree(check_plan, PROBLEM, a_plan(*GOOD.values()))
