"""Named queries around a thing: what it was filed under, what took the place of its entries, what in it is open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, or_, select

from tracker.published.entry import RETRACT, Content, Entry
from tracker.published.find import filtered, stands
from tracker.published.standing import Link, Standing, StandingFacet
from tracker.published.thing import Thing, things


def newest_values(reader: Connection, kind: str, name: str, wanted: Iterable[str]) -> dict[str, str]:
    """key -> the newest value that it is filed under by this name: today's slug of a group, an item's number."""
    some = sorted(set(wanted))
    if not some:
        return {}
    query = (
        select(StandingFacet.key, StandingFacet.value)
        .where(StandingFacet.kind == kind, StandingFacet.name == name, StandingFacet.key.in_(some))
        .order_by(StandingFacet.until, StandingFacet.since)
    )
    return {row.key: row.value for row in reader.execute(query)}


def filed_under(reader: Connection, kind: str, name: str, values: Iterable[str]) -> dict[str, str]:
    """value -> the key that is, or was last, filed under it by this name."""
    query = (
        select(StandingFacet.value, StandingFacet.key)
        .where(StandingFacet.kind == kind, StandingFacet.name == name, StandingFacet.value.in_(list(values)))
        .order_by(StandingFacet.until, StandingFacet.key)
    )
    return {row.value: row.key for row in reader.execute(query)}


def known_values(reader: Connection, kind: str, names: Iterable[str]) -> dict[str, set[str]]:
    """Every value that things of a kind are filed under by these names, on any day."""
    query = (
        select(StandingFacet.name, StandingFacet.value)
        .where(StandingFacet.kind == kind, StandingFacet.name.in_(list(names)))
        .distinct()
    )
    found: dict[str, set[str]] = defaultdict(set)
    for name, value in reader.execute(query):
        found[name].add(value)
    return found


def once_at(reader: Connection, kind: str, slug: str) -> str | None:
    """The key whose address this was, standing or not."""
    query = select(Entry.key).where(Entry.kind == kind, func.replace(Entry.key, "/", "-") == slug).limit(1)
    return reader.execute(query).scalar()


def once_numbered(reader: Connection, number: str) -> str | None:
    """The recommendation that was given this number, by an outcome or in print, standing or not. Six digits only."""
    given = select(Link.to_key).where(Link.sets.like(f"%number={number}%")).limit(1)
    printed = (
        select(Entry.key)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.kind == "recommendation", Content.facts.like(f'%"number":"{number}"%'))
        .limit(1)
    )
    return reader.execute(given).scalar() or reader.execute(printed).scalar()


def given_under(reader: Connection, stem: str) -> int:
    """The highest number that a key <stem>/<number> was ever given, 0 for none. Six figures are a recommendation's."""
    query = select(Entry.key).where(Entry.key.startswith(f"{stem}/", autoescape=True)).distinct()
    last = (key[len(stem) + 1 :] for key in reader.execute(query).scalars())
    return max((int(each) for each in last if each.isdecimal() and len(each) < 6), default=0)


def sayings(reader: Connection, wanted: Iterable[str]) -> list[Row[Any]]:
    """What was said of these keys and still counts, in the order of the days it is about: the axes that it sets, by
    which entry, in which words."""
    query = (
        select(Link.to_key, Link.sets, Entry.key, Entry.since_first, Entry.since_last, Content.facts, Content.text)
        .join(Entry, Entry.id == Link.entry_id)
        .join(Content, Content.hash == Entry.content)
        .where(Link.to_key.in_(list(wanted)), Link.sets.is_not(None), Link.until != "")
        .order_by(Entry.since, Entry.id)
    )
    return list(reader.execute(query))


def first_day(reader: Connection, key: str) -> str | None:
    """The first day on which a thing stood, as known today."""
    return reader.execute(select(func.min(Standing.since)).where(Standing.key == key)).scalar()


def replacing(reader: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """The corrections, redactions and retractions that took the place of these entries, with the facts that say why."""
    query = (
        select(Entry.id, Entry.key, Entry.act, Entry.replaces, Entry.recorded, Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(
            or_(
                Entry.replaces.in_([row.id for row in rows]),
                and_(Entry.act == RETRACT, Entry.key.in_({row.key for row in rows})),
            )
        )
        .order_by(Entry.id)
    )
    return list(reader.execute(query))


def any_of(
    reader: Connection,
    kind: str,
    filters: Mapping[str, Sequence[str]],
    pairs: Sequence[tuple[str, str]],
    on: date,
    limit: int,
) -> list[Thing]:
    """The newest things within the filters that are filed under at least one of these (name, value) pairs."""
    filed = exists().where(
        StandingFacet.kind == Standing.kind,
        StandingFacet.key == Standing.key,
        StandingFacet.since == Standing.since,
        or_(*(and_(StandingFacet.name == name, StandingFacet.value == value) for name, value in pairs)),
    )
    query = filtered(select(Standing.key).where(Standing.kind == kind, stands(on), filed), filters, on)
    keys = reader.execute(query.order_by(Standing.sort, Standing.key).limit(limit)).scalars()
    return list(things(reader, list(keys), on).values())
