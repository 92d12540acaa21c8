"""Raw updates: stored once before they are acknowledged, handled in order, emptied when handled."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from data.core.rows import held
from data.models import InboxUpdate


def store(
    session: Session, channel: str, update_id: str, lane: str, payload: dict[str, Any], now: datetime,
    *, pressing: bool = False,
) -> bool:  # fmt: skip
    """Keep the update; False when it was seen before. `lane` is the chat's id, as in addresses.

    `pressing`: it holds words of danger, and its chat goes before the others.
    """
    # Looking first is safe: of two such transactions at once, `Database.run` tries one again, which then finds it.
    if seen(session, channel, update_id):
        return False
    update = InboxUpdate(channel=channel, update_id=update_id, lane=lane, payload=payload, received_at=now)
    update.pressing = pressing
    session.add(update)
    session.flush()
    return True


def seen(session: Session, channel: str, update_id: str) -> bool:
    """Whether this update was stored before."""
    found = select(InboxUpdate.id).filter_by(channel=channel, update_id=update_id)
    return session.scalar(found) is not None


def pending(session: Session, channel: str, limit: int = 100, a_lane: int = 100) -> list[InboxUpdate]:
    """Updates not yet handled: of each lane the oldest `a_lane`, in order.

    Lanes with words of danger go first; the others take turns, so that one with thousands waiting holds up no other.
    """
    here = (InboxUpdate.channel == channel, InboxUpdate.handled_at.is_(None))
    danger = func.max(case((InboxUpdate.pressing, 1), else_=0)).over(partition_by=InboxUpdate.lane)
    turn = func.row_number().over(partition_by=InboxUpdate.lane, order_by=InboxUpdate.id)
    ranked = select(InboxUpdate.id.label("id"), danger.label("danger"), turn.label("turn")).where(*here).subquery()
    waiting = select(InboxUpdate).join(ranked, ranked.c.id == InboxUpdate.id).where(ranked.c.turn <= a_lane)
    return list(session.scalars(waiting.order_by(ranked.c.danger.desc(), ranked.c.turn, InboxUpdate.id).limit(limit)))


def mark_attempt(session: Session, id: int) -> int | None:
    """Count one more attempt; the count so far. None when nothing is left to attempt: handled, or erased."""
    update = held(session, InboxUpdate, id)
    if update is None or update.handled_at:
        return None
    update.attempts += 1
    return update.attempts


def mark_handled(session: Session, id: int, now: datetime) -> None:
    """Done with: only that it was seen is remembered, not what it said nor who said it. Nothing where it was before."""
    update = held(session, InboxUpdate, id)
    if update is not None and update.handled_at is None:
        update.handled_at, update.payload, update.lane = now, None, None
