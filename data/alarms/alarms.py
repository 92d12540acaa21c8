"""The life of an alarm: raised, told more of, claimed, closed.

One source (an address, or the person behind it) has one alarm at a time. Everything that the source says while it
stands is kept with it, in order; the same cry again is a count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.alarms.queries import Source, concerns, newest_word, require_handler, standing
from data.core.alarm_events import (
    AlarmClaimed,
    AlarmClosed,
    AlarmMoved,
    AlarmRaised,
    AlarmReleased,
    AlarmSaidOver,
    AlarmUpdated,
)
from data.core.audit import log
from data.core.errors import AlreadyDecided, NotAllowed
from data.core.events import Events
from data.core.lifecycle import AlarmStatus
from data.core.rows import fetch
from data.core.transitions import set_status
from data.models import Alarm, AlarmWord, Person

PATIENCE = timedelta(minutes=2)
"""How long an alarm waits for somebody before it goes a level up, unless the settings say otherwise."""

AT_ONCE_WORDS = 10
IN_A_SPELL = timedelta(minutes=1)
"""So many words in a minute are told as they come; what is more is told together, a minute later."""

LONGEST_WORD_CHARACTERS = 1_000
LAPSED = "lapsed"
OUTCOMES = ("hospital", "handled", "false_alarm", "police", "other")
"""Codes of what came of an alarm; LAPSED besides, where nobody closed it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one message tells an alarm. `place` is the answer to where, in the person's words; `location` (lon, lat)."""

    text: str = ""
    area_id: str | None = None
    place: str | None = None
    location: tuple[float, float] | None = None
    phone: str | None = None
    asking: str | None = None
    repeated: bool = False
    over: bool = False


def raise_alarm(
    session: Session, source: Source, danger: str, told: Told, now: datetime, patience: timedelta = PATIENCE
) -> Events:
    """Life or safety is in danger, of this kind. Where the source has an alarm already it is told of it."""
    if (alarm := standing(session, source)) is not None:
        return add_words(session, alarm, told, now, source.person)
    person = source.person
    area = told.area_id or (person.area_id if person else None)
    alarm = Alarm(
        person_id=person.id if person else None, channel=source.channel, external_id=source.external_id,
        language=source.language,
        danger=danger, area_id=area, first_area_id=area, reach=duty.nearest(session, area, now), place=told.place,
        phone=told.phone or (person.phone if person else None), asking=told.asking,
        opened_at=now, heard_at=now, due_at=now + patience,
    )  # fmt: skip
    session.add(alarm)
    session.flush()
    _keep(session, alarm, told, now)
    alarm.told_word_id = newest_word(session, alarm)
    log(session, alarm.person_id, "alarm.raised", "alarm", alarm.id, now, danger=danger)
    return (AlarmRaised(alarm.id),)


def add_words(session: Session, alarm: Alarm, told: Told, now: datetime, person: Person | None = None) -> Events:
    """The person said more: kept in order, and told at once unless very much is said in a minute."""
    if alarm.person_id is None and person is not None:  # a stranger who has agreed meanwhile
        alarm.person_id = person.id
    if _says_it_again(session, alarm, told):
        alarm.asking = told.asking
        _count(session, alarm, 1, now)
        return ()
    before = frozenset(one.id for one in concerns(session, alarm, now))
    _keep(session, alarm, told, now)
    alarm.repeats += told.repeated
    log(session, alarm.person_id, "alarm.told", "alarm", alarm.id, now, repeats=alarm.repeats)
    events = _moved(session, alarm, told, before, now) + _updated(session, alarm, now)
    if told.over and alarm.over_at is None:
        alarm.over_at = now
        events += (AlarmSaidOver(alarm.id),)
    return events


def count_calls(session: Session, source: Source, many: int, now: datetime) -> Events:
    """So many more calls came from this source, too fast to be kept one by one: a count, told within a minute."""
    if many and (alarm := standing(session, source)) is not None:
        _count(session, alarm, many, now)
    return ()


def claim(session: Session, alarm_id: int, actor: Person, now: datetime) -> Events:
    """Somebody takes it. Raises AlreadyDecided where it is not open any more, NotAllowed, NotFound."""
    alarm = fetch(session, Alarm, alarm_id)
    require_handler(session, alarm, actor, now)
    if alarm.status is not AlarmStatus.OPEN:
        raise AlreadyDecided(f"alarm {alarm.id} is {alarm.status}")
    set_status(session, alarm, AlarmStatus.CLAIMED, actor.id, now)
    alarm.claimed_by, alarm.claimed_at, alarm.due_at = actor.id, now, None
    alarm.told_word_id, alarm.hold_until = newest_word(session, alarm), None
    session.flush()
    session.refresh(alarm, ["claimer"])
    return (AlarmClaimed(alarm.id, actor.id),)


