"""The public record: an append-only, hash-chained list of entries, with their words kept apart from the chain.

An entry is an immutable edition of one thing, or an act's say about others. Nothing here is ever changed: new words
append an edition, a mistake a correction with a notice, a withdrawal a tombstone.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Text,
    UniqueConstraint,
    column,
    func,
    insert,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Mapped, mapped_column

from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store import chain, journal
from tracker.store.database import Base
from tracker.store.types import Day, Hash, Key, Stamp
from tracker.text.dates import Dated, day_for

PUBLISH, CORRECT, RETRACT, REDACT = "publish", "correct", "retract", "redact"
ACTS = (PUBLISH, CORRECT, RETRACT, REDACT)
# The kinds whose files are public: the view published_file has them.
WITH_FILES = ("paper", "set", "response", "update", "comment")


class Entry(Base):
    """A link of the chain. `since` is the day it counts from in as-of questions: a day of [first, last], never a
    future one. `release` is the first entry of the same act."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("key", "edition"),
        CheckConstraint("act IN ('publish', 'correct', 'retract', 'redact')", name="act"),
        CheckConstraint("(act IN ('correct', 'redact')) = (replaces IS NOT NULL)", name="replaces"),
        CheckConstraint("since_first <= since AND since <= since_last", name="since_within"),
        CheckConstraint("since <= substr(recorded, 1, 10)", name="since_not_future"),
        Index("ux_entry_replaces", "replaces", unique=True),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Key)
    kind: Mapped[str] = mapped_column(String(40))
    edition: Mapped[int]
    act: Mapped[str] = mapped_column(String(10))
    replaces: Mapped[int | None] = mapped_column(ForeignKey("entry.id"))
    since: Mapped[str] = mapped_column(Day)
    since_first: Mapped[str] = mapped_column(Day)
    since_last: Mapped[str] = mapped_column(Day)
    precision: Mapped[str] = mapped_column(String(12))
    recorded: Mapped[str] = mapped_column(Stamp)
    release: Mapped[int]
    content: Mapped[str] = mapped_column(ForeignKey("content.hash"))
    prev: Mapped[str] = mapped_column(Hash)
    sha256: Mapped[str] = mapped_column(Hash)


class Content(Base):
    """The words of an entry, under the hash that the entry commits to. A redaction empties all but the hash."""

    __tablename__ = "content"

    hash: Mapped[str] = mapped_column(Hash, primary_key=True)
    salt: Mapped[str | None] = mapped_column(String(32))
    title: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    facts: Mapped[str | None] = mapped_column(Text)  # as text: a database's JSON type would change the hashed bytes
    links: Mapped[str | None] = mapped_column(Text)


AnyRow = Row[*tuple[Any, ...]]
# The derived table of links (standing.py, which builds on this file): what other acts said of a thing.
LINK = table("link", column("entry_id", Integer), column("to_key", Key), column("sets", Text), column("until", Day))
HASHED = ("id", "key", "kind", "edition", "act", "replaces", "since", "since_first", "since_last", "precision",
          "recorded", "release", "content")  # fmt: skip
WORDS = ("title", "text", "facts", "links")


@dataclass(frozen=True, slots=True)
class Edition:
    """What an act wants to append. A link is {"rel", "to"} with, as the case may be, "sets" {axis: value}, "edition"
    and "printed"; without "to" it is a reference to something not held here. `day` settles an order that the dates
    leave open."""

    key: str
    kind: str
    title: str
    since: Dated
    text: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    links: Sequence[Mapping[str, Any]] = ()
    act: str = PUBLISH
    replaces: int | None = None
    day: date | None = None


def append(connection: Connection, editions: Sequence[Edition], when: Moment) -> list[int]:
    """Append one release and return the numbers of its entries. The caller stands in the door of an act, which holds
    the chain, and refreshes what is derived (standing.refresh). Refusals say which edition is at fault; nothing is
    written then."""
    head = chain.head(connection, "entry")
    before = _last_editions(connection, {edition.key for edition in editions})
    _check_links(connection, editions)
    _check_keys(connection, editions)
    number, sha, release = head.id, head.sha256, head.id + 1
    for edition in editions:
        _check_act(connection, edition, known=edition.key in before)
        number += 1
        before[edition.key] = before.get(edition.key, 0) + 1
        words = _words(edition)
        connection.execute(insert(Content), words)
        columns = {
            "id": number,
            "key": edition.key,
            "kind": edition.kind,
            "edition": before[edition.key],
            "act": edition.act,
            "replaces": edition.replaces,
            **_days(connection, edition, when),
            "recorded": when.stamp,
            "release": release,
            "content": words["hash"],
        }
        line = columns | {"prev": sha, "sha256": chain.seal(sha, columns)}
        connection.execute(insert(Entry), line)
        sha = line["sha256"]
        journal.listed("entry", number, edition.act)
    return list(range(release, number + 1))


def _words(edition: Edition) -> dict[str, Any]:
    words = {
        "salt": secrets.token_hex(16),
        "title": edition.title,
        "text": edition.text,
        "facts": chain.canonical(dict(edition.facts)),
        "links": chain.canonical([dict(link) for link in edition.links]),
    }
    return words | {"hash": chain.commitment(words["salt"], *(words[name] for name in WORDS))}


