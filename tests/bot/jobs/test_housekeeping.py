"""What is kept no longer goes when the station starts, and a fault does not end it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from bot.core.wakeup import WakeUp
from bot.jobs.housekeeping import Housekeeper, keep_tidy
from data.core.database import Database
from data.housekeeping.erased import read_erased
from data.housekeeping.erasure import erase
from data.housekeeping.retention import BATCH_ROWS
from data.messaging.outbox import enqueue
from data.models import OutboxMessage
from tests.kit.keys import KEYRING
from tests.kit.town import enrolled

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
MANY = 2 * BATCH_ROWS + 1


def fill(database: Database, when: datetime, many: int) -> None:
    database.run(
        lambda session: [enqueue(session, "web", f"x{n}", {"text": "您好"}, "answer", when) for n in range(many)]
    )


def left(database: Database) -> int:
    return database.run(lambda session: session.query(OutboxMessage).count())


def test_all_that_is_past_goes_in_as_many_batches_as_it_takes(database: Database, tmp_path: Path) -> None:
    fill(database, NOW - timedelta(days=100), MANY)
    fill(database, NOW, 1)
    assert Housekeeper(database, lambda: NOW, tmp_path / "erased").tidy() == {"unfetched_messages": MANY}
    assert left(database) == 1
    assert Housekeeper(database, lambda: NOW, tmp_path / "erased").tidy() == {}


async def test_it_is_done_at_the_start_and_told_in_numbers(sqlite_database: Database, tmp_path: Path) -> None:
    fill(sqlite_database, NOW - timedelta(days=100), 1)
    with capture_logs() as lines:
        keeping = asyncio.create_task(
            keep_tidy(Housekeeper(sqlite_database, lambda: NOW, tmp_path / "erased"), WakeUp())
        )
        while not lines:
            await asyncio.to_thread(left, sqlite_database)
        keeping.cancel()
    assert lines == [{"event": "housekeeping.pruned", "unfetched_messages": 1, "log_level": "info"}]


async def test_a_database_that_is_gone_is_told_and_ends_nothing(sqlite_database: Database, tmp_path: Path) -> None:
    class Gone(Housekeeper):
        def tidy(self) -> dict[str, int]:
            raise OSError("gone")

    with capture_logs() as lines:
        keeping = asyncio.create_task(keep_tidy(Gone(sqlite_database, lambda: NOW, tmp_path / "erased"), WakeUp()))
        while not lines:
            await asyncio.to_thread(left, sqlite_database)
        assert not keeping.done()
        keeping.cancel()
    assert lines[0]["event"] == "housekeeping.failed"


async def test_who_is_erased_is_noted_at_once(sqlite_database: Database, tmp_path: Path) -> None:
    path, erased = tmp_path / "erased", WakeUp()
    sqlite_database.on_traces = erased.wake
    keeping = asyncio.create_task(keep_tidy(Housekeeper(sqlite_database, lambda: NOW, path), erased))
    await asyncio.to_thread(sqlite_database.run, somebody_goes)
    while not read_erased(path, KEYRING):
        await asyncio.to_thread(left, sqlite_database)
    keeping.cancel()
    assert [id for id, _ in read_erased(path, KEYRING)] == [1]


def somebody_goes(session: Session) -> None:
    erase(session, enrolled(session, "telegram", "1", "zh", NOW), NOW)
