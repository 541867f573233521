"""How the database is opened: what a power cut must not undo, and what the program's own writer may not do."""

from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

from tests.builders import DATABASE, World
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput
from tracker.store import journal, migrate
from tracker.store.database import db, free_connection, make_reader

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


@pytest.mark.skipif(DATABASE != "postgresql", reason="SQLite comes with the program")
def test_a_server_that_is_too_old_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "OLDEST_POSTGRESQL", 1000)
    with pytest.raises(
        BadInput, match=r"^The server at DATABASE_URL is PostgreSQL [0-9.]+\. Use PostgreSQL 1000 or newer"
    ):
        migrate.upgrade(World(tmp_path).url)


@sqlite_only
def test_the_files_are_their_owners_alone_in_an_open_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "tracker.sqlite"
    path.touch(0o644)
    migrate.upgrade(f"sqlite:///{path}")
    with free_connection(f"sqlite:///{path}") as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("tracker.sqlite", "tracker.sqlite-wal", "tracker.sqlite-shm"), "0o600")


@sqlite_only
def test_a_folder_that_is_named_for_the_file_stays_open_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with pytest.raises(DBAPIError):
        migrate.upgrade(f"sqlite:///{tmp_path}")
    assert oct(tmp_path.stat().st_mode & 0o777) == "0o755"


@sqlite_only
def test_a_folder_of_any_name_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "a%20b#c"
    folder.mkdir()
    url = URL.create("sqlite", database=str(folder / "tracker.sqlite")).render_as_string()
    migrate.upgrade(url)
    reader = make_reader(url)
    with reader.connect() as connection:
        assert migrate.version(connection) == migrate.head()
    reader.dispose()
