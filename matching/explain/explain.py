"""Why needs stay unserved, and what small change would do: the plan, with reasons and fixes filled in."""

from collections.abc import Callable

from matching.construct.placing import offers
from matching.construct.schedule import Schedule
from matching.explain.case import Case
from matching.explain.fixes import fixes
from matching.explain.nearby import Nearby
from matching.explain.reasons import reasons
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.model import Problem
from matching.model.plan import Plan, Unserved


def explain(problem: Problem, plan: Plan, over: Callable[[], bool] = lambda: False) -> Plan:
    """The plan with an entry for every need that it does not serve.

    Fixes are looked for until it is `over`, for the weightiest needs first.
    """
    return explained(Instance.of(problem), plan, over)


def explained(instance: Instance, plan: Plan, over: Callable[[], bool]) -> Plan:
    """The same, of a problem that is laid out already."""
    schedule, nearby = Schedule(instance, plan.served), Nearby(plan.served)
    missing = [n for n in range(len(instance.problem.needs)) if n not in schedule.served]
    candidates = find_candidates(instance, missing)
    unserved = {}
    for need in sorted(missing, key=lambda n: (-instance.weights[n], n)):
        unserved[need] = why_not(schedule, candidates, need, nearby, over)
    return plan.but(unserved=tuple(unserved[need] for need in missing))


def why_not(
    schedule: Schedule, candidates: Candidates, need: int, nearby: Nearby, over: Callable[[], bool] = lambda: False
) -> Unserved:
    """The entry of one need (its number) that the schedule does not serve; without fixes where it is `over`."""
    case = Case(schedule, need, offers(schedule, candidates, need), nearby)
    found = [] if over() else fixes(case)
    why = reasons(case, candidates)
    return Unserved(need=schedule.instance.need(need).id, reasons=tuple(why), fixes=tuple(found))
