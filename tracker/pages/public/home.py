"""The first page: find by number or word, four numbers that open their lists, the next meeting, what changed lately,
latest papers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import changes, feeds
from tracker.pages.public.changes import Change
from tracker.pages.public.forms import ATOM, JSON
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import of_adopted
from tracker.published import bitmaps, errata, find
from tracker.published.thing import Thing, things
from tracker.rules.meeting import HELD, NOT_HELD
from tracker.rules.recommendation import ANSWERED, NOT_RECORDED
from tracker.search.jumps import spoken_number

TITLE = "What the committee advised, and what became of it"
READ, CHANGES, PAPERS = 300, 8, 5
UNANSWERED = ("awaiting", "under review", NOT_RECORDED)


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
    happened = [change for change in changes.told(latest) if change.day <= on]
    return {
        "title": TITLE,
        "numbers": numbers,
        "spoken": spoken_number(reader, on),
        "changes": happened[:CHANGES],
        "papers": papers,
        "paper_total": paper_total,
        "coming": coming,
        "feed": feeds.of_changes(TITLE, happened, changes.gone(latest, {one.release for one in happened}), "/"),
        "data": lambda: {
            "title": TITLE,
            "numbers": [{"label": one.label, "count": one.count, "url": one.url} for one in numbers],
            "changes": [_told(change) for change in happened[:CHANGES]],
            "next_meeting": {"key": coming.key, "title": coming.title, "url": coming.url} if coming else None,
            "papers": [json_format.thing(one, wrong[one.key]) for one in papers],
        },
    }


def _told(change: Change) -> dict[str, Any]:
    return {
        "date": {"value": change.about.value, "precision": change.about.precision},
        "day": str(change.day),
        "act": change.act,
        "kind": change.kind,
        "title": change.title,
        "url": change.url,
        "with": change.more,
    }


def _coming(reader: Connection, on: date) -> Thing | None:
    """The next meeting that is announced, is not over and was not called off since."""
    filed = bitmaps.of(reader, "meeting", on, find.head(reader))
    later = [key for _, key in filed.places if key >= str(on)]
    held = (one for one in things(reader, later, on).values() if one.facts.get("stage") not in (*HELD, *NOT_HELD))
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
            "adopted, with no answer yet recorded here",
            f"{path}?{urlencode([('text', 'adopted'), *(('feedback', word) for word in UNANSWERED)])}",
        ),
    ]
