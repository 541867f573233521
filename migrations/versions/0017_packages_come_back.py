"""Files that went out to be cleared come back, with what was changed in them; a day by which offices are asked."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "returned_package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("office_key", KEY, nullable=False),
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("brought_by", sa.String(), nullable=False),
        sa.Column("brought_at", STAMP, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_returned_package_answer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_package")),
    )
    op.create_index(op.f("ix_returned_package_answer_id"), "returned_package", ["answer_id"])
    op.add_column("answer", sa.Column("clear_by", DAY, nullable=True))
