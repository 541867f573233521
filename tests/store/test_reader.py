"""The public connection sees the published tables and no others, whatever statement it is handed."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.builders import World
from tracker.store import database
from tracker.store.database import Base

PUBLIC = sorted(database.PUBLIC_TABLES)


def test_it_reads_each_published_table(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader:
        for table in (*PUBLIC, database.FILE_VIEW):
            reader.execute(text(f"SELECT * FROM {table}")).all()


@pytest.mark.parametrize("what", ["SELECT * FROM {}", "SELECT count(*) FROM {}", "DELETE FROM {}"])
def test_it_reads_no_other_table(tmp_path: Path, what: str) -> None:
    others = sorted({*Base.metadata.tables, "alembic_version"} - set(PUBLIC))
    assert "paper" in others and "person" in others and "file" in others
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
    ]
    with World(tmp_path).reading() as reader:
        for statement in statements:
            with pytest.raises(DBAPIError):
                reader.execute(text(statement))
            reader.rollback()


def test_it_cannot_leave_its_role_or_open_another_file(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader, pytest.raises(DBAPIError):
        reader.execute(text("ATTACH DATABASE '/etc/hosts' AS other"))
