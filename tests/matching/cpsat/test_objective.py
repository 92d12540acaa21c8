"""The objective: what the solver counts for a plan is the score that the checker gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.cpsat.objective import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found
from tests.matching.cpsat.pinned import pinned
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import MARKET, a_match, a_need, a_plan, a_problem, a_volunteer


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_the_solver_counts_what_the_checker_counts(data: st.DataObject) -> None:
    problem = data.draw(days_of_all_kinds(teams=True))
    plan, here = data.draw(plans(problem)), laid(problem)
    model, report = pinned(here, plan, *RULES, *PREFERENCES), check(here.problem, plan)
    if model is not None and found(model[1]):
        assert here.instance.worth.points(model[1].objective_value) == pytest.approx(report.score)


def test_visits_of_no_time_at_one_place_do_not_spare_the_way_there() -> None:
    needs = [a_need(f"n{k}", minutes=0, place=MARKET) for k in range(2)]
    here = laid(a_problem(needs=needs, providers=[a_volunteer()]))
    plan = a_plan(*(a_match(f"n{k}", 500, company=["p1"]) for k in range(2)))
    model = pinned(here, plan, *RULES, *PREFERENCES)
    assert model is not None
    assert model[1].objective_value == check(here.problem, plan).score == 8000 - 5 - 2 * 3
