"""Ways to tamper with a record, with the database itself in hand and no guard in the way: single cells, whole rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, create_engine, select, text

from tracker.store.database import Base
from tracker.store.journal import WHOLE_TABLES

PAPER = ("paper_form", "paper_value", "paper_block", "paper_warning", "paper_proposal")
COMPARED = {  # of the workspace: the columns of which the journal tells what they came to be
    "person": ("email", "created"),
    "role": ("person_id", "name", "group_key", "term", "office_key", "since", "until"),
    "token": ("person_id", "purpose", "created", "ended"),
    "paper": ("state", "key", "kind", "text", "words_digest", "imported_by", "imported_at", "reviewed_by",
              "reviewed_at"),
}  # fmt: skip
OFFICE = tuple(sorted(WHOLE_TABLES - {"file"}))  # of which it tells every column
TABLES = ("entry", "content", "journal", "standing", "standing_facet", "link", "file")
Row = dict[str, Any]
Tampering = Callable[[Connection, Random], str]


class Futile(Exception):
    """This draw changes nothing that can be changed: another is drawn."""


@contextmanager
def unguarded(url: str) -> Iterator[Connection]:
    """One transaction in which no trigger fires and no key or check is asked; the guards are in place again after."""
    engine = create_engine(url)
    free, guard = (
        (_sqlite_free, _sqlite_guarded) if url.startswith("sqlite") else (_postgresql_free, _postgresql_guarded)
    )
    try:
        with engine.connect() as connection:
            free(connection)
            yield connection
            guard(connection)
            connection.commit()
    finally:
        engine.dispose()


def _sqlite_free(connection: Connection) -> None:
    for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    held = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    connection.info["guards"] = [row.sql for row in held]
    for row in held:
        connection.exec_driver_sql(f"DROP TRIGGER {row.name}")


def _sqlite_guarded(connection: Connection) -> None:
    for guard in connection.info["guards"]:
        connection.exec_driver_sql(guard)


def _postgresql_free(connection: Connection) -> None:
    connection.execute(text("SET LOCAL session_replication_role = replica"))  # the keys' own triggers
    for table in ("entry", "content", "journal"):
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


def _postgresql_guarded(connection: Connection) -> None:
    held = connection.execute(text(
        "SELECT tgname, tgrelid::regclass::text AS of FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
    )).all()  # fmt: skip
    for row in held:
        connection.execute(text(f"ALTER TABLE {row.of} ENABLE ALWAYS TRIGGER {row.tgname}"))


# Single changes -----------------------------------------------------------------------------------------------------


def _table(rng: Random) -> Table:
    return Base.metadata.tables[rng.choice(TABLES)]


def rows_of(connection: Connection, table: Table) -> list[Row]:
    rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
    if not (found := [dict(row) for row in rows]):
        raise Futile
    return found


def _put(connection: Connection, table: Table, old: Row, new: Row) -> None:
    """Write a row over another, found by its key."""
    if new == old:
        raise Futile
    where = [column == old[column.name] for column in table.primary_key]
    connection.execute(table.update().where(*where).values(new))
    if old in rows_of(connection, table):
        raise Futile  # PostgreSQL cuts off the spaces that a column has no room for


def _other(value: Any, column: Any, rng: Random) -> Any:
    """A value of the column's own type that is not this one."""
    if isinstance(column.type, LargeBinary):
        place = rng.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << rng.randrange(8)]) + value[place + 1 :]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + rng.choice((-1, 1, 7))
    if value is None:
        return 1 if column.type.python_type is int else "something"
    place = rng.randrange(len(value) + 1)
    near = chr((ord(value[place - 1]) ^ 1) or 65) if value else "x"
    return rng.choice((
        value[: place - 1] + near + value[place:] if place else near + value,
        value[:place] + value[place + 1 :],
        value + " ",
        value.swapcase(),
        value[::-1],
        None if column.nullable else "",
    ))  # fmt: skip


def edit(connection: Connection, rng: Random) -> str:
    table = _table(rng)
    row, column = rng.choice(rows_of(connection, table)), rng.choice(list(table.c))
    value = _other(row[column.name], column, rng)
    if isinstance(value, str) and "\ud800" <= max(value, default="") <= "\udfff":
        raise Futile
    _put(connection, table, row, row | {column.name: value})
    return f"edit {table.name}.{column.name}"


