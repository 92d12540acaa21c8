"""Raw updates: stored once before they are acknowledged, handled in order, emptied when handled."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.rows import fetch
from data.models import InboxUpdate


def store(session: Session, channel: str, update_id: str, lane: str, payload: dict[str, Any], now: datetime) -> bool:
    """Keep the update; False when it was seen before. `lane` is the chat's id, as in addresses."""
    # Looking first is safe: of two such transactions at once, `Database.run` tries one again, which then finds it.
    if seen(session, channel, update_id):
        return False
    update = InboxUpdate(channel=channel, update_id=update_id, lane=lane, payload=payload, received_at=now)
    session.add(update)
    session.flush()
    return True


def seen(session: Session, channel: str, update_id: str) -> bool:
    """Whether this update was stored before."""
    found = select(InboxUpdate.id).filter_by(channel=channel, update_id=update_id)
    return session.scalar(found) is not None


def pending(session: Session, channel: str, limit: int = 100) -> list[InboxUpdate]:
    """Updates not yet handled, oldest first."""
    waiting = select(InboxUpdate).where(InboxUpdate.channel == channel, InboxUpdate.handled_at.is_(None))
    return list(session.scalars(waiting.order_by(InboxUpdate.id).limit(limit)))


def mark_attempt(session: Session, id: int) -> int:
    """Count one more attempt to handle the update; the count so far."""
    update = fetch(session, InboxUpdate, id)
    update.attempts += 1
    return update.attempts


def mark_handled(session: Session, id: int, now: datetime) -> None:
    """Done with: only that it was seen is remembered, not what it said nor who said it."""
    update = fetch(session, InboxUpdate, id)
    update.handled_at, update.payload, update.lane = now, None, None
