"""Whether the schema is this program's, to the letter of its guards: a trigger that was hollowed out, a view that shows
more than it should or an index that is gone is a fault, though its name be right."""

import tempfile
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from tracker import paths
from tracker.search import postgres_tables
from tracker.store import migrate
from tracker.store.database import VIEWS, Base, free_connection

SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'tracker_%'"
TRIGGERS = """SELECT tgname, tgrelid::regclass::text || ' ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text
              FROM pg_trigger WHERE NOT tgisinternal"""


def schema(connection: Connection) -> list[str]:
    current = migrate.current(connection)
    if current != migrate.head():
        return [f"The schema is {current}, the program's {migrate.head()}. Run: tracker init"]
    return _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)


def _sqlite(connection: Connection) -> list[str]:
    held = {(row.type, row.name): row.sql for row in connection.execute(text(SQLITE))}
    return _differences(
        {f"{kind} {name}": sql for (kind, name), sql in held.items()},
        {f"{kind} {name}": sql for (kind, name), sql in _migrated().items()},
    )


@cache
def _migrated() -> dict[tuple[str, str], str | None]:
    """Of a database that was migrated just now: the same for as long as the program runs."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = f"sqlite:///{Path(folder) / 'fresh.sqlite'}"
        migrate.upgrade(fresh)
        with free_connection(fresh, writes=False) as other:
            return {(row.type, row.name): row.sql for row in other.execute(text(SQLITE))}


def _differences(held: dict[str, str | None], wanted: dict[str, str | None]) -> list[str]:
    faults = [f"The {name} is gone." for name in sorted(set(wanted) - set(held))]
    faults += [f"The {name} is not of this program." for name in sorted(set(held) - set(wanted))]
    return faults + [
        f"The {name} was changed." for name in sorted(set(held) & set(wanted)) if held[name] != wanted[name]
    ]


def _postgresql(connection: Connection) -> list[str]:
    """Functions and triggers compared with the migrations' own statements, the views with ones made of them anew."""
    statements = _statements()
    faults = []
    for name, source in connection.execute(text(FUNCTIONS)):
        if not any(f"FUNCTION {name}()" in statement and source in statement for statement in statements):
            faults.append(f"The function {name} was changed, or is not of this program.")
    wanted = {statement.split()[2] for statement in statements if statement.strip().startswith("CREATE TRIGGER")}
    held = {row[0]: row[1] for row in connection.execute(text(TRIGGERS))}
    faults += [f"The trigger {name} is gone." for name in sorted(wanted - set(held))]
    faults += [f"The trigger {name} is not of this program." for name in sorted(set(held) - wanted)]
    for name in sorted(wanted & set(held)):
        if not _agrees(held[name], next(one for one in statements if f"TRIGGER {name} " in one)):
            faults.append(f"The trigger {name} was changed.")
    return faults + _views(connection, statements) + _indexes(connection)


def _indexes(connection: Connection) -> list[str]:
    held = set(connection.execute(text("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")).scalars())
    tables = [*Base.metadata.tables.values(), *postgres_tables.METADATA.tables.values()]
    wanted = {str(index.name) for table in tables for index in table.indexes}
    return [f"The index {name} is gone." for name in sorted(wanted - held)]


def _statements() -> list[str]:
    """What the migrations execute on PostgreSQL beside making tables, the newest first."""
    script = ScriptDirectory(str(paths.MIGRATIONS))
    modules = [revision.module for revision in script.walk_revisions()]
    return [one for module in modules for one in (*getattr(module, "POSTGRESQL", ()), getattr(module, "VIEW", ""))]


def _agrees(held: str, statement: str) -> bool:
    """Time, events, table and function are the statement's, and it always fires."""
    when, _, what = statement.partition(" BEFORE ")[2].partition(" ON ")
    table, _, rest = what.partition(" ")
    events = set(when.strip().split(" OR "))
    told = held.partition(" BEFORE ")[2].partition(" ON ")[0]
    function = rest.rpartition("EXECUTE FUNCTION ")[2].strip()
    return (
        set(told.strip().split(" OR ")) == events
        and held.startswith(f"{table} ")
        and f"EXECUTE FUNCTION {function}" in held.replace("public.", "")
        and ("FOR EACH ROW" in held) == ("FOR EACH ROW" in rest)
        and held.endswith(" A")
        and " WHEN (" not in held
    )


def _views(connection: Connection, statements: list[str]) -> list[str]:
    made = {name: next(one for one in statements if f"CREATE VIEW {name}" in one) for name in VIEWS}
    return [fault for name, statement in made.items() for fault in _view(connection, name, statement)]


def _view(connection: Connection, name: str, made: str) -> list[str]:
    definition = "SELECT pg_get_viewdef('{}'::regclass)"
    held = connection.execute(text(definition.format(name))).scalar()
    with connection.begin_nested() as nested:
        connection.execute(text(made.replace(f"CREATE VIEW {name}", f"CREATE TEMP VIEW {name}_anew")))
        anew = connection.execute(text(definition.format(f"{name}_anew"))).scalar()
        nested.rollback()
    return [] if held == anew else [f"The view {name} was changed."]
