"""Named queries around a thing: what it was filed under, what took the place of its entries, what in it is open."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_ as either
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, exists, func, or_, select

from tracker.published import bitmaps
from tracker.published.bitmaps import NEWEST, Filing, Filters
from tracker.published.entry import RETRACT, Content, Entry
from tracker.published.find import head
from tracker.published.kept import ALWAYS, Keys, among, by_key
from tracker.published.once import once
from tracker.published.standing import Link, Standing, StandingFacet, facets_from
from tracker.published.thing import Thing, things
from tracker.rules.outcome import NUMBERS, OUTCOME, PRESENTED, RELATIONS, deed

_NUMBER = re.compile(r'(?:number=|"number":")(\d{6})')


_NEWEST_VALUES = (
    select(StandingFacet.key, StandingFacet.value)
    # Without its kind, which the key tells: SQLite would walk through all that is filed by that name.
    .where(StandingFacet.key.in_(bindparam("wanted")), StandingFacet.name == bindparam("name"))
    .order_by(StandingFacet.until, StandingFacet.since)
)


def newest_values(reader: Connection, name: str, wanted: Iterable[str]) -> dict[str, str]:
    """key -> the newest value that it is filed under by this name: today's slug of a group, an item's number."""
    some = sorted(set(wanted))
    if not some:
        return {}
    return {row.key: row.value for row in reader.execute(_NEWEST_VALUES, {"wanted": some, "name": name})}


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


def numbered(reader: Connection) -> Collection[str]:
    """The recommendations that bear a number on any day, as is known today."""
    return by_key(reader, "numbered", ALWAYS, lambda keys: _bearing(reader, keys))


def _bearing(reader: Connection, some: Keys) -> dict[str, str]:
    query = select(StandingFacet.key, StandingFacet.value)
    query = query.where(StandingFacet.kind == "recommendation", StandingFacet.name == "number")
    return dict(reader.execute(query.where(among(StandingFacet.key, some))).all())


def once_at(reader: Connection, kind: str, slug: str) -> str | None:
    """The key whose address this was, standing or not."""
    return once(reader, f"addresses of {kind}", ALWAYS, lambda: _addresses(reader, kind)).get(slug)


def _addresses(reader: Connection, kind: str) -> dict[str, str]:
    held = reader.execute(select(Entry.key).where(Entry.kind == kind).distinct()).scalars()
    return {key.replace("/", "-"): key for key in held}


def once_numbered(reader: Connection, number: str) -> str | None:
    """The recommendation that was given this number, by an outcome or in print, standing or not. Six digits only."""
    told = [(by == key, key) for by, held in _numbered(reader).items() for given, key in held if given == number]
    return min(told)[1] if told else None


def highest_number(reader: Connection) -> int:
    """Of all six-figure numbers that were ever given, standing or not; 0 before the first."""
    return int(max((given for held in _numbered(reader).values() for given, _ in held), default="0"))


def _numbered(reader: Connection) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What each key gave: (number, the recommendation)."""
    return by_key(reader, "numbers", ALWAYS, lambda keys: _numbers(reader, keys))


