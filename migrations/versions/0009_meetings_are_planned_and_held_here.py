"""Meetings are planned, held and voted on here: the office's tables, and the rules that it sets for itself."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "dated_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("since", DAY, nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_setting")),
    )
    op.create_table(
        "meeting",
        sa.Column("key", KEY, nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("until", DAY, nullable=True),
        sa.Column("group_key", KEY, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=200), nullable=True),
        sa.Column("starts", sa.String(length=100), nullable=True),
        sa.Column("place", sa.String(length=1000), nullable=True),
        sa.Column("virtual", sa.String(length=1000), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("public_comments", sa.Text(), nullable=True),
        sa.Column("comments_by", DAY, nullable=True),
        sa.Column("contact", sa.String(length=1000), nullable=True),
        sa.Column("docket", sa.String(length=30), nullable=True),
        sa.Column("noticed_on", DAY, nullable=True),
        sa.Column("citation", sa.String(length=100), nullable=True),
        sa.Column("exceptional", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("moved_to", KEY, nullable=True),
        sa.Column("officer", sa.String(length=200), nullable=True),
        sa.Column("officer_role", sa.String(length=60), nullable=True),
        sa.Column("others", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meeting")),
    )
    op.create_table(
        "agenda_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("subcommittee", KEY, nullable=True),
        sa.Column("item", KEY, nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("exemption", sa.String(length=200), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_agenda_point_meeting_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_point")),
    )
    op.create_index(op.f("ix_agenda_point_item"), "agenda_point", ["item"])
    op.create_index(op.f("ix_agenda_point_meeting_key"), "agenda_point", ["meeting_key"])
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_attendance_meeting_key")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_key", "person_id", name=op.f("uq_attendance_meeting_key_person_id")),
    )
    op.create_index(op.f("ix_attendance_meeting_key"), "attendance", ["meeting_key"])
    op.create_table(
        "motion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("mover", sa.String(length=200), nullable=True),
        sa.Column("seconder", sa.String(length=200), nullable=True),
        sa.Column("method", sa.String(length=20), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.Column("decided_at", STAMP, nullable=True),
        sa.Column("counted_for", sa.Integer(), nullable=True),
        sa.Column("counted_against", sa.Integer(), nullable=True),
        sa.Column("counted_abstained", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_motion_meeting_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
        sa.UniqueConstraint("meeting_key", "number", name=op.f("uq_motion_meeting_key_number")),
    )
    op.create_index(op.f("ix_motion_meeting_key"), "motion", ["meeting_key"])
    op.create_table(
        "ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("vote", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_ballot_motion_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ballot_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("motion_id", "person_id", "item", name=op.f("uq_ballot_motion_id_person_id_item")),
    )
    op.create_index(op.f("ix_ballot_motion_id"), "ballot", ["motion_id"])
    op.create_table(
        "motion_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_motion_item_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_item")),
        sa.UniqueConstraint("motion_id", "item", name=op.f("uq_motion_item_motion_id_item")),
    )
    op.create_index(op.f("ix_motion_item_motion_id"), "motion_item", ["motion_id"])
