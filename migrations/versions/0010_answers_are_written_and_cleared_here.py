"""Answers and updates are written and cleared here before they are public; which office has which recommendation."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")
HASH = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("office_key", KEY, nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("sent_at", STAMP, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_item"), "assignment", ["item"])
    op.create_index(op.f("ix_assignment_office_key"), "assignment", ["office_key"])
    op.create_table(
        "answer",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("office_key", KEY, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("successor", sa.String(length=200), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("date", sa.String(length=100), nullable=False),
        sa.Column("timetable", sa.Text(), nullable=False),
        sa.Column("next_update", sa.String(length=200), nullable=False),
        sa.Column("course", sa.String(length=30), nullable=False),
        sa.Column("revises", KEY, nullable=True),
        sa.Column("drafted_by", sa.Integer(), nullable=True),
        sa.Column("drafted_at", STAMP, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["drafted_by"], ["person.id"], name=op.f("fk_answer_drafted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_office_key"), "answer", ["office_key"])
    op.create_table(
        "answer_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_answer_item_answer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_item")),
        sa.UniqueConstraint("answer_id", "item", name=op.f("uq_answer_item_answer_id_item")),
    )
    op.create_index(op.f("ix_answer_item_answer_id"), "answer_item", ["answer_id"])
    op.create_index(op.f("ix_answer_item_item"), "answer_item", ["item"])
    op.create_table(
        "clearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("office_key", KEY, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=30), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("cleared_on", DAY, nullable=True),
        sa.Column("file", HASH, nullable=True),
        sa.Column("comments", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_clearance_answer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_clearance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance")),
    )
    op.create_index(op.f("ix_clearance_answer_id"), "clearance", ["answer_id"])
    op.create_index(op.f("ix_clearance_office_key"), "clearance", ["office_key"])
