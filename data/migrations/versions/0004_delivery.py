"""Delivery: what a message's class needs (doubts, since when it is sent), and which updates are pressing."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("inbox_updates") as batch_op:
        batch_op.add_column(sa.Column("pressing", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("outbox_messages", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("first_due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("doubts", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("outbox_messages", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_column("doubts")
        batch_op.drop_column("began_at")
        batch_op.drop_column("first_due_at")

    with op.batch_alter_table("inbox_updates") as batch_op:
        batch_op.drop_column("pressing")
