"""On PostgreSQL the search index lies in tables beside the record; SQLite keeps having it in files.

They start empty: an index is a copy of the record, and is made of it when somebody first looks.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CTEXT = sa.Text(collation="C")


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.create_table(
        "search_document",
        sa.Column("id", CTEXT, nullable=False),
        sa.Column("key", sa.String(length=200, collation="C"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("forms", postgresql.TSVECTOR(), nullable=False),
        sa.Column("beyond", sa.ARRAY(sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
    )
    op.create_index(op.f("ix_search_document_key"), "search_document", ["key"])
    op.create_index(
        op.f("ix_search_document_forms"),
        "search_document",
        ["forms"],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_table(
        "search_word",
        sa.Column("word", CTEXT, nullable=False),
        sa.Column("letters", CTEXT, nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    op.create_index(op.f("ix_search_word_letters"), "search_word", ["letters"])
    op.create_table(
        "search_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stretches", sa.Integer(), nullable=False),
        sa.Column("document", CTEXT, nullable=True),
        sa.Column("word", CTEXT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_state")),
    )
    op.execute("GRANT SELECT ON search_document, search_word, search_state TO tracker_public")
