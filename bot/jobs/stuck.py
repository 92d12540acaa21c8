"""Looks for what is stuck on its way in or out: danger goes another way where there is one, and the log counts."""

import asyncio
from collections.abc import Callable

import structlog
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.faults import fault
from data.core.database import Database
from data.messaging.undelivered import late, redirect, unhandled

_log = structlog.get_logger(__name__)

EVERY_SECONDS = 30.0


class Sweeper:
    """Sweeps a database; several may at once, and a message goes another way once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def sweep(self) -> int:
        """Put right what is stuck and say in the log what there was; how many messages were queued another way."""
        return self._database.run(self._sweep)

    def _sweep(self, session: Session) -> int:
        now = self._clock()
        redirected = redirect(session, now)
        if found := late(session, now):
            _log.warning("outbox.late", redirected=redirected, **found)
        if waiting := unhandled(session, now):
            _log.warning("inbox.late", updates=waiting)
        return redirected


async def keep_sweeping(sweeper: Sweeper, happened: Callable[[], None]) -> None:
    """Sweep now and every half minute; call `happened` when there is something to send. Never returns."""
    while True:
        try:
            if await asyncio.to_thread(sweeper.sweep):
                happened()
        except Exception as error:  # a database that is gone for a moment must not end it for good
            _log.warning("sweep.failed", fault=fault(error))
        await asyncio.sleep(EVERY_SECONDS)
