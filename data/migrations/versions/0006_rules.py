"""Rules by days of the month, lunar ones and the nth weekday."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = ("availability_rules", "need_rules", "resource_hours")


def upgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("nth", sa.Integer(), nullable=True))
            batch_op.add_column(sa.Column("monthdays", sa.JSON(), server_default="[]", nullable=False))
            batch_op.add_column(sa.Column("lunar", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("lunar")
            batch_op.drop_column("monthdays")
            batch_op.drop_column("nth")
