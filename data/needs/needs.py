"""Needs: recorded from what a resident confirmed, rescheduled, cancelled, looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import NotAllowed
from data.core.events import Events, NeedCancelled, NeedRecorded, NeedRescheduled
from data.core.kinds import ProviderKind
from data.core.lifecycle import NeedStatus
from data.core.recurrence import NewRule, since
from data.core.rows import fetch
from data.core.transitions import set_status
from data.models import Area, Need, NeedRole, NeedRule, NeedWindow, Person
from data.offers.resources import item_code
from data.people.roles import is_coordinator
from data.reference import Category, load_taxonomy
from data.visits.visits import cancel, live_matches

ITEM_CATEGORIES = frozenset({"goods", "funds", "venue"})
"""Categories that take a thing, not a person."""

VISIT_WITHOUT_LENGTH_MINUTES = {"venue": 120}
HANDOVER_MINUTES = 30
"""Where the taxonomy gives no length: goods and money are handed over in half an hour, a room is used for two."""

FRAIL = frozenset({"living_alone", "left_behind_child", "disabled", "patient", "pregnant", "low_income"})
PRIORITY = {"normal": 2, "urgent": 4, "emergency": 5}
"""By urgency; one more, up to 5, for those who cannot well help themselves (FRAIL)."""


@dataclass(frozen=True, slots=True)
class NewNeed:
    """What a resident confirmed. `windows`: (start, end) aware; end None: a point, the help begins at start.

    `item` names the goods; `quantity` with `unit` counts them (money: 元); `people` is how many helpers.
    `minutes` overrides the taxonomy's usual length of a visit. `wish_…` is what is wished of the helper; `agreed`
    whether those whom it is for know and agree; `pin` (lon, lat) in degrees; `photo` a channel's own id of a picture.
    """

    categories: Sequence[str]
    area_id: str
    windows: Sequence[tuple[datetime, datetime | None]] = ()
    rules: Sequence[NewRule] = ()
    address: str | None = None
    people: int | None = None
    beneficiary: Sequence[str] = ()
    urgency: str = "normal"
    phone: str | None = None
    item: str | None = None
    quantity: float | None = None
    unit: str | None = None
    note: str | None = None
    minutes: int | None = None
    requester_name: str | None = None
    wish_gender: str | None = None
    wish_helper: str | None = None
    agreed: bool | None = None
    pin: tuple[float, float] | None = None
    photo: str | None = None
    photo_channel: str | None = None


def record_need(session: Session, requester: Person, new: NewNeed, now: datetime) -> Events:
    """One need for each category. Raises NotFound for an unknown area, KeyError for an unknown category."""
    area = fetch(session, Area, new.area_id)
    requester.name = new.requester_name or requester.name
    requester.phone = new.phone or requester.phone
    requester.area_id = requester.area_id or area.id
    needs = [_need(requester, new, code, area, now) for code in dict.fromkeys(new.categories)]
    session.add_all(needs)
    session.flush()
    for need in needs:
        log(session, requester.id, "need.recorded", "need", need.id, now, category=need.category)
    return tuple(NeedRecorded(need.id) for need in needs)


def get_need(session: Session, need_id: int) -> Need:
    """The need as stored now. Raises NotFound."""
    return fetch(session, Need, need_id)


def needs_of(session: Session, person: Person) -> list[Need]:
    """What this person has asked for, newest first."""
    return list(session.scalars(select(Need).filter_by(requester_id=person.id).order_by(Need.id.desc())))


def pressing(session: Session) -> list[Need]:
    """Urgent needs that nobody has planned for yet, the most pressing first."""
    found = select(Need).where(Need.status == NeedStatus.OPEN, Need.urgency != "normal", ~Need.reasons.any())
    return list(session.scalars(found.order_by(Need.priority.desc(), Need.id)))


def cancel_need(session: Session, need: Need, actor: Person, now: datetime) -> Events:
    """Withdraw the need and what was proposed or agreed for it.

    Raises NotAllowed unless it is the actor's own need or the actor coordinates its area; IllegalTransition when over.
    """
    require_say(session, need, actor)
    set_status(session, need, NeedStatus.CANCELLED, actor.id, now)
    return (NeedCancelled(need.id), *call_off(session, need, actor, now))


def reschedule_need(
    session: Session, need: Need, windows: Sequence[tuple[datetime, datetime | None]], rules: Sequence[NewRule],
    actor: Person, now: datetime,
) -> Events:  # fmt: skip
    """Put other times in the place of the need's; it is open again, and what was proposed or agreed for it is off.

    Raises NotAllowed unless it is the actor's own need or the actor coordinates its area; IllegalTransition when over.
    """
    require_say(session, need, actor)
    off = call_off(session, need, actor, now)
    if need.status is not NeedStatus.OPEN:
        set_status(session, need, NeedStatus.OPEN, actor.id, now)
    asked = NewNeed([need.category], need.area_id or "", windows)
    need.minutes = _minutes(need.category, load_taxonomy().categories[need.category], asked)
    need.windows = [NeedWindow(start=start, end=_end(start, end, need.minutes)) for start, end in windows]
    need.repeats = [_rule(rule, now) for rule in rules]
    need.version += 1
    log(session, actor.id, "need.moved", "need", need.id, now)
    session.flush()
    return (NeedRescheduled(need.id), *off)


def require_say(session: Session, need: Need, actor: Person) -> None:
    """Raise NotAllowed unless it is the actor's own need or the actor coordinates its area."""
    if need.requester_id != actor.id and not is_coordinator(session, actor, need.area_id):
        raise NotAllowed(f"need {need.id}")


