"""The parts that `/health` looks at: what they count, and from when on that is not well. No names, no words."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.http.health import Found
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.core.trouble import Trouble, look
from data.models import InboxUpdate, OutboxMessage

T = TypeVar("T")

LEAST_FREE_BYTES = 100_000_000
"""Less, and the next backup or a busy day may fill the disk."""
TROUBLE_SECONDS = 30.0
"""A full disk is told for so long after somebody ran into it."""
LONGEST_WAIT_SECONDS = {"danger": 30.0, "answer": 60.0, "notice": 600.0, "broadcast": 3600.0}
"""How long a message of each class may be due before something is wrong."""
SOON_SECONDS = 10.0
LEAST_SHARE = 0.95
"""So many of the messages of the last hour are to be out within SOON_SECONDS."""
LONGEST_BACKLOG_SECONDS = 60.0
MOST_LOOKED_AT = 2_000
"""Of the newest messages, so that the look stays quick."""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class StoredParts:
    """The parts that are seen in the database. `sent_to` are the channels that somebody sends to."""

    database: Database
    clock: Clock
    sent_to: tuple[str, ...] = ("telegram",)

    def storage(self) -> Found:
        """Whether anything can be stored."""
        lately = self.database.troubles.within(TROUBLE_SECONDS)
        # That it is locked or gone is seen by a look, and so is that it is over; a full disk is seen by writing alone.
        trouble = look(self.database.url) or (lately if lately is Trouble.FULL else None)
        return Found(trouble is None, {"why": trouble.value} if trouble else {})

    def waiting(self) -> Found:
        """The longest that a message of each class has been due, in seconds."""
        found = select(OutboxMessage.priority, func.min(OutboxMessage.due_at)).group_by(OutboxMessage.priority)
        found = found.where(OutboxMessage.channel.in_(self.sent_to), OutboxMessage.status.in_(_UNDER_WAY))
        now = self.clock()
        oldest = self._read(lambda session: {code: _age(at, now) for code, at in session.execute(found)})
        late = {code for code, age in oldest.items() if age > LONGEST_WAIT_SECONDS.get(code, 0.0)}
        return Found(not late, {"oldest_seconds": {code: oldest.get(code, 0.0) for code in LONGEST_WAIT_SECONDS}})

    def out_soon(self) -> Found:
        """The share of the last hour's messages that were out within ten seconds; null where there were none."""
        now = self.clock()
        found = select(OutboxMessage.due_at, OutboxMessage.sent_at).order_by(OutboxMessage.id.desc())
        found = found.where(OutboxMessage.channel.in_(self.sent_to), OutboxMessage.due_at.between(now - _HOUR, now))
        rows = self._read(lambda session: list(session.execute(found.limit(MOST_LOOKED_AT))))
        ages = [((sent or now) - due).total_seconds() for due, sent in rows]
        told = [age <= SOON_SECONDS for (_, sent), age in zip(rows, ages, strict=True) if sent or age > SOON_SECONDS]
        share = sum(told) / len(told) if told else None
        return Found(share is None or share >= LEAST_SHARE, {"within_10_s": share, "messages": len(told)})

    def inbox(self) -> Found:
        """What came in and is not handled yet."""
        found = select(func.count(InboxUpdate.id), func.min(InboxUpdate.received_at))
        many, oldest = self._read(lambda session: session.execute(found.where(InboxUpdate.handled_at.is_(None))).one())
        age = _age(oldest, self.clock()) if oldest else 0.0
        return Found(age <= LONGEST_BACKLOG_SECONDS, {"backlog": many, "oldest_seconds": age})

    def _read(self, work: Callable[[Session], T]) -> T:
        with self.database.snapshot() as session:
            return work(session)


def disk(folder: Path) -> Found:
    """Whether there is room where the state lives."""
    free = shutil.disk_usage(folder).free
    return Found(free >= LEAST_FREE_BYTES, {"free_mb": free // 1_000_000})


_UNDER_WAY = (MessageStatus.WAITING, MessageStatus.SENDING)


def _age(since: datetime, now: datetime) -> float:
    return round(max(0.0, (now - since).total_seconds()), 1)
