"""What goes along with a need: wishes, whether those whom it is for agree, a pin, a photo."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "wish_gender": sa.String(8),
    "wish_helper": sa.Text(),
    "agreed": sa.Boolean(),
    "pin_lon": sa.Text(),
    "pin_lat": sa.Text(),
    "photo": sa.Text(),
    "photo_channel": sa.String(64),
}


def upgrade() -> None:
    with op.batch_alter_table("needs") as batch_op:
        for name, kind in _COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("needs") as batch_op:
        for name in reversed(_COLUMNS):
            batch_op.drop_column(name)
