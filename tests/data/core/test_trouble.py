"""What is wrong with a database, as those see it who run into it and those who look."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from data.core.database import Database
from data.core.errors import DatabaseBusy
from data.core.trouble import Trouble, Troubles, look, trouble_of
from tests.kit.keys import KEYRING

TABLES = "inbox_updates, outbox_messages, people"


def lock(database: Database):
    """A connection that keeps everybody from writing."""
    connection = database.engine.connect()
    if database.is_sqlite:
        connection.exec_driver_sql("SELECT 1")  # its transaction began IMMEDIATE
    else:
        connection.execute(text(f"LOCK TABLE {TABLES}, audit_entries IN ACCESS EXCLUSIVE MODE"))
    return connection


def test_a_database_that_is_well_is_in_no_trouble(database: Database) -> None:
    assert look(database.url) is None
    assert database.troubles.within(60) is None


def test_a_locked_one_is_told_by_a_look_and_by_whoever_had_to_give_up(database: Database) -> None:
    with lock(database):
        assert look(database.url) is Trouble.LOCKED
        with pytest.raises(DatabaseBusy):
            database.run(lambda session: session.execute(text("SELECT count(*) FROM people")).all(), 0.1)
    assert database.troubles.within(60) is Trouble.LOCKED
    assert look(database.url) is None


def test_whoever_has_patience_gets_through_when_the_lock_is_gone(database: Database) -> None:
    connection = lock(database)
    threading.Timer(0.2, connection.close).start()
    assert database.run(lambda session: session.execute(text("SELECT count(*) FROM people")).scalar_one()) == 0


def test_a_full_one_is_told_by_whoever_wanted_to_write_and_nothing_is_half_written(sqlite_database: Database) -> None:
    @event.listens_for(sqlite_database.engine, "connect")
    def small(connection, _record) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 1}")

    sqlite_database.dispose()
    with pytest.raises(OperationalError):
        sqlite_database.run(lambda session: session.execute(text("CREATE TABLE much AS SELECT zeroblob(500000) AS x")))
    assert sqlite_database.troubles.within(60) is Trouble.FULL
    assert sqlite_database.run(lambda session: session.execute(text("SELECT 1")).scalar_one()) == 1


def test_one_that_is_gone_is_told(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'here.sqlite3'}", KEYRING)
    (tmp_path / "here.sqlite3").unlink()
    assert look(database.url) is Trouble.GONE
    assert look(Database("postgresql://nobody@127.0.0.1:1/none", KEYRING).url) is Trouble.GONE


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OperationalError("", {}, Exception("database or disk is full")), Trouble.FULL),
        (OperationalError("", {}, Exception("database is locked")), Trouble.LOCKED),
        (OperationalError("", {}, Exception("attempt to write a readonly database")), Trouble.READ_ONLY),
        (OperationalError("", {}, Exception("server closed the connection unexpectedly")), Trouble.GONE),
        (IntegrityError("", {}, Exception("UNIQUE constraint failed")), None),
    ],
)
def test_errors_tell_what_is_wrong(error: DBAPIError, trouble: Trouble | None) -> None:
    assert trouble_of(error) is trouble


def test_trouble_is_forgotten_after_a_while() -> None:
    moment = [0.0]
    troubles = Troubles(lambda: moment[0])
    troubles.note(Trouble.FULL)
    troubles.note(None)
    assert troubles.within(30) is Trouble.FULL
    moment[0] = 31.0
    assert troubles.within(30) is None
