"""Versions of a meeting's minutes, which are locked once one is certified; when the public content was reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")
HASH = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "content_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", DAY, nullable=False),
        sa.Column("reviewed_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_review")),
    )
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file", HASH, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("at", STAMP, nullable=False),
        sa.Column("certified_by", sa.String(length=200), nullable=True),
        sa.Column("certified_on", DAY, nullable=True),
        sa.Column("way", sa.String(length=20), nullable=True),
        sa.Column("page", HASH, nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_minutes_version_meeting_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sa.UniqueConstraint("meeting_key", "number", name=op.f("uq_minutes_version_meeting_key_number")),
    )
    op.create_index(op.f("ix_minutes_version_meeting_key"), "minutes_version", ["meeting_key"])
