"""Everything that is stored, row by row, as plain values; secrets are left out."""

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from data.models import Base


def export_rows(session: Session) -> Iterator[dict[str, Any]]:
    """One object a row, `{"table": …, column: value, …}`, that `json.dumps` takes; parents before their children.

    Columns that hold hashes are left out, and so are links in messages: a sign-in link is a secret while it lasts.
    """
    for table in Base.metadata.sorted_tables:
        for row in session.execute(_everything(table)).mappings():
            yield {"table": table.name, **{name: _plain(value) for name, value in row.items()}}


def _everything(table: Table) -> Any:
    columns = [column for column in table.columns if not column.info.get("secret")]
    return select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=500)


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "url"}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