def _last_editions(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    query = select(Entry.key, func.max(Entry.edition)).where(Entry.key.in_(list(keys))).group_by(Entry.key)
    return {row[0]: row[1] for row in connection.execute(query)}


def _days(connection: Connection, edition: Edition, when: Moment) -> dict[str, str]:
    dated = edition.since
    day = edition.day or day_for(dated, _predecessor(connection, edition, dated))
    if day > when.dated:
        raise BadInput(
            f"{edition.title}: {dated.words} lies in the future.", remedy="Publish it when the day has come."
        )
    return {
        "since": str(day),
        "since_first": str(dated.first),
        "since_last": str(dated.last),
        "precision": dated.precision,
    }


def _predecessor(connection: Connection, edition: Edition, dated: Dated) -> date | None:
    """The latest day within the date's range on which something was already said of the same thing: by an edition of
    its own, or by another act that set something on it."""
    if dated.first == dated.last:
        return None
    keys = [edition.key, *(link["to"] for link in edition.links if link.get("sets"))]
    setting = select(LINK.c.entry_id).where(LINK.c.to_key.in_(keys), LINK.c.sets.is_not(None), LINK.c.until != "")
    query = select(func.max(Entry.since)).where(
        or_(Entry.key.in_(keys), Entry.id.in_(setting)),
        Entry.since >= str(dated.first),
        Entry.since <= str(dated.last),
        Entry.act != RETRACT,
    )
    found = connection.execute(query).scalar()
    return date.fromisoformat(found) if found else None


def _check_links(connection: Connection, editions: Sequence[Edition]) -> None:
    """A link's target is published, or in the same release; else the reader would meet a door to nowhere."""
    wanted = {link["to"] for edition in editions for link in edition.links if link.get("to")}
    wanted -= {edition.key for edition in editions}
    held = set(_last_editions(connection, wanted))
    if lost := sorted(wanted - held):
        raise BadInput(f"Not published here: {', '.join(lost)}.", remedy="Publish it first, or with this one.")


def _check_keys(connection: Connection, editions: Sequence[Edition]) -> None:
    """A key names one thing of one kind for good."""
    query = select(Entry.key, Entry.kind).where(Entry.key.in_({edition.key for edition in editions})).distinct()
    kinds = {row[0]: row[1] for row in connection.execute(query)}
    for edition in editions:
        if not edition.key:
            raise BadInput(f'"{edition.title}" makes no key.', remedy="Give it an acronym or a name in Latin letters.")
        if kinds.setdefault(edition.key, edition.kind) != edition.kind:
            raise BadInput(
                f'The key "{edition.key}" names a {kinds[edition.key]} already; "{edition.title}" is a {edition.kind}.',
                remedy="Give it another acronym or name.",
            )


def _check_act(connection: Connection, edition: Edition, known: bool) -> None:
    if edition.act == PUBLISH:
        return
    if not known:
        raise Missing(f"There is no {edition.key} in the public record.", remedy="Look its key up with: tracker search")
    if edition.replaces is not None:
        _check_replaced(connection, edition)


def _check_replaced(connection: Connection, edition: Edition) -> None:
    row = connection.execute(select(Entry.key, Entry.act).where(Entry.id == edition.replaces)).first()
    if row is None or row.key != edition.key or row.act == RETRACT:
        raise BadInput(f"Entry {edition.replaces} holds no words of {edition.key} that could be replaced.")
    if connection.execute(select(Entry.id).where(Entry.replaces == edition.replaces)).first():
        raise NotYet(f"Entry {edition.replaces} was corrected already.", remedy="Correct the entry that replaced it.")


def verify(connection: Connection) -> list[str]:
    """What is wrong with the chain of entries, as sentences; nothing when it holds."""
    faults, prev = [], chain.GENESIS
    words = (Content.__table__.c[name] for name in ("hash", "salt", *WORDS))
    query = select(*Entry.__table__.c, *words).join(Content, Content.hash == Entry.content, isouter=True)
    redacted = set(connection.execute(select(Entry.replaces).where(Entry.act == REDACT)).scalars())
    for expected, row in enumerate(connection.execute(query.order_by(Entry.id)), 1):
        faults += _row_faults(row, expected, prev, row.id in redacted)
        prev = row.sha256
        if len(faults) > 20:
            break
    used = set(connection.execute(select(Entry.content)).scalars())
    extra = set(connection.execute(select(Content.hash)).scalars()) - used
    return faults + [f"Words without an entry: {hash[:12]}" for hash in sorted(extra)]


def _row_faults(row: AnyRow, expected: int, prev: str, redacted: bool) -> list[str]:
    columns = {name: getattr(row, name) for name in HASHED}
    faults = []
    if row.id != expected:
        faults.append(f"Entry {expected} is missing or out of order: {row.id} stands in its place.")
    if row.prev != prev or row.sha256 != chain.seal(prev, columns):
        faults.append(f"Entry {row.id} ({row.key}) is not what was chained.")
    words = [getattr(row, name) for name in WORDS]
    if redacted and row.hash is not None and all(word is None for word in (row.salt, *words)):
        return faults  # emptied, as a redaction does; a row that is gone altogether is another matter
    if any(word is None for word in (row.salt, *words)) or row.content != chain.commitment(row.salt, *words):
        faults.append(f"The words of entry {row.id} ({row.key}) are not what was published.")
    return faults


def loaded(text: str | None, empty: Any) -> Any:
    return empty if text is None else json.loads(text)


def dated(row: AnyRow) -> Dated:
    """The date that an entry is about, as exact as it is known."""
    return Dated(date.fromisoformat(row.since_first), date.fromisoformat(row.since_last), row.precision)
