"""The clock of conversations that people lead: who is silent is passed over. Its hours are stored."""

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.jobs.rounds import Publish
from data.core.database import Database
from data.handoffs.clocks import run_clocks
from data.handoffs.terms import Terms


class HandoffClock:
    """Looks for handoffs whose hour has come; each hour is acted upon by one of several that may look."""

    def __init__(self, database: Database, clock: Clock, publish: Publish, terms: Terms | None = None) -> None:
        self._database, self._clock, self._publish, self._terms = database, clock, publish, terms or Terms()

    def tick(self) -> int:
        """Do what is due now, and tell those who must hear of it; how many things happened."""
        return self._database.run(self._tick)

    def _tick(self, session: Session) -> int:
        now = self._clock()
        events = run_clocks(session, now, self._terms)
        self._publish(session, events, now)
        return len(events)
