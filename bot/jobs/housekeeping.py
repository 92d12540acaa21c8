"""Lets go of what is kept no longer (data/housekeeping/retention.py): at the start, every day, in small batches."""

import asyncio
from collections import Counter
from pathlib import Path

import structlog

from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.wakeup import WakeUp
from data.core.database import Database
from data.housekeeping.erased import note_erased
from data.housekeeping.retention import prune

log = structlog.get_logger()

DAY_SECONDS = 24 * 60 * 60.0


class Housekeeper:
    """Prunes what is stored, and notes in a file who was erased; several may at once, each row goes once."""

    def __init__(self, database: Database, clock: Clock, erased: Path) -> None:
        self._database, self._clock, self._erased = database, clock, erased

    def tidy(self) -> dict[str, int]:
        """Note who is erased, then prune until nothing is left to, a little at a time; how many rows went, by rule."""
        self._database.run(lambda session: note_erased(session, self._erased, self._database.keyring, self._clock()))
        went: Counter[str] = Counter()
        while batch := self._database.run(lambda session: prune(session, self._clock())):
            went.update(batch)
        return dict(went)


async def keep_tidy(housekeeper: Housekeeper, erased: WakeUp) -> None:
    """Tidy now, every day, and when `erased` is woken because somebody was. Never returns."""
    while True:
        try:
            if went := await asyncio.to_thread(housekeeper.tidy):
                log.info("housekeeping.pruned", **went)
        except Exception as error:  # a database that is gone for a moment: tomorrow is another day
            log.warning("housekeeping.failed", fault=fault(error))
        await erased.wait(DAY_SECONDS)
