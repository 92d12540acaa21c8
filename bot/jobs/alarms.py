"""The clock of alarms: what nobody takes goes a level up. Its hours are stored, so a restart forgets none."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import structlog
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.jobs.rounds import Publish
from data.alarms.alarms import PATIENCE
from data.alarms.clocks import run_clocks
from data.core.database import Database

log = structlog.get_logger()

LOOK_AGAIN_SECONDS = 2.0


class AlarmClock:
    """Looks for alarms whose hour has come; several may look at once, and each hour is acted upon by one of them."""

    def __init__(self, database: Database, clock: Clock, publish: Publish, patience: timedelta = PATIENCE) -> None:
        self._database, self._clock, self._publish, self._patience = database, clock, publish, patience

    def tick(self) -> int:
        """Do what is due now, and tell those who must hear of it; how many things happened."""
        return self._database.run(self._tick)

    def _tick(self, session: Session) -> int:
        now = self._clock()
        events = run_clocks(session, now, self._patience)
        self._publish(session, events, now)
        return len(events)


class Ticking(Protocol):
    """A clock of stored hours."""

    def tick(self) -> int:
        """Do what is due now; how many things happened."""
        ...


async def keep_watching(clock: Ticking, happened: Callable[[], None]) -> None:
    """Look every few seconds; call `happened` when there is something to send. Never returns."""
    while True:
        try:
            if await asyncio.to_thread(clock.tick):
                happened()
        except Exception:  # a database that is gone for a moment must not end the watch for good; the log tells
            log.exception("clock.failed", clock=type(clock).__name__)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
