"""Calls for help beyond the limits are written onto their alarms every few seconds: a count, not a row each."""

import asyncio

import structlog
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.messages import Address
from bot.core.tally import Tally
from data.alarms.alarms import count_calls
from data.alarms.queries import Source
from data.core.database import Database
from data.people.people import find_person

_log = structlog.get_logger(__name__)

EVERY_SECONDS = 5.0


class Counter:
    """Writes the counts of a tally down. What cannot be written now is counted again."""

    def __init__(self, database: Database, clock: Clock, tally: Tally) -> None:
        self._database, self._clock, self._tally = database, clock, tally

    async def write(self) -> None:
        """Write what was counted since the last time; nothing is done where there was nothing."""
        counts = self._tally.take()
        if not counts:
            return
        try:
            await asyncio.to_thread(self._database.run, lambda session: self._write(session, counts))
        except Exception as error:  # a database that is down now may be up soon
            _log.warning("alarms.not_counted", fault=fault(error))
            for source, many in counts.items():
                self._tally.add(source, many)

    def _write(self, session: Session, counts: dict[Address, int]) -> None:
        now = self._clock()
        for address, many in counts.items():
            person = find_person(session, address.channel, address.id)
            count_calls(session, Source(address.channel, address.id, person=person), many, now)


async def keep_counting(counter: Counter) -> None:
    """Write every few seconds. Never returns."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        await counter.write()
