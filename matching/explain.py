"""Why needs stay unserved, and what small change would do: the plan, with reasons and fixes filled in."""

from collections.abc import Callable

from matching.candidates import find_candidates
from matching.case import Case
from matching.diary import Diary
from matching.fixes import fixes
from matching.instance import Instance
from matching.placing import offers
from matching.plan import Plan, Unserved
from matching.problem import Problem
from matching.reasons import reasons


def explain(problem: Problem, plan: Plan, over: Callable[[], bool] = lambda: False) -> Plan:
    """The plan with an entry for every need that it does not serve.

    Fixes are looked for until it is `over`, for the weightiest needs first.
    """
    instance = Instance.of(problem)
    diary = Diary(instance, plan.served)
    missing = [n for n in range(len(problem.needs)) if n not in diary.served]
    candidates = find_candidates(instance, missing)
    unserved = {}
    for need in sorted(missing, key=lambda n: (-instance.weights[n], n)):
        case = Case(diary, need, offers(diary, candidates, need))
        found = [] if over() else fixes(case)
        why = reasons(case, candidates)
        unserved[need] = Unserved(need=problem.needs[need].id, reasons=tuple(why), fixes=tuple(found))
    return plan.but(unserved=tuple(unserved[need] for need in missing))
