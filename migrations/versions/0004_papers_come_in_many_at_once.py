"""Papers come in by the batch, are claimed and looked at twice; what they print of other items is kept beside these."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Compared byte by byte on both databases.
C10 = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
C20 = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")
C64 = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")


def upgrade() -> None:
    for column in (
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("claimed_at", C20, nullable=True),
        sa.Column("second_by", sa.String(), nullable=True),
        sa.Column("second_at", C20, nullable=True),
        sa.Column("whole", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("undo", sa.Text(), nullable=True),
    ):
        op.add_column("paper", column)
    for column in (
        sa.Column("listed_as", sa.String(length=20), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("level", sa.String(length=10), nullable=True),
        sa.Column("guidance", sa.Text(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
    ):
        op.add_column("paper_block", column)
    op.create_table(
        "paper_page",
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", C20, nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_page_paper_id")),
        sa.PrimaryKeyConstraint("paper_id", "page", name=op.f("pk_paper_page")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("announced", sa.Integer(), nullable=True),
        sa.Column("obtained_from", sa.String(), nullable=True),
        sa.Column("obtained_on", C10, nullable=True),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("received_at", C20, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    op.create_table(
        "arrival",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", C64, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("paper_id", sa.String(length=20), nullable=True),
        sa.Column("read_at", C20, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_arrival_batch_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_arrival_paper_id")),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name=op.f("fk_arrival_sha256")),
        sa.PrimaryKeyConstraint("batch_id", "place", name=op.f("pk_arrival")),
    )
    op.create_index(op.f("ix_arrival_paper_id"), "arrival", ["paper_id"], unique=False)
    op.create_index(op.f("ix_arrival_state_batch_id_place"), "arrival", ["state", "batch_id", "place"], unique=False)
    op.create_table(
        "held_list",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", C64, nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("received_at", C20, nullable=False),
        sa.Column("imported_by", sa.String(), nullable=True),
        sa.Column("imported_at", C20, nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name=op.f("fk_held_list_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_list")),
        sa.UniqueConstraint("sha256", name=op.f("uq_held_list_sha256")),
    )
