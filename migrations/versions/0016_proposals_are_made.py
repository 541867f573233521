"""Members and leads propose what the record should say."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("office_key", KEY, nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("word", sa.String(length=300), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", STAMP, nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("decided_on", DAY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_proposal_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_office_key"), "proposal", ["office_key"])
    op.create_index(op.f("ix_proposal_proposed_by"), "proposal", ["proposed_by"])
