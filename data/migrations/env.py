"""How Alembic reaches the database: always on a connection that the caller hands in."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Enum

from data.core.sealing.columns import SEALED
from data.models import Base, UtcDateTime


def plain_types(kind: str, column_type: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain types, so that old ones do not change when our own types do."""
    if kind == "type" and isinstance(column_type, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(column_type, SEALED):
        return "sa.Text()"
    if kind == "type" and isinstance(column_type, Enum):
        return f"sa.String(length={column_type.length})"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table only by making it anew
    render_item=plain_types,
)
with context.begin_transaction():
    context.run_migrations()
