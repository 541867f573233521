"""Dates for which CBP announced more on a recommendation and that have passed, with nothing published from then on. No
law sets such a time: the record says what was announced, and that nothing from then on is recorded here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from tracker.published import find
from tracker.published.entry import Content, Entry, loaded
from tracker.published.kept import ALWAYS, Keys, among, by_key
from tracker.published.line import SPEAKS, SPOKEN_BY
from tracker.published.once import once
from tracker.published.standing import Link
from tracker.text import dates
from tracker.text.dates import Dated

KIND = "recommendation"
Called = Mapping[str, str]  # title, url, kind: as find.names has it


@dataclass(frozen=True, slots=True)
class Announced:
    """The keys of a recommendation and of the entry that announced more on it for a day, and what both are called."""

    key: str
    item: Called
    by: str
    entry: Called
    day: Dated


def is_report(since: str, day: Dated) -> bool:
    """Whether a later word of this day is the one that was announced: at any time where it was to come by a day, else
    not before the day, the month or the year that was named."""
    return day.precision == dates.BY or since >= str(day.first)


def passed(reader: Connection, on: date) -> Sequence[Announced]:
    """Those that had passed by that day, the oldest first; asked once for each state of the record and day."""
    return once(reader, "announced", on, lambda: _passed(reader, on))


def _passed(reader: Connection, on: date) -> Sequence[Announced]:
    said = select(Link.to_key, Link.key, Content.facts, Entry.since).distinct().join(Entry, Entry.id == Link.entry_id)
    said = said.join(Content, Content.hash == Entry.content)
    said = said.where(Entry.id.in_(_naming_a_date(reader)), _speaks(Link, Entry, on))
    found = [(row, dates.understood(loaded(row.facts, {}).get("next_update"))) for row in reader.execute(said)]
    last = _last_words(reader, {row.to_key for row, _ in found}, on)
    due = [
        (row, day) for row, day in found
        if day is not None and day.last < on
        and not (last[row.to_key] > row.since and is_report(last[row.to_key], day))
    ]  # fmt: skip
    held = set(find.standing(reader, KIND, [row.to_key for row, _ in due], on))
    called = find.names(reader, [key for row, _ in due for key in (row.to_key, row.key)], on)
    told = [
        Announced(row.to_key, called[row.to_key], row.key, called[row.key], day)
        for row, day in due
        if row.to_key in held and row.key in called
    ]
    return sorted(told, key=lambda one: (one.day.last, one.item["title"], one.by))


def _naming_a_date(reader: Connection) -> frozenset[int]:
    """The entries that tell when more will come."""
    held = by_key(reader, "naming a date", ALWAYS, lambda keys: _told(reader, keys))
    return frozenset(id for ids in held.values() for id in ids)


def _told(reader: Connection, some: Keys) -> dict[str, list[int]]:
    query = select(Entry.key, Entry.id).join(Content, Content.hash == Entry.content)
    query = query.where(Entry.kind.in_(SPOKEN_BY), Content.facts.contains('"next_update"'), among(Entry.key, some))
    found: dict[str, list[int]] = {}
    for key, id in reader.execute(query):
        found.setdefault(key, []).append(id)
    return found


def _last_words(reader: Connection, keys: Collection[str], on: date) -> dict[str, str]:
    """key -> the day of the last that CBP had said of it by that day."""
    query = select(Link.to_key, func.max(Entry.since).label("last")).join(Entry, Entry.id == Link.entry_id)
    query = query.where(Link.to_key.in_(keys), _speaks(Link, Entry, on)).group_by(Link.to_key)
    return {row.to_key: row.last for row in reader.execute(query)}


def _speaks(link: type[Link], entry: type[Entry], on: date) -> ColumnElement[bool]:
    """What CBP had said of a thing by that day and still counts."""
    says = or_(link.sets.is_not(None), link.rel.in_(SPEAKS))
    return and_(entry.kind.in_(SPOKEN_BY), says, link.until != "", entry.since <= str(on))
