"""How far a database is migrated, seen without changing it."""

import pytest
from alembic import command
from sqlalchemy import inspect, text

from data.core.database import Database, alembic_config
from data.core.errors import DatabaseUnusable
from data.migrations.state import SchemaState, schema_state
from tests.kit.keys import KEYRING


def test_an_empty_database_is_empty_and_stays_so(empty_database_url: str) -> None:
    database = Database(empty_database_url, KEYRING)
    assert schema_state(database) is schema_state(database) is SchemaState.EMPTY
    assert inspect(database.engine).get_table_names() == []
    database.dispose()


def test_a_migrated_one_is_current(database: Database) -> None:
    assert schema_state(database) is SchemaState.CURRENT


def test_one_of_a_revision_that_nobody_knows_is_another_versions(database: Database) -> None:
    database.run(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    assert schema_state(database) is SchemaState.FOREIGN


def test_one_without_its_revision_is_not_current(database: Database) -> None:
    with database.schema_change() as connection:
        command.stamp(alembic_config(connection), "base")
    assert schema_state(database) is SchemaState.EMPTY


def test_one_that_cannot_be_opened_is_one_line_without_the_password() -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        schema_state(Database("postgresql://somebody:geheim@127.0.0.1:1/nowhere", KEYRING))
    assert "geheim" not in str(refused.value)
    assert "\n" not in str(refused.value)
