"""The guards of the chains, through the program's own connections: nothing that was written is changed or taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.builders import DATABASE, World
from tests.proofs.full_world import close, full_world
from tests.proofs.schema import rows
from tracker.exchange.check import examine
from tracker.rules.policy import OPERATOR
from tracker.store import journal
from tracker.store.database import db, free_connection

CHAINS = ("entry", "journal")
TRIGGERS = (
    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if DATABASE == "sqlite"
    else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'"
)
EVERYWHERE = [
    *(f"UPDATE {table} SET sha256 = sha256 WHERE id = 1" for table in CHAINS),
    *(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})" for table in CHAINS),
    *(f"DELETE FROM {table}" for table in CHAINS),
    "UPDATE entry SET since = '2019-01-01' WHERE id = 2",
    "UPDATE journal SET actor = 'somebody else' WHERE id = 2",
    "DELETE FROM content",
    "UPDATE content SET text = 'Not so.' WHERE title IS NOT NULL",
    "UPDATE content SET text = NULL WHERE title IS NOT NULL",  # emptied, but by no redaction
    "UPDATE content SET salt = NULL, title = NULL, text = NULL, facts = NULL, links = NULL WHERE title IS NOT NULL",
    "UPDATE content SET hash = 'x' WHERE title IS NULL",
]
SQLITE = [
    *(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1" for table in CHAINS),
    *(f"REPLACE INTO {table} SELECT * FROM {table} ORDER BY id DESC LIMIT 1" for table in CHAINS),
    "INSERT OR REPLACE INTO content SELECT * FROM content LIMIT 1",
    "INSERT OR REPLACE INTO entry SELECT (SELECT max(id) + 1 FROM entry), key, kind, edition, act, replaces, since, since_first,"
    " since_last, precision, recorded, release, content, (SELECT sha256 FROM entry ORDER BY id DESC LIMIT 1), 'x'"
    " FROM entry WHERE id = 2",
    "DROP TRIGGER entry_is_never_changed",
    "DROP TRIGGER journal_is_never_deleted",
    "DROP TABLE entry",
    "DROP TABLE content",
    "DROP VIEW published_file",
    "ALTER TABLE journal RENAME TO old_journal",
    "PRAGMA writable_schema = ON",
]
POSTGRESQL = [
    "TRUNCATE entry CASCADE",
    "TRUNCATE content CASCADE",
    "TRUNCATE journal",
    *(
        f"INSERT INTO {table} SELECT * FROM {table} WHERE id = 1 ON CONFLICT (id) DO UPDATE SET sha256 = 'x'"
        for table in CHAINS
    ),
]
FORKS = [
    "INSERT INTO journal SELECT max(id) + 2, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 0, 'x', (SELECT sha256 FROM journal ORDER BY id"
    " DESC LIMIT 1), 'x' FROM journal",
    "INSERT INTO journal SELECT max(id) + 1, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 0, 'x', 'x', 'x' FROM journal",
]
WRITES = [*EVERYWHERE, *FORKS, *(SQLITE if DATABASE == "sqlite" else POSTGRESQL)]
FOREIGN = ["paper", "paper_block", "paper_form", "person", "role", "session", "token", "journal", "file"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = full_world(tmp_path_factory.mktemp("guards"))
    yield world
    close(world)


@pytest.mark.parametrize("statement", WRITES)
def test_the_writer_itself_is_refused(world: World, statement: str) -> None:
    with free_connection(world.url, writes=False) as connection:
        before = rows(connection)
    with world.inside(), pytest.raises(DBAPIError), journal.signed(OPERATOR, "tamper", world.when):
        db.session.connection().execute(text(statement))
    with free_connection(world.url, writes=False) as connection:
        assert rows(connection) == before


@pytest.mark.parametrize(
    "statement", [*WRITES, "DELETE FROM standing", "UPDATE link SET rel = 'x'", "CREATE TABLE more (x INT)"]
)
def test_the_public_connection_writes_nothing(world: World, statement: str) -> None:
    with world.reading() as reader, pytest.raises(DBAPIError):
        reader.execute(text(statement))


@pytest.mark.parametrize("table", FOREIGN)
def test_the_public_connection_reads_the_published_tables_only(world: World, table: str) -> None:
    with world.reading() as reader, pytest.raises(DBAPIError):
        reader.execute(text(f"SELECT count(*) FROM {table}"))


def test_the_triggers_at_head(world: World) -> None:
    """Listed here by hand, so that one which a migration takes away is missed."""
    with free_connection(world.url, writes=False) as connection:
        found = set(connection.execute(text(TRIGGERS)).scalars())
    shared = {
        "content_is_never_deleted",
        "content_is_only_emptied",
        "entry_goes_on_by_one",
        "entry_is_never_changed",
        "journal_goes_on_by_one",
        "journal_is_never_changed",
    }
    own = {
        "sqlite": {
            "content_is_never_replaced",
            "entry_is_never_deleted",
            "entry_is_never_replaced",
            "journal_is_never_deleted",
        },
        "postgresql": {"content_is_never_truncated", "entry_is_never_truncated", "journal_is_never_truncated"},
    }
    assert found == shared | own[DATABASE]


def test_a_guard_that_is_gone_is_named(tmp_path: Path) -> None:
    world = full_world(tmp_path)
    of = "" if DATABASE == "sqlite" else " ON entry"
    with free_connection(world.url) as connection:
        connection.execute(text(f"DROP TRIGGER entry_is_never_changed{of}"))
    assert examine(world.url, world.site.engine).parts["schema"] == ["The trigger entry_is_never_changed is gone."]
    close(world)


HOLLOWED = {
    "sqlite": (
        [
            "DROP TRIGGER entry_is_never_changed",
            "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT 1; END",
            "DROP VIEW published_file",
            "CREATE VIEW published_file AS SELECT sha256, media_type, size, bytes FROM file",
            "DROP VIEW published_signature",
            "CREATE VIEW published_signature AS SELECT sha256 FROM journal",
            "DROP INDEX ux_entry_replaces",
        ],
        [
            "The index ux_entry_replaces is gone.",
            "The trigger entry_is_never_changed was changed.",
            "The view published_file was changed.",
            "The view published_signature was changed.",
        ],
    ),
    "postgresql": (
        [
            "CREATE OR REPLACE FUNCTION tracker_never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "CREATE OR REPLACE VIEW published_file AS SELECT sha256, media_type, size, bytes FROM file",
            "CREATE OR REPLACE VIEW published_signature AS SELECT sha256 FROM journal",
            "DROP INDEX ux_entry_replaces",
            "ALTER TABLE journal DISABLE TRIGGER journal_is_never_changed",
        ],
        [
            "The function tracker_never was changed, or is not of this program.",
            "The index ux_entry_replaces is gone.",
            "The trigger journal_is_never_changed was changed.",
            "The view published_file was changed.",
            "The view published_signature was changed.",
        ],
    ),
}


def test_a_guard_that_was_hollowed_is_named(tmp_path: Path) -> None:
    """The name is right, and what it does is not."""
    world = full_world(tmp_path)
    statements, faults = HOLLOWED[DATABASE]
    with free_connection(world.url) as connection:
        for statement in statements:
            connection.execute(text(statement))
    assert sorted(examine(world.url, world.site.engine).parts["schema"]) == faults
    close(world)
