"""The chains are guarded: lines are only ever added, one after the other, and words only ever emptied by a redaction.

The public connection gets its view of published files and, on PostgreSQL, its role.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GENESIS = "0" * 64

VIEW = """
CREATE VIEW published_file AS
SELECT sha256, media_type, size, bytes FROM file WHERE EXISTS (
    SELECT 1 FROM standing_facet f
    WHERE f.kind IN ('paper', 'set') AND f.name = 'file' AND f.value = file.sha256 AND f.until = '9999-12-31')
"""

SQLITE = (
    [
        f"""
    CREATE TRIGGER {chain}_goes_on_by_one BEFORE INSERT ON {chain} WHEN
        NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM {chain})
        OR NEW.prev <> coalesce((SELECT sha256 FROM {chain} ORDER BY id DESC LIMIT 1), '{GENESIS}')
    BEGIN SELECT RAISE(ABORT, '{chain}: the next line must follow the last'); END
    """
        for chain in ("entry", "journal")
    ]
    + [
        f"CREATE TRIGGER {table}_is_never_{done} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: nothing is ever {done} here'); END"
        for table, act, done in (
            ("entry", "UPDATE", "changed"),
            ("entry", "DELETE", "deleted"),
            ("journal", "UPDATE", "changed"),
            ("journal", "DELETE", "deleted"),
            ("content", "DELETE", "deleted"),
        )
    ]
    + [
        # INSERT OR REPLACE would delete first, and does so without a trigger where recursive_triggers is off
        """
    CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
    WHEN EXISTS (SELECT 1 FROM entry WHERE key = NEW.key AND edition = NEW.edition)
        OR EXISTS (SELECT 1 FROM entry WHERE replaces = NEW.replaces)
    BEGIN SELECT RAISE(ABORT, 'entry: this edition is there already'); END
    """,
        """
    CREATE TRIGGER content_is_never_replaced BEFORE INSERT ON content
    WHEN EXISTS (SELECT 1 FROM content WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'content: these words are there already'); END
    """,
        """
    CREATE TRIGGER content_is_only_emptied BEFORE UPDATE ON content WHEN
        NEW.hash IS NOT OLD.hash OR NEW.salt IS NOT NULL OR NEW.title IS NOT NULL OR NEW.text IS NOT NULL
        OR NEW.facts IS NOT NULL OR NEW.links IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM entry e JOIN entry r ON r.replaces = e.id
                       WHERE e.content = OLD.hash AND r.act = 'redact')
    BEGIN SELECT RAISE(ABORT, 'content: words are only emptied, and only by a redaction'); END
    """,
    ]
)

POSTGRESQL = [
    f"""
    CREATE FUNCTION tracker_goes_on_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE last record;
    BEGIN
        EXECUTE format('SELECT id, sha256 FROM %I ORDER BY id DESC LIMIT 1', TG_TABLE_NAME) INTO last;
        IF NEW.id <> coalesce(last.id, 0) + 1 OR NEW.prev <> coalesce(last.sha256, '{GENESIS}') THEN
            RAISE EXCEPTION '%: the next line must follow the last', TG_TABLE_NAME;
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION tracker_never() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%: nothing is ever changed or deleted here', TG_TABLE_NAME; END $$
    """,
    """
    CREATE FUNCTION tracker_only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.hash IS DISTINCT FROM OLD.hash OR NEW.salt IS NOT NULL OR NEW.title IS NOT NULL
            OR NEW.text IS NOT NULL OR NEW.facts IS NOT NULL OR NEW.links IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM entry e JOIN entry r ON r.replaces = e.id
                           WHERE e.content = OLD.hash AND r.act = 'redact') THEN
            RAISE EXCEPTION 'content: words are only emptied, and only by a redaction';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER content_is_only_emptied BEFORE UPDATE ON content "
    "FOR EACH ROW EXECUTE FUNCTION tracker_only_emptied()",
    "ALTER TABLE content ENABLE ALWAYS TRIGGER content_is_only_emptied",
    "CREATE TRIGGER content_is_never_deleted BEFORE DELETE ON content FOR EACH ROW EXECUTE FUNCTION tracker_never()",
    "ALTER TABLE content ENABLE ALWAYS TRIGGER content_is_never_deleted",
    *[
        statement
        for chain in ("entry", "journal")
        for statement in (
            f"CREATE TRIGGER {chain}_goes_on_by_one BEFORE INSERT ON {chain} "
            "FOR EACH ROW EXECUTE FUNCTION tracker_goes_on_by_one()",
            f"ALTER TABLE {chain} ENABLE ALWAYS TRIGGER {chain}_goes_on_by_one",
            f"CREATE TRIGGER {chain}_is_never_changed BEFORE UPDATE OR DELETE ON {chain} "
            "FOR EACH ROW EXECUTE FUNCTION tracker_never()",
            f"ALTER TABLE {chain} ENABLE ALWAYS TRIGGER {chain}_is_never_changed",
        )
    ],
    *[
        statement
        for table in ("entry", "content", "journal")
        for statement in (
            f"CREATE TRIGGER {table}_is_never_truncated BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tracker_never()",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_never_truncated",
        )
    ],
    # A role is the whole cluster's; another database of it may have made it, or be making it now.
    """
    DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_public') THEN
            CREATE ROLE tracker_public NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$
    """,
    "GRANT tracker_public TO CURRENT_USER",
    "GRANT USAGE ON SCHEMA public TO tracker_public",
    "GRANT SELECT ON entry, content, standing, standing_facet, link, published_file, alembic_version TO tracker_public",
]


def upgrade() -> None:
    op.execute(VIEW)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
