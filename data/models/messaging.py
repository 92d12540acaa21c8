"""Messages in and out, and the state of each conversation."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from data.core.base import Base, Code, Key, Words
from data.core.lifecycle import MessageStatus
from data.core.sealing.columns import ADDRESS, SealedIndex, SealedJson


class InboxUpdate(Base):
    """A raw update, stored before it is acknowledged. `lane` is the chat: one lane's updates are handled in order.

    `pressing`: it holds words of danger, so its chat goes before the others.
    """

    __tablename__ = "inbox_updates"
    __table_args__ = (UniqueConstraint("channel", "update_id"), Index("ix_inbox_waiting", "channel", "handled_at"))

    id: Mapped[Key]
    channel: Mapped[Code]
    update_id: Mapped[str] = mapped_column(String(200))
    lane: Mapped[str | None] = mapped_column(SealedIndex(ADDRESS))
    payload: Mapped[dict[str, Any] | None] = mapped_column(SealedJson("inbox_updates.payload"))
    pressing: Mapped[bool] = mapped_column(default=False, server_default=false())
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)


class OutboxMessage(Base):
    """A message to one address. `dedupe_key` keeps the same notice from being queued twice.

    `priority` is its class. `began_at`: since when a call is under way. `doubts`: how often it was sent without an
    answer, so that it may have arrived.
    """

    __tablename__ = "outbox_messages"
    # A number is never given twice, so that a page that has read up to one misses nothing after an erasure.
    __table_args__ = (Index("ix_outbox_due", "channel", "status", "due_at"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    channel: Mapped[Code]
    external_id: Mapped[str] = mapped_column(SealedIndex(ADDRESS), index=True)
    priority: Mapped[Code]
    body: Mapped[dict[str, Any]] = mapped_column(SealedJson("outbox_messages.body"))
    dedupe_key: Mapped[str | None] = mapped_column(SealedIndex("outbox_messages.dedupe_key"), unique=True)
    due_at: Mapped[datetime]
    first_due_at: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    doubts: Mapped[int] = mapped_column(default=0, server_default="0")
    status: Mapped[MessageStatus] = mapped_column(Base.enum(MessageStatus), default=MessageStatus.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    error: Mapped[Words | None]


class ConversationState(Base):
    """Where a conversation stands."""

    __tablename__ = "conversation_states"

    channel: Mapped[Code] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(SealedIndex(ADDRESS), primary_key=True)
    state: Mapped[dict[str, Any]] = mapped_column(SealedJson("conversation_states.state"))
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime]
