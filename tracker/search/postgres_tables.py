"""The tables of the index on PostgreSQL. They are a copy of the record that can always be made anew, no part of it:
they have a metadata of their own, and no database of another kind has them."""

from sqlalchemy import ARRAY, Column, Connection, Index, Integer, MetaData, String, Table, Text, inspect, text
from sqlalchemy.dialects.postgresql import TSVECTOR

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


def make(connection: Connection) -> None:
    """The tables, where somebody has taken them away since the migration."""
    if not METADATA.tables.keys() <= set(inspect(connection).get_table_names()):
        METADATA.create_all(connection)
        connection.execute(text(f"GRANT SELECT ON {NAMES} TO {PUBLIC_ROLE}"))
