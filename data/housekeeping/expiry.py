"""Letting go of what is past."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.core.events import Events, NeedExpired, ProposalExpired
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import set_status
from data.models import Match, Need, NeedWindow


def expire(session: Session, now: datetime) -> Events:
    """End proposals whose hour has come undecided, and open needs whose last window is over.

    Repeated needs and needs for any time have no last window.
    """
    undecided = list(session.scalars(select(Match).where(Match.status == MatchStatus.PROPOSED, Match.start <= now)))
    for match in undecided:
        set_status(session, match, MatchStatus.EXPIRED, None, now)
        set_status(session, match.need, NeedStatus.OPEN, None, now)
    session.flush()
    over = list(session.scalars(_open_and_past(now)))
    for need in over:
        set_status(session, need, NeedStatus.EXPIRED, None, now)
    session.flush()
    return (*(ProposalExpired(match.id) for match in undecided), *(NeedExpired(need.id) for need in over))


def _open_and_past(now: datetime) -> Select[Need]:
    to_come = select(NeedWindow.need_id).where(NeedWindow.end > now)
    once = ~Need.repeats.any() & Need.windows.any()
    return select(Need).where(Need.status == NeedStatus.OPEN, once, Need.id.not_in(to_come))
