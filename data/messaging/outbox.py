"""Messages to people: queued in the transaction that causes them, claimed by a sender, marked one by one."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from data.core.lifecycle import MessageStatus
from data.core.transitions import enter
from data.models import OutboxMessage

PRIORITIES = ("danger", "answer", "notice", "broadcast")
"""Codes of `priority`, the most pressing first."""

HELD = datetime(9000, 1, 1, tzinfo=UTC)
"""`due_at` of what is held back while a coordinator leads the conversation; `release` makes it due."""


def enqueue(
    session: Session,
    channel: str,
    external_id: str,
    body: dict[str, Any],
    priority: str,
    due_at: datetime,
    dedupe_key: str | None = None,
) -> OutboxMessage | None:
    """Queue one message; None when one with this `dedupe_key` was queued before."""
    if dedupe_key and session.scalar(select(OutboxMessage.id).filter_by(dedupe_key=dedupe_key)) is not None:
        return None
    message = OutboxMessage(
        channel=channel, external_id=external_id, body=body, priority=priority, due_at=due_at, dedupe_key=dedupe_key
    )
    session.add(message)
    session.flush()
    return message


def claim_due(session: Session, channel: str, now: datetime, limit: int = 30) -> list[OutboxMessage]:
    """Take up to `limit` messages that are due, most pressing first, for this sender alone: waiting -> sending."""
    rank = case({code: place for place, code in enumerate(PRIORITIES)}, value=OutboxMessage.priority, else_=99)
    due = (
        select(OutboxMessage)
        .filter_by(channel=channel, status=MessageStatus.WAITING)
        .where(OutboxMessage.due_at <= now)
        .order_by(rank, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = list(session.scalars(due))
    for message in claimed:
        enter(message, MessageStatus.SENDING)
    return claimed


def mark(session: Session, id: int, status: MessageStatus, now: datetime, error: str | None = None) -> None:
    """What became of a message, one of `MessageStatus.reported`. Raises IllegalTransition.

    A message that was erased while it was being sent is no more, and that is well.
    """
    message = session.get(OutboxMessage, id, populate_existing=True)
    if message is None:
        return
    enter(message, status)
    message.attempts += 1
    message.error = error
    message.sent_at = now if status is MessageStatus.SENT else None


def put_back(session: Session, id: int, due_at: datetime) -> None:
    """The channel certainly did not take it: wait until `due_at`. One that was erased meanwhile is let go."""
    message = session.get(OutboxMessage, id, populate_existing=True)
    if message is None:
        return
    enter(message, MessageStatus.WAITING)
    message.attempts += 1
    message.due_at = due_at


def release(session: Session, channel: str, external_id: str, now: datetime) -> None:
    """What was held back for this address (see `HELD`) is due now, after all that was said meanwhile."""
    held = select(OutboxMessage).filter_by(channel=channel, external_id=external_id, status=MessageStatus.WAITING)
    for message in list(session.scalars(held.where(OutboxMessage.due_at == HELD).order_by(OutboxMessage.id))):
        body, priority, key = message.body, message.priority, message.dedupe_key
        session.delete(message)  # a page has read on beyond it: it asks for what has a higher number
        session.flush()
        enqueue(session, channel, external_id, body, priority, now, key)


def recover(session: Session, channel: str, now: datetime) -> int:
    """After a crash: what was left being sent waits again; how many there were. For the channel's only sender."""
    left = list(session.scalars(select(OutboxMessage).filter_by(channel=channel, status=MessageStatus.SENDING)))
    for message in left:
        put_back(session, message.id, now)
    return len(left)


def shelf(session: Session, channel: str, external_id: str, after_id: int = 0) -> list[OutboxMessage]:
    """What was said to one address after message `after_id`, in order, for a page that shows it."""
    found = select(OutboxMessage).filter_by(channel=channel, external_id=external_id)
    return list(session.scalars(found.where(OutboxMessage.id > after_id).order_by(OutboxMessage.id)))
