"""Where an alarm's pin lies and what people call their things are sealed like all else that tells of somebody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic import op

from data.core.sealing.columns import keyring_of
from data.core.sealing.keys import Keyring

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


@dataclass(frozen=True)
class Column:
    """A column, its type until now, the purpose of its seal; `looked_up` is sealed alike where it is alike."""

    name: str
    plain: Any
    purpose: str
    nullable: bool = True
    looked_up: bool = False

    def seal(self, ring: Keyring, value: Any) -> str:
        words = value if isinstance(value, str) else repr(value)
        return ring.index(words, self.purpose) if self.looked_up else ring.seal(words, self.purpose)

    def open(self, ring: Keyring, value: str) -> Any:
        words = ring.open_index(value, self.purpose) if self.looked_up else ring.open(value, self.purpose)
        return float(words) if isinstance(self.plain, sa.Double) else words


SEALED: Mapping[str, tuple[Column, ...]] = {
    "alarms": (Column("lon", sa.Double(), "alarms.lon"), Column("lat", sa.Double(), "alarms.lat")),
    "need_roles": (Column("item", sa.String(200), "item", looked_up=True),),
    "resources": (
        Column("item", sa.String(200), "item", nullable=False, looked_up=True),
        Column("name", sa.String(200), "resources.name", nullable=False),
    ),
}


def upgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    for table, columns in SEALED.items():
        _rewrite(table, columns, sa.Text(), lambda column, value: column.seal(ring, value))


def downgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    for table, columns in SEALED.items():
        _rewrite(table, columns, None, lambda column, value: column.open(ring, value))


def _rewrite(table: str, columns: tuple[Column, ...], new: Any, change: Callable[[Column, Any], Any]) -> None:
    """Read, give the columns their new type (None: the plain one), write."""
    bind = op.get_bind()
    before, after = (_rows(table, columns, plain=plain) for plain in (new is not None, new is None))
    found = bind.execute(sa.select(before)).mappings().all()
    with op.batch_alter_table(table) as batch:
        for column in columns:
            kind, old = new or column.plain, column.plain if new is not None else sa.Text()
            using = "NULL" if isinstance(column.plain, sa.Double) else column.name  # a degree is no seal, nor back
            batch.alter_column(
                column.name, existing_type=old, type_=kind, existing_nullable=column.nullable,
                postgresql_using=f"{using}::{_postgres_name(kind)}",
            )  # fmt: skip
    for row in found:
        values = {column.name: change(column, row[column.name]) for column in columns if row[column.name] is not None}
        if values:
            bind.execute(sa.update(after).where(after.c.id == row["id"]).values(values))


def _postgres_name(kind: Any) -> str:
    return "double precision" if isinstance(kind, sa.Double) else "text"


def _rows(table: str, columns: tuple[Column, ...], *, plain: bool) -> sa.TableClause:
    of_a_kind = (sa.column(column.name, column.plain if plain else sa.Text()) for column in columns)
    return sa.table(table, sa.column("id", sa.Integer), *of_a_kind)
