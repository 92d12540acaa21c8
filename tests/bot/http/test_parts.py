"""What `/health` sees in the database and on the disk, on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.http.parts import LONGEST_BACKLOG_SECONDS, StoredParts, disk
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.core.trouble import Trouble
from data.messaging import inbox, outbox

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)


@pytest.fixture
def parts(database: Database) -> StoredParts:
    return StoredParts(database, lambda: NOON)


def queued(parts: StoredParts, priority: str, ago: float, channel: str = "telegram") -> int:
    due = NOON - timedelta(seconds=ago)
    return parts.database.run(lambda session: outbox.enqueue(session, channel, "1", {}, priority, due)).id


def sent(parts: StoredParts, ago: float, after: float) -> None:
    id = queued(parts, "answer", ago)

    def mark(session) -> None:
        outbox.mark(session, id, MessageStatus.SENDING, NOON)
        outbox.mark(session, id, MessageStatus.SENT, NOON - timedelta(seconds=ago - after))

    parts.database.run(mark)


def test_with_nothing_to_do_all_is_well(parts: StoredParts, tmp_path: Path) -> None:
    for part in (parts.storage, parts.waiting, parts.out_soon, parts.inbox, lambda: disk(tmp_path)):
        assert part().well
    assert parts.out_soon().told == {"within_10_s": None, "messages": 0}


def test_the_oldest_of_each_class_is_told_and_danger_may_wait_least(parts: StoredParts) -> None:
    queued(parts, "answer", 40)
    queued(parts, "notice", 500)
    queued(parts, "danger", 5000, channel="web")  # waits for whoever fetches it
    assert parts.waiting().well
    assert parts.waiting().told["oldest_seconds"] == {"danger": 0.0, "answer": 40.0, "notice": 500.0, "broadcast": 0.0}
    queued(parts, "danger", 40)
    assert not parts.waiting().well


def test_nineteen_of_twenty_messages_out_within_ten_seconds_are_enough(parts: StoredParts) -> None:
    for _ in range(19):
        sent(parts, 600, 2)
    sent(parts, 600, 11)
    assert parts.out_soon().well
    assert parts.out_soon().told == {"within_10_s": 0.95, "messages": 20}
    queued(parts, "answer", 30)  # not out at all
    assert not parts.out_soon().well


def test_messages_of_hours_ago_and_of_this_moment_do_not_count(parts: StoredParts) -> None:
    sent(parts, 7200, 500)
    queued(parts, "answer", 3)
    assert parts.out_soon().told == {"within_10_s": None, "messages": 0}


@pytest.mark.parametrize("ago", [5.0, LONGEST_BACKLOG_SECONDS + 1])
def test_what_came_in_is_counted_until_it_is_handled(parts: StoredParts, ago: float) -> None:
    came = NOON - timedelta(seconds=ago)
    parts.database.run(lambda session: inbox.store(session, "telegram", "1", "1", {}, came))
    found = parts.inbox()
    assert (found.well, found.told) == (ago < LONGEST_BACKLOG_SECONDS, {"backlog": 1, "oldest_seconds": ago})


def test_a_locked_database_is_told_at_once_and_what_it_holds_can_be_read_or_not(parts: StoredParts) -> None:
    with parts.database.engine.connect() as connection:
        lock = "SELECT 1" if parts.database.is_sqlite else "LOCK TABLE inbox_updates IN ACCESS EXCLUSIVE MODE"
        connection.execute(text(lock))
        assert parts.storage().told == {"why": "locked"}
    assert parts.storage().well


def test_a_full_database_is_told_for_a_while_after_somebody_wanted_to_write(parts: StoredParts) -> None:
    parts.database.troubles.note(Trouble.FULL)
    assert parts.storage().told == {"why": "full"}
