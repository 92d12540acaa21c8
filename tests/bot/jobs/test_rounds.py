"""The matcher that runs by itself."""

import asyncio
from datetime import UTC, datetime

from bot.core.wakeup import WakeUp
from bot.jobs.rounds import Matchmaker, keep_proposing
from data.core.database import Database
from matching.model import Problem
from matching.model.plan import Plan

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)


def unheard(*_: object) -> None:
    """Nobody is told of anything."""


async def test_one_bad_round_does_not_end_matching(sqlite_database: Database) -> None:
    """The first round breaks; the ring after it is heard all the same."""
    rounds: asyncio.Queue[int] = asyncio.Queue()

    class Shaky(Matchmaker):
        tries = 0

        def propose(self) -> list[int]:
            self.tries += 1
            loop.call_soon_threadsafe(rounds.put_nowait, self.tries)
            if self.tries == 1:
                raise RuntimeError("out of luck")
            return [1]

    loop, changed, proposed = asyncio.get_running_loop(), WakeUp(), asyncio.Event()
    matchmaker = Shaky(sqlite_database, lambda: NOW, unheard)
    matching = asyncio.create_task(keep_proposing(matchmaker, changed, proposed.set))
    assert await asyncio.wait_for(rounds.get(), 5) == 1
    changed.wake()
    assert await asyncio.wait_for(rounds.get(), 5) == 2
    await asyncio.wait_for(proposed.wait(), 5)
    matching.cancel()


def test_with_nothing_to_match_the_solver_is_not_asked(sqlite_database: Database) -> None:
    def never(problem: Problem, *, seconds: float) -> Plan:
        raise AssertionError("asked")

    assert Matchmaker(sqlite_database, lambda: NOW, unheard, solver=never).propose() == []
