"""Larger ways to tamper with a record: tails cut from its chains, and forgeries that seal again what they changed."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from sqlalchemy import Connection, select, text

from tests.proofs.tampering import Futile, Row, rows_of
from tracker.published import entry, standing
from tracker.store import chain
from tracker.store.database import Base
from tracker.store.journal import facts_of

ENTRY, CONTENT, JOURNAL = (Base.metadata.tables[name] for name in ("entry", "content", "journal"))


def _cut(connection: Connection, name: str, after: int) -> None:
    connection.execute(text(f"DELETE FROM {name} WHERE id > :after"), {"after": after})


def _derived(connection: Connection) -> None:
    """A tamperer who knows the house makes the derived tables anew, and leaves no words behind."""
    connection.execute(text("DELETE FROM content WHERE hash NOT IN (SELECT content FROM entry)"))
    standing.rebuild(connection)


def cut_entries(connection: Connection, rng: Random) -> str:
    last = chain.head(connection, "entry").id
    _cut(connection, "entry", rng.randrange(last))
    _derived(connection)
    return "cut the tail of entry"


def cut_journal(connection: Connection, rng: Random) -> str:
    """Past an act that published; what is behind the last such act is seen against a kept head only."""
    head = chain.head(connection, "entry").id
    last = connection.execute(
        text("SELECT min(id) FROM journal WHERE published_id = :head"), {"head": head}
    ).scalar_one()
    _cut(connection, "journal", rng.randrange(last))
    return "cut the tail of journal"


def _day_after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


FORGED: dict[str, Callable[[Any], Any]] = {  # column -> another value that makes sense
    "key": lambda key: f"{key}0",
    "kind": lambda kind: "office" if kind != "office" else "group",
    "edition": lambda edition: edition + 1,
    "since": _day_after,
    "since_first": _day_after,
    "recorded": lambda stamp: stamp.replace("T15", "T14"),
    "release": lambda release: release + 1,
    "precision": lambda precision: "by",
}


def forge_entry(connection: Connection, rng: Random) -> str:
    """Change a column of an entry and seal it, and all after it, again. The journal stays."""
    rows = rows_of(connection, ENTRY)
    place = rng.choice((len(rows) - 1, rng.randrange(len(rows))))
    name = rng.choice(list(FORGED))
    rows[place][name] = FORGED[name](rows[place][name])
    _seal_entries(connection, rows, place)
    _derived(connection)
    return f"forge entry.{name}"


def forge_words(connection: Connection, rng: Random) -> str:
    """Change the words of an entry with their hash, and seal it and all after it again. The journal stays."""
    rows = rows_of(connection, ENTRY)
    place = rng.randrange(len(rows))
    words = (
        connection.execute(select(entry.Content).where(entry.Content.hash == rows[place]["content"])).mappings().one()
    )
    if words["salt"] is None:
        raise Futile
    new = dict(words) | {"text": f"{words['text']} Not so."}
    new["hash"] = chain.commitment(*(new[name] for name in ("salt", *entry.WORDS)))
    connection.execute(CONTENT.insert().values(new))
    rows[place]["content"] = new["hash"]
    _seal_entries(connection, rows, place)
    _derived(connection)
    return "forge content"


def _seal_entries(connection: Connection, rows: list[Row], start: int) -> None:
    prev = rows[start - 1]["sha256"] if start else chain.GENESIS
    for row in rows[start:]:
        columns = {name: row[name] for name in entry.HASHED}
        row |= {"prev": prev, "sha256": chain.seal(prev, columns)}
        connection.execute(ENTRY.update().where(ENTRY.c.id == row["id"]).values(row))
        prev = row["sha256"]


def _seal_journal(connection: Connection, rows: list[Row], start: int) -> None:
    prev = rows[start - 1]["sha256"] if start else chain.GENESIS
    for row in rows[start:]:
        row |= {"prev": prev, "sha256": chain.seal(prev, facts_of(row))}
        connection.execute(JOURNAL.update().where(JOURNAL.c.id == row["id"]).values(row))
        prev = row["sha256"]


def forge_line(connection: Connection, rng: Random) -> str:
    """Change a line of the journal and seal it alone again; the lines after it stay."""
    rows = rows_of(connection, JOURNAL)
    place = rng.randrange(len(rows) - 1)
    name = rng.choice(("at", "actor", "act", "subject", "facts", "changes", "os_user"))
    rows[place][name] += " "
    _seal_journal(connection, rows[: place + 1], place)
    return f"forge journal.{name}"


def forge_head(connection: Connection, rng: Random) -> str:
    """Let the last line of the journal name a head that the record never had, well sealed."""
    rows = rows_of(connection, JOURNAL)
    rows[-1]["published_sha256"] = sha256(rng.randbytes(8)).hexdigest()
    _seal_journal(connection, rows, len(rows) - 1)
    return "forge journal.published_sha256"


# Seen against a head that was kept elsewhere ------------------------------------------------------------------------


def cut_both(connection: Connection, rng: Random) -> str:
    """Back to the end of an act: chains, words and derived tables are whole."""
    lines = rows_of(connection, JOURNAL)
    line = rng.choice(lines[:-1])
    _cut(connection, "journal", line["id"])
    _cut(connection, "entry", line["published_id"])
    _derived(connection)
    return "cut the tails of both"


def forge_both(connection: Connection, rng: Random) -> str:
    """Other words, or another signer, with both chains sealed anew to the end."""
    if rng.random() < 0.5:
        forge_words(connection, rng)
    lines = rows_of(connection, JOURNAL)
    heads = {row["id"]: row["sha256"] for row in rows_of(connection, ENTRY)}
    place = rng.randrange(len(lines))
    lines[place]["actor"] = "somebody else"
    for line in lines:
        line["published_sha256"] = heads[line["published_id"]]
    _seal_journal(connection, lines, 0)
    return "forge both chains"


def cut_quiet(connection: Connection, rng: Random) -> str:
    """The last lines of the journal that published nothing."""
    _cut(connection, "journal", chain.head(connection, "journal").id - 1)
    return "cut quiet lines of journal"


LARGER = (cut_entries, cut_journal, forge_entry, forge_words, forge_line, forge_head)
AGAINST_HEAD = (cut_both, forge_both, cut_quiet)
