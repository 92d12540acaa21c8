"""What happens by itself: proposing matches when something new is confirmed, and letting go of what is past."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.wakeup import WakeUp
from data.core.database import Database
from data.core.events import Events, ProposalMade
from data.housekeeping.expiry import expire
from data.planning import load_problem, record_plan
from matching import Plan, Problem, round_starts, solve

log = structlog.get_logger()

PATIENCE = 600.0
"""Seconds after which the matcher looks again though nobody rang: time passes, windows close."""


class Solver(Protocol):
    """Turns a problem into the best plan it finds within `seconds`."""

    def __call__(self, problem: Problem, *, seconds: float) -> Plan:
        """Solve, without touching anything stored."""
        ...


Publish = Callable[[Session, Events, datetime], None]
"""Sees to it, in the same transaction, that those hear of it who must."""


class Matchmaker:
    """Proposes matches for what is stored; nothing reaches people from here but word to the coordinators."""

    def __init__(
        self, database: Database, clock: Clock, publish: Publish, seconds: float = 5.0, solver: Solver = solve
    ) -> None:
        self._database, self._clock, self._publish = database, clock, publish
        self._seconds, self._solver = seconds, solver

    def propose(self) -> list[int]:
        """Let go of what is past, load, solve with no transaction open, record what has not changed since.

        Returns the ids of the new proposals.
        """
        self._database.run(lambda session: self._publish(session, expire(session, self._clock()), self._clock()))
        with self._database.snapshot() as session:  # in nobody's way: what changes meanwhile is seen when recording
            snapshot = load_problem(session, self._clock())
        if not snapshot.problem.needs:
            return []
        plan = round_starts(snapshot.problem, self._solver(snapshot.problem, seconds=self._seconds))

        def record(session: Session) -> list[int]:
            events = record_plan(session, snapshot, plan, self._clock())
            self._publish(session, events, self._clock())
            return [event.match_id for event in events if isinstance(event, ProposalMade)]

        return self._database.run(record)


class Proposing(Protocol):
    """Whoever proposes matches for what is stored."""

    def propose(self) -> list[int]:
        """Propose, and return the ids of the new proposals."""
        ...


async def keep_proposing(
    proposing: Proposing, changed: WakeUp, proposed: Callable[[], None], after: Callable[[], None] = lambda: None
) -> None:
    """Propose now, then whenever `changed` is woken; call `proposed` when there is something to send. Never returns.

    `after` is called at the end of each round. A failure is logged and tried again when woken next or after PATIENCE:
    the conversation must go on without it.
    """
    while True:
        try:
            if await asyncio.to_thread(proposing.propose):
                proposed()
        except Exception:  # one bad round must not end matching for good; the log tells
            log.exception("matching.failed")
        after()
        await changed.wait(PATIENCE)
