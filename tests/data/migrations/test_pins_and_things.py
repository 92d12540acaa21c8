"""Pins of alarms and names of things that were stored plainly are sealed when the database is brought up to date."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from data.core.database import Database, alembic_config
from data.models import Alarm, NeedRole, Resource
from tests.kit.keys import KEYRING

WHEN = "2026-11-21 01:00:00"
LON, LAT = 113.8512345678901, 27.6234567890123
INTO = "id, channel, language, danger, status, version, repeats, told_word_id, opened_at, heard_at"
VALUES = f"'web', 'zh', 'fire', 'open', 1, 0, 0, '{WHEN}', '{WHEN}'"
PLAIN = (
    f"INSERT INTO alarms ({INTO}, lon, lat) VALUES (1, {VALUES}, {LON}, {LAT})",
    f"INSERT INTO alarms ({INTO}) VALUES (2, {VALUES})",
    f"INSERT INTO people (id, language, created_at) VALUES (1, 'zh', '{WHEN}')",
    "INSERT INTO providers (id, kind, lon, lat, crew, active, created_at) "
    f"VALUES (1, 'charity', 113.8, 27.6, 1, true, '{WHEN}')",
    "INSERT INTO resources (id, provider_id, kind, item, name, quantity, returnable, lon, lat) "
    "VALUES (1, 1, 'goods', 'goods:轮椅', '老张的轮椅', 1, true, 113.8, 27.6)",
    "INSERT INTO needs (id, requester_id, category, lon, lat, beneficiary, people, priority, urgency, minutes, "
    f"status, version, created_at) VALUES (1, 1, 'goods', 113.8, 27.6, '[]', 1, 2, 'normal', 30, 'open', 1, '{WHEN}')",
    "INSERT INTO need_roles (id, need_id, code, kinds, skills, item, quantity) "
    "VALUES (1, 1, 'item', '[]', '[]', 'goods:轮椅', 1), (2, 1, 'main', '[]', '[]', NULL, NULL)",
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


def test_things_are_found_by_what_needs_ask_for_and_are_sealed(plain: Database) -> None:
    plain.migrate()
    with plain.transaction() as session:
        [asked, nothing] = session.query(NeedRole).order_by(NeedRole.id)
        resource = session.query(Resource).filter_by(item=asked.item).one()
        assert (asked.item, nothing.item, resource.name) == ("goods:轮椅", None, "老张的轮椅")
        stored = session.execute(
            text("SELECT r.name, r.item, n.item FROM resources r, need_roles n WHERE n.id = 1")
        ).one()
        assert all(seal.startswith(KEYRING.prefix) for seal in stored)


def test_no_plain_pin_or_thing_is_left_in_the_file(plain: Database) -> None:
    if not plain.is_sqlite:
        pytest.skip("a server's files are its own")
    assert _found(plain)
    plain.migrate()
    assert not _found(plain)


def test_they_can_be_taken_back(plain: Database) -> None:
    plain.migrate()
    with plain.schema_change() as connection:
        command.downgrade(alembic_config(connection), "0003")
        assert connection.execute(text(f"{PINS} ORDER BY id")).all() == [(LON, LAT), (None, None)]
        assert connection.execute(text("SELECT item, name FROM resources")).one() == ("goods:轮椅", "老张的轮椅")
        assert connection.execute(text("SELECT item FROM need_roles ORDER BY id")).all() == [("goods:轮椅",), (None,)]


def _found(database: Database) -> list[bytes]:
    """Spellings of the pin, as a number and as text, and of the thing in the database's files."""
    files = b"".join(file.read_bytes() for file in Path(database.url.database or "").parent.glob("*.sqlite3*"))
    spelled = [spelling for degree in (LON, LAT) for spelling in (struct.pack(">d", degree), str(degree)[:12].encode())]
    spelled.append("轮椅".encode())
    return [spelling for spelling in spelled if spelling in files]
