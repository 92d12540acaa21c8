"""Where each conversation stands, keyed by its address."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import ConversationState


def load_state(session: Session, channel: str, external_id: str) -> dict[str, Any] | None:
    """The stored state, or None for a new conversation."""
    found = session.get(ConversationState, (channel, external_id), populate_existing=True)
    return found.state if found else None


def save_state(session: Session, channel: str, external_id: str, state: dict[str, Any], now: datetime) -> None:
    """Replace the stored state."""
    found = session.get(ConversationState, (channel, external_id))
    if found is None:
        session.add(ConversationState(channel=channel, external_id=external_id, state=state, updated_at=now))
    else:
        found.state, found.updated_at, found.version = state, now, found.version + 1
    session.flush()


def forget(session: Session, channel: str, external_id: str) -> None:
    """Start afresh the next time."""
    if found := session.get(ConversationState, (channel, external_id)):
        session.delete(found)
        session.flush()
