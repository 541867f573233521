"""The record, the journal, the office's papers and the people: the schema of the first release.

What is written here is history: a later change is a later migration, even where it would be easy to mend it here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Compared byte by byte on both databases.
C10 = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
C20 = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")
C64 = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")
C200 = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
CTEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "content",
        sa.Column("hash", C64, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("links", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_content")),
    )
    op.create_table(
        "file",
        sa.Column("sha256", C64, nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", C20, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("os_user", sa.String(), nullable=False),
        sa.Column("published_id", sa.Integer(), nullable=False),
        sa.Column("published_sha256", C64, nullable=False),
        sa.Column("prev", C64, nullable=False),
        sa.Column("sha256", C64, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=100), nullable=False),
        sa.Column("until", C20, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "link",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("key", C200, nullable=False),
        sa.Column("rel", sa.String(length=40), nullable=False),
        sa.Column("to_key", C200, nullable=False),
        sa.Column("to_edition", sa.Integer(), nullable=True),
        sa.Column("sets", sa.Text(), nullable=True),
        sa.Column("since", C10, nullable=False),
        sa.Column("until", C10, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "place", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_key_rel"), "link", ["key", "rel"], unique=False)
    op.create_index(op.f("ix_link_to_key_rel"), "link", ["to_key", "rel"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("words_digest", C64, nullable=False),
        sa.Column("obtained_from", sa.String(), nullable=True),
        sa.Column("obtained_on", C10, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", C20, nullable=False),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("reviewed_at", C20, nullable=True),
        sa.Column("key", C200, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("place", name=op.f("uq_paper_place")),
    )
    op.create_index(op.f("ix_paper_words_digest"), "paper", ["words_digest"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("created", C20, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "standing",
        sa.Column("key", C200, nullable=False),
        sa.Column("since", C10, nullable=False),
        sa.Column("until", C10, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sort", CTEXT, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "since", name=op.f("pk_standing")),
    )
    op.create_index(op.f("ix_standing_entry_id"), "standing", ["entry_id"], unique=False)
    op.create_index(op.f("ix_standing_kind_since_until"), "standing", ["kind", "since", "until"], unique=False)
    op.create_index(op.f("ix_standing_kind_until_sort"), "standing", ["kind", "until", "sort"], unique=False)
    op.create_table(
        "standing_facet",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", CTEXT, nullable=False),
        sa.Column("key", C200, nullable=False),
        sa.Column("since", C10, nullable=False),
        sa.Column("until", C10, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", "value", "key", "since", name=op.f("pk_standing_facet")),
    )
    op.create_index(op.f("ix_standing_facet_key_name_since"), "standing_facet", ["key", "name", "since"], unique=False)
    op.create_index(
        op.f("ix_standing_facet_kind_name_value_since_until_key"),
        "standing_facet",
        ["kind", "name", "value", "since", "until", "key"],
        unique=False,
    )
    op.create_table(
        "throttle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bucket", sa.String(length=100), nullable=False),
        sa.Column("at", C20, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_throttle")),
    )
    op.create_index(op.f("ix_throttle_bucket_at"), "throttle", ["bucket", "at"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", C200, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("since", C10, nullable=False),
        sa.Column("since_first", C10, nullable=False),
        sa.Column("since_last", C10, nullable=False),
        sa.Column("precision", sa.String(length=12), nullable=False),
        sa.Column("recorded", C20, nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("content", C64, nullable=False),
        sa.Column("prev", C64, nullable=False),
        sa.Column("sha256", C64, nullable=False),
        sa.CheckConstraint("(act IN ('correct', 'redact')) = (replaces IS NOT NULL)", name=op.f("ck_entry_replaces")),
        sa.CheckConstraint("act IN ('publish', 'correct', 'retract', 'redact')", name=op.f("ck_entry_act")),
        sa.CheckConstraint("since <= substr(recorded, 1, 10)", name=op.f("ck_entry_since_not_future")),
        sa.CheckConstraint("since_first <= since AND since <= since_last", name=op.f("ck_entry_since_within")),
        sa.ForeignKeyConstraint(["content"], ["content.hash"], name=op.f("fk_entry_content")),
        sa.ForeignKeyConstraint(["replaces"], ["entry.id"], name=op.f("fk_entry_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("key", "edition", name=op.f("uq_entry_key_edition")),
    )
    op.create_index("ux_entry_replaces", "entry", ["replaces"], unique=True)
    op.create_table(
        "paper_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.Column("subcommittee", sa.String(), nullable=True),
        sa.Column("group_name", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_block_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_block")),
    )
    op.create_index(op.f("ix_paper_block_paper_id_place"), "paper_block", ["paper_id", "place"], unique=False)
    op.create_table(
        "paper_form",
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("sha256", C64, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("added_at", C20, nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_form_paper_id")),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name=op.f("fk_paper_form_sha256")),
        sa.PrimaryKeyConstraint("paper_id", "sha256", name=op.f("pk_paper_form")),
    )
    op.create_index(op.f("ix_paper_form_sha256"), "paper_form", ["sha256"], unique=False)
    op.create_table(
        "paper_proposal",
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_proposal_paper_id")),
        sa.PrimaryKeyConstraint("paper_id", "place", name=op.f("pk_paper_proposal")),
    )
    op.create_table(
        "paper_value",
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=True),
        sa.Column("understood", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=True),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("confirmed_at", C20, nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_value_paper_id")),
        sa.PrimaryKeyConstraint("paper_id", "name", name=op.f("pk_paper_value")),
    )
    op.create_table(
        "paper_warning",
        sa.Column("paper_id", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_warning_paper_id")),
        sa.PrimaryKeyConstraint("paper_id", "place", name=op.f("pk_paper_warning")),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("group_key", C200, nullable=True),
        sa.Column("term", sa.Integer(), nullable=True),
        sa.Column("office_key", C200, nullable=True),
        sa.Column("since", C10, nullable=False),
        sa.Column("until", C10, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    op.create_index(op.f("ix_role_person_id"), "role", ["person_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("token_hash", C64, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created", C20, nullable=False),
        sa.Column("seen", C20, nullable=False),
        sa.Column("fresh", C20, nullable=False),
        sa.Column("ended", C20, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_person_id"), "session", ["person_id"], unique=False)
    op.create_table(
        "token",
        sa.Column("token_hash", C64, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("created", C20, nullable=False),
        sa.Column("expires", C20, nullable=True),
        sa.Column("ended", C20, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_token_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_token")),
    )
    op.create_index(op.f("ix_token_person_id"), "token", ["person_id"], unique=False)
