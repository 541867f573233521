"""The tables of the index on PostgreSQL. They are a copy of the record that can always be made anew, no part of it:
they have a metadata of their own, and no database of another kind has them."""

import time

from sqlalchemy import ARRAY, Column, Connection, Index, Integer, MetaData, String, Table, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from tracker.search.engine import IndexBusy
from tracker.store.database import CONVENTION, PUBLIC_ROLE

METADATA = MetaData(naming_convention=CONVENTION)

DOCUMENTS = Table(
    "search_document",
    METADATA,
    Column("id", Text(collation="C"), primary_key=True),
    Column("key", String(200, collation="C"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("forms", TSVECTOR, nullable=False),
    Column("beyond", ARRAY(Text), nullable=True),
    Index(None, "key"),
    # Without the list of what is to be sorted in later: who searches would read it to the end.
    Index(None, "forms", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
)
WORDS = Table(
    "search_word",
    METADATA,
    Column("word", Text(collation="C"), primary_key=True),
    Column("letters", Text(collation="C"), nullable=False),
    Column("documents", Integer, nullable=False),
    Index(None, "letters"),
)
# One row, or none while there is no index; its `id` is the format in which it was made. `document` and `word` are any
# two that are there: by them an emptied table is told from an empty index, without counting.
STATE = Table(
    "search_state",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("stretches", Integer, nullable=False),
    Column("document", Text(collation="C"), nullable=True),
    Column("word", Text(collation="C"), nullable=True),
)
NAMES = ", ".join(METADATA.tables)
FORMS = next(index for index in DOCUMENTS.indexes if "forms" in index.columns)

ANEW = "search_anew"  # the schema in which an index is made; it is gone when the transaction ends
WAIT = "300ms"  # for those who search to be done; meanwhile others wait behind us
PAUSE = 1.0  # seconds in which they may go on
TRIES = 600
LOCK_NOT_AVAILABLE = "55P03"
IS_READ = "somebody has been reading the search index for minutes, as a backup does: try again when that is done"
READ = text(f"LOCK TABLE {NAMES} IN ACCESS SHARE MODE")


def make_beside(connection: Connection) -> str:
    """Empty tables beside those that are searched, under the same names for the rest of this transaction; returns the
    schema of those. What holds the forms comes last: it is made from all of them in a fraction of the time."""
    searched = str(connection.execute(text("SELECT current_schema()")).scalar_one())
    connection.execute(text(f"CREATE SCHEMA {ANEW}"))
    connection.execute(text("SELECT set_config('search_path', :path, true)"), {"path": f'{ANEW}, "{searched}"'})
    # Nothing is known yet of tables that are being filled: each batch would look through all that came before it.
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    for table in METADATA.tables.values():
        connection.execute(CreateTable(table))
        for index in table.indexes - {FORMS}:
            connection.execute(CreateIndex(index))
    return searched


def put_in_place(connection: Connection, searched: str) -> None:
    """Of the tables that were searched, which are gone with this transaction. IndexBusy when somebody reads them for
    minutes on end."""
    connection.execute(text("SET LOCAL maintenance_work_mem = '256MB'"))
    connection.execute(CreateIndex(FORMS))
    connection.execute(text(f"GRANT SELECT ON {NAMES} TO {PUBLIC_ROLE}"))
    connection.execute(text(f"ANALYZE {NAMES}"))
    connection.execute(text("SELECT set_config('search_path', :path, true)"), {"path": f'"{searched}", {ANEW}'})
    _take(connection)
    for name in METADATA.tables:
        connection.execute(text(f'DROP TABLE IF EXISTS "{searched}".{name}'))
        connection.execute(text(f'ALTER TABLE {ANEW}.{name} SET SCHEMA "{searched}"'))
    connection.execute(text(f"DROP SCHEMA {ANEW}"))


def _take(connection: Connection) -> None:
    """All that are there, from those who read them: a little at a time, so that nobody waits for the slowest."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT}'"))
    for left in reversed(range(TRIES)):
        try:
            with connection.begin_nested():
                connection.execute(text(f"LOCK TABLE {NAMES} IN ACCESS EXCLUSIVE MODE"))
            return
        except OperationalError as wrong:
            if getattr(wrong.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            if not left:
                raise IndexBusy(IS_READ) from wrong
            time.sleep(PAUSE)
