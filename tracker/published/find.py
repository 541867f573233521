"""Every named query of the public record. The reader is a connection that can see nothing else; the day is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, text
from sqlalchemy.orm import aliased

from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.published.facets import LISTED
from tracker.published.standing import Link, Standing, StandingFacet, touched
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.outcome import RELATIONS
from tracker.store import chain
from tracker.store.chain import Head

Filters = Mapping[str, Sequence[str]]


def head(reader: Connection) -> Head:
    return chain.head(reader, "entry")


def stands(on: date) -> ColumnElement[bool]:
    return and_(Standing.since <= str(on), Standing.until > str(on))


# Lists ------------------------------------------------------------------------------------------------------------

ORDERS = {"newest": (Standing.sort,), "oldest": (func.substr(Standing.sort, 1, 10).desc(), Standing.sort)}


def filtered(query: Select[*tuple[Any, ...]], filters: Filters, on: date, but: str = "") -> Select[*tuple[Any, ...]]:
    for name, values in filters.items():
        if values and name != but:
            filed = aliased(StandingFacet)  # apart from the facet that a count is about
            found = exists().where(
                filed.kind == Standing.kind,
                filed.key == Standing.key,
                filed.since == Standing.since,
                filed.name == name,
                filed.value.in_(list(values)),
            )
            query = query.where(found)
    return query


def listing(
    reader: Connection,
    kind: str,
    filters: Filters,
    on: date,
    *,
    order: str = "newest",
    offset: int = 0,
    limit: int = 50,
) -> tuple[list[Thing], int]:
    """A page of the things of a kind that stood on that day, and how many there are in all."""
    wanted = filtered(select(Standing.key).where(Standing.kind == kind, stands(on)), filters, on)
    total = reader.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    page = reader.execute(wanted.order_by(*ORDERS[order], Standing.key).offset(offset).limit(limit)).scalars()
    return list(things(reader, list(page), on).values()), total


def counts(
    reader: Connection, kind: str, filters: Filters, on: date, names: Sequence[str] = LISTED
) -> dict[str, dict[str, int]]:
    """Facet -> value -> how many the list would have with it. A facet's own choices do not narrow its counts, so that
    a second choice can be added to a first."""
    found: dict[str, dict[str, int]] = {}
    for name in names:
        chosen = filtered(
            select(StandingFacet.value, func.count())
            .join(Standing, and_(Standing.key == StandingFacet.key, Standing.since == StandingFacet.since))
            .where(Standing.kind == kind, StandingFacet.kind == kind, StandingFacet.name == name, stands(on)),
            filters,
            on,
            but=name,
        ).group_by(StandingFacet.value)
        found[name] = {row[0]: row[1] for row in reader.execute(chosen.order_by(StandingFacet.value))}
    return found


def standing_keys(reader: Connection, kind: str, wanted: Sequence[str]) -> set[str]:
    """Of these keys of a kind, those that stand today or ever will have stood."""
    query = select(Standing.key).where(Standing.kind == kind, Standing.key.in_(list(wanted)))
    return set(reader.execute(query).scalars())


def number_of(reader: Connection, kind: str, on: date) -> int:
    return reader.execute(
        select(func.count()).select_from(Standing).where(Standing.kind == kind, stands(on))
    ).scalar_one()


def all_of(reader: Connection, kind: str, on: date) -> list[Thing]:
    """Every thing of a small kind (terms, groups, offices), in its order."""
    query = select(Standing.key).where(Standing.kind == kind, stands(on)).order_by(Standing.sort, Standing.key)
    return list(things(reader, list(reader.execute(query).scalars()), on).values())


_BACKLOG = '"backlog":true'  # as canonical JSON spells it; within a text its marks are escaped


def latest(reader: Connection, limit: int) -> list[AnyRow]:
    """The newest entries, for "what changed lately", without those that say of themselves that they are backlog: of
    these there may be thousands, and the news would be far below them."""
    query = (
        select(Entry.id, Entry.key, Entry.kind, Entry.act, Entry.recorded, Entry.release, Entry.since, Content.title)
        .add_columns(Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(or_(Content.facts.is_(None), Content.facts.not_like(f"%{_BACKLOG}%")))
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return list(reader.execute(query))


# One thing --------------------------------------------------------------------------------------------------------


def filed(reader: Connection, kind: str, name: str, value: str) -> list[str]:
    """Keys that were filed under this value at any time (slugs, numbers), those of today first."""
    query = (
        select(StandingFacet.key, func.max(StandingFacet.until).label("last"))
        .where(StandingFacet.kind == kind, StandingFacet.name == name, StandingFacet.value == value)
        .group_by(StandingFacet.key)
    )
    return [row.key for row in sorted(reader.execute(query), key=lambda row: (row.last, row.key), reverse=True)]


def by_number(reader: Connection, number: str) -> str | None:
    return next(iter(filed(reader, "recommendation", "number", number)), None)


def by_ordinal(reader: Connection, group: str, ordinal: int) -> list[str]:
    """The items of a group that bear this ordinal, newest set first."""
    mine = StandingFacet.__table__.alias("mine")
    query = (
        select(StandingFacet.key, func.min(Standing.sort))
        .join(mine, and_(mine.c.key == StandingFacet.key, mine.c.since == StandingFacet.since))
        .join(Standing, and_(Standing.key == StandingFacet.key, Standing.since == StandingFacet.since))
        .where(StandingFacet.kind == "recommendation", StandingFacet.name == "ordinal")
        .where(StandingFacet.value == str(ordinal), mine.c.name == "group", mine.c.value == group)
        .group_by(StandingFacet.key)
        .order_by(func.min(Standing.sort))
    )
    return [row.key for row in reader.execute(query)]


def was_given(reader: Connection, key: str) -> bool:
    """Whether anything was ever published under this key, or an item of it: a list makes items and no set of them."""
    items = and_(Entry.kind == "recommendation", Entry.key > f"{key}/", Entry.key < f"{key}0")  # "0" follows "/"
    return reader.execute(select(Entry.id).where(or_(Entry.key == key, items)).limit(1)).first() is not None


def retraction(reader: Connection, key: str) -> AnyRow | None:
    """The tombstone of a key, when it is the last word on it."""
    query = (
        select(Entry.id, Entry.kind, Entry.act, Entry.recorded, Entry.since, Content.title, Content.facts)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.key == key)
        .order_by(Entry.id.desc())
        .limit(1)
    )
    row = reader.execute(query).first()
    return row if row is not None and row.act == RETRACT else None


def history(reader: Connection, key: str) -> list[AnyRow]:
    """Every entry of a thing and every entry that says something of it, in the order of the days they are about.
    `until` = '' marks those that no longer count."""
    saying = or_(Link.sets.is_not(None), Link.rel.in_(RELATIONS.values()))
    setting = select(Link.entry_id).where(Link.to_key == key, saying)
    query = (
        select(*Entry.__table__.c, Content.title, Content.text, Content.facts, Content.links)
        .join(Content, Content.hash == Entry.content)
        .where((Entry.key == key) | Entry.id.in_(setting))
        .order_by(Entry.since, Entry.id)
    )
    return list(reader.execute(query))


def leading_to(reader: Connection, key: str, on: date, rels: Sequence[str] = ()) -> list[AnyRow]:
    """The links that lead to a thing on that day: (key, rel, entry_id), in the order of recording."""
    query = select(Link.key, Link.rel, Link.entry_id).where(
        Link.to_key == key, Link.since <= str(on), Link.until > str(on)
    )
    if rels:
        query = query.where(Link.rel.in_(list(rels)))
    return list(reader.execute(query.order_by(Link.entry_id, Link.place)))


def file_of(reader: Connection, sha256: str) -> AnyRow | None:
    """A published file: its bytes and media type; None for every other, held or not."""
    query = text("SELECT sha256, media_type, size, bytes FROM published_file WHERE sha256 = :sha256")
    return reader.execute(query, {"sha256": sha256}).first()


# For the index ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """Distinct words of a thing, and the days from the first to the last on which they stood."""

    content: str
    kind: str
    title: str
    text: str
    since: str
    until: str


def changed_after(reader: Connection, position: int) -> set[str]:
    """The keys that entries after this position are about or set something on."""
    return touched(reader, reader.execute(select(Entry.key).where(Entry.id > position)).scalars())


def wordings(reader: Connection, wanted: Iterable[str]) -> dict[str, list[Wording]]:
    """Each distinct wording of these keys that stands at any time; a retracted key has none."""
    some = list(wanted)
    query = (
        select(Standing.key, Standing.kind, Standing.title, Standing.since, Standing.until, Entry.content)
        .add_columns(Content.text, Content.facts)
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Content, Content.hash == Entry.content)
        .where(Standing.key.in_(some))
        .order_by(Standing.key, Standing.since)
    )
    found: dict[str, list[Wording]] = {key: [] for key in some}
    for row in reader.execute(query):
        told = found[row.key]
        facts = loaded(row.facts, {})
        parts = (row.text, searched(row.kind, facts), *misspelt(facts, row.text or ""))
        text = "\n\n".join(part for part in parts if part)
        if told and told[-1].content == row.content and told[-1].title == row.title:
            told[-1] = Wording(row.content, row.kind, row.title, text, told[-1].since, row.until)
        else:
            told.append(Wording(row.content, row.kind, row.title, text, row.since, row.until))
    return found


PRINTED = ("committee_printed", "subcommittee_printed", "group_printed")


def misspelt(facts: Mapping[str, Any], text: str) -> list[str]:
    """The names on a paper's cover as they are spelt right, where the paper prints them otherwise: either finds it."""
    within = " ".join(text.split()).lower()
    said = (" ".join(str(facts[name]).split()) for name in PRINTED if facts.get(name))
    return [name for name in said if text and name.lower() not in within]


