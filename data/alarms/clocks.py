"""What happens to alarms by the hour: up a level where nobody takes them, held words told, silent ones closed."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.alarms.alarms import IN_A_SPELL, LAPSED, PATIENCE, end, tell_held
from data.core.alarm_events import AlarmEscalated
from data.core.audit import log
from data.core.events import Events
from data.core.lifecycle import AlarmStatus
from data.models import Alarm

SILENT_FOR_LONG = timedelta(hours=24)
"""After that an alarm of which nothing more was heard is closed, so that the person is not kept in it for ever."""


def run_clocks(session: Session, now: datetime, patience: timedelta = PATIENCE) -> Events:
    """What is due now: alarms that nobody took go a level up, words that were held are told, silent ones are closed.

    Each row is taken by one worker alone, and its next hour is stored in the same transaction.
    """
    _mend(session, now, patience)
    return (*_escalated(session, now, patience), *_held(session, now), *_lapsed(session, now))


def _mend(session: Session, now: datetime, patience: timedelta) -> None:
    """No hour lies farther ahead than it was ever set: one that does was set before the clock was put back."""
    late = select(Alarm).where(Alarm.status == AlarmStatus.OPEN, Alarm.due_at > now + patience)
    for alarm in session.scalars(late):
        alarm.due_at = now + patience
    held = select(Alarm).where(Alarm.status.in_(AlarmStatus.standing()), Alarm.hold_until > now + IN_A_SPELL)
    for alarm in session.scalars(held):
        alarm.hold_until = now


def _escalated(session: Session, now: datetime, patience: timedelta) -> Events:
    waiting = select(Alarm).where(Alarm.status == AlarmStatus.OPEN, Alarm.due_at <= now)
    alarms = list(session.scalars(waiting.order_by(Alarm.due_at).with_for_update(skip_locked=True)))
    return tuple(_up(session, alarm, now, patience) for alarm in alarms)


def _up(session: Session, alarm: Alarm, now: datetime, patience: timedelta) -> AlarmEscalated:
    before, alarm.reach = alarm.reach, duty.next_up(session, alarm.area_id, alarm.reach, now)
    alarm.escalated_at, alarm.due_at = now, now + patience
    log(session, None, "alarm.escalated", "alarm", alarm.id, now, reach=alarm.reach)
    session.flush()
    return AlarmEscalated(alarm.id, alarm.reach != before)


def _held(session: Session, now: datetime) -> Events:
    held = select(Alarm).where(Alarm.status.in_(AlarmStatus.standing()), Alarm.hold_until <= now)
    alarms = list(session.scalars(held.with_for_update(skip_locked=True)))
    return tuple(event for alarm in alarms for event in tell_held(session, alarm))


def _lapsed(session: Session, now: datetime) -> Events:
    silent = select(Alarm).where(Alarm.status.in_(AlarmStatus.standing()), Alarm.heard_at <= now - SILENT_FOR_LONG)
    alarms = list(session.scalars(silent.with_for_update(skip_locked=True)))
    return tuple(event for alarm in alarms for event in end(session, alarm, LAPSED, None, now))
