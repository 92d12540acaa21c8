"""What happens to handoffs by the hour: up a level, a miss noted once, a silent coordinator passed over, an end.

All due times are stored, so a restart loses none; rows are locked while one worker looks at them.
"""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.core.audit import log
from data.core.events import Events
from data.core.handoff_events import HandoffEscalated, ReplyMissed
from data.core.lifecycle import HandoffStatus
from data.handoffs.handoffs import end, reopen
from data.handoffs.terms import Terms
from data.models import Handoff

AGAIN_AT_THE_TOP = timedelta(hours=1)
"""Of working hours, after which the topmost level is told again of what nobody has taken."""


def run_clocks(session: Session, now: datetime, terms: Terms) -> Events:
    """See to every handoff of which a due time has come."""
    passed = or_(Handoff.due_at <= now, Handoff.reply_due_at <= now, Handoff.silent_at <= now)
    due = select(Handoff).where(Handoff.status.in_(HandoffStatus.standing()), passed).order_by(Handoff.id)
    rows = list(session.scalars(due.with_for_update(skip_locked=True)))
    return tuple(event for handoff in rows for event in _seen_to(session, handoff, now, terms))


def _seen_to(session: Session, handoff: Handoff, now: datetime, terms: Terms) -> Events:
    missed = _missed(session, handoff, now)
    if handoff.status is HandoffStatus.OPEN:
        return (*missed, *_escalated(session, handoff, now, terms))
    if missed or handoff.reply_due_at is not None:
        return (*missed, *reopen(session, handoff, now, terms))
    return end(session, handoff, None, now)


def _missed(session: Session, handoff: Handoff, now: datetime) -> Events:
    if handoff.reply_due_at is None or handoff.reply_due_at > now:
        return ()
    handoff.reply_due_at = None
    log(session, handoff.taken_by, "handoff.reply_missed", "handoff", handoff.id, now)
    session.flush()
    return (ReplyMissed(handoff.id, handoff.taken_by),)


def _escalated(session: Session, handoff: Handoff, now: datetime, terms: Terms) -> Events:
    """A level up; from the topmost on, the same people again and again, as long as it waits."""
    if handoff.due_at is None or handoff.due_at > now:
        return ()
    before, handoff.reach = handoff.reach, duty.next_up(session, handoff.area_id, handoff.reach, now)
    higher = handoff.reach != before
    handoff.due_at = terms.due(now, terms.unclaimed if higher else AGAIN_AT_THE_TOP)
    log(session, None, "handoff.escalated", "handoff", handoff.id, now, reach=handoff.reach)
    session.flush()
    return (HandoffEscalated(handoff.id, higher),)
