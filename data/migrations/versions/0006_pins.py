"""Where an alarm's pin lies is sealed like all else that tells of somebody."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from data.core.sealing.columns import keyring_of

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

PINS = ("lon", "lat")


def upgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    _retyped(sa.Double(), sa.Text(), lambda number, purpose: ring.seal(repr(number), purpose))


def downgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    _retyped(sa.Text(), sa.Double(), lambda sealed, purpose: float(ring.open(sealed, purpose)))


def _retyped(old: sa.types.TypeEngine[Any], new: sa.types.TypeEngine[Any], change: Callable[[Any, str], Any]) -> None:
    """Read, give the columns their new type, write. PostgreSQL keeps no plain pin either: its table is made anew."""
    bind = op.get_bind()
    placed = sa.select(_alarms(old)).where(sa.column("lon").is_not(None), sa.column("lat").is_not(None))
    rows = bind.execute(placed).mappings().all()
    with op.batch_alter_table("alarms") as batch:
        for name in PINS:
            using = f"NULL::{'text' if isinstance(new, sa.Text) else 'double precision'}"
            batch.alter_column(name, existing_type=old, type_=new, existing_nullable=True, postgresql_using=using)
    alarms = _alarms(new)
    for row in rows:
        pins = {name: change(row[name], f"alarms.{name}") for name in PINS}
        bind.execute(sa.update(alarms).where(alarms.c.id == row["id"]).values(pins))


def _alarms(kind: sa.types.TypeEngine[Any]) -> sa.TableClause:
    return sa.table("alarms", sa.column("id", sa.Integer), *(sa.column(name, kind) for name in PINS))
