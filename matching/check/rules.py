"""The rules in the contract's order, and the check that goes through them."""

from collections.abc import Callable, Iterable

from matching.check.agreed import fixed
from matching.check.index import PlanIndex
from matching.check.items import quantities, stock_hours, stock_radius, stocks
from matching.check.needs import in_time, served_once, whole
from matching.check.people import apart, headcount, kind, one_role_each, radius, refusal, skills
from matching.check.score import Report, scored
from matching.check.tours import crews, inside_a_window, minutes_cap, one_tour_a_window, visits_cap
from matching.model import Problem
from matching.model.plan import Plan

RULES: tuple[Callable[[PlanIndex], Iterable[str]], ...] = (
    served_once,  # 1
    in_time,  # 1
    whole,  # 1
    headcount,  # 2
    kind,  # 2
    skills,  # 2
    refusal,  # 2
    radius,  # 2
    one_role_each,  # 2
    apart,  # 2, where explicit data say so
    inside_a_window,  # 3 and 4
    one_tour_a_window,  # 3
    crews,  # 4
    minutes_cap,  # 5
    visits_cap,  # 5
    quantities,  # 6
    stock_radius,  # 6
    stock_hours,  # 6
    stocks,  # 6
    fixed,  # 7
)
"""Each takes the plan's index and says, in words, where it is broken."""


def check(problem: Problem, plan: Plan) -> Report:
    """Every rule broken, in words, and the score with its parts."""
    index = PlanIndex.of(problem, plan)
    report = scored(index, [fault for rule in RULES for fault in rule(index)])
    if plan.bound is not None and report.score > plan.bound + 1e-6:
        report.broken.append(f"score {report.score} over the claimed bound {plan.bound}")
    return report
