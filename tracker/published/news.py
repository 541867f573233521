"""What was said last, for feeds: the newest entries about things of a kind, without those that say of themselves that
they are backlog; and the tombstones of what was retracted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, null, or_, select

from tracker.published.entry import RETRACT, AnyRow, Content, Entry, dated, loaded
from tracker.published.standing import Link, facets_from
from tracker.text.dates import Dated

BACKLOG = '"backlog":true'  # as canonical JSON spells it; within a text its marks are escaped
LOOKED_AT = 2_000  # entries, from the newest back


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry said of a thing: `sets` is what another set on it, axis -> word or nothing; None where the entry is
    the thing's own."""

    entry: int
    kind: str
    act: str
    edition: int
    sets: Mapping[str, str | None] | None
    day: Dated
    recorded: str


@dataclass(frozen=True, slots=True)
class Gone:
    key: str
    recorded: str
    reason: str


def fresh() -> ColumnElement[bool]:
    """Of backlog there may be thousands of entries, and the news would be far below them."""
    return or_(Content.facts.is_(None), Content.facts.not_like(f"%{BACKLOG}%"))


_ROW = (Entry.id, Entry.kind, Entry.act, Entry.edition, Entry.recorded, Entry.since_first, Entry.since_last,
        Entry.precision)  # fmt: skip


def touched(reader: Connection, kinds: Iterable[str], on: date) -> dict[str, Said]:
    """key -> what was last said of it, the newest first: things of these kinds, by what they say themselves and by what
    others set on them, or do no more since they were retracted. What is about a later day is left out."""
    held = list(kinds)
    own = select(*_ROW, Entry.key).where(Entry.kind.in_(held))
    asked = [own.add_columns(null().label("sets"))]
    if "recommendation" in held:
        set_ = select(*_ROW, Link.to_key.label("key"), Link.sets).where(Link.sets.is_not(None))
        asked += [
            set_.join(Link, Link.entry_id == Entry.id).where(Link.until != ""),
            set_.join(Link, and_(Link.key == Entry.key, Link.entry_id < Entry.id)).where(Entry.act == RETRACT),
        ]
    rows: list[AnyRow] = []
    for query in asked:
        query = query.join(Content, Content.hash == Entry.content).where(Entry.since <= str(on), fresh())
        rows += reader.execute(query.order_by(Entry.id.desc()).limit(LOOKED_AT))
    found: dict[str, AnyRow] = {}
    for row in sorted(rows, key=lambda row: -row.id):
        found.setdefault(row.key, row)
    return {key: _said(row) for key, row in found.items()}


def _said(row: AnyRow) -> Said:
    sets = None if row.sets is None else facets_from(row.sets)
    return Said(row.id, row.kind, row.act, row.edition, sets, dated(row), row.recorded)


def gone(reader: Connection, kinds: Iterable[str], limit: int) -> list[Gone]:
    """What of these kinds was retracted and did not come back, the last first."""
    later = Entry.__table__.alias("later")
    again = select(later.c.id).where(later.c.key == Entry.key, later.c.id > Entry.id).exists()
    query = (
        select(Entry.key, Entry.recorded, Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.act == RETRACT, Entry.kind.in_(list(kinds)), ~again)
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return [
        Gone(row.key, row.recorded, str(loaded(row.facts, {}).get("reason") or "")) for row in reader.execute(query)
    ]


def first(reader: Connection) -> str:
    """The hash of the record's first entry, by which it is told from every other record."""
    return str(reader.execute(select(Entry.sha256).where(Entry.id == 1)).scalar() or "")
