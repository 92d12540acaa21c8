"""Letting go of what is past."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import move_match, move_need
from data.models import Match, Need, NeedWindow


def expire(session: Session, now: datetime) -> list[Need]:
    """End proposals whose hour has come undecided, and open needs whose last window is over; returns those needs.

    Repeated needs and needs for any time have no last window.
    """
    undecided = select(Match).where(Match.status == MatchStatus.PROPOSED, Match.start <= now)
    for match in session.scalars(undecided):
        move_match(session, match, MatchStatus.EXPIRED, None, now)
        move_need(session, match.need, NeedStatus.OPEN, None, now)
    session.flush()
    over = list(session.scalars(_open_and_past(now)))
    for need in over:
        move_need(session, need, NeedStatus.EXPIRED, None, now)
    session.flush()
    return over


def _open_and_past(now: datetime) -> Select[Need]:
    to_come = select(NeedWindow.need_id).where(NeedWindow.end > now)
    once = ~Need.repeats.any() & Need.windows.any()
    return select(Need).where(Need.status == NeedStatus.OPEN, once, Need.id.not_in(to_come))
