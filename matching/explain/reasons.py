"""Why a need is not served: for each role that blocks it, the first thing that leaves too few people or goods."""

from collections.abc import Iterator

import numpy as np

from matching.construct.goods import holds, things_at
from matching.construct.placing import Offer, offers, placements, starts
from matching.construct.schedule import Schedule
from matching.explain.case import Case
from matching.instance.arrays import Ints
from matching.instance.candidates import BARS, Candidates, eligible, km_to, lacking_one, pairs, rows_in_time
from matching.model import ItemRole, Need, PersonRole
from matching.model.geometry import SLACK
from matching.model.plan import Code, Reason


def reasons(case: Case, candidates: Candidates) -> list[Reason]:
    """At least one reason for an unserved need; in the order of its roles."""
    found = list(_each_role(case.schedule, case.number, case.need, case.offered))
    if found and all(reason.code != "all_busy" for reason in found):
        return found
    code = _together(case.schedule, candidates, case.number)
    if found and code != "all_busy":  # nobody is busy with a need that could not be served alone either
        found = [reason for reason in found if reason.code != "all_busy"]
    return found or [Reason(role=role.id, code=code) for role in case.need.roles] or [Reason(role="", code=code)]


def _each_role(schedule: Schedule, need: int, wanted: Need, offered: list[Offer]) -> Iterator[Reason]:
    for r, role in enumerate(wanted.person_roles):
        free = {o.provider for o in offered if o.role == r}
        if len(free) < role.people:
            yield _person_reason(schedule, need, role)
    for item in wanted.item_roles:
        if (code := _item_code(schedule, need, wanted, item)) is not None:
            yield Reason(role=item.id, code=code, near=len(schedule.instance.stocks.get(item.item, ())))


def _person_reason(schedule: Schedule, need: int, role: PersonRole) -> Reason:
    """The first sieve that leaves fewer people than the role asks for; `near` are those who passed till then."""
    near = 0
    for code, passed in sieves(schedule, need, role):
        if len(passed) < role.people:
            near = len(lacking_one(schedule.instance, role)) if code == "no_provider" else near
            return Reason(role=role.id, code=code, near=near)
        near = len(passed)
    return Reason(role=role.id, code="all_busy", near=near)


def sieves(schedule: Schedule, need: int, role: PersonRole) -> Iterator[tuple[Code, Ints]]:
    """The providers left after kind and skills, radius, time, refusal and caps, one after the other."""
    instance = schedule.instance
    left = eligible(instance, role.kinds, role.skills)
    yield "no_provider", left
    left = left[km_to(instance, need, left) <= instance.radii[left] + SLACK]
    yield "out_of_radius", left
    left = np.unique(rows_in_time(instance, pairs(instance, need, left))[2])
    yield "no_common_time", left
    for code, bars in BARS:
        left = left[~bars(instance, np.full(len(left), need), left)]
        yield code, left
    left = left[[not schedule.capped(p, need) for p in left.tolist()]] if len(left) else left
    yield "cap_reached", left


def _item_code(schedule: Schedule, need: int, wanted: Need, role: ItemRole) -> Code | None:
    one = wanted.but(roles=(role,))
    moments = [s for s in starts(schedule, need, []) if holds(wanted.windows, s, s + wanted.minutes)]
    if not moments:
        return "no_common_time"
    if any(things_at(schedule, one, s) is not None for s in moments):
        return None
    empty = Schedule(schedule.instance)
    return "no_item" if all(things_at(empty, one, s) is None for s in moments) else "all_busy"


def _together(schedule: Schedule, candidates: Candidates, need: int) -> Code:
    """Each role could be filled, but never all at once: not even alone, or only not in this plan."""
    empty = Schedule(schedule.instance)
    alone = next(placements(empty, need, offers(empty, candidates, need)), None)
    return "no_common_time" if alone is None else "all_busy"
