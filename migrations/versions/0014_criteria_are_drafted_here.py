"""Editions and changes of criteria are drafted by their office before they are public."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "criteria_draft",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("office_key", KEY, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=True),
        sa.Column("drafted_at", STAMP, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["drafted_by"], ["person.id"], name=op.f("fk_criteria_draft_drafted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criteria_draft")),
    )
    op.create_index(op.f("ix_criteria_draft_document"), "criteria_draft", ["document"])
    op.create_index(op.f("ix_criteria_draft_office_key"), "criteria_draft", ["office_key"])
