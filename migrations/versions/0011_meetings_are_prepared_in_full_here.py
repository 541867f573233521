"""Comments by the public, action items, and the papers of a meeting are kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
KEY = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
HASH = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")
VIEW = """
CREATE VIEW published_file AS
SELECT sha256, media_type, size, bytes FROM file WHERE EXISTS (
    SELECT 1 FROM standing_facet f
    WHERE f.kind IN ('paper', 'set', 'comment') AND f.name = 'file' AND f.value = file.sha256
        AND f.until = '9999-12-31')
"""


def upgrade() -> None:
    op.create_table(
        "action_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=300), nullable=True),
        sa.Column("due", DAY, nullable=True),
        sa.Column("done_on", DAY, nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_action_item_meeting_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_item")),
        sa.UniqueConstraint("meeting_key", "number", name=op.f("uq_action_item_meeting_key_number")),
    )
    op.create_index(op.f("ix_action_item_meeting_key"), "action_item", ["meeting_key"])
    op.create_table(
        "public_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_key", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=True),
        sa.Column("organisation", sa.String(length=300), nullable=True),
        sa.Column("how", sa.String(length=30), nullable=False),
        sa.Column("received", DAY, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("items", sa.Text(), nullable=True),
        sa.Column("sha256", HASH, nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=True),
        sa.Column("key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["meeting_key"], ["meeting.key"], name=op.f("fk_public_comment_meeting_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_comment")),
        sa.UniqueConstraint("meeting_key", "number", name=op.f("uq_public_comment_meeting_key_number")),
    )
    op.create_index(op.f("ix_public_comment_meeting_key"), "public_comment", ["meeting_key"])
    op.add_column("meeting", sa.Column("posted_on", DAY, nullable=True))
    op.add_column("meeting", sa.Column("papers", sa.Text(), nullable=True))
    op.add_column("meeting", sa.Column("told_on", DAY, nullable=True))
    op.add_column("meeting", sa.Column("talked", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":  # its grant stays
        op.execute(VIEW.replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))
    else:
        op.execute("DROP VIEW published_file")
        op.execute(VIEW)
