"""What stood on each day: tables of intervals derived from the entries, so that an as-of question is a WHERE.

They are rewritten in the act's own transaction for the keys it touches, can be rebuilt from the entries alone, and are
compared with such a rebuild by `tracker check`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Index, String, Text, and_, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.published import facets
from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.rules.adoption import adoptions
from tracker.rules.completeness import agenda_of
from tracker.rules.fold import Said, Span, spans
from tracker.store.database import Base
from tracker.store.types import Day, Key, Sort

BATCH = 400  # keys a statement: well under every database's limit of parameters


class Standing(Base):
    """The edition of a thing that stands from `since` up to, not including, `until`. Spans of a key never overlap."""

    __tablename__ = "standing"
    __table_args__ = (Index(None, "kind", "until", "sort"), Index(None, "kind", "since", "until"))

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    since: Mapped[str] = mapped_column(Day, primary_key=True)
    until: Mapped[str] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(String(40))
    entry_id: Mapped[int] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Text)
    sort: Mapped[str] = mapped_column(Sort)


class StandingFacet(Base):
    """What a key is filed under up to, not including, `until`, maybe over several spans: term, group, axes, slugs."""

    __tablename__ = "standing_facet"
    __table_args__ = (
        Index(None, "kind", "name", "value", "since", "until", "key"),
        Index(None, "key", "name", "since"),
    )

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Sort, primary_key=True)
    key: Mapped[str] = mapped_column(Key, primary_key=True)
    since: Mapped[str] = mapped_column(Day, primary_key=True)
    until: Mapped[str] = mapped_column(Day)


class Link(Base):
    """A link of an entry, while its edition stands. An entry that no longer counts has until = '' : never on any day,
    yet there for the question what this site said then."""

    __tablename__ = "link"
    __table_args__ = (Index(None, "to_key", "rel"), Index(None, "key", "rel"))

    entry_id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Key)
    rel: Mapped[str] = mapped_column(String(40))
    to_key: Mapped[str] = mapped_column(Key)
    to_edition: Mapped[int | None]
    sets: Mapped[str | None] = mapped_column(Text)
    since: Mapped[str] = mapped_column(Day)
    until: Mapped[str] = mapped_column(Day)


def holds() -> ColumnElement[bool]:
    """Whether a facet holds over a span: joins the two tables."""
    return and_(
        StandingFacet.key == Standing.key,
        StandingFacet.since <= Standing.since,
        StandingFacet.until > Standing.since,
    )


Rows = dict[type[Base], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with its words, as the fold needs them."""

    row: AnyRow
    facts: Mapping[str, Any]
    links: Sequence[Mapping[str, Any]]
    stands: bool


def standing_ids(rows: Iterable[AnyRow]) -> set[int]:
    """Of all entries of one key: those that count. What was replaced does not, nor what a tombstone covers."""
    held = list(rows)
    tombstone = max((row.id for row in held if row.act == RETRACT), default=0)
    replaced = {row.replaces for row in held}
    return {row.id for row in held if row.id > tombstone and row.id not in replaced}


WORDED = (*Entry.__table__.c, Content.title, Content.text, Content.facts, Content.links)  # an entry with its words
_TOLD = select(*WORDED).join(Content, Content.hash == Entry.content).order_by(Entry.key, Entry.id)
_TOLD = _TOLD.where(Entry.key.in_(bindparam("wanted")))


def told(connection: Connection, keys: Iterable[str]) -> dict[str, list[Told]]:
    """Every entry of these keys, in the order of recording."""
    found: dict[str, list[Told]] = {}
    for some in _batches(keys):
        for key, rows in groupby(connection.execute(_TOLD, {"wanted": some}), key=lambda row: row.key):
            held = list(rows)
            counts = standing_ids(held)
            found[key] = [Told(row, loaded(row.facts, {}), loaded(row.links, []), row.id in counts) for row in held]
    return found


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


# Deriving ---------------------------------------------------------------------------------------------------------


def _links(entries: Sequence[Told]) -> Iterator[dict[str, Any]]:
    alone = spans(Said(one.row.since, one.row.id, one.row.id) for one in entries if one.stands)
    until = {span.edition: span.until for span in alone}
    for one in entries:
        end = until.get(one.row.id, one.row.since) if one.stands else ""
        for place, link in enumerate(one.links):
            if link.get("to"):
                yield {
                    "entry_id": one.row.id,
                    "place": place,
                    "key": one.row.key,
                    "rel": link["rel"],
                    "to_key": link["to"],
                    "to_edition": link.get("edition"),
                    "sets": facets_text(link.get("sets")),
                    "since": one.row.since,
                    "until": end,
                }


def facets_text(sets: Mapping[str, Any] | None) -> str | None:
    return None if not sets else "\n".join(f"{name}={value or ''}" for name, value in sorted(sets.items()))


def facets_from(text: str | None) -> dict[str, str | None]:
    pairs = (line.partition("=") for line in (text or "").splitlines())
    return {name: value or None for name, _, value in pairs}


def says(entries: Iterable[Told], about: str) -> Iterator[Said]:
    """What these entries say about a thing: its own editions give the words, links that set give its status."""
    for one in entries:
        if one.stands:
            sets = {k: v for link in one.links if link.get("to") == about for k, v in (link.get("sets") or {}).items()}
            row, own = one.row, one.row.key == about
            if own or sets:
                meeting = agenda_of(row.kind, row.key, one.facts, sets)
                yield Said(row.since, row.id, row.id if own else None, sets, meeting)


