"""The whole of a home examined: chains, words, journal, files, foreign keys, derived tables, and the index against the
record. Reads outside every guard, as an auditor with the file in hand would."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, select, text

from tracker.published import entry, standing
from tracker.search import sync
from tracker.search.engine import Engine, EngineFault
from tracker.store import chain, migrate
from tracker.store.chain import Head
from tracker.store.database import free_connection
from tracker.store.files import File, digest
from tracker.store.journal import JournalLine, facts_of


@dataclass
class Found:
    """What was wrong, by part: an empty list is a part that holds."""

    record: Head
    journal: Head
    parts: dict[str, list[str]] = field(default_factory=dict)


def examine(url: str, engine: Engine, kept: str | None = None) -> Found:
    with free_connection(url, writes=False) as connection:
        found = Found(chain.head(connection, "entry"), chain.head(connection, "journal"))
        found.parts = {
            "schema": _schema(connection),
            "record": entry.verify(connection),
            "journal": verify_journal(connection),
            "head": _kept(connection, kept),
            "references": _foreign_keys(connection),
            "files": _files(connection),
            "derived tables": standing.compare(connection) + standing.overlaps(connection),
            "index": _index(engine, connection),
        }
    return found


def _schema(connection: Connection) -> list[str]:
    current = migrate.current(connection)
    faults = (
        [] if current == migrate.head() else [f"The schema is {current}, the program's {migrate.head()}: tracker init"]
    )
    return faults + [f"The guard {name} is gone." for name in sorted(guards_wanted(connection) - guards(connection))]


def guards(connection: Connection) -> set[str]:
    """The triggers that the database has."""
    if connection.dialect.name == "sqlite":
        return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    return set(
        connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'")).scalars()
    )


SHARED = {"entry_goes_on_by_one", "journal_goes_on_by_one", "entry_is_never_changed", "journal_is_never_changed",
          "content_is_only_emptied", "content_is_never_deleted"}  # fmt: skip
SQLITE = SHARED | {"entry_is_never_deleted", "journal_is_never_deleted", "entry_is_never_replaced",
                   "content_is_never_replaced"}  # fmt: skip
POSTGRESQL = SHARED | {"entry_is_never_truncated", "content_is_never_truncated", "journal_is_never_truncated"}


def guards_wanted(connection: Connection) -> set[str]:
    return SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL


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


def _files(connection: Connection) -> list[str]:
    faults = []
    for sha256 in connection.execute(select(File.sha256)).scalars().all():
        content, size = connection.execute(select(File.bytes, File.size).where(File.sha256 == sha256)).one()
        if digest(content) != sha256 or len(content) != size:
            faults.append(f"The file {sha256[:12]} is not what was stored.")
    return faults


def _index(engine: Engine, connection: Connection) -> list[str]:
    try:
        return sync.compare(engine, connection)
    except EngineFault as fault:
        return [f"The index cannot be read ({fault}); mend it with: tracker index rebuild"]
