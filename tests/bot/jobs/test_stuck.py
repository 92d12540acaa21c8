"""What is stuck is put right and counted in the log, and a fault ends nothing."""

import asyncio
from datetime import UTC, datetime, timedelta

from structlog.testing import capture_logs

from bot.jobs.stuck import Sweeper, keep_sweeping
from data.core.database import Database
from data.messaging.inbox import store
from data.messaging.outbox import enqueue, next_due
from data.messaging.undelivered import LATE_SECONDS
from data.models import ChannelAddress
from tests.kit.town import enrolled

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
LATER = NOW + timedelta(seconds=LATE_SECONDS)


def settle(database: Database) -> None:
    """Somebody of two addresses is to hear of danger at the first; a message of theirs waits."""

    def settled(session) -> None:
        person = enrolled(session, "telegram", "100", "zh", NOW)
        session.add(ChannelAddress(person_id=person.id, channel="web", external_id="w"))
        enqueue(session, "telegram", "100", {"text": "有急事"}, "danger", NOW)
        store(session, "telegram", "1:1", "100", {"update_id": 1}, NOW)

    database.run(settled)


def test_danger_goes_another_way_and_the_log_counts_without_names(database: Database) -> None:
    settle(database)
    with capture_logs() as lines:
        assert Sweeper(database, lambda: NOW).sweep() == 0
        assert lines == []
        assert Sweeper(database, lambda: LATER).sweep() == 1
    assert lines == [
        {"event": "outbox.late", "redirected": 1, "danger": 1, "log_level": "warning"},
        {"event": "inbox.late", "updates": 1, "log_level": "warning"},
    ]
    assert database.run(lambda session: len(next_due(session, "web", LATER))) == 1


async def test_the_sender_is_woken_and_a_database_that_is_gone_is_told(sqlite_database: Database) -> None:
    settle(sqlite_database)
    woken = asyncio.Event()
    sweeping = asyncio.create_task(keep_sweeping(Sweeper(sqlite_database, lambda: LATER), woken.set))
    await asyncio.wait_for(woken.wait(), 20)
    sweeping.cancel()

    class Gone(Sweeper):
        def sweep(self) -> int:
            raise OSError("gone")

    with capture_logs() as lines:
        sweeping = asyncio.create_task(keep_sweeping(Gone(sqlite_database, lambda: NOW), woken.set))
        while not lines:
            await asyncio.to_thread(lines.copy)
        assert not sweeping.done()
        sweeping.cancel()
    assert [line["event"] for line in lines] == ["sweep.failed"]
