"""Why needs stay unserved, and what small change would do: the plan, with reasons and fixes filled in."""

from collections.abc import Callable

from matching.dispatch.diary import Diary
from matching.dispatch.placing import offers
from matching.explaining.case import Case
from matching.explaining.fixes import fixes
from matching.explaining.nearby import Nearby
from matching.explaining.reasons import reasons
from matching.layout.candidates import Candidates, find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan, Unserved
from matching.problem import Problem


def explain(problem: Problem, plan: Plan, over: Callable[[], bool] = lambda: False) -> Plan:
    """The plan with an entry for every need that it does not serve.

    Fixes are looked for until it is `over`, for the weightiest needs first.
    """
    return explained(Instance.of(problem), plan, over)


def explained(instance: Instance, plan: Plan, over: Callable[[], bool]) -> Plan:
    """The same, of a problem that is laid out already."""
    diary, nearby = Diary(instance, plan.served), Nearby(plan.served)
    missing = [n for n in range(len(instance.problem.needs)) if n not in diary.served]
    candidates = find_candidates(instance, missing)
    unserved = {}
    for need in sorted(missing, key=lambda n: (-instance.weights[n], n)):
        unserved[need] = why_not(diary, candidates, need, nearby, over)
    return plan.but(unserved=tuple(unserved[need] for need in missing))


def why_not(
    diary: Diary, candidates: Candidates, need: int, nearby: Nearby, over: Callable[[], bool] = lambda: False
) -> Unserved:
    """The entry of one need (its number) that the diary does not serve; without fixes where it is `over`."""
    case = Case(diary, need, offers(diary, candidates, need), nearby)
    found = [] if over() else fixes(case)
    why = reasons(case, candidates)
    return Unserved(need=diary.instance.need(need).id, reasons=tuple(why), fixes=tuple(found))
