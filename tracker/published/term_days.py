"""Which recommendations are a term's by its days, whatever their papers say: what was adopted on one of them, and what
was made on one and names no term."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from sqlalchemy import Connection

from tracker.published import adoptions, find
from tracker.published.bitmaps import NEWEST, Bitmaps
from tracker.published.thing import Thing, things
from tracker.rules.meeting import NOT_HELD, OPEN
from tracker.text import dates
from tracker.text.dates import Dated

FEW, MEETINGS = 5, 100  # the latter are more than a term ever had


def first_day(term: Thing) -> date | None:
    """Of its first meeting, which all can look up; where that is not recorded, of its appointments or its charter."""
    known = (dates.understood(term.facts.get(name)) for name in ("first_meeting", "appointed", "charter"))
    return next((one.first for one in known if one), None)


def ended_by(reader: Connection, number: int | str, on: date) -> Thing | None:
    """The entry that ended this term."""
    return things(reader, [key_of_end(number)], on).get(key_of_end(number))


def key_of_end(number: int | str) -> str:
    return f"{number}/ended"


def last_day(reader: Connection, term: Thing, on: date) -> date:
    """Of its end, as told here; else of its last meeting; else the day before the next term began; else the day asked
    about."""
    ended = ended_by(reader, term.key, on)
    met = dates.understood(term.facts.get("last_meeting"))
    begun = _next_begun(reader, term, on)
    found = ended.since.last if ended else met.last if met else begun - timedelta(days=1) if begun else on
    return min(found, on)


def _next_begun(reader: Connection, term: Thing, on: date) -> date | None:
    """The day on which the next term began."""
    after = [
        first_day(one) for one in find.all_of(reader, "term", on) if one.key.isdigit() and int(one.key) > int(term.key)
    ]
    return min((day for day in after if day), default=None)


def of_term(reader: Connection, term: Thing, last: date, on: date) -> list[str]:
    """The keys of all its recommendations on that day, the newest first: by its days up to `last`, and by what their
    papers say."""
    bitmaps, named, further = _masks(reader, term, last, on)
    return bitmaps.page(named | further, NEWEST, 0, len(bitmaps.places))


def further(reader: Connection, term: Thing, on: date) -> list[str]:
    """Those that are the term's by its days alone."""
    bitmaps, _, found = _masks(reader, term, last_day(reader, term, on), on)
    return bitmaps.page(found, NEWEST, 0, len(bitmaps.places))


def _masks(reader: Connection, term: Thing, last: date, on: date) -> tuple[Bitmaps, int, int]:
    filed, first = adoptions.filed(reader, on), first_day(term)
    named = filed.bitmaps.within({"term": [term.key]})
    if first is None:
        return filed.bitmaps, named, 0
    of_any = reduce(or_, (each for _, each in filed.bitmaps.values.get("term", ())), 0)
    begun, ended = str(first), str(last)
    adopted = {key for key, one in filed.adoptions.items() if begun <= one.day <= ended}
    by_days = filed.bitmaps.between(first, last) & ~of_any | filed.bitmaps.of(adopted)
    return filed.bitmaps, named, by_days & ~named


def last_met(reader: Connection, term: Thing, on: date) -> Thing | None:
    """The last meeting of the term that was held by that day, as far as the record has it."""
    for limit in (FEW, MEETINGS):  # it is one of the newest, unless many are planned
        held = (one for one in _meetings(reader, term, on, limit) if not one.to("group") and one.key[:10] <= str(on))
        if found := max(held, key=lambda one: one.key, default=None):
            return found
    return None


def met_beyond(reader: Connection, term: Thing, last: date, on: date) -> Dated | None:
    """The days of a meeting of the term that was not over by its `last` day: one that goes on after it, or was held
    later and before the next term began. What is known by its month alone may have been over."""
    begun = _next_begun(reader, term, on)
    for one in _meetings(reader, term, on):
        day = dates.understood(one.facts.get("date"))
        if day is None or day.precision not in (dates.DAY, dates.RANGE) or (begun and begun <= day.first):
            continue
        if last < day.last and (day.first <= last or one.facts.get("stage") not in OPEN):
            return day
    return None


def _meetings(reader: Connection, term: Thing, on: date, limit: int = MEETINGS) -> list[Thing]:
    """The newest, but for those that were called off or moved."""
    found, _ = find.listing(reader, "meeting", {"term": [term.key]}, on, limit=limit)
    return [one for one in found if one.facts.get("stage") not in NOT_HELD]