def delete(connection: Connection, rng: Random) -> str:
    table = _table(rng)
    rows = rows_of(connection, table)
    row = rng.choice(rows)
    if table.name == "journal" and row is rows[-1] and row["published_id"] == rows[-2]["published_id"]:
        raise Futile  # the last line, when it published nothing, is missed against a kept head only: see forging
    connection.execute(table.delete().where(*[column == row[column.name] for column in table.primary_key]))
    return f"delete {table.name}"


def insert(connection: Connection, rng: Random) -> str:
    """A copy of a row under another key: at the end, or in a gap."""
    table = _table(rng)
    rows = rows_of(connection, table)
    row = dict(rng.choice(rows))
    column = rng.choice(list(table.primary_key))
    whole = isinstance(row[column.name], int)
    row[column.name] = max(one[column.name] for one in rows) + 1 if whole else _other(row[column.name], column, rng)
    if table.name == "entry":
        row["edition"] += 100
        row["replaces"] = None if row["act"] in ("publish", "retract") else row["id"] - 1
    connection.execute(table.insert().values(row))
    return f"insert {table.name}"


def swap(connection: Connection, rng: Random) -> str:
    """Two rows change places: all but their keys."""
    table = _table(rng)
    rows = rows_of(connection, table)
    if len(rows) < 2:
        raise Futile
    one, two = rng.sample(rows, 2)
    keys = {column.name for column in table.primary_key}
    held = {name for name in one if name not in keys}
    if all(one[name] == two[name] for name in held):
        raise Futile
    if table.name == "entry":  # its editions are unique: out of the way first
        connection.execute(table.update().where(table.c.id == one["id"]).values(edition=10**6, replaces=None))
    _put(connection, table, two, {name: one[name] for name in held} | {name: two[name] for name in keys})
    connection.execute(
        table.update().where(*[table.c[name] == one[name] for name in keys]).values({name: two[name] for name in held})
    )
    return f"swap {table.name}"


# In the workspace ---------------------------------------------------------------------------------------------------


def edit_told(connection: Connection, rng: Random) -> str:
    table = Base.metadata.tables[rng.choice(list(COMPARED))]
    row, name = rng.choice(rows_of(connection, table)), rng.choice(COMPARED[table.name])
    _put(connection, table, row, row | {name: _other(row[name], table.c[name], rng)})
    return f"edit {table.name}.{name}"


def edit_whole(connection: Connection, rng: Random) -> str:
    """A vote, who was there, what an office wrote or cleared, a rule of the office."""
    table = Base.metadata.tables[rng.choice(OFFICE)]
    row, column = rng.choice(rows_of(connection, table)), rng.choice(list(table.c))
    _put(connection, table, row, row | {column.name: _other(row[column.name], column, rng)})
    return f"edit {table.name}.{column.name}"


def let_in(connection: Connection, rng: Random) -> str:
    """A password for whoever has none, or none any more for whoever has one."""
    table = Base.metadata.tables["person"]
    row = rng.choice(rows_of(connection, table))
    _put(connection, table, row, row | {"password_hash": None if row["password_hash"] else "a hash of one's own"})
    return "edit person.password_hash"


def _of_workspace(rng: Random) -> Table:
    return Base.metadata.tables[rng.choice((*COMPARED, *PAPER, *OFFICE))]


def delete_row(connection: Connection, rng: Random) -> str:
    table = _of_workspace(rng)
    row = rng.choice(rows_of(connection, table))
    connection.execute(table.delete().where(*[column == row[column.name] for column in table.primary_key]))
    return f"delete {table.name}"


def insert_row(connection: Connection, rng: Random) -> str:
    """A copy under another key: a role more, a token more, a paper that nobody brought in."""
    table = _of_workspace(rng)
    row = dict(rng.choice(rows_of(connection, table)))
    column = rng.choice(list(table.primary_key))
    row[column.name] = row[column.name] + 1000 if isinstance(row[column.name], int) else _other(
        row[column.name], column, rng
    )  # fmt: skip
    unique = {"paper": {"place": 1000}, "person": {"email": f"x{row.get('email')}"}}
    connection.execute(table.insert().values(row | unique.get(table.name, {})))
    return f"insert {table.name}"


WORKSPACE: tuple[Tampering, ...] = (edit_told, edit_whole, edit_whole, edit_whole, let_in, delete_row, insert_row)
SINGLE: tuple[Tampering, ...] = (edit, edit, edit, delete, insert, swap)
