"""What small change would let an unserved need be served: each is tried out before it is named."""

from collections.abc import Iterator
from itertools import islice

from matching.check import check
from matching.explain.case import Case
from matching.explain.changes import apply
from matching.explain.nearby import around
from matching.explain.remedies import REMEDIES
from matching.model.assignment import Assignment
from matching.model.plan import Fix, Plan

OF_A_KIND = 2
"""So many fixes of one kind are named for a need: a coordinator reads few."""


def fixes(case: Case) -> list[Fix]:
    """The smallest changes of each kind that would let the need be served, the rest of the plan kept."""
    return [fix for find in REMEDIES for fix in islice(_true_ones(case, find(case)), OF_A_KIND)]


def _true_ones(case: Case, found: Iterator[tuple[Fix, Assignment]]) -> Iterator[Fix]:
    named = set()
    for fix, served in found:
        key = (fix.change, fix.provider, fix.resource)
        if key not in named and is_true(case, fix, served):
            named.add(key)
            yield fix


def is_true(case: Case, fix: Fix, served: Assignment) -> bool:
    """Whether, with the fix applied, the plan and this match together break no rule (looked at near the match)."""
    near = case.nearby.touching(served)
    problem = apply(around(case.schedule.instance.problem, served, near), served.need, fix)
    return not check(problem, Plan(served=(*near, served))).broken
