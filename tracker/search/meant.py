"""What is meant though its words are others' as well: the next meeting, a term, the minutes of a month, the meeting of
a day. It is taken from the record by its day, and comes first."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection

from tracker.published import bitmaps
from tracker.published.beside import printed_in
from tracker.published.bitmaps import NEWEST, OLDEST
from tracker.published.find import head
from tracker.published.thing import Thing, things
from tracker.rules import completeness
from tracker.rules.meeting import NOT_HELD
from tracker.rules.paper import KINDS
from tracker.search.intent import asked_for
from tracker.search.words import parts, words
from tracker.text import dates
from tracker.text.dates import Dated

MEETING, PAPER, NOTICE = "meeting", "paper", "notice"
COMING = frozenset(("next", "upcoming", "coming", "future", "forthcoming", "planned"))
PAST = frozenset(("last", "latest", "previous", "newest"))
MOST = 10  # things that are meant by one name
_TERM = re.compile(r"(?:the )?(?:term (\d{1,3})|(\d{1,3})(?:st|nd|rd|th) term)", re.IGNORECASE)
# Words of a kind of paper beside those of its name; and those of a name that nobody says.
_LIST = frozenset(parts("list paper document cumulative"))
_UNSAID = frozenset(parts("government meeting of"))
_SAID = {kind: frozenset(parts(name)) - _UNSAID for kind, name in KINDS.items() if kind != "unknown"}


def meant(reader: Connection, typed: str, on: date) -> list[str]:
    """The keys of what is meant, first things first."""
    line = " ".join(typed.split())[:300]
    if term := _TERM.fullmatch(line):
        return _term(reader, str(int(term[1] or term[2])), on)
    named = [one.dated for one in dates.find(line)]
    return _of_days(reader, line, named[0], on) if len(named) == 1 else _by_turn(reader, line, on)


def _term(reader: Connection, term: str, on: date) -> list[str]:
    """A term, and its meetings in their order."""
    if not bitmaps.of(reader, "term", on, head(reader)).of([term]):
        return []
    filed = bitmaps.of(reader, MEETING, on, head(reader))
    return [term, *filed.page(filed.within({"term": [term]}), OLDEST, 0, MOST)]


def _of_days(reader: Connection, typed: str, days: Dated, on: date) -> list[str]:
    """The papers of the kind that is named, of these days or of a meeting on them, or the word that none is held; the
    meeting; and what the papers print."""
    kinds = list(_kinds_of_paper(typed))
    if not kinds and MEETING not in asked_for(typed):
        return []
    meetings = bitmaps.of(reader, MEETING, on, head(reader))
    held = meetings.page(meetings.between(days.first, days.last), OLDEST, 0, MOST)
    papers = bitmaps.of(reader, PAPER, on, head(reader))
    of_kind = papers.within({"paper_kind": kinds}) if kinds else 0
    mask = of_kind & (papers.within({"meeting": held}) if held else 0)
    mask = mask or of_kind & papers.between(days.first, days.last)
    found = papers.page(mask, OLDEST, 0, MOST)
    accounts = bitmaps.of(reader, completeness.KIND, on, head(reader))
    told = [key for day in held for kind in kinds if (key := completeness.key(day, kind)) in accounts.at]
    return list(dict.fromkeys([*found, *told, *held, *printed_in(reader, found, on)]))[:MOST]


def _kinds_of_paper(typed: str) -> Iterator[str]:
    said = frozenset(parts(typed))
    for kind, name in _SAID.items():
        if name <= said and (kind != "recommendations" or said & _LIST):
            yield kind


def _by_turn(reader: Connection, typed: str, on: date) -> list[str]:
    """The meeting that is next, or was last, where that is asked for; and what tells of it."""
    said = {surface for word in words(typed) for surface in word.surfaces}
    if not said & (COMING | PAST) or MEETING not in asked_for(typed):
        return []
    filed = bitmaps.of(reader, MEETING, on, head(reader))
    if said & COMING:
        near = filed.page(filed.between(on, None), OLDEST, 0, MOST)
    else:
        near = filed.page(filed.between(None, on - timedelta(days=1)), NEWEST, 0, MOST)
    held = things(reader, near, on)
    found = next((held[key] for key in near if key in held and _is_held(held[key])), None)
    return [found.key, *found.to("source"), *_notices(reader, found.key, on)][:MOST] if found else []


def _is_held(one: Thing) -> bool:
    """Whether it is the committee's own, and was not called off or moved."""
    return one.facts.get("stage") not in NOT_HELD and not one.to("group")


def _notices(reader: Connection, meeting: str, on: date) -> list[str]:
    filed = bitmaps.of(reader, NOTICE, on, head(reader))
    return filed.page(filed.within({"meeting": [meeting]}), NEWEST, 0, MOST)
