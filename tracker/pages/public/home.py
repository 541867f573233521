"""The first page: find by number or word, four numbers that open their lists, the next meeting, what changed lately,
latest papers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection, Row

from tracker.formats import json as json_format
from tracker.pages.public import feeds
from tracker.pages.public.forms import ATOM, JSON
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import of_adopted
from tracker.pages.public.words import kind_words, local_day
from tracker.published import bitmaps, errata, find
from tracker.published.entry import PUBLISH, RETRACT, loaded
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.meeting import NOT_HELD
from tracker.rules.paper import is_backlog
from tracker.rules.recommendation import ANSWERED, NOT_RECORDED
from tracker.search.jumps import spoken_number

TITLE = "What the committee advised, and what became of it"
NEWS = ("recommendation", "paper", "meeting", "group", "term", "programme", "erratum")  # kinds that its feed tells of
READ, CHANGES, PAPERS = 300, 8, 5
UNANSWERED = ("awaiting", "under review", NOT_RECORDED)
FOUNDING = ("office", "vocabulary", "notice")  # entries of the house itself, no news to a reader
TOLD_FIRST = (
    "outcome",
    "response",
    "update",
    "paper",
    "recommendation",
    "set",
    "meeting",
    "event",
    "group",
    "term",
    "programme",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act published, told by its weightiest entry; `more` counts the others by kind."""

    day: date
    act: str
    kind: str
    title: str
    url: str
    more: str


@dataclass(frozen=True, slots=True)
class Number:
    count: int
    label: str
    url: str


@page("/", also=(JSON, ATOM))
def home(reader: Connection, on: date) -> Context:
    latest = find.latest(reader, READ)
    papers, paper_total = find.listing(reader, "paper", {}, on, limit=PAPERS)
    wrong = errata.of(reader, papers, on)
    numbers = _numbers(reader, on)
    coming = _coming(reader, on)
    changes = [change for change in _changes(latest) if change.day <= on][:CHANGES]
    return {
        "title": TITLE,
        "numbers": numbers,
        "spoken": spoken_number(reader, on),
        "changes": changes,
        "papers": papers,
        "paper_total": paper_total,
        "coming": coming,
        "feed": feeds.of_list(TITLE, NEWS, lambda key: True, "/"),
        "data": lambda: {
            "title": TITLE,
            "numbers": [{"label": one.label, "count": one.count, "url": one.url} for one in numbers],
            "changes": [_told(change) for change in changes],
            "next_meeting": {"key": coming.key, "title": coming.title, "url": coming.url} if coming else None,
            "papers": [json_format.thing(one, wrong[one.key]) for one in papers],
        },
    }


def _told(change: Change) -> dict[str, Any]:
    return {
        "day": str(change.day),
        "act": change.act,
        "kind": change.kind,
        "title": change.title,
        "url": change.url,
        "with": change.more,
    }


def _coming(reader: Connection, on: date) -> Thing | None:
    """The next meeting that is announced and was not called off since."""
    filed = bitmaps.of(reader, "meeting", on, find.head(reader))
    later = [key for _, key in filed.places if key >= str(on)]
    held = (one for one in things(reader, later, on).values() if one.facts.get("stage") not in NOT_HELD)
    return min(held, key=lambda one: one.key, default=None)


def _numbers(reader: Connection, on: date) -> list[Number]:
    counts = find.counts(reader, "recommendation", {}, on, ["text", "feedback"])
    adopted = of_adopted(reader, on)["feedback"]
    answered = sum(counts["feedback"].get(word, 0) for word in ANSWERED)
    path = "/recommendations/"
    return [
        Number(find.number_of(reader, "recommendation", on), "recommendations in this record", path),
        Number(counts["text"].get("adopted", 0), "adopted by the committee", f"{path}?text=adopted"),
        Number(answered, "answered by CBP", f"{path}?{urlencode([('feedback', word) for word in ANSWERED])}"),
        Number(
            sum(adopted.get(word, 0) for word in UNANSWERED),
            "adopted, with no answer of CBP recorded here",
            f"{path}?{urlencode([('text', 'adopted'), *(('feedback', word) for word in UNANSWERED)])}",
        ),
    ]


def _changes(latest: Sequence[Row[Any]]) -> Iterable[Change]:
    """Release by release, newest first. What was public long before is no news; of what was retracted only the
    retraction is told."""
    retracted: set[str] = set()
    for _, released in groupby(latest, key=lambda row: row.release):
        rows = sorted(released, key=lambda row: row.id)
        told = [row for row in rows if row.act == RETRACT or not (row.key in retracted or _backlog(row))]
        retracted |= {row.key for row in rows if row.act == RETRACT}
        if told and not any(row.kind in FOUNDING for row in rows):
            yield _change(told)


def _backlog(row: Row[Any]) -> bool:
    """What the act of publishing marks as backlog is not asked for; what was loaded without such an act, by its day."""
    attested = row.act == PUBLISH and loaded(row.facts, {}).get("attested")
    return bool(attested) and is_backlog(date.fromisoformat(row.since), date.fromisoformat(row.recorded[:10]))


def _change(rows: Sequence[Row[Any]]) -> Change:
    first = min(rows, key=lambda row: TOLD_FIRST.index(row.kind) if row.kind in TOLD_FIRST else len(TOLD_FIRST))
    others = Counter(row.kind for row in rows if row.key != first.key and row.kind != "set")
    more = ", ".join(kind_words(kind, number) for kind, number in others.items())
    url = keys.address(first.kind, first.key, {} if first.act == RETRACT else loaded(first.facts, {}))
    return Change(local_day(first.recorded), first.act, first.kind, first.title or first.key, url, more)