def _setters(connection: Connection, keys: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for some in _batches(keys):
        query = select(Link.to_key, Link.key).where(Link.to_key.in_(some), Link.sets.is_not(None))
        for to_key, key in connection.execute(query):
            found[to_key].add(key)
    return found


def _derive(connection: Connection, keys: Iterable[str]) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """The rows of standing and its facets for these keys. Reads the link table, which must be right by now."""
    wanted = set(keys)
    setters = _setters(connection, wanted)
    entries = told(connection, wanted | {key for found in setters.values() for key in found})
    for key in sorted(wanted & set(entries)):
        around = [one for other in {key} | setters.get(key, set()) for one in entries.get(other, [])]
        by_id = {one.row.id: one for one in around}
        found = spans(says(around, key))
        for span in found:
            yield Standing, _standing_row(key, span, by_id[span.edition], found[0].since)
        for row in _facet_rows(key, found, by_id):
            yield StandingFacet, row


def _standing_row(key: str, span: Span, one: Told, first: str) -> dict[str, Any]:
    return {
        "key": key,
        "since": span.since,
        "until": span.until,
        "kind": one.row.kind,
        "entry_id": span.edition,
        "title": facets.title(one.row.kind, one.row.title or "", span.status),
        "sort": facets.sort(one.row.kind, key, first, one.facts),
    }


def _facet_rows(key: str, found: Sequence[Span], by_id: Mapping[int, Told]) -> Iterable[dict[str, Any]]:
    """One for each stretch of days over which a thing is filed so, whatever else changes meanwhile."""
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for span, before, adoption in zip(found, facets.earlier(found), adoptions(found), strict=True):
        one, kind = by_id[span.edition], by_id[span.edition].row.kind
        filed = before | facets.of(kind, key, one.facts, one.links, span.status, span.since, adoption)
        for name, value in sorted(filed):
            held = rows[kind, name, value]
            if held and held[-1]["until"] == span.since:
                held[-1]["until"] = span.until
            else:
                days = {"since": span.since, "until": span.until}
                held.append({"kind": kind, "name": name, "value": value, "key": key, **days})
    return [row for held in rows.values() for row in held]


# Keeping them true --------------------------------------------------------------------------------------------------


def touched(connection: Connection, keys: Iterable[str]) -> set[str]:
    """These keys and every key that their entries, past ones too, set something on."""
    wanted = set(keys)
    for some in _batches(wanted):
        query = select(Link.to_key).where(Link.key.in_(some), Link.sets.is_not(None))
        wanted |= set(connection.execute(query).scalars())
    return wanted


def refresh(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Derive anew all that these keys' entries bear on; returns the keys concerned."""
    changed = set(keys)
    before = touched(connection, changed)
    _write(connection, (Link,), changed, lambda some: ((Link, row) for row in _link_rows(connection, some)))
    concerned = before | touched(connection, changed)
    _write(connection, (Standing, StandingFacet), concerned, lambda some: _derive(connection, some))
    return concerned


def _link_rows(connection: Connection, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    for entries in told(connection, keys).values():
        yield from _links(entries)


def _write(
    connection: Connection,
    tables: Sequence[type[Base]],
    keys: Iterable[str],
    derived: Callable[[list[str]], Iterable[tuple[type[Base], dict[str, Any]]]],
) -> None:
    for some in _batches(keys):
        rows: Rows = defaultdict(list)
        for table, row in derived(some):
            rows[table].append(row)
        for table in tables:
            connection.execute(delete(table).where(table.__table__.c.key.in_(some)))
            if rows[table]:
                connection.execute(insert(table), rows[table])


def rebuild(connection: Connection) -> int:
    """All derived tables from the entries alone. Returns how many things there are."""
    keys = set(connection.execute(select(Entry.key).distinct()).scalars())
    for table in (Link, Standing, StandingFacet):
        connection.execute(delete(table))
    refresh(connection, keys)
    return len(keys)


def compare(connection: Connection) -> list[str]:
    """What of the derived tables is not what a rebuild would give, as sentences."""
    keys = sorted(set(connection.execute(select(Entry.key).distinct()).scalars()))
    wanted: Rows = defaultdict(list, {Link: list(_link_rows(connection, keys))})
    if faults := _differences(connection, Link, wanted[Link]):
        return faults  # the rest is derived with the help of these
    for table, row in _derive(connection, keys):
        wanted[table].append(row)
    return [fault for table in (Standing, StandingFacet) for fault in _differences(connection, table, wanted[table])]


def _differences(connection: Connection, table: type[Base], wanted: list[dict[str, Any]]) -> list[str]:
    columns = [column.name for column in table.__table__.c]
    held = {tuple(row) for row in connection.execute(select(*table.__table__.c))}
    right = {tuple(row[name] for name in columns) for row in wanted}
    name = table.__tablename__
    return [f"{name}: missing {row[:5]}" for row in sorted(right - held, key=str)[:10]] + [
        f"{name}: should not be there {row[:5]}" for row in sorted(held - right, key=str)[:10]
    ]


def overlaps(connection: Connection) -> list[str]:
    """Keys whose spans overlap; there must be none."""
    query = select(Standing.key, Standing.since, Standing.until).order_by(Standing.key, Standing.since)
    return [one.key for one, two in pairwise(connection.execute(query)) if one.key == two.key and one.until > two.since]