OF_ERRATA = ("printed", "corrected", "note")


def searched(kind: str, facts: Mapping[str, Any]) -> str:
    """The words of a thing that stand in its facts, not in its text, and yet should find it."""
    words = [
        str(facts[name])
        for name in ("short_title", "number", "name", "acronym", "pub_number", "docket")
        if facts.get(name)
    ]
    words += [str(facts[name]) for name in OF_ERRATA if kind == "erratum" and facts.get(name)]
    return " ".join(words)


def standing_on(reader: Connection, on: date) -> dict[str, tuple[str, str, str]]:
    """key -> (kind, hash of the words in force, title) on that day."""
    query = select(Standing.key, Standing.kind, Entry.content, Standing.title)
    query = query.join(Entry, Entry.id == Standing.entry_id)
    return {row.key: (row.kind, row.content, row.title) for row in reader.execute(query.where(stands(on)))}


def names(reader: Connection, wanted: Iterable[str], on: date) -> dict[str, dict[str, str]]:
    """key -> {title, url, kind}, as of the day; what did not stand yet, by its first known name. One query."""
    some = sorted(set(wanted))
    if not some:
        return {}
    number = and_(
        StandingFacet.key == Standing.key, StandingFacet.since == Standing.since, StandingFacet.name == "number"
    )
    query = (
        select(Standing.key, Standing.kind, Standing.title, Standing.since, Content.facts)
        .add_columns(StandingFacet.value.label("number"))
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Content, Content.hash == Entry.content)
        .outerjoin(StandingFacet, number)
        .where(Standing.key.in_(some))
        .order_by(Standing.key, Standing.since.desc())
    )
    found: dict[str, dict[str, str]] = {}
    for row in reader.execute(query):
        if row.key not in found or found[row.key]["since"] > str(on):
            url = keys.address(row.kind, row.key, {**loaded(row.facts, {}), "number": row.number})
            found[row.key] = {"title": row.title, "url": url, "kind": row.kind, "since": row.since}
    return found
