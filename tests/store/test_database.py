"""How the database is opened: what a power cut must not undo, and what the program's own writer may not do."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.builders import DATABASE, World
from tracker.rules.policy import OPERATOR
from tracker.store import journal
from tracker.store.database import db

sqlite_only = pytest.mark.skipif(DATABASE != "sqlite", reason="these settings are SQLite's own")


@sqlite_only
def test_every_connection_syncs_fully_and_holds_its_keys(tmp_path: Path) -> None:
    with World(tmp_path).inside():
        told = {
            name: db.session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


@sqlite_only
def test_the_writer_cannot_take_its_guards_away(tmp_path: Path) -> None:
    statements = [
        "DROP TRIGGER entry_is_never_changed",
        "DROP TABLE journal",
        "ALTER TABLE entry ADD COLUMN more TEXT",
        "PRAGMA writable_schema = ON",
        "ATTACH DATABASE ':memory:' AS other",
    ]
    world = World(tmp_path)
    with world.inside():
        for statement in statements:
            with pytest.raises(DBAPIError), journal.signed(OPERATOR, "break out", world.when):
                db.session.execute(text(statement))


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    """The second act begins on what the first left, not on what it had read before."""
    world = World(tmp_path)
    with world.inside():
        db.session.execute(text("SELECT count(*) FROM journal"))  # a transaction that has read
        with journal.signed(OPERATOR, "one", world.when):
            pass
        with journal.signed(OPERATOR, "two", world.when):
            pass
        assert db.session.execute(text("SELECT act FROM journal ORDER BY id DESC LIMIT 2")).scalars().all() == [
            "two",
            "one",
        ]
