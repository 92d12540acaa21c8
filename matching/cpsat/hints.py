"""Warm start: the plan so far, told to the solver as hints, so that it does not begin from nothing."""

from matching.construct.schedule import Schedule
from matching.cpsat.variables import Load, Variables, Visit


def hint_plan(v: Variables, schedule: Schedule) -> None:
    """What the schedule says of every variable that may change."""
    for need, served in v.served.items():
        v.model.add_hint(served, need in schedule.served)
        start = schedule.served[need].start if need in schedule.served else schedule.instance.need(need).windows[0][0]
        v.model.add_hint(v.start[need], start)
    for provider, steps in v.steps.items():
        for k, step in enumerate(steps):
            v.model.add_hint(step, k < schedule.visits[provider])
    for visit in v.visits:
        if visit.need in v.served:
            v.model.add_hint(visit.present, _comes(schedule, visit))
    for load in v.loads:
        amount = _brought(schedule, load)
        v.model.add_hint(load.amount, amount)
        v.model.add_hint(load.present, amount > 0)


def _comes(schedule: Schedule, visit: Visit) -> bool:
    if (served := schedule.served.get(visit.need)) is None:
        return False
    need, who = schedule.instance.need(visit.need), schedule.instance.provider(visit.provider).id
    end = served.start + int(schedule.instance.stays[visit.need, visit.role])
    in_role = who in served.roles[need.person_roles[visit.role].id]
    return in_role and schedule.instance.shift_holding(visit.provider, served.start, end) == visit.shift


def _brought(schedule: Schedule, load: Load) -> int:
    served = schedule.served.get(load.need)
    amounts = {} if served is None else {(role, name): q for role, name, q in served.amounts}
    return amounts.get((load.role.id, load.resource.id), 0)