def release(session: Session, alarm: Alarm, actor_id: int | None, now: datetime) -> Events:
    """Whoever has it gives it back: it waits for somebody again, and goes up at once if nobody is there."""
    set_status(session, alarm, AlarmStatus.OPEN, actor_id, now)
    alarm.claimed_by, alarm.claimed_at, alarm.due_at = None, None, now
    session.flush()
    return (AlarmReleased(alarm.id),)


def close(session: Session, alarm_id: int, outcome: str, actor: Person, now: datetime) -> Events:
    """It is over. Raises AlreadyDecided where it is closed already, NotAllowed, NotFound."""
    alarm = fetch(session, Alarm, alarm_id)
    require_handler(session, alarm, actor, now)
    if alarm.status is AlarmStatus.CLOSED:
        raise AlreadyDecided(f"alarm {alarm.id} is closed")
    if outcome not in OUTCOMES:
        raise NotAllowed(f"outcome {outcome!r}")
    return end(session, alarm, outcome, actor.id, now)


def add_note(session: Session, alarm_id: int, note: str, actor: Person, now: datetime) -> Events:
    """What came of it, in words. Raises NotAllowed, NotFound."""
    alarm = fetch(session, Alarm, alarm_id)
    require_handler(session, alarm, actor, now)
    alarm.closing_note = note[:LONGEST_WORD_CHARACTERS]
    log(session, actor.id, "alarm.noted", "alarm", alarm.id, now)
    session.flush()
    return ()


def _count(session: Session, alarm: Alarm, many: int, now: datetime) -> None:
    alarm.repeats += many
    alarm.heard_at, alarm.hold_until = now, alarm.hold_until or now + IN_A_SPELL
    session.flush()


def _says_it_again(session: Session, alarm: Alarm, told: Told) -> bool:
    """The same cry in the same words, with nothing new in it: it is counted, and neither kept nor told each time."""
    if not told.repeated or told.area_id or told.place or told.location or told.phone:
        return False
    lately = select(AlarmWord).filter_by(alarm_id=alarm.id).order_by(AlarmWord.id.desc()).limit(AT_ONCE_WORDS)
    return told.text[:LONGEST_WORD_CHARACTERS] in {word.text for word in session.scalars(lately)}


def _keep(session: Session, alarm: Alarm, told: Told, now: datetime) -> None:
    if told.text:
        session.add(AlarmWord(alarm_id=alarm.id, said_at=now, text=told.text[:LONGEST_WORD_CHARACTERS]))
    alarm.heard_at, alarm.asking = now, told.asking
    alarm.place, alarm.phone = told.place or alarm.place, told.phone or alarm.phone
    if told.location:
        alarm.lon, alarm.lat = told.location
    session.flush()


def _moved(session: Session, alarm: Alarm, told: Told, before: frozenset[int], now: datetime) -> Events:
    """In another area than was known: from the nearest duty there on, and no level lower than it was at the top."""
    if told.area_id is None or told.area_id == alarm.area_id:
        return ()
    known, alarm.area_id = alarm.area_id, told.area_id
    alarm.first_area_id = alarm.first_area_id or told.area_id
    if known is not None:
        alarm.reach = duty.nearest(session, alarm.area_id, now)
    session.flush()
    return () if alarm.claimed_by else (AlarmMoved(alarm.id, before),)


def _updated(session: Session, alarm: Alarm, now: datetime) -> Events:
    lately = select(func.count(AlarmWord.id)).filter_by(alarm_id=alarm.id).where(AlarmWord.said_at > now - IN_A_SPELL)
    if (session.scalar(lately) or 0) > AT_ONCE_WORDS:
        alarm.hold_until = alarm.hold_until or now + IN_A_SPELL
        return ()
    return tell_held(session, alarm)


def tell_held(session: Session, alarm: Alarm) -> Events:
    """All that was said and not told yet."""
    after, alarm.told_word_id, alarm.hold_until = alarm.told_word_id, newest_word(session, alarm), None
    session.flush()
    return (AlarmUpdated(alarm.id, after),)


def end(session: Session, alarm: Alarm, outcome: str, actor_id: int | None, now: datetime) -> Events:
    """It is over: by this person (None: by the clock)."""
    set_status(session, alarm, AlarmStatus.CLOSED, actor_id, now, outcome=outcome)
    alarm.outcome, alarm.closed_at, alarm.due_at, alarm.hold_until = outcome, now, None, None
    session.flush()
    return (AlarmClosed(alarm.id, actor_id),)
