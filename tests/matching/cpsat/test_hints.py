"""The plan so far, told to the solver: taken at its word, it is the same plan with the same score."""

import pytest
from hypothesis import given, settings
from ortools.sat.python import cp_model

from matching.check import check
from matching.construct.greedy import construct
from matching.cpsat.hints import hint_plan
from matching.cpsat.objective import PREFERENCES
from matching.cpsat.rules import RULES
from matching.model.plan import Plan
from tests.matching.cpsat.pinned import model_of
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json


@settings(max_examples=100, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_the_hint_is_the_plan_whole(data: Json) -> None:
    here = laid(data)
    schedule = construct(here.instance, here.candidates)
    v = model_of(here, (*RULES, *PREFERENCES))
    hint_plan(v, schedule)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(v.model) == cp_model.OPTIMAL
    score = check(here.problem, Plan(served=tuple(schedule.served.values()))).score
    assert here.instance.worth.points(solver.objective_value) == pytest.approx(score)
