"""One urgent need put into a plan that stands: nothing else moves."""

from collections.abc import Iterator

from matching.check import check
from matching.dispatch.agreed import as_agreed
from matching.dispatch.construct import cheapest_of_near
from matching.dispatch.diary import Diary
from matching.explaining.explain import why_not
from matching.explaining.nearby import Nearby
from matching.layout.candidates import Candidates, find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan, Served
from matching.problem import Problem


def insert_need(problem: Problem, plan: Plan, need_id: str) -> Plan:
    """The plan with the need served where that scores most, or with the reasons and fixes why it cannot gain.

    Every match of the plan stays as it is; a need that is served already stays so too. The score is counted anew
    where the need is served, and no bound is claimed. Raises KeyError for an unknown need.
    """
    instance = Instance.of(problem)
    need = instance.need_number[need_id]
    diary = Diary(instance, plan.served)
    if need in diary.served:
        return plan
    others = tuple(entry for entry in plan.unserved if entry.need != need_id)
    candidates = find_candidates(instance, [need])
    gains = [(_gain(problem, plan, served), served) for served in _ways(diary, candidates, need)]
    gain, served = max(gains, key=lambda pair: pair[0], default=(0, None))
    if served is None or gain <= 0:
        return plan.but(unserved=(*others, why_not(diary, candidates, need, Nearby(plan.served))), bound=None)
    fuller = plan.but(served=(*plan.served, served), unserved=others, bound=None)
    return fuller.but(score=check(problem, fuller).score)


def _ways(diary: Diary, candidates: Candidates, need: int) -> Iterator[Served]:
    """The cheapest way by ways, repeats and preferences; and as it was before, which spares what a change costs."""
    if (found := cheapest_of_near(diary, candidates, need)) is not None:
        yield found.served
    for match in diary.instance.problem.previous:
        if match.need == diary.instance.need(need).id:
            served = as_agreed(diary, candidates, match.but(roles=match.people))  # goods may come from elsewhere
            yield from () if served is None else (served,)


def _gain(problem: Problem, plan: Plan, served: Served) -> float:
    """What the match adds to the score: counted on its people's matches alone, since nobody else's part changes."""
    people = {who for _, who in served.people}
    theirs = tuple(one for one in plan.served if not people.isdisjoint(who for _, who in one.people))
    return check(problem, Plan(served=(*theirs, served))).score - check(problem, Plan(served=theirs)).score
