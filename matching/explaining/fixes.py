"""What small change would let an unserved need be served: each is tried out before it is named."""

from collections.abc import Iterator
from itertools import islice

from matching.check import check
from matching.dispatch.diary import Diary
from matching.explaining.case import Case
from matching.explaining.changes import apply
from matching.explaining.remedies import REMEDIES
from matching.plan import Fix, Plan, Served
from matching.problem import Problem

OF_A_KIND = 2
"""So many fixes of one kind are named for a need: a coordinator reads few."""


def fixes(case: Case) -> list[Fix]:
    """The smallest changes of each kind that would let the need be served, the rest of the plan kept."""
    return [fix for find in REMEDIES for fix in islice(_true_ones(case, find(case)), OF_A_KIND)]


def _true_ones(case: Case, found: Iterator[tuple[Fix, Served]]) -> Iterator[Fix]:
    named = set()
    for fix, served in found:
        key = (fix.change, fix.provider, fix.resource)
        if key not in named and is_true(case.diary, fix, served):
            named.add(key)
            yield fix


def is_true(diary: Diary, fix: Fix, served: Served) -> bool:
    """Whether, with the fix applied, the plan and this match together break no rule (looked at near the match)."""
    problem = apply(_around(diary, served), served.need, fix)
    near = [diary.served[diary.instance.need_number[n.id]] for n in problem.needs if n.id != served.need]
    return not check(problem, Plan(served=(*near, served))).broken


def _around(diary: Diary, served: Served) -> Problem:
    """The part of the problem that the match touches: its people and stocks, and whatever else asks of them."""
    touched = {who for _, who in served.people} | {x for _, x, _ in served.amounts}
    near = [s for s in diary.served.values() if touched & _asked(s)]
    everyone = touched.union(*(_asked(s) for s in near))
    problem = diary.instance.problem
    number = diary.instance.need_number
    return problem.but(
        needs=tuple(problem.needs[number[s.need]] for s in (*near, served)),
        providers=tuple(p for p in problem.providers if p.id in everyone),
        resources=tuple(r for r in problem.resources if r.id in everyone),
        fixed=(),
        previous=(),
    )


def _asked(served: Served) -> set[str]:
    return {who for _, who in served.people} | {x for _, x, _ in served.amounts}
