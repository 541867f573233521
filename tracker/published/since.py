"""Which keys stand otherwise at a later head, or on another day: by these alone what is held in memory is brought up to
date."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from tracker.published.entry import Entry
from tracker.published.standing import Standing, touched
from tracker.store import chain
from tracker.store.chain import Head


def before(reader: Connection, heads: Collection[Head], now: Head) -> set[Head]:
    """Those that this very record stood at; other records may be served by the same program."""
    query = select(Entry.id, Entry.sha256).where(Entry.id.in_([one.id for one in heads if one.id <= now.id]))
    return {Head(0, chain.GENESIS), *(Head(row.id, row.sha256) for row in reader.execute(query))} if heads else set()


def changed(reader: Connection, head: Head, day: date, on: date, most: int, kind: str = "") -> set[str] | None:
    """The keys that entries after the head have touched, and those, of this kind, that stand otherwise on the other
    day; None where they are more than `most`."""
    # Not DISTINCT: SQLite would walk through the keys of all entries for it.
    after = reader.execute(select(Entry.key).where(Entry.id > head.id).limit(most + 1)).scalars().all()
    if len(after) > most:
        return None
    found = touched(reader, after)
    if day != on:
        first, last = sorted((str(day), str(on)))
        ends = or_(*(and_(column > first, column <= last) for column in (Standing.since, Standing.until)))
        query = select(Standing.key).distinct().where(ends).limit(most + 1)
        found |= set(reader.execute(query.where(Standing.kind == kind) if kind else query).scalars())
    return found if len(found) <= most else None