def _numbers(reader: Connection, some: Keys) -> dict[str, list[tuple[str, str]]]:
    given = select(Link.key, Link.to_key, Link.sets).where(Link.sets.like("%number=%"), among(Link.key, some))
    printed = (
        select(Entry.key, Entry.key, Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.kind == "recommendation", Content.facts.like('%"number":"%'), among(Entry.key, some))
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for query in (printed, given):
        for by, key, told in reader.execute(query):
            found[by] += [(number, key) for number in _NUMBER.findall(told or "")]
    return found


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


def no_motions(reader: Connection, on: date) -> Mapping[str, tuple[str, int]]:
    """key -> (deed, items) of each outcome that is no motion on that day: it presents, or issues numbers."""
    return by_key(reader, "no motions", on, lambda keys: _no_motions(reader, on, keys))


def _no_motions(reader: Connection, on: date, some: Keys) -> dict[str, tuple[str, int]]:
    then = and_(Link.rel == RELATIONS[OUTCOME], Link.since <= str(on), Link.until > str(on), among(Link.key, some))
    maybe = select(Link.key).where(then, or_(Link.sets.like("number=%"), Link.sets.like(f"action={PRESENTED}%")))
    found: dict[str, list[dict[str, Any]]] = {}
    query = select(Link.key, Link.rel, Link.to_key, Link.sets).where(then, Link.key.in_(maybe))
    for row in reader.execute(query):
        found.setdefault(row.key, []).append({"rel": row.rel, "to": row.to_key, "sets": facets_from(row.sets)})
    deeds = {key: (deed(links), len(links)) for key, links in found.items()}
    return {key: said for key, said in deeds.items() if said[0] in (PRESENTED, NUMBERS)}


def retracted(reader: Connection, wanted: Sequence[str]) -> set[str]:
    """Of these keys, those whose last word is that they were retracted."""
    if not wanted:
        return set()
    last = select(func.max(Entry.id)).where(Entry.key.in_(list(wanted))).group_by(Entry.key)
    return set(reader.execute(select(Entry.key).where(Entry.id.in_(last), Entry.act == RETRACT)).scalars())


def decided_after(reader: Connection, items: Sequence[str], day: date) -> Row[str, str, str] | None:
    """The last (item, outcome, since) that the record has of what became of one of these items on a later day."""
    query = select(Link.to_key.label("item"), Link.key.label("outcome"), Link.since)
    query = query.where(Link.to_key.in_(list(items)), Link.rel == "decides", Link.sets.contains("action"))
    return reader.execute(query.where(Link.until != "", Link.since > str(day)).order_by(Link.since.desc())).first()


def tombstones(reader: Connection, limit: int) -> list[Row[Any]]:
    """What was retracted and not published again since, the newest first, with the facts that say why."""
    later = Entry.__table__.alias("later")
    again = exists().where(later.c.key == Entry.key, later.c.edition > Entry.edition)
    query = (
        select(Entry.id, Entry.key, Entry.kind, Entry.recorded, Entry.since_first, Entry.since_last, Entry.precision)
        .add_columns(Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.act == RETRACT, ~again)
        .order_by(Entry.since.desc(), Entry.id.desc())
        .limit(limit)
    )
    return list(reader.execute(query))


def ever_leading_to(reader: Connection, key: str, rels: Sequence[str]) -> list[Row[Any]]:
    """The links that lead to a thing on any day: (key, rel, since, until), in the order of recording; and, as an entry
    tells it, the day from which it does not any more (since_first, since_last, precision), if another edition ended it.
    """
    after = Entry.__table__.alias("after")
    ended = and_(after.c.key == Link.key, after.c.since == Link.until)
    query = (
        select(Link.key, Link.rel, Link.since, Link.until, after.c.since_first, after.c.since_last, after.c.precision)
        .outerjoin(after, ended)
        .where(Link.to_key == key, Link.rel.in_(rels), Link.until != "")
        .order_by(Link.entry_id, Link.place, after.c.id)
    )
    return list(reader.execute(query))


def first_day(reader: Connection, key: str) -> str | None:
    """The first day on which a thing stood, as known today."""
    return reader.execute(select(func.min(Standing.since)).where(Standing.key == key)).scalar()


def replacing(reader: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """The corrections, redactions and retractions that took the place of these entries, with the facts that say why."""
    query = (
        select(Entry.id, Entry.key, Entry.act, Entry.replaces, Entry.recorded, Content.facts)
        .add_columns(Entry.since_first, Entry.since_last, Entry.precision)
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
    filters: Filters,
    pairs: Sequence[Filing],
    on: date,
    limit: int,
    *,
    but: Sequence[Filing] = (),
) -> list[Thing]:
    """The newest things within the filters that are filed under at least one of these (name, value) pairs, and under
    none of the others."""
    filed = bitmaps.of(reader, kind, on, head(reader))
    some, none = (reduce(either, (filed.masks.get(pair, 0) for pair in held), 0) for held in (pairs, but))
    wanted = filed.within(filters) & some & ~none
    return list(things(reader, filed.page(wanted, NEWEST, 0, limit), on).values())
