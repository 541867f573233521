"""The public connection sees one line of the journal: the hash of the one that signed the record's head, so that both
chains can be shown to everybody. Of what the office did since, it sees nothing.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

VIEW = """
CREATE VIEW published_signature AS
SELECT sha256 FROM journal WHERE id = (
    SELECT min(id) FROM journal WHERE published_id = (SELECT max(id) FROM entry))
"""
POSTGRESQL = ["GRANT SELECT ON published_signature TO tracker_public"]


def upgrade() -> None:
    op.create_index("ix_journal_published_id", "journal", ["published_id"])
    op.execute(VIEW)
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL:
            op.execute(statement)
