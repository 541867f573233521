"""The pages of all that stands, batch by batch: each once, at the address that it has today."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from tracker.published import find
from tracker.published.entry import Entry
from tracker.published.standing import BATCH, Link, Standing

Place = tuple[str, str]  # path, and the moment at which anything was last said of it


def number(reader: Connection, on: date) -> int:
    """How many things stand on that day."""
    return int(reader.execute(select(func.count()).select_from(Standing).where(find.stands(on))).scalar_one())


def places(reader: Connection, on: date, offset: int, limit: int) -> Iterator[Place]:
    """Of these of them, in the order of their keys, those that have a page of their own."""
    query = select(Standing.key).where(find.stands(on)).order_by(Standing.key).offset(offset).limit(limit)
    keys = reader.execute(query).scalars().all()
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        called, said = find.names(reader, some, on), _said(reader, some)
        yield from ((called[key]["url"], said[key]) for key in some if "#" not in called[key]["url"])


def _said(reader: Connection, keys: Sequence[str]) -> dict[str, str]:
    """When anything was last recorded of each: by itself, or by what sets something on it."""
    own = select(Entry.key, func.max(Entry.recorded)).where(Entry.key.in_(keys)).group_by(Entry.key)
    found = {row[0]: row[1] for row in reader.execute(own)}
    others = (
        select(Link.to_key, func.max(Entry.recorded))
        .join(Entry, Entry.id == Link.entry_id)
        .where(Link.to_key.in_(keys), Link.sets.is_not(None), Link.until != "")
        .group_by(Link.to_key)
    )
    for key, stamp in reader.execute(others):
        found[key] = max(found[key], stamp)
    return found
