"""What every plan of the engine is, large or small."""

import pytest

from matching.check import check
from matching.model import Problem
from matching.model.plan import Plan

SECONDS = 20.0
"""More than any of these small problems takes."""


def sound(problem: Problem, plan: Plan) -> None:
    """No rule is broken, the score is the one claimed, and everything has its entry."""
    report = check(problem, plan)
    assert report.broken == []
    assert report.score == pytest.approx(plan.score)
    assert report.unexplained == 0
    assert {s.need for s in plan.served} | {u.need for u in plan.unserved} == set(problem.need_by_id)
    assert plan.bound is None or plan.bound >= plan.score
