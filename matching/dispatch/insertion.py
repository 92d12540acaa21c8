"""One urgent need put into a plan that stands: nothing else moves."""

from matching.check import check
from matching.dispatch.construct import insert
from matching.dispatch.diary import Diary
from matching.explaining.explain import why_not
from matching.explaining.nearby import Nearby
from matching.layout.candidates import find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan
from matching.problem import Problem


def insert_need(problem: Problem, plan: Plan, need_id: str) -> Plan:
    """The plan with the need served where it costs least, or with the reasons and fixes why it cannot be.

    Every match of the plan stays as it is; a need that is served already stays so too. The score is counted anew, and
    no bound is claimed. Raises KeyError for an unknown need.
    """
    instance = Instance.of(problem)
    need = instance.need_number[need_id]
    diary = Diary(instance, plan.served)
    if need in diary.served:
        return plan
    others = tuple(entry for entry in plan.unserved if entry.need != need_id)
    candidates = find_candidates(instance, [need])
    if (served := insert(diary, candidates, need)) is None:
        return plan.but(unserved=(*others, why_not(diary, candidates, need, Nearby(plan.served))), bound=None)
    fuller = plan.but(served=(*plan.served, served), unserved=others, bound=None)
    return fuller.but(score=check(problem, fuller).score)
