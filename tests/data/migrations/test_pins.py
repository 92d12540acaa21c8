"""Pins of alarms that were stored plainly are sealed when the database is brought up to date."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from data.core.database import Database, alembic_config
from data.models import Alarm
from tests.kit.keys import KEYRING

WHEN = "2026-11-21 01:00:00"
LON, LAT = 113.8512345678901, 27.6234567890123
INTO = "id, channel, language, danger, status, version, repeats, told_word_id, opened_at, heard_at"
VALUES = f"'web', 'zh', 'fire', 'open', 1, 0, 0, '{WHEN}', '{WHEN}'"
PLAIN = (
    f"INSERT INTO alarms ({INTO}, lon, lat) VALUES (1, {VALUES}, {LON}, {LAT})",
    f"INSERT INTO alarms ({INTO}) VALUES (2, {VALUES})",
)
PINS = "SELECT lon, lat FROM alarms"


@pytest.fixture
def plain(empty_database_url: str) -> Iterator[Database]:
    """A database before pins were sealed, with an alarm that has one and an alarm that has none."""
    database = Database(empty_database_url, KEYRING)
    with database.schema_change() as connection:
        command.upgrade(alembic_config(connection), "0003")
        for row in PLAIN:
            connection.exec_driver_sql(row)
    yield database
    database.dispose()


def test_pins_read_as_before_and_are_sealed(plain: Database) -> None:
    plain.migrate()
    with plain.transaction() as session:
        alarms = [session.get_one(Alarm, id) for id in (1, 2)]
        assert [(alarm.lon, alarm.lat) for alarm in alarms] == [(LON, LAT), (None, None)]
        assert all(stored.startswith(KEYRING.prefix) for stored in session.execute(text(f"{PINS} WHERE id = 1")).one())


def test_no_plain_pin_is_left_in_the_file(plain: Database) -> None:
    if not plain.is_sqlite:
        pytest.skip("a server's files are its own")
    assert _found(plain)
    plain.migrate()
    assert not _found(plain)


def test_pins_can_be_taken_back(plain: Database) -> None:
    plain.migrate()
    with plain.schema_change() as connection:
        command.downgrade(alembic_config(connection), "0003")
        assert connection.execute(text(f"{PINS} ORDER BY id")).all() == [(LON, LAT), (None, None)]


def _found(database: Database) -> list[bytes]:
    """Spellings of the pin in the database's files, as a number and as text."""
    files = b"".join(file.read_bytes() for file in Path(database.url.database or "").parent.glob("*.sqlite3*"))
    spelled = [spelling for degree in (LON, LAT) for spelling in (struct.pack(">d", degree), str(degree)[:12].encode())]
    return [spelling for spelling in spelled if spelling in files]
