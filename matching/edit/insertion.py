"""Insertion: one urgent need put into a plan that stands, nothing else moves."""

from collections.abc import Iterable, Iterator

from matching.check import score_of
from matching.construct.agreed import as_agreed
from matching.construct.greedy import cheapest_of_near
from matching.construct.schedule import Schedule
from matching.explain.explain import why_not
from matching.explain.nearby import Nearby
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan


def insert_need(problem: Problem, plan: Plan, need_id: str) -> Plan:
    """The plan with the need served where that scores most, or with the reasons and fixes why it cannot gain.

    Every match of the plan stays as it is; a need that is served already stays so too. The score is counted anew
    where the need is served, and no bound is claimed. Raises KeyError for an unknown need.
    """
    instance = Instance.of(problem)
    need = instance.need_number[need_id]
    if any(served.need == need_id for served in plan.served):
        return plan
    others = tuple(entry for entry in plan.unserved if entry.need != need_id)
    candidates = find_candidates(instance, [need])
    schedule = Schedule(instance, _beside(instance, candidates, need, plan.served))
    gains = [(_gain(schedule, served), served) for served in _ways(schedule, candidates, need)]
    gain, served = max(gains, key=lambda pair: pair[0], default=(0, None))
    if served is None or gain <= 0:
        why = why_not(Schedule(instance, plan.served), candidates, need, Nearby(plan.served))
        return plan.but(unserved=(*others, why), bound=None)
    fuller = plan.but(served=(*plan.served, served), unserved=others, bound=None)
    return fuller.but(score=score_of(problem, fuller))


def _beside(instance: Instance, candidates: Candidates, need: int, served: Iterable[Assignment]) -> list[Assignment]:
    """The matches of whoever could come to the need, and those that draw on what it could draw on: no other counts."""
    wanted = instance.need(need)
    names = {instance.provider(int(candidates.provider[row])).id for row in candidates.rows(need)}
    names |= {stock.id for role in wanted.item_roles for stock in instance.stocks_near(wanted.place, role.item)}
    return [match for match in served if any(name in names for given in match.roles.values() for name in given)]


def _ways(schedule: Schedule, candidates: Candidates, need: int) -> Iterator[Assignment]:
    """The cheapest way by ways, repeats and preferences; and as it was before, which spares what a change costs."""
    if (found := cheapest_of_near(schedule, candidates, need)) is not None:
        yield found.served
    for match in schedule.instance.problem.previous:
        if match.need == schedule.instance.need(need).id:
            served = as_agreed(
                schedule, candidates, match.but(roles=match.people_by_role)
            )  # goods may come from elsewhere
            yield from () if served is None else (served,)


def _gain(schedule: Schedule, served: Assignment) -> float:
    """What the match adds to the score: counted on its people's matches alone, since nobody else's part changes."""
    problem, people = schedule.instance.problem, {who for _, who in served.people}
    theirs = tuple(one for one in schedule.served.values() if not people.isdisjoint(who for _, who in one.people))
    return score_of(problem, Plan(served=(*theirs, served))) - score_of(problem, Plan(served=theirs))
