"""What waits in the outbox for people who come to fetch it (the web page, the terminal) instead of being sent to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Outgoing
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.messaging import outbox
from data.models import OutboxMessage

T = TypeVar("T")


@dataclass(frozen=True)
class MailboxMessage:
    """One message in the mailbox: its id (they grow), and what it says."""

    id: int
    message: Outgoing


class Mailbox:
    """The outbox rows of one channel. To fetch a row is to deliver it."""

    def __init__(self, database: Database, channel: str, clock: Clock) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock

    async def after(self, external_id: str, last: int) -> list[MailboxMessage]:
        """Give the messages to this chat with an id above `last` that are due, seen before or not, oldest first."""
        return await self._run(lambda session: self._fetch(session, external_id, last))

    async def new(self, external_id: str) -> list[Outgoing]:
        """Give the messages to this chat that nobody has fetched yet, oldest first."""
        return await self._run(lambda session: self._take(session, external_id))

    async def _run(self, work: Callable[[Session], T]) -> T:
        return await asyncio.to_thread(self._database.run, work, isolated=False)

    def _fetch(self, session: Session, external_id: str, last: int) -> list[MailboxMessage]:
        now = self._clock()
        rows = [row for row in outbox.shelf(session, self._channel, external_id, last) if row.due_at <= now]
        for row in rows:
            _deliver(session, row, now)
        return [MailboxMessage(row.id, Outgoing.model_validate(row.body)) for row in rows]

    def _take(self, session: Session, external_id: str) -> list[Outgoing]:
        now = self._clock()
        rows = outbox.shelf(session, self._channel, external_id)
        fresh = [row for row in rows if row.due_at <= now and _deliver(session, row, now)]
        return [Outgoing.model_validate(row.body) for row in fresh]


def _deliver(session: Session, row: OutboxMessage, now: datetime) -> bool:
    """Mark a row that somebody has just fetched, by the two steps that every message takes; whether it was new."""
    if row.status is not MessageStatus.WAITING or outbox.begin(session, row.id, now) is None:
        return False
    outbox.mark(session, row.id, MessageStatus.SENT, now)
    return True
