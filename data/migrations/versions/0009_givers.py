"""Helpers who have left, teams, and what is said of a gift."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("providers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("team", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    with op.batch_alter_table("resources", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handover", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("purpose", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("resources", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("purpose")
        batch_op.drop_column("handover")
    with op.batch_alter_table("providers", schema=None) as batch_op:
        batch_op.drop_column("team")
        batch_op.drop_column("left_at")
