"""The rules in the contract's order, and the check that goes through them."""

from collections.abc import Callable, Iterable

from matching.check.agreed import fixed
from matching.check.index import PlanIndex
from matching.check.items import items, stocks
from matching.check.needs import served_once, whole_and_in_time
from matching.check.people import apart, fit_people
from matching.check.score import Report, scored
from matching.check.tours import caps, crews, inside_a_window, one_tour_a_window
from matching.model import Problem
from matching.model.plan import Plan

RULES: tuple[Callable[[PlanIndex], Iterable[str]], ...] = (
    served_once,  # 1
    whole_and_in_time,  # 1
    fit_people,  # 2
    apart,  # 2, where needs are given as apart
    inside_a_window,  # 3 and 4
    one_tour_a_window,  # 3
    crews,  # 4
    caps,  # 5
    items,  # 6
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
