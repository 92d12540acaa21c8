"""Everything that is stored, row by row, as plain values; secrets are left out."""

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Dialect, Integer, Table, collate, select
from sqlalchemy.orm import Session

from data.models import Base


def export_rows(session: Session) -> Iterator[dict[str, Any]]:
    """One object a row, `{"table": …, column: value, …}`, that `json.dumps` takes; parents before their children.

    Columns that hold hashes are left out, and so are links in messages: a sign-in link is a secret while it lasts.
    """
    for table in Base.metadata.sorted_tables:
        for row in session.execute(_everything(table, session.get_bind().dialect)).mappings():
            yield {"table": table.name, **{name: _plain(value) for name, value in row.items()}}


def _everything(table: Table, dialect: Dialect) -> Any:
    columns = [column for column in table.columns if not column.info.get("secret")]
    order = [_by_its_letters(key, dialect) for key in table.primary_key.columns]
    return select(*columns).order_by(*order).execution_options(yield_per=500)


def _by_its_letters(key: Column[Any], dialect: Dialect) -> ColumnElement[Any]:
    """The same order everywhere: PostgreSQL would sort words as its own language does."""
    return key if dialect.name == "sqlite" or isinstance(key.type, Integer) else collate(key, "C")


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "url"}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
