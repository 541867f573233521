"""Files come with answers: what shows that something was done, public once its entry is; the pages of clearances."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

HASH = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")

VIEW = """
CREATE VIEW published_file AS
SELECT sha256, media_type, size, bytes FROM file WHERE EXISTS (
    SELECT 1 FROM standing_facet f
    WHERE f.kind IN ('paper', 'set', 'response', 'update', 'comment')
    AND f.name = 'file' AND f.value = file.sha256 AND f.until = '9999-12-31')
"""
CLEARED = """
INSERT INTO answer_file (answer_id, place, what, sha256, name, words, out)
SELECT answer_id, place, 'clearance', file, answer_id || '-clearance-' || place, '', false
FROM clearance WHERE file IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "answer_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_answer_file_answer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_file")),
    )
    op.create_index(op.f("ix_answer_file_answer_id"), "answer_file", ["answer_id"])
    op.execute(CLEARED)
    if op.get_bind().dialect.name == "postgresql":  # replaced in place: what was granted on it stays granted
        op.execute(VIEW.replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))
    else:
        op.execute("DROP VIEW published_file")
        op.execute(VIEW)
