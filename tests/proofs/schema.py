"""What a database is made of, as plain rows that can be compared: for S8."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.engine import make_url

from tests import postgres
from tracker.store.database import Base

SQLITE = ("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",)
POSTGRESQL = (
    "SELECT relkind::text, relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation::text
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0""",
    "SELECT tgname, tgrelid::regclass::text, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def schema(url: str) -> list[tuple[Any, ...]]:
    """Every part of the schema and the migration it is at; nothing for an empty database."""
    engine = create_engine(url)
    with engine.connect() as connection:
        parts = SQLITE if url.startswith("sqlite") else POSTGRESQL
        found = [tuple(row) for part in parts for row in connection.execute(text(part))]
        if "alembic_version" in inspect(connection).get_table_names():
            found += [tuple(row) for row in connection.execute(text("SELECT 'at', version_num FROM alembic_version"))]
    engine.dispose()
    return sorted(found, key=str)


def rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is kept, by table, as the driver has it."""
    return {
        name: sorted((tuple(row) for row in connection.exec_driver_sql(asked)), key=str)
        for name, asked in _tables().items()
    }


@cache
def _tables() -> dict[str, str]:
    """What asks for all of each table: compiled anew for every connection it takes longer than the answer."""
    return {table.name: str(table.select()) for table in Base.metadata.sorted_tables}


def shape(engine: Engine) -> dict[str, Any]:
    """Tables with their columns, keys, checks and indexes, without regard to their order."""
    seen = inspect(engine)
    asked = (
        seen.get_columns,
        seen.get_foreign_keys,
        seen.get_unique_constraints,
        seen.get_check_constraints,
        seen.get_indexes,
    )
    return {
        name: [sorted(str({key: part[key] for key in part if key not in ("comment", "dialect_options", "duplicates_constraint")})
                      for part in ask(name)) for ask in asked] + [str(seen.get_pk_constraint(name))]
        for name in seen.get_table_names() if name != "alembic_version"
    }  # fmt: skip


def empty_databases(folder: Path, count: int, template: str = "template1") -> list[str]:
    """Fresh databases of the kind under test; with a template (SQLite: a file), copies of it."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for _ in range(count):
        name = f"proof_{next(postgres.numbers)}"
        if postgres.DATABASE == "postgresql":
            postgres.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
            made.append(postgres.named(name))
            continue
        path = folder / f"{name}.sqlite"
        if template != "template1":
            shutil.copy(template, path)
        made.append(f"sqlite:///{path}")
    return made


def source_of(url: str) -> str:
    """What empty_databases takes as a template."""
    return make_url(url).database or ""
