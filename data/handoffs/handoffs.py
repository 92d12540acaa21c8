"""Handoff verbs: a conversation is opened for people, taken by one, handed on, given back, or taken back."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from data.alarms import duty
from data.alarms.alarms import claim
from data.core.audit import log
from data.core.errors import AlreadyDecided, NotAllowed
from data.core.events import Events
from data.core.handoff_events import (
    HandoffEnded,
    HandoffHandedOn,
    HandoffOpened,
    HandoffPhoneLeft,
    HandoffTaken,
    HandoffTakenBack,
)
from data.core.lifecycle import HandoffStatus
from data.core.transitions import set_status
from data.handoffs.queries import Where, get_handoff, handoff_at, sees
from data.handoffs.record import Words, keep, led
from data.handoffs.terms import Terms
from data.messaging.outbox import release
from data.models import Alarm, Handoff, Person
from data.people.access import Access
from data.people.people import find_person

REASONS = ("asked", "not_understood", "failed", "alarm")
"""Codes of why a conversation was opened for people."""


@dataclass(frozen=True, slots=True)
class Call:
    """Why a person is called for (a code of `REASONS`), with which words, and a number that was left with it."""

    reason: str = "asked"
    words: Words = field(default_factory=Words)
    phone: str | None = None
    language: str = "zh"


def open_handoff(session: Session, where: Where, call: Call, now: datetime, terms: Terms) -> Events:
    """Call for a person. Where they are called already, the words are kept, and a number is told.

    The number is kept as theirs, too.
    """
    person = find_person(session, *where)
    if person is not None and call.phone:
        person.phone = call.phone
    if (handoff := handoff_at(session, where)) is None:
        return (HandoffOpened(_opened(session, where, call, now, terms).id),)
    keep(session, handoff, handoff.person, call.words, now)
    if call.phone is None or call.phone == handoff.phone:
        return ()
    handoff.phone = call.phone
    session.flush()
    return (HandoffPhoneLeft(handoff.id),)


def take_over(session: Session, alarm: Alarm, coordinator: Person, now: datetime, terms: Terms) -> Events:
    """Take an alarm and the conversation that it came from; whoever may handle the alarm may.

    Raises AlreadyDecided where somebody else has either, NotAllowed where there is nobody to talk to any more.
    """
    if alarm.external_id is None or alarm.person_id == coordinator.id:
        raise NotAllowed(f"alarm {alarm.id}")
    claimed = () if alarm.claimed_by == coordinator.id else claim(session, alarm.id, coordinator, now)
    where, call = Where(alarm.channel, alarm.external_id), Call("alarm", language=alarm.language)
    handoff = handoff_at(session, where) or _opened(session, where, call, now, terms, alarm)
    return (*claimed, *_taken(session, handoff, coordinator, now, terms))


def take(session: Session, handoff_id: int, coordinator: Person, access: Access, now: datetime, terms: Terms) -> Events:
    """A coordinator takes it; their own again changes nothing. Raises NotAllowed, AlreadyDecided, NotFound."""
    handoff = get_handoff(session, handoff_id)
    if not sees(session, access, handoff) or handoff.person_id == coordinator.id:
        raise NotAllowed(f"handoff {handoff_id}")
    return _taken(session, handoff, coordinator, now, terms)


def hand_on(
    session: Session, handoff_id: int, coordinator: Person, colleague: Person, access: Access, now: datetime,
    terms: Terms,
) -> Events:  # fmt: skip
    """Whoever has it gives it to a colleague, whose `access` it is. Raises NotAllowed, AlreadyDecided, NotFound."""
    handoff = led(session, handoff_id, coordinator)
    if not sees(session, access, handoff) or colleague.id in (handoff.person_id, coordinator.id):
        raise NotAllowed(f"handoff {handoff_id} to {colleague.id}")
    _lead(session, handoff, colleague, now, terms)
    handoff.version += 1
    log(session, coordinator.id, "handoff.handed_on", "handoff", handoff.id, now, to=colleague.id)
    session.flush()
    return (HandoffHandedOn(handoff.id, coordinator.id, colleague.id),)


def hand_back(session: Session, handoff_id: int, coordinator: Person, now: datetime) -> Events:
    """Whoever has it gives it back to the bot. Raises AlreadyDecided where it is theirs no more, NotFound."""
    return end(session, led(session, handoff_id, coordinator), coordinator.id, now)


def end(session: Session, handoff: Handoff, actor_id: int | None, now: datetime) -> Events:
    """It is over: the bot speaks again, and what it held back goes out. Of a stranger nothing is kept."""
    event = HandoffEnded(handoff.id, handoff.taken_by, actor_id, handoff.external_id)
    set_status(session, handoff, HandoffStatus.CLOSED, actor_id, now)
    handoff.closed_at, handoff.due_at, handoff.reply_due_at, handoff.silent_at = now, None, None, None
    _let_go(session, handoff, now)
    if handoff.person_id is None:
        empty(session, handoff)
    session.flush()
    return (event,)


def reopen(session: Session, handoff: Handoff, now: datetime, terms: Terms) -> Events:
    """Take it back from whoever has it: the bot speaks again; others are asked, and the level above."""
    silent = handoff.taken_by or 0
    set_status(session, handoff, HandoffStatus.OPEN, None, now)
    handoff.passed_over = [*handoff.passed_over, silent]
    handoff.taken_by, handoff.taken_at, handoff.silent_at = None, None, None
    handoff.reach = duty.next_up(session, handoff.area_id, handoff.reach, now)
    handoff.reply_due_at, handoff.due_at = terms.due(now, terms.first_reply), terms.due(now, terms.unclaimed)
    _let_go(session, handoff, now)
    session.flush()
    session.refresh(handoff, ["taker"])
    return (HandoffTakenBack(handoff.id, silent),)


def empty(session: Session, handoff: Handoff) -> None:
    """Forget what was said and where the person is reached."""
    handoff.external_id = handoff.phone = None
    session.refresh(handoff, ["messages"])
    handoff.messages = []


def _opened(
    session: Session, where: Where, call: Call, now: datetime, terms: Terms, alarm: Alarm | None = None
) -> Handoff:
    person = find_person(session, *where)
    area = alarm.area_id if alarm else person.area_id if person else None
    handoff = Handoff(
        channel=where.channel, external_id=where.external_id, person_id=person.id if person else None,
        language=person.language if person else call.language, area_id=area, reason=call.reason, phone=call.phone,
        alarm_id=alarm.id if alarm else None, reach=duty.nearest(session, area, now), opened_at=now, passed_over=[],
        due_at=terms.due(now, terms.unclaimed), reply_due_at=terms.due(now, terms.first_reply),
    )  # fmt: skip
    session.add(handoff)
    session.flush()
    keep(session, handoff, person, call.words, now)
    log(session, handoff.person_id, "handoff.opened", "handoff", handoff.id, now, reason=call.reason)
    return handoff


def _taken(session: Session, handoff: Handoff, coordinator: Person, now: datetime, terms: Terms) -> Events:
    if handoff.taken_by == coordinator.id and handoff.status is HandoffStatus.TAKEN:
        return ()
    if handoff.status is not HandoffStatus.OPEN:
        raise AlreadyDecided(f"handoff {handoff.id} is {handoff.status}")
    set_status(session, handoff, HandoffStatus.TAKEN, coordinator.id, now)
    _lead(session, handoff, coordinator, now, terms)
    return (HandoffTaken(handoff.id, coordinator.id),)


def _lead(session: Session, handoff: Handoff, coordinator: Person, now: datetime, terms: Terms) -> None:
    handoff.taken_by, handoff.taken_at, handoff.due_at = coordinator.id, now, None
    handoff.silent_at, handoff.reply_due_at = now + terms.silence, terms.due(now, terms.first_reply)
    session.flush()
    session.refresh(handoff, ["taker"])


def _let_go(session: Session, handoff: Handoff, now: datetime) -> None:
    if handoff.external_id is not None:
        release(session, handoff.channel, handoff.external_id, now)
