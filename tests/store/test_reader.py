"""The public connection sees the published tables and no others, whatever statement it is handed."""

from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from tests.builders import DATABASE, World
from tracker.store import database
from tracker.store.database import Base, free_connection, make_reader

PUBLIC = sorted(database.PUBLIC_TABLES)


def test_it_reads_each_published_table(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader:
        for table in (*PUBLIC, *database.VIEWS):
            reader.execute(text(f"SELECT * FROM {table}")).all()


@pytest.mark.parametrize("what", ["SELECT * FROM {}", "SELECT count(*) FROM {}", "DELETE FROM {}"])
def test_it_reads_no_other_table(tmp_path: Path, what: str) -> None:
    others = sorted(set(Base.metadata.tables) - set(PUBLIC))
    assert {"paper", "person", "file", "journal"} <= set(others)
    with World(tmp_path).reading() as reader:
        for table in others:
            with pytest.raises(DBAPIError):
                reader.execute(text(what.format(f'"{table}"')))
            reader.rollback()


def test_it_writes_nothing(tmp_path: Path) -> None:
    statements = [
        "INSERT INTO standing SELECT * FROM standing",
        "UPDATE content SET text = NULL",
        "DELETE FROM link",
        "CREATE TABLE more (id integer)",
        "DROP VIEW published_file",
        "DROP VIEW published_signature",
    ]
    with World(tmp_path).reading() as reader:
        for statement in statements:
            with pytest.raises(DBAPIError):
                reader.execute(text(statement))
            reader.rollback()


@pytest.mark.skipif(DATABASE != "sqlite", reason="another file can be opened on SQLite only")
def test_it_opens_no_other_file(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader, pytest.raises(DBAPIError):
        reader.execute(text("ATTACH DATABASE '/etc/hosts' AS other"))


@pytest.mark.skipif(DATABASE != "postgresql", reason="roles are PostgreSQL's")
def test_an_account_of_its_own_cannot_lay_its_role_down(tmp_path: Path) -> None:
    world = World(tmp_path)
    with free_connection(world.url) as owner:
        owner.execute(text("DROP ROLE IF EXISTS site_reader"))
        owner.execute(text("CREATE ROLE site_reader LOGIN IN ROLE tracker_public"))
    url = make_url(world.url).set(username="site_reader").render_as_string(hide_password=False)
    engine = make_reader(url, own_account=True)
    with engine.connect() as reader:
        assert reader.execute(text("SELECT count(*) FROM entry")).scalar_one() > 0
        for leave in ("SET ROLE NONE", "RESET ROLE", "SELECT set_config('role', 'none', false)", "SELECT 1"):
            reader.execute(text(leave))
            with pytest.raises(DBAPIError):
                reader.execute(text("SELECT * FROM paper"))
            reader.rollback()
    engine.dispose()
