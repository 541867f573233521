"""The whole of a home examined: schema, chains, words, journal, files, foreign keys, the workspace against the journal,
derived tables, and the index against the record. Reads outside every guard, as an auditor with the file in hand would;
what cannot even be read is a fault like any other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from tracker.exchange.check_files import files
from tracker.exchange.check_schema import schema
from tracker.exchange.check_workspace import workspace
from tracker.published import entry, standing
from tracker.search import sync
from tracker.search.engine import Engine, EngineFault
from tracker.store import chain
from tracker.store.chain import Head
from tracker.store.database import free_connection
from tracker.store.journal import JournalLine, facts_of


@dataclass
class Found:
    """What was wrong, by part: an empty list is a part that holds."""

    record: Head
    journal: Head
    parts: dict[str, list[str]] = field(default_factory=dict)


def examine(url: str, engine: Engine, kept: str | None = None) -> Found:
    """`kept`: a head of either chain, kept elsewhere, which must still be in it."""
    with free_connection(url, writes=False) as connection:
        found = Found(_head(connection, "entry"), _head(connection, "journal"))
        parts: dict[str, Callable[[], list[str]]] = {
            "schema": lambda: schema(connection),
            "record": lambda: entry.verify(connection),
            "journal": lambda: verify_journal(connection),
            "head": lambda: _kept(connection, kept),
            "references": lambda: _foreign_keys(connection),
            "files": lambda: files(connection),
            "workspace": lambda: workspace(connection, sound=not found.parts["journal"]),
            "derived tables": lambda: _derived(connection, sound=not found.parts["record"]),
            "index": lambda: _index(engine, connection),
        }
        for name, examined in parts.items():
            found.parts[name] = _examined(examined)
    return found


def _head(connection: Connection, name: str) -> Head:
    """Of a damaged file as well: what is wrong with the chain is told with its part."""
    try:
        return chain.head(connection, name)
    except DatabaseError:
        return Head(0, "which cannot be read")


def _examined(part: Callable[[], list[str]]) -> list[str]:
    try:
        return part()
    except Exception as wrong:  # whatever a tampered row makes a reader stumble over
        return [f"This part cannot be read ({type(wrong).__name__}: {str(wrong).splitlines()[0][:120]})."]


def _derived(connection: Connection, *, sound: bool) -> list[str]:
    """They are derived from the record; from one that does not hold, nothing can be."""
    if not sound:
        return ["Not compared: the record they are derived from does not hold."]
    return standing.compare(connection) + standing.overlaps(connection)


def verify_journal(connection: Connection) -> list[str]:
    """The chain of acts; and that each line's head of the record is, or was, the record's."""
    faults, prev = [], chain.GENESIS
    heads = {row.id: row.sha256 for row in connection.execute(select(entry.Entry.id, entry.Entry.sha256))}
    heads[0] = chain.GENESIS
    for expected, row in enumerate(connection.execute(select(*JournalLine.__table__.c).order_by(JournalLine.id)), 1):
        line = dict(row._mapping)
        if row.id != expected:
            faults.append(f"Line {expected} of the journal is missing or out of order.")
        if row.prev != prev or row.sha256 != chain.seal(prev, facts_of(line)):
            faults.append(f"Line {row.id} of the journal is not what was signed.")
        if heads.get(row.published_id) != row.published_sha256:
            faults.append(f"Line {row.id} of the journal was signed over a record that is no longer there.")
        prev = row.sha256
    return faults + _unsigned_tail(connection)


def _unsigned_tail(connection: Connection) -> list[str]:
    """The last line names the record's head: entries beyond it were written without an act."""
    last = connection.execute(select(JournalLine.published_id).order_by(JournalLine.id.desc()).limit(1)).scalar()
    head = chain.head(connection, "entry")
    return [] if (last or 0) == head.id else [f"The last act leaves the record at entry {last or 0}, not at {head.id}."]


def _kept(connection: Connection, kept: str | None) -> list[str]:
    if kept is None:
        return []
    chains = (entry.Entry.sha256, JournalLine.sha256)
    there = any(connection.execute(select(column).where(column == kept)).first() for column in chains)
    return [] if there else [f"The head {kept[:12]} that was kept elsewhere is in neither chain."]


def _foreign_keys(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []  # PostgreSQL holds them itself
    rows = connection.execute(text("PRAGMA foreign_key_check")).all()
    intact = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    return [f"{row[0]} row {row[1]} refers to a {row[2]} that is not there" for row in rows] + [
        str(said) for said in intact if said != "ok"
    ]


def _index(engine: Engine, connection: Connection) -> list[str]:
    try:
        return sync.compare(engine, connection)
    except EngineFault as fault:
        return [f"The index cannot be read ({fault}); mend it with: tracker index rebuild"]
