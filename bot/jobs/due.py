"""A clock of stored hours: what is due is done and told. A restart forgets none, several may look at once."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.jobs.rounds import Publish
from data.core.database import Database
from data.core.events import Events

Run = Callable[[Session, datetime], Events]
"""Does what is due at a moment, each hour in the transaction that stores the next; what happened."""


class DueClock:
    """Looks for what is due; each hour is acted upon by one of several that may look."""

    def __init__(self, database: Database, clock: Clock, publish: Publish, run: Run) -> None:
        self._database, self._clock, self._publish, self._run = database, clock, publish, run

    def tick(self) -> int:
        """Do what is due now, and tell those who must hear of it; how many things happened."""
        return self._database.run(self._tick)

    def _tick(self, session: Session) -> int:
        now = self._clock()
        events = self._run(session, now)
        self._publish(session, events, now)
        return len(events)
