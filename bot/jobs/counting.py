"""Calls for help beyond the limits are written down every few seconds: a count on their alarm, not a row each.

Where no alarm stands for their source one is raised, but one at a time for all that come from one network address:
a flood of new sources is one alarm with a count and with their words.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.messages import Address
from bot.core.tally import MOST_SOURCES, Calls, Tally
from bot.jobs.rounds import Publish
from data.alarms.alarms import PATIENCE, Told, add_words, count_calls, raise_alarm
from data.alarms.queries import Source, standing
from data.core.database import Database
from data.core.events import Events
from data.people.people import find_person

_log = structlog.get_logger(__name__)

EVERY_SECONDS = 5.0

Raised = dict[str, Address]
"""Of each network address the source of the alarm that was raised there, for all who are beyond the limits."""


class Counter:
    """Writes the calls of a tally down. What cannot be written now is counted again."""

    def __init__(
        self, database: Database, clock: Clock, tally: Tally, publish: Publish, patience: timedelta = PATIENCE
    ) -> None:
        """`patience`: how long an alarm waits for somebody before it goes a level up."""
        self._database, self._clock, self._tally = database, clock, tally
        self._publish, self._patience = publish, patience
        self._raised: Raised = {}

    async def write(self) -> int:
        """Write what was counted since the last time; how many things happened that somebody must hear of."""
        taken = self._tally.take()
        if not taken:
            return 0
        try:
            self._raised, happened = await asyncio.to_thread(self._database.run, partial(self._write, taken=taken))
        except Exception as error:  # a database that is down now may be up soon
            _log.warning("alarms.not_counted", fault=fault(error))
            for source, calls in taken.items():
                self._tally.add(source, calls)
            return 0
        return happened

    def _write(self, session: Session, taken: dict[Address, Calls]) -> tuple[Raised, int]:
        now, raised = self._clock(), dict(self._raised)
        events: Events = ()
        for address, calls in taken.items():
            events += self._one(session, address, calls, raised, now)
        self._publish(session, events, now)
        return dict(list(raised.items())[-MOST_SOURCES:]), len(events)

    def _one(self, session: Session, address: Address, calls: Calls, raised: Raised, now: datetime) -> Events:
        """Onto the source's own alarm, else with its words onto the one of its network, else onto a new one."""
        source, events = _source(session, address, calls), Events()
        if standing(session, source) is not None:
            return count_calls(session, source, calls.many, now)
        other = raised.get(calls.network)
        if other and (alarm := standing(session, _source(session, other, calls))):
            source = Source(alarm.channel, alarm.external_id or "")
            events = add_words(session, alarm, Told(text=calls.words, asking=alarm.asking, repeated=True), now)
        else:
            raised.pop(calls.network, None)
            raised[calls.network] = address
            events = raise_alarm(session, source, calls.danger, Told(text=calls.words), now, self._patience)
        return events + count_calls(session, source, calls.many - 1, now)


def _source(session: Session, address: Address, calls: Calls) -> Source:
    person = find_person(session, address.channel, address.id)
    return Source(address.channel, address.id, calls.language, person)


async def keep_counting(counter: Counter, happened: Callable[[], None]) -> None:
    """Write every few seconds; call `happened` when there is something to send. Never returns."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        if await counter.write():
            happened()
