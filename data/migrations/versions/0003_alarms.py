"""Alarms, what was said to them, and the roster of duty."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("danger", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=64), nullable=True),
        sa.Column("first_area_id", sa.String(length=64), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("asking", sa.String(length=12), nullable=True),
        sa.Column("reach", sa.String(length=64), nullable=True),
        sa.Column("told_word_id", sa.Integer(), nullable=False),
        sa.Column("hold_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.Integer(), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_alarms_area_id_areas")),
        sa.ForeignKeyConstraint(["first_area_id"], ["areas.id"], name=op.f("fk_alarms_first_area_id_areas")),
        sa.ForeignKeyConstraint(["claimed_by"], ["people.id"], name=op.f("fk_alarms_claimed_by_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_alarms_person_id_people")),
        sa.ForeignKeyConstraint(["reach"], ["areas.id"], name=op.f("fk_alarms_reach_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
    )
    with op.batch_alter_table("alarms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarms_claimed_by"), ["claimed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_external_id"), ["external_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alarms_status"), ["status"], unique=False)

    op.create_table(
        "duty_shifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=64), nullable=True),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_duty_shifts_area_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_duty_shifts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_shifts")),
    )
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_shifts_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_shifts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "alarm_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alarm_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarms.id"], name=op.f("fk_alarm_words_alarm_id_alarms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_words")),
    )
    with op.batch_alter_table("alarm_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarm_words_alarm_id"), ["alarm_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("alarm_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarm_words_alarm_id"))

    op.drop_table("alarm_words")
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duty_shifts_person_id"))
        batch_op.drop_index(batch_op.f("ix_duty_shifts_area_id"))

    op.drop_table("duty_shifts")
    with op.batch_alter_table("alarms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarms_status"))
        batch_op.drop_index(batch_op.f("ix_alarms_person_id"))
        batch_op.drop_index(batch_op.f("ix_alarms_external_id"))
        batch_op.drop_index(batch_op.f("ix_alarms_due_at"))
        batch_op.drop_index(batch_op.f("ix_alarms_claimed_by"))

    op.drop_table("alarms")
