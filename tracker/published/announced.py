"""Dates for which CBP announced more on a recommendation and that have passed, with nothing published since. No law
sets such a time: the record says what was announced, and that nothing later is recorded here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased

from tracker.published import find
from tracker.published.entry import Content, Entry, loaded
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


def passed(reader: Connection, on: date) -> Sequence[Announced]:
    """Those that had passed by that day, the oldest first; asked once for each state of the record and day."""
    return once(reader, "announced", on, lambda: _passed(reader, on))


def _passed(reader: Connection, on: date) -> Sequence[Announced]:
    said = select(Link.to_key, Link.key, Content.facts).distinct().join(Entry, Entry.id == Link.entry_id)
    said = said.join(Content, Content.hash == Entry.content)
    later, after = aliased(Link), aliased(Entry)
    since = exists().where(
        after.id == later.entry_id, later.to_key == Link.to_key, after.since > Entry.since, _speaks(later, after, on)
    )
    said = said.where(Content.facts.contains('"next_update"'), _speaks(Link, Entry, on), ~since)
    found = [(row, dates.understood(loaded(row.facts, {}).get("next_update"))) for row in reader.execute(said)]
    due = [(row, day) for row, day in found if day is not None and day.last < on]
    held = set(find.standing(reader, KIND, [row.to_key for row, _ in due], on))
    called = find.names(reader, [key for row, _ in due for key in (row.to_key, row.key)], on)
    told = [
        Announced(row.to_key, called[row.to_key], row.key, called[row.key], day)
        for row, day in due
        if row.to_key in held and row.key in called
    ]
    return sorted(told, key=lambda one: (one.day.last, one.item["title"], one.by))


def _speaks(link: type[Link], entry: type[Entry], on: date) -> ColumnElement[bool]:
    """What CBP had said of a thing by that day and still counts."""
    says = or_(link.sets.is_not(None), link.rel.in_(SPEAKS))
    return and_(entry.kind.in_(SPOKEN_BY), says, link.until != "", entry.since <= str(on))
