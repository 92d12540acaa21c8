"""What is personal is sealed: the columns hold any length, the rows are sealed with the database's key."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from data.core.sealing.columns import keyring_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ADDRESS = "address"
BATCH = 1_000

# Table -> (column, its type until now, purpose of its seal, whether it is looked up).
SEALED: Mapping[str, tuple[tuple[str, Any, str, bool], ...]] = {
    "people": (
        ("name", sa.String(200), "people.name", False),
        ("phone", sa.String(40), "people.phone", False),
    ),
    "channel_addresses": (("external_id", sa.String(200), ADDRESS, True),),
    "invitations": (("name", sa.String(200), "invitations.name", False),),
    "needs": (
        ("address", sa.Text(), "needs.address", False),
        ("note", sa.Text(), "needs.note", False),
        ("phone", sa.String(40), "needs.phone", False),
    ),
    "providers": (("name", sa.String(200), "providers.name", False),),
    "provider_skills": (("certificate", sa.String(200), "provider_skills.certificate", False),),
    "matches": (("decision_reason", sa.Text(), "matches.decision_reason", True),),
    "inbox_updates": (
        ("lane", sa.String(200), ADDRESS, True),
        ("payload", sa.JSON(none_as_null=True), "inbox_updates.payload", False),
    ),
    "outbox_messages": (
        ("external_id", sa.String(200), ADDRESS, True),
        ("body", sa.JSON(none_as_null=True), "outbox_messages.body", False),
        ("dedupe_key", sa.String(200), "outbox_messages.dedupe_key", True),
    ),
    "conversation_states": (
        ("external_id", sa.String(200), ADDRESS, True),
        ("state", sa.JSON(none_as_null=True), "conversation_states.state", False),
    ),
}
KEYS = {"conversation_states": ("channel", "external_id")}
REQUIRED = {"external_id", "body", "state"}
COUNTED = "outbox_messages"
"""SQLite counts this table's numbers, so that none is given twice; making the table anew must not forget the count."""


def upgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    for table, columns in SEALED.items():
        _retype(table, [(name, kind, sa.Text()) for name, kind, _, _ in columns])
        sealers = {
            name: _with(ring.index if looked_up else ring.seal, purpose) for name, _, purpose, looked_up in columns
        }
        _rewrite(table, sealers)
    op.create_table(
        "key_in_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_in_use")),
    )
    op.bulk_insert(
        sa.table("key_in_use", sa.column("id", sa.Integer), sa.column("mark", sa.Text)),
        [{"id": 1, "mark": ring.index("liandong", "key_in_use.mark")}],
    )


def downgrade() -> None:
    ring = keyring_of(op.get_bind().dialect)
    op.drop_table("key_in_use")
    for table, columns in SEALED.items():
        openers = {
            name: _with(ring.open_index if looked_up else ring.open, purpose) for name, _, purpose, looked_up in columns
        }
        _rewrite(table, openers)
        _retype(table, [(name, sa.Text(), kind) for name, kind, _, _ in columns])


def _with(change: Callable[[str, str], str], purpose: str) -> Callable[[str], str]:
    return lambda text: change(text, purpose)


def _retype(table: str, columns: list[tuple[str, Any, Any]]) -> None:
    count = _count() if table == COUNTED else None
    options = {"sqlite_autoincrement": True} if table == COUNTED else {}
    with op.batch_alter_table(table, table_kwargs=options) as batch_op:
        for name, old, new in columns:
            cast = f"{name}::json" if isinstance(new, sa.JSON) else f"{name}::text"
            batch_op.alter_column(
                name, existing_type=old, type_=new, existing_nullable=name not in REQUIRED, postgresql_using=cast
            )
    if count is not None:
        op.get_bind().execute(
            sa.text("UPDATE sqlite_sequence SET seq = :seq WHERE name = :name"), {"seq": count, "name": COUNTED}
        )


def _count() -> int | None:
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        return None
    count: int | None = bind.scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": COUNTED})
    return count


def _rewrite(table: str, changes: Mapping[str, Callable[[str], str]]) -> None:
    """Every row, its columns changed; the keys are read first, because a changed key would be met again."""
    bind, keys = op.get_bind(), KEYS.get(table, ("id",))
    names = list(dict.fromkeys([*keys, *changes]))
    rows = sa.table(table, *(sa.column(name) for name in names))
    found = bind.execute(sa.select(*(rows.c[key] for key in keys))).all()
    here = sa.and_(*(rows.c[key] == sa.bindparam(f"old_{key}") for key in keys))
    change = sa.update(rows).where(here).values({name: sa.bindparam(f"new_{name}") for name in changes})
    for start in range(0, len(found), BATCH):
        batch = [
            {f"old_{key}": value for key, value in zip(keys, row, strict=True)} for row in found[start : start + BATCH]
        ]
        read = (bind.execute(sa.select(rows).where(here), old).mappings().one() for old in batch)
        new = [
            {**old, **{f"new_{name}": _changed(row[name], change_) for name, change_ in changes.items()}}
            for old, row in zip(batch, read, strict=True)
        ]
        bind.execute(change, new)


def _changed(value: Any, change: Callable[[str], str]) -> str | None:
    if value is None:
        return None
    return change(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
