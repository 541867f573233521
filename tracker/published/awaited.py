"""What awaits an answer by CBP: since when, and of which office. Of each by itself, so that a publication has only that
looked at which it is about."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from sqlalchemy import Connection, Select, and_, select

from tracker.published.entry import Entry
from tracker.published.kept import Keys, among, by_key
from tracker.published.standing import Link, Standing, StandingFacet, facets_from
from tracker.rules.answer import OWED

KIND = "recommendation"


@dataclass(frozen=True, slots=True)
class Awaited:
    """`since` is the day of the committee's vote, or of the first word on the answer, where no vote is recorded here;
    `office` the one that the record names for it."""

    key: str
    since: str
    office: str | None


def awaited(reader: Connection, on: date) -> list[Awaited]:
    """The longest first."""
    held = by_key(reader, "awaited", on, lambda keys: _awaited(reader, on, keys))
    return sorted(held.values(), key=attrgetter("since", "key"))


def _awaited(reader: Connection, on: date, some: Keys) -> dict[str, Awaited]:
    then = and_(StandingFacet.since <= str(on), StandingFacet.until > str(on))
    open_ = select(StandingFacet.key).where(StandingFacet.kind == KIND, StandingFacet.name == "feedback", then)
    open_ = open_.where(StandingFacet.value.in_(OWED), among(StandingFacet.key, some))
    offices = _offices(reader, open_, on)
    found = (
        Awaited(key, said["action"] or str(said["feedback"]), offices.get(key))
        for key, said in _said(reader, open_, on).items()
    )
    return {one.key: one for one in sorted(found, key=attrgetter("since", "key"))}  # so that it is sorted soon again


def _said(reader: Connection, keys: Select[str], on: date) -> dict[str, dict[str, str | None]]:
    """key -> axis -> the day of what was said last on it, where that says anything."""
    query = select(Link.to_key, Link.sets, Entry.since).join(Entry, Entry.id == Link.entry_id)
    query = query.where(Link.to_key.in_(keys), Link.sets.is_not(None), Link.until != "", Entry.since <= str(on))
    found: dict[str, dict[str, str | None]] = defaultdict(lambda: {"action": None})
    for key, sets, since in reader.execute(query.order_by(Entry.since, Entry.id, Link.place)):
        found[key] |= {axis: since if value else None for axis, value in facets_from(sets).items()}
    return found


def _offices(reader: Connection, keys: Select[str], on: date) -> dict[str, str]:
    """key -> the first office that its words of that day name."""
    query = select(Link.key, Link.to_key).join(Standing, Standing.entry_id == Link.entry_id)
    query = query.where(Link.key.in_(keys), Link.rel == "office", Standing.since <= str(on), Standing.until > str(on))
    found: dict[str, str] = {}
    for key, office in reader.execute(query.order_by(Link.key, Link.place)):
        found.setdefault(key, office)
    return found
