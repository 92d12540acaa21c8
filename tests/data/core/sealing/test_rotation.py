"""A database of plain rows is sealed when it is brought up to date, and sealed anew when the key is changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from data.core.database import Database, alembic_config
from data.core.errors import KeyUnusable
from data.core.sealing.keys import SECRET_BYTES, Keyring
from data.core.sealing.rotation import all_current, reseal_contents
from data.housekeeping.export import export_rows
from data.models import ChannelAddress, ConversationState, OutboxMessage, Person

OLD, NEW = bytes(range(SECRET_BYTES)), bytes(reversed(range(SECRET_BYTES)))
WHEN = "2026-11-21 01:00:00"
BODY, STATE = json.dumps({"text": "你好"}, ensure_ascii=False), json.dumps({"said": "王桂花"}, ensure_ascii=False)
PLAIN = (
    f"INSERT INTO people (id, name, phone, language, created_at) VALUES (1, '王桂花', '13800001234', 'zh', '{WHEN}')",
    "INSERT INTO channel_addresses (id, person_id, channel, external_id) VALUES (1, 1, 'telegram', '9911')",
    "INSERT INTO outbox_messages (id, channel, external_id, priority, body, due_at, status, attempts) "
    f"VALUES (1, 'telegram', '9911', 'notice', '{BODY}', '{WHEN}', 'sent', 0)",
    "INSERT INTO conversation_states (channel, external_id, state, version, updated_at) "
    f"VALUES ('telegram', '9911', '{STATE}', 1, '{WHEN}')",
)
"""Rows as the first schema held them."""


@pytest.fixture
def plain(empty_database_url: str) -> Iterator[Database]:
    """A database of the first schema with somebody in it."""
    database = Database(empty_database_url, Keyring([OLD]))
    with database.schema_change() as connection:
        command.upgrade(alembic_config(connection), "0001")
        for row in PLAIN:
            connection.exec_driver_sql(row)
    yield database
    database.dispose()


def rows(database: Database) -> list[str]:
    return database.run(lambda session: sorted(json.dumps(row, default=str) for row in export_rows(session)))


def test_rows_of_the_first_schema_are_sealed_and_read_as_before(plain: Database) -> None:
    plain.migrate()
    with plain.transaction() as session:
        person = session.get_one(Person, 1)
        assert (person.name, person.phone) == ("王桂花", "13800001234")
        assert session.query(OutboxMessage).filter_by(external_id="9911").one().body == {"text": "你好"}
        assert session.get_one(ConversationState, ("telegram", "9911")).state == {"said": "王桂花"}
        assert session.scalar(text("SELECT phone FROM people")) != "13800001234"


def test_no_plain_word_is_left_in_the_file(plain: Database) -> None:
    if not plain.is_sqlite:
        pytest.skip("a server's files are its own")
    plain.migrate()
    files = b"".join(file.read_bytes() for file in Path(plain.url.database or "").parent.glob("*.sqlite3*"))
    assert not [word for word in ("王桂花", "13800001234", "9911", "你好") if word.encode() in files]


def test_what_is_sealed_can_be_taken_back(plain: Database) -> None:
    plain.migrate()
    with plain.schema_change() as connection:
        command.downgrade(alembic_config(connection), "0001")
        assert connection.execute(text("SELECT name, phone FROM people")).one() == ("王桂花", "13800001234")


def test_a_new_key_takes_over_and_the_old_one_can_go(plain: Database) -> None:
    plain.migrate()
    before = rows(plain)
    both = Database(str(plain.url.render_as_string(hide_password=False)), Keyring([NEW, OLD]))
    both.migrate()
    with pytest.raises(KeyUnusable, match="start this program again"):
        rows(plain)
    while _one_batch(both):
        pass
    new_alone = Database(str(plain.url.render_as_string(hide_password=False)), Keyring([NEW]))
    new_alone.migrate()
    assert [row for row in rows(new_alone) if "key_in_use" not in row] == [r for r in before if "key_in_use" not in r]
    with new_alone.transaction() as session:
        assert session.query(ChannelAddress).filter_by(external_id="9911").one()
        assert all_current(session.connection())
    with pytest.raises(KeyUnusable):
        Database(str(plain.url.render_as_string(hide_password=False)), Keyring([OLD])).migrate()
    for database in (both, new_alone):
        database.dispose()


def _one_batch(database: Database) -> int:
    return database.run(lambda session: reseal_contents(session.connection()))
