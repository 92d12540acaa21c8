"""The clock of needs of high risk: what nobody has decided in time goes a level up, village, town, county.

A watch begins when the clock first sees the need, counts from when it was told, and ends when it is decided.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.core.alarm_events import NeedStillUndecided
from data.core.audit import log
from data.core.events import Events
from data.core.lifecycle import NeedStatus
from data.models import Need, NeedWatch

HIGH_RISK_PRIORITY = 5
"""Danger, or something urgent for somebody who cannot well help themselves."""

PATIENCE = timedelta(minutes=15)
AGAIN_AT_THE_TOP = timedelta(hours=1)
"""How often the topmost level is told of what is undecided still."""

_UNDECIDED = (NeedStatus.OPEN, NeedStatus.PROPOSED)


def run_watches(session: Session, now: datetime, patience: timedelta = PATIENCE) -> Events:
    """Begin and end watches as needs come and are decided; what is due goes up."""
    _begin(session, now, patience)
    undecided = select(Need.id).where(Need.status.in_(_UNDECIDED))
    session.execute(delete(NeedWatch).where(NeedWatch.need_id.not_in(undecided)))
    due = select(NeedWatch).where(NeedWatch.due_at <= now).order_by(NeedWatch.due_at, NeedWatch.need_id)
    watches = list(session.scalars(due.with_for_update(skip_locked=True).execution_options(populate_existing=True)))
    return tuple(_up(session, watch, now, patience) for watch in watches)


def _begin(session: Session, now: datetime, patience: timedelta) -> None:
    new = select(Need).where(Need.status.in_(_UNDECIDED), Need.priority >= HIGH_RISK_PRIORITY)
    for need in session.scalars(new.where(Need.id.not_in(select(NeedWatch.need_id)))):
        reach = duty.nearest(session, need.area_id, now)
        session.add(NeedWatch(need_id=need.id, reach=reach, due_at=need.created_at + patience))
    session.flush()


def _up(session: Session, watch: NeedWatch, now: datetime, patience: timedelta) -> NeedStillUndecided:
    need = session.get_one(Need, watch.need_id)
    before, watch.reach = watch.reach, duty.next_up(session, need.area_id, watch.reach, now)
    watch.due_at = now + (patience if watch.reach != before else AGAIN_AT_THE_TOP)
    log(session, None, "need.escalated", "need", need.id, now, reach=watch.reach)
    session.flush()
    return NeedStillUndecided(need.id, watch.reach)
