"""Looks at a database as it lies there: how far it is migrated, and whether it can be written. Changes nothing."""

from enum import StrEnum

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from data.core.database import Database, alembic_config
from data.core.errors import DatabaseUnusable


class SchemaState(StrEnum):
    """How far a database is migrated."""

    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"
    FOREIGN = "foreign"
    """by a newer version of this program, or another"""


def schema_state(database: Database) -> SchemaState:
    """How far it is migrated; whatever is written there is written back as it is, to see that it can be.

    Raises DatabaseUnusable where it cannot be opened or written, with one line for the operator, without a password.
    """
    try:
        return _state(database)
    except SQLAlchemyError as error:
        shown = database.url.render_as_string(hide_password=True)
        why = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        raise DatabaseUnusable(f"{shown}: {why}") from error


def _state(database: Database) -> SchemaState:
    with database.engine.connect() as connection, connection.begin() as transaction:
        found = set(MigrationContext.configure(connection).get_current_heads())
        if found:
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
        transaction.rollback()
    return _named(found)


def _named(found: set[str]) -> SchemaState:
    scripts = ScriptDirectory.from_config(alembic_config())
    if not found or found == set(scripts.get_heads()):
        return SchemaState.CURRENT if found else SchemaState.EMPTY
    try:
        return SchemaState.BEHIND if all(scripts.get_revision(one) for one in found) else SchemaState.FOREIGN
    except CommandError:
        return SchemaState.FOREIGN
