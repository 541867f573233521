"""Every named query of the public record. The reader is a connection that can see nothing else; the day is given."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, or_, select, text

from tracker.published import bitmaps, news, searched
from tracker.published.bitmaps import NEWEST, Filters
from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.published.facets import LISTED
from tracker.published.standing import Link, Standing, StandingFacet, holds, touched
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.recommendation import heading
from tracker.store import chain
from tracker.store.chain import Head

HELD_AT = "held_at"


def head(reader: Connection) -> Head:
    """The newest entry; of a reader that is held at one, that."""
    held = reader.get_execution_options().get(HELD_AT)
    return held if isinstance(held, Head) else chain.head(reader, "entry")


def held(reader: Connection) -> Head:
    """The newest entry, asked once for a whole page: its transaction sees the record at one moment."""
    found = chain.head(reader, "entry")
    reader.execution_options(**{HELD_AT: found})
    return found


def stands(on: date) -> ColumnElement[bool]:
    return and_(Standing.since <= str(on), Standing.until > str(on))


# Lists ------------------------------------------------------------------------------------------------------------


def listing(
    reader: Connection,
    kind: str,
    filters: Filters,
    on: date,
    *,
    order: str = NEWEST,
    offset: int = 0,
    limit: int = 50,
) -> tuple[list[Thing], int]:
    """A page of the things of a kind that stood on that day, and how many there are in all."""
    filed = bitmaps.of(reader, kind, on, head(reader))
    wanted = filed.within(filters)
    page = filed.page(wanted, order, offset, limit)
    return list(things(reader, page, on).values()), wanted.bit_count()


def counts(
    reader: Connection, kind: str, filters: Filters, on: date, names: Sequence[str] = LISTED
) -> dict[str, dict[str, int]]:
    """Name -> value -> how many the list would have with it."""
    return bitmaps.of(reader, kind, on, head(reader)).counts(filters, names)


def standing_keys(reader: Connection, kind: str, wanted: Sequence[str]) -> set[str]:
    """Of these keys of a kind, those that stand today or ever will have stood."""
    # The kind is looked at here: SQLite would walk through all of that kind.
    query = select(Standing.key, Standing.kind).where(Standing.key.in_(list(wanted)))
    return {row.key for row in reader.execute(query) if row.kind == kind}


def standing(reader: Connection, kind: str, wanted: Iterable[str], on: date) -> list[str]:
    """Of these keys of a kind, those that stand on that day, in the order given."""
    at = bitmaps.of(reader, kind, on, head(reader)).at
    return [key for key in wanted if key in at]


def number_of(reader: Connection, kind: str, on: date) -> int:
    return len(bitmaps.of(reader, kind, on, head(reader)).places)


def all_of(reader: Connection, kind: str, on: date) -> list[Thing]:
    """Every thing of a small kind (terms, groups, offices), in its order."""
    return list(things(reader, [key for _, key in bitmaps.of(reader, kind, on, head(reader)).places], on).values())


def latest(reader: Connection, limit: int) -> list[AnyRow]:
    """The newest entries, for "what changed lately", without the backlog."""
    query = (
        select(Entry.id, Entry.key, Entry.kind, Entry.act, Entry.recorded, Entry.release, Content.title, Content.facts)
        .add_columns(Entry.edition, Entry.since, Entry.since_first, Entry.since_last, Entry.precision)
        .join(Content, Content.hash == Entry.content)
        .where(news.fresh())
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return list(reader.execute(query))


def last_recorded(reader: Connection) -> str:
    """When the record was last added to; nothing before its first entry."""
    return str(reader.execute(select(Entry.recorded).where(Entry.id == head(reader).id)).scalar() or "")


# One thing --------------------------------------------------------------------------------------------------------


_FILED = (
    select(StandingFacet.key, func.max(StandingFacet.until).label("last"))
    .where(StandingFacet.kind == bindparam("kind"), StandingFacet.name == bindparam("name"))
    .where(StandingFacet.value == bindparam("value"))
    .group_by(StandingFacet.key)
)


def filed(reader: Connection, kind: str, name: str, value: str) -> list[str]:
    """Keys that were filed under this value at any time (slugs, numbers), those of today first."""
    found = reader.execute(_FILED, {"kind": kind, "name": name, "value": value})
    return [row.key for row in sorted(found, key=lambda row: (row.last, row.key), reverse=True)]


def by_number(reader: Connection, number: str) -> str | None:
    return next(iter(filed(reader, "recommendation", "number", number)), None)


def newest_number(reader: Connection, on: date) -> str | None:
    """The highest number that a recommendation bears on that day: they are given in their order."""
    query = (
        select(StandingFacet.value)
        .where(StandingFacet.kind == "recommendation", StandingFacet.name == "number")
        .where(StandingFacet.since <= str(on), StandingFacet.until > str(on))
        .order_by(StandingFacet.value.desc())
        .limit(1)
    )
    return reader.execute(query).scalar()


def by_ordinal(reader: Connection, group: str, ordinal: int) -> list[str]:
    """The items of a group that bear this ordinal, newest set first."""
    mine = StandingFacet.__table__.alias("mine")
    query = (
        select(StandingFacet.key, func.min(Standing.sort))
        .join(mine, and_(mine.c.key == StandingFacet.key, mine.c.since < StandingFacet.until,
                         StandingFacet.since < mine.c.until))
        .join(Standing, holds())
        .where(StandingFacet.kind == "recommendation", StandingFacet.name == "ordinal")
        .where(StandingFacet.value == str(ordinal), mine.c.name == "group", mine.c.value == group)
        .group_by(StandingFacet.key)
        .order_by(func.min(Standing.sort))
    )  # fmt: skip
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


def leading_to(reader: Connection, key: str, on: date, rels: Sequence[str] = ()) -> list[AnyRow]:
    """The links that lead to a thing on that day: (key, rel, entry_id, kind), in the order of recording."""
    return leading_to_any(reader, [key], on, rels)


_LEADING = (
    select(Link.key, Link.rel, Link.entry_id, Link.to_key, Entry.kind)
    .join(Entry, Entry.id == Link.entry_id)
    .where(Link.to_key.in_(bindparam("wanted")), Link.since <= bindparam("on"), Link.until > bindparam("on"))
    .order_by(Link.entry_id, Link.place)
)
_LEADING_SO = _LEADING.where(Link.rel.in_(bindparam("rels")))


def leading_to_any(reader: Connection, wanted: Sequence[str], on: date, rels: Sequence[str] = ()) -> list[AnyRow]:
    """The same of several things, with `to_key`."""
    given = {"wanted": list(wanted), "on": str(on)}
    return list(reader.execute(_LEADING_SO, {**given, "rels": list(rels)}) if rels else reader.execute(_LEADING, given))


def file_of(reader: Connection, sha256: str) -> AnyRow | None:
    """A published file: its bytes and media type; None for every other, held or not."""
    query = text("SELECT sha256, media_type, size, bytes FROM published_file WHERE sha256 = :sha256")
    return reader.execute(query, {"sha256": sha256}).first()


# For the index ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """Distinct words of a thing, and the days from the first to the last on which they stood. `heading` is the title
    with the short one."""

    content: str
    kind: str
    title: str
    heading: str
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
        .add_columns(Content.text, Content.facts, Content.links)
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Content, Content.hash == Entry.content)
        .where(Standing.key.in_(some))
        .order_by(Standing.key, Standing.since)
    )
    found: dict[str, list[Wording]] = {key: [] for key in some}
    for row in reader.execute(query):
        told = found[row.key]
        facts = loaded(row.facts, {})
        beside = searched.words(row.kind, row.title, row.text or "", facts, loaded(row.links, []))
        text = "\n\n".join(part for part in (row.text, "\n".join(beside)) if part)
        same = told and told[-1].content == row.content and told[-1].title == row.title
        since = told.pop().since if same else row.since
        told.append(Wording(row.content, row.kind, row.title, heading(row.title, facts), text, since, row.until))
    return found


def standing_on(reader: Connection, on: date, wanted: Collection[str] | None = None) -> dict[str, tuple[str, str, str]]:
    """key -> (kind, hash of the words in force, title) on that day; of all keys, or of these."""
    query = select(Standing.key, Standing.kind, Entry.content, Standing.title)
    query = query.join(Entry, Entry.id == Standing.entry_id)
    query = query.where(stands(on)) if wanted is None else query.where(stands(on), Standing.key.in_(list(wanted)))
    return {row.key: (row.kind, row.content, row.title) for row in reader.execute(query)}


def names(reader: Connection, wanted: Iterable[str], on: date) -> dict[str, dict[str, str]]:
    """key -> {title, url, kind}, as of the day; what did not stand yet, by its first known name. One query."""
    return names_on(reader, wanted, on)[0]


_TOLD = (  # asked of few: what it tells may be as long as a paper
    select(Content.facts).join(Entry, Entry.content == Content.hash).where(Entry.id == Standing.entry_id)
).scalar_subquery()
_CALLED = (
    select(Standing.key, Standing.kind, Standing.title, Standing.since)
    .add_columns(case((Standing.kind.in_(keys.ADDRESSED_BY_FACTS), _TOLD)).label("facts"))
    .add_columns(StandingFacet.value.label("number"))
    .outerjoin(StandingFacet, and_(holds(), StandingFacet.name == "number"))
    # What ended before the first of the days has a successor: the last span of a thing never ends.
    .where(Standing.key.in_(bindparam("wanted")), Standing.until >= bindparam("first"))
    .order_by(Standing.key, Standing.since.desc())
)


def names_on(reader: Connection, wanted: Iterable[str], *days: date) -> list[dict[str, dict[str, str]]]:
    """The same for each of several days, by one query."""
    some = sorted(set(wanted))
    if not some:
        return [{} for _ in days]
    found: list[dict[str, AnyRow]] = [{} for _ in days]
    for row in reader.execute(_CALLED, {"wanted": some, "first": str(min(days))}):
        for on, chosen in zip(days, found, strict=True):
            if row.key not in chosen or chosen[row.key].since > str(on):
                chosen[row.key] = row
    return [{key: _called(row) for key, row in chosen.items()} for chosen in found]


def _called(row: AnyRow) -> dict[str, str]:
    facts = loaded(row.facts, {}) if row.kind in keys.ADDRESSED_BY_FACTS else {"number": row.number}
    url = keys.address(row.kind, row.key, facts)
    return {"title": row.title, "url": url, "kind": row.kind, "since": row.since}