def call_off(session: Session, need: Need, actor: Person, now: datetime) -> Events:
    """What was proposed or agreed for the need is off; the need itself is the caller's."""
    off = tuple(event for match in live_matches(session, need) for event in cancel(session, match, actor.id, now))
    session.flush()
    return off


def _need(requester: Person, new: NewNeed, code: str, area: Area, now: datetime) -> Need:
    category = load_taxonomy().categories[code]
    minutes = _minutes(code, category, new)
    return Need(
        requester_id=requester.id, category=code, area_id=area.id, address=new.address, lon=area.lon, lat=area.lat,
        beneficiary=list(new.beneficiary), people=new.people or 1, priority=_priority(new), urgency=new.urgency,
        minutes=minutes, note=new.note, phone=new.phone, quantity=new.quantity, unit=new.unit, created_at=now,
        wish_gender=new.wish_gender, wish_helper=new.wish_helper, agreed=new.agreed,
        pin_lon=new.pin[0] if new.pin else None, pin_lat=new.pin[1] if new.pin else None,
        photo=new.photo, photo_channel=new.photo_channel if new.photo else None,
        windows=[NeedWindow(start=start, end=_end(start, end, minutes)) for start, end in new.windows],
        repeats=[_rule(rule, now) for rule in new.rules], roles=[_role(code, category, new)],
    )  # fmt: skip


def _role(code: str, category: Category, new: NewNeed) -> NeedRole:
    if code in ITEM_CATEGORIES:
        return NeedRole(code="item", item=item_code(code, new.item), quantity=max(1, round(new.quantity or 1)))
    kinds = [kind for kind in category.societies if kind != ProviderKind.CHARITY]  # things come from it, not people
    return NeedRole(code="main", kinds=kinds, skills=[code], people=new.people or 1)


def _rule(rule: NewRule, now: datetime) -> NeedRule:
    return NeedRule(
        days=list(rule.days), times=rule.times, start=rule.start, end=rule.end,
        every=rule.every, since=since(rule, now), until=rule.until,
        nth=rule.nth, monthdays=list(rule.monthdays), lunar=rule.lunar,
    )  # fmt: skip


def _priority(new: NewNeed) -> int:
    return min(5, PRIORITY[new.urgency] + bool(FRAIL & set(new.beneficiary)))


def _minutes(code: str, category: Category, new: NewNeed) -> int:
    """The usual length, but no longer than the longest time that the resident gave."""
    usual = new.minutes or category.minutes or VISIT_WITHOUT_LENGTH_MINUTES.get(code, HANDOVER_MINUTES)
    if not new.windows or any(end is None for _, end in new.windows):
        return usual
    longest = max((end - start for start, end in new.windows if end is not None), default=timedelta())
    return max(1, min(usual, int(longest.total_seconds() // 60)))


def _end(start: datetime, end: datetime | None, minutes: int) -> datetime:
    return start + timedelta(minutes=minutes) if end is None else end
