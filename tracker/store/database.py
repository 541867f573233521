"""The database: one Base for all tables, and two kinds of connection.

The writer's obeys the door (journal) and, on SQLite, begins acts with BEGIN IMMEDIATE. The reader's, which the
public pages use, can read the published tables and nothing else: on SQLite by an authorizer, on PostgreSQL by a role.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
PUBLIC_ROLE = "tracker_public"
PUBLIC_TABLES = frozenset({"entry", "content", "standing", "standing_facet", "link", "alembic_version"})
FILE_VIEW, SIGNATURE_VIEW = "published_file", "published_signature"
VIEWS = {FILE_VIEW: "file", SIGNATURE_VIEW: "journal"}  # each of a table that is reached through it alone


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=CONVENTION)


db = SQLAlchemy(model_class=Base, engine_options={"pool_pre_ping": True})


# SQLite -----------------------------------------------------------------------------------------------------------

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # NORMAL lost acknowledged writes in simulated power cuts
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # so that INSERT OR REPLACE meets the triggers that forbid deleting
    "trusted_schema": "OFF",
    "busy_timeout": "30000",
}
GUARDED = frozenset({"entry", "content", "journal"})
_ALTERING = frozenset(
    {
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_DROP_VIEW,
        sqlite3.SQLITE_ATTACH,
    }
)
_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_RECURSIVE}
)


def _writer_may(action: int, one: str | None, two: str | None, database: str | None, by: str | None) -> int:
    """Triggers alone do not stop the owner of the file; a writer of ours may not take them away either."""
    if action in _ALTERING:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_DELETE and one in GUARDED:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE and one in GUARDED - {"content"}:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and one == "writable_schema":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _reader_may(action: int, one: str | None, two: str | None, database: str | None, by: str | None) -> int:
    """Published tables only. A file's bytes are reached through a view alone, which shows published ones; of the
    journal the one line that its view shows."""
    if action in _READING or (action, one, two) == (sqlite3.SQLITE_PRAGMA, "data_version", None):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and (one in PUBLIC_TABLES or one in VIEWS or (by in VIEWS and one == VIEWS[by])):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _on_sqlite(engine: Engine, *, reader: bool, free: bool = False, writes: bool = False) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, so that schema changes roll back too
        for pragma, value in PRAGMAS.items():
            if not (reader and pragma == "journal_mode"):
                connection.execute(f"PRAGMA {pragma}={value}")
        if not free:
            connection.set_authorizer(_reader_may if reader else _writer_may)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes", writes)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def sqlite_path(url: str) -> Path:
    return Path(make_url(url).database or "")


def keep_private(url: str) -> None:
    """The file is its owner's alone, whatever its folder lets others see. SQLite gives -wal and -shm the same mode."""
    if url.startswith("sqlite"):
        path = sqlite_path(url)
        path.touch(mode=0o600)
        for part in (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm"))):
            if part.is_file():  # a folder that was named instead stays as it is
                part.chmod(0o600)


def engine_options(url: str) -> dict[str, Any]:
    """What Flask-SQLAlchemy is given for the writer."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 30, "check_same_thread": False}}
    return {"isolation_level": "READ COMMITTED"}


def guard_writer(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        _on_sqlite(engine, reader=False)


def make_reader(url: str, *, own_account: bool = False) -> Engine:
    """The public pages' engine: published tables only, and nothing written.

    On SQLite no statement gets past that. On PostgreSQL the writer's account takes the public role, which a statement
    made to do so could lay down again; with an account of its own, which holds the public role alone, none can."""
    if url.startswith("sqlite"):
        named = f"file:{quote(str(sqlite_path(url)))}"
        engine = create_engine(
            URL.create("sqlite", database=named, query={"mode": "ro", "uri": "true"}),
            connect_args={"timeout": 30, "check_same_thread": False},
        )
        _on_sqlite(engine, reader=True)
        return engine
    role = "" if own_account else f"-c role={PUBLIC_ROLE} "
    options = {"options": f"{role}-c default_transaction_read_only=on"}
    # A page is put together from several statements: all of them see the record at one moment, as SQLite's do.
    return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args=options)


@contextmanager
def free_connection(url: str, *, writes: bool = True) -> Iterator[Connection]:
    """A connection outside every guard, for migrations and for the check of a whole database. One transaction."""
    options: dict[str, Any] = {"connect_args": {"timeout": 30}} if url.startswith("sqlite") else {}
    engine = create_engine(url, **options)
    if url.startswith("sqlite"):
        _on_sqlite(engine, reader=False, free=True, writes=writes)
    try:
        with engine.begin() as connection:
            yield connection
            if not writes:
                connection.rollback()  # of a damaged file not even nothing can be committed
    finally:
        engine.dispose()
