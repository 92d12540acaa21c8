"""The clocks of people who wait for people: conversations that nobody answers, needs of high risk undecided."""

from datetime import timedelta

from bot.core.clock import Clock
from bot.jobs.due import DueClock
from bot.jobs.rounds import Publish
from data.alarms.watches import PATIENCE, run_watches
from data.core.database import Database
from data.handoffs.clocks import run_clocks
from data.handoffs.terms import Terms


class HandoffClock(DueClock):
    """Who is silent is passed over, what nobody takes goes up, what has fallen silent ends."""

    def __init__(self, database: Database, clock: Clock, publish: Publish, terms: Terms | None = None) -> None:
        given = terms or Terms()
        super().__init__(database, clock, publish, lambda session, now: run_clocks(session, now, given))


class WatchClock(DueClock):
    """Needs of high risk that nobody has decided in time go up."""

    def __init__(self, database: Database, clock: Clock, publish: Publish, patience: timedelta = PATIENCE) -> None:
        super().__init__(database, clock, publish, lambda session, now: run_watches(session, now, patience))
