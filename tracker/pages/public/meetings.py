"""Meetings of the committee: the list of all, and one with what was decided there, item by item, and what it left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import asked as asking
from tracker.pages.public import history, leaving, listing, load
from tracker.pages.public.asked import Facet
from tracker.pages.public.leaving import GATHERED, LIST
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.words import kind_words
from tracker.published import bitmaps, completeness, errata, find
from tracker.published.bitmaps import Bitmaps
from tracker.published.thing import Thing, things
from tracker.rules import completeness as words
from tracker.rules import meeting as rules
from tracker.rules.field import labels
from tracker.rules.paper import KINDS

KIND = "meeting"
LABELS = labels(rules.FIELDS) | {"term": "Term"}
FACETS = (Facet("term", "Term"), Facet("year", "Year"))
MOST = 500  # things of one meeting that its page shows
SAID = ("action", "text")  # of what a motion sets, the first that it sets is its result


@dataclass(frozen=True, slots=True)
class Decided:
    """What one motion, or the agenda, says of an item: `word` is the committee's action, `by` the entry. What only
    issues its number `decides` nothing."""

    item: str
    word: str
    by: Thing
    decides: bool


@page("/meetings/", takes=asking.takes(FACETS), also=LIST)
def meetings(reader: Connection, on: date, asked: asking.Args) -> Context:
    found = listing.listed(reader, KIND, FACETS, on, asked, "/meetings/", "Meetings")
    left = {kind: bitmaps.of(reader, kind, on, find.head(reader)) for kind in ("outcome", "paper")}
    return {**found, "left": {one.key: _left(one.key, left) for one in found["items"]}}


def _left(key: str, left: dict[str, Bitmaps]) -> list[str]:
    """How many outcomes and papers a meeting left, in words."""
    numbers = {kind: filed.masks.get((KIND, key), 0).bit_count() for kind, filed in left.items()}
    return [kind_words(kind, number) for kind, number in numbers.items() if number]


@page("/meetings/<name>", takes=ONE, also=GATHERED)
def one_meeting(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context:
    key, edition = load.split(name)
    return told(reader, load.one(reader, KIND, key, on, asked, edition))


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    account = completeness.meeting(reader, one.key, on)
    mine = {KIND: account.names}
    outcomes, papers, notices = (
        find.listing(reader, kind, mine, on, order="oldest", limit=MOST)[0] for kind in ("outcome", "paper", "notice")
    )
    decided = [each for outcome in outcomes for each in _said(outcome, "decides") if each.decides]
    agenda = [each for notice in notices for each in _said(notice, "lists")]
    items = things(reader, list(dict.fromkeys(each.item for each in (*decided, *agenda))), on)
    wrong = errata.of(reader, [one], on)[one.key]
    past = history.told(reader, shown.life)
    linked = [link["to"] for part in (one, *items.values()) for link in part.links if link.get("to")]
    called = find.names(reader, linked, on)
    return {
        "title": one.title,
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "how": rules.how(one.facts.get("stage"), one.key, str(on)),
        "off": one.facts.get("stage") in rules.NOT_HELD,
        "moved": [key for key in one.to(rules.MOVED) if key in called],
        "decided": [each for each in decided if each.item in items],
        "waiting": [each for each in agenda if each.item in items and each.item not in {it.item for it in decided}],
        "items": items,
        "motions": [outcome for outcome in outcomes if not _only_numbers(outcome)],
        "numbering": [outcome for outcome in outcomes if _only_numbers(outcome)],
        "papers": _by_kind(papers),
        "notices_of_it": notices,
        "minutes": [paper for paper in papers if paper.facts.get("paper_kind") == words.MINUTES],
        "missing": [
            (cell.label, words.STATES[cell.state])
            for cell in account.cells
            if not cell.held and cell.state != words.OFF
        ],
        "called": called,
        "beside": _beside(bitmaps.of(reader, KIND, on, find.head(reader)), one.key),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong),
    }


def _only_numbers(outcome: Thing) -> bool:
    """Whether it decides nothing: it gives what was decided before its number."""
    said = _said(outcome, "decides")
    return bool(said) and not any(each.decides for each in said)


def _said(by: Thing, rel: str) -> list[Decided]:
    found = []
    for link in by.links:
        if link["rel"] == rel and link.get("to"):
            sets: dict[str, Any] = link.get("sets") or {}
            word = next((str(sets[axis]) for axis in SAID if sets.get(axis)), "")
            found.append(Decided(link["to"], word, by, decides=sets.keys() != {"number"}))
    return found


def _by_kind(papers: Sequence[Thing]) -> list[tuple[str, list[Thing]]]:
    """The papers under the names of their kinds, in the order in which kinds are declared."""
    found: dict[str, list[Thing]] = {kind: [] for kind in KINDS}
    for paper in papers:
        found.setdefault(str(paper.facts.get("paper_kind")), []).append(paper)
    return [(KINDS.get(kind, kind), held) for kind, held in found.items() if held]


def _beside(filed: Bitmaps, key: str) -> dict[str, str]:
    """The meetings before and after it."""
    bit = filed.at.get(key)
    if bit is None:
        return {}
    found = {"previous": filed.places[bit + 1 : bit + 2], "next": filed.places[bit - 1 : bit] if bit else []}
    return {name: places[0][1] for name, places in found.items() if places}
