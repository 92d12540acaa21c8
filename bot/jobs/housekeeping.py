"""Lets go of what is kept no longer (data/housekeeping/retention.py): at the start, every day, in small batches."""

import asyncio
from collections import Counter

import structlog

from bot.core.clock import Clock
from bot.core.faults import fault
from data.core.database import Database
from data.housekeeping.retention import prune

log = structlog.get_logger()

DAY_SECONDS = 24 * 60 * 60.0


class Housekeeper:
    """Prunes what is stored; several may at once, each row goes once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def tidy(self) -> dict[str, int]:
        """Prune until nothing is left to, a short transaction at a time; how many rows went, by rule."""
        went: Counter[str] = Counter()
        while batch := self._database.run(lambda session: prune(session, self._clock())):
            went.update(batch)
        return dict(went)


async def keep_tidy(housekeeper: Housekeeper) -> None:
    """Tidy now and every day. Never returns."""
    while True:
        try:
            if went := await asyncio.to_thread(housekeeper.tidy):
                log.info("housekeeping.pruned", **went)
        except Exception as error:  # a database that is gone for a moment: tomorrow is another day
            log.warning("housekeeping.failed", fault=fault(error))
        await asyncio.sleep(DAY_SECONDS)
