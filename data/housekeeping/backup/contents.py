"""What a backup says: a line for each table, a line for each of its rows, at the end the totals; written and read."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select, text

from data.core.errors import BackupUnusable
from data.core.sealing.rotation import KeyInUse
from data.housekeeping.backup.tables import Described, Row, described, read_table, written
from data.housekeeping.backup.totals import Totals
from data.models import Base

Progress = Callable[[int], None]
"""Told how many rows are done, now and then."""

PROGRESS_ROWS = 10_000
_FETCHED_ROWS = 500
_DEPTHS = 20
"""Areas lie in areas, never so deep."""


def stored_tables(connection: Connection) -> list[Described]:
    """Every table of ours, parents before children; but for the mark of the key, which is the database's own."""
    tables = [table for table in Base.metadata.sorted_tables if table is not KeyInUse.__table__]
    return [described(table, _last_number(connection, table)) for table in tables]


def rows_of(connection: Connection, table: Described) -> Iterator[Row]:
    """Its rows in the order of its key, values opened."""
    stored = table.stored
    everything = select(stored).order_by(*(stored.c[key] for key in table.key))
    for row in connection.execute(everything.execution_options(yield_per=_FETCHED_ROWS)):
        yield list(row)


def written_lines(
    connection: Connection, tables: Sequence[Described], totals: Totals, progress: Progress
) -> Iterator[bytes]:
    """All that a backup says, of the moment that the connection sees."""
    for table in tables:
        yield table.line()
        for row in _parents_first(table, rows_of(connection, table)):
            line = written(row)
            totals.add(table.name, line)
            _tell(totals, progress)
            yield line
    yield written({"totals": totals.plain(table.name for table in tables)})


@dataclass
class Contents:
    """Reads what a backup says, in batches of rows of one table; at the end its totals are those that were counted.

    Raises BackupUnusable where they are not, or where anything else is out of place.
    """

    lines: Iterable[bytes]
    tables: list[Described] = field(default_factory=list)
    counted: Totals = field(default_factory=Totals)
    ended: bool = False

    def batches(self, most: int = 1_000) -> Iterator[tuple[Described, list[Row]]]:
        """Each table, with up to so many of its rows, until there are no more; an empty table comes once."""
        batch: list[Row] = []
        for line in self.lines:
            value = self._value(line)
            if isinstance(value, list):
                batch.append(value)
            if self.tables and (isinstance(value, dict) or len(batch) >= most):
                yield self.tables[-1], batch
                batch = []
            if isinstance(value, dict):
                self._begin(value)
        if not self.ended:
            raise BackupUnusable("damaged")

    def _value(self, line: bytes) -> Any:
        value = json.loads(line)
        if self.ended or not (isinstance(value, dict) or self.tables):
            raise BackupUnusable("damaged")
        if isinstance(value, list):
            self.counted.add(self.tables[-1].name, line + b"\n")
        return value

    def _begin(self, about: dict[str, Any]) -> None:
        if "totals" not in about:
            self.tables.append(read_table(about))
            return
        counted = self.counted.plain(table.name for table in self.tables)
        if {name: tuple(total) for name, total in about["totals"].items()} != counted:
            raise BackupUnusable("damaged")
        self.ended = True


def _tell(totals: Totals, progress: Progress) -> None:
    if totals.rows % PROGRESS_ROWS == 0:
        progress(totals.rows)


def _parents_first(table: Described, rows: Iterator[Row]) -> Iterator[Row]:
    """Areas lie in areas: those that hold others come before them."""
    names = list(table.columns)
    if "parent_id" not in names:
        yield from rows
        return
    key, parent, waiting, done = names.index("id"), names.index("parent_id"), list(rows), {None}
    for _ in range(_DEPTHS):
        ready = [row for row in waiting if row[parent] in done]
        waiting = [row for row in waiting if row[parent] not in done]
        done |= {row[key] for row in ready}
        yield from ready
    yield from waiting


def _last_number(connection: Connection, table: Table) -> int | None:
    """The highest number that a table whose numbers are never given twice has given."""
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return None
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        return found.scalar() or 0
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
    return connection.execute(text(f"SELECT last_value FROM {sequence}")).scalar()  # noqa: S608 - a name of our own
