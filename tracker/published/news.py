"""What was said last, for feeds: the newest entries about things of a kind, without those that say of themselves that
they are backlog; and the tombstones of what was retracted."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.published.standing import Link

BACKLOG = '"backlog":true'  # as canonical JSON spells it; within a text its marks are escaped
LOOKED_AT = 2_000  # entries, from the newest back


@dataclass(frozen=True, slots=True)
class Gone:
    key: str
    recorded: str
    reason: str


def fresh() -> ColumnElement[bool]:
    """Of backlog there may be thousands of entries, and the news would be far below them."""
    return or_(Content.facts.is_(None), Content.facts.not_like(f"%{BACKLOG}%"))


def touched(reader: Connection, kinds: Iterable[str]) -> dict[str, str]:
    """key -> when anything was last said of it, the newest first: things of these kinds, by what they say themselves
    and by what others set on them."""
    held = list(kinds)
    own = (
        select(Entry.id, Entry.key, Entry.recorded)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.kind.in_(held), fresh())
        .order_by(Entry.id.desc())
        .limit(LOOKED_AT)
    )
    rows: list[AnyRow] = list(reader.execute(own))
    if "recommendation" in held:
        said = (
            select(Entry.id, Link.to_key.label("key"), Entry.recorded)
            .join(Entry, Entry.id == Link.entry_id)
            .join(Content, Content.hash == Entry.content)
            .where(Link.sets.is_not(None), Link.until != "", fresh())
            .order_by(Link.entry_id.desc())
            .limit(LOOKED_AT)
        )
        rows += reader.execute(said)
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: -row.id):
        found.setdefault(row.key, row.recorded)
    return found


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
