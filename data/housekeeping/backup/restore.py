"""Putting a backup back into an empty database, of whichever kind: all of it or nothing, read back before it counts."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from alembic import command
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, delete, insert, inspect, select, table, text

from data.core.database import Database, alembic_config
from data.core.errors import BackupUnusable
from data.housekeeping.backup.container import Head, read_contents
from data.housekeeping.backup.contents import PROGRESS_ROWS, Contents, Progress, rows_of
from data.housekeeping.backup.tables import Described, written
from data.housekeeping.backup.totals import Totals
from data.housekeeping.backup.write import opened

NUMBERS_LEFT_OUT = 1_000_000
"""Numbers given after the backup was made are not given again: a page that has read up to one must miss nothing."""

_NOT_ROWS_OF_PEOPLE = frozenset({"alembic_version", "key_in_use", "areas"})
"""What is in a database that nobody has used yet."""


def restore(path: Path, database: Database, progress: Progress = lambda _rows: None) -> Head:
    """Put a backup into an empty database, sealed with its newest key, and bring it up to date.

    Raises BackupUnusable (not_empty, newer, damaged, unlike, …), KeyUnusable; nothing has changed then.
    """
    with opened(path) as (head, file):
        with database.schema_change() as connection:
            _make_empty_schema(connection, head.revision)
            _put_back(connection, file, head, database, progress)
        database.migrate()
    return head


def _make_empty_schema(connection: Connection, revision: str) -> None:
    """The tables as they were when the backup was made. Raises BackupUnusable where anything is stored here."""
    if used := [name for name in inspect(connection).get_table_names() if _is_used(connection, name)]:
        raise BackupUnusable("not_empty", ", ".join(sorted(used)))
    config = alembic_config(connection)
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError as error:
        raise BackupUnusable("newer", revision) from error
    if MigrationContext.configure(connection).get_current_revision():
        connection.execute(delete(table("areas")))
        command.downgrade(config, "base")
    command.upgrade(config, revision)


def _is_used(connection: Connection, name: str) -> bool:
    if name in _NOT_ROWS_OF_PEOPLE:
        return False
    return connection.execute(select(text("1")).select_from(table(name)).limit(1)).first() is not None


def _put_back(connection: Connection, file: BinaryIO, head: Head, database: Database, progress: Progress) -> None:
    contents, done = Contents(read_contents(file, head, database.keyring)), 0
    for of, rows in contents.batches():
        if rows:
            connection.execute(insert(of.stored), [of.read(row) for row in rows])
        if done // PROGRESS_ROWS != (done := done + len(rows)) // PROGRESS_ROWS:
            progress(done)
    if _totals(connection, contents.tables) != contents.counted.plain(of.name for of in contents.tables):
        raise BackupUnusable("unlike")
    for of in contents.tables:
        _go_on_counting(connection, of)


def _totals(connection: Connection, tables: Iterable[Described]) -> object:
    """What is stored now, read back."""
    totals, names = Totals(), []
    for of in tables:
        names.append(of.name)
        for row in rows_of(connection, of):
            totals.add(of.name, written(row))
    return totals.plain(names)


def _go_on_counting(connection: Connection, of: Described) -> None:
    """The next number follows the highest; where none is given twice, it leaves out those given since the backup."""
    if of.key != ("id",) or of.columns["id"] != "integer":
        return
    highest = connection.scalar(text(f"SELECT max(id) FROM {of.name}")) or 0  # noqa: S608 - a table of ours
    last = highest if of.last is None else max(highest, of.last) + NUMBERS_LEFT_OUT
    if connection.dialect.name != "sqlite":
        values = {"name": of.name, "last": max(last, 1), "used": last > 0}
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last, :used)"), values)
    elif of.last is not None:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": of.name})
        row = {"name": of.name, "last": last}
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), row)
