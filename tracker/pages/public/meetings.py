"""Meetings of the committee: the list of all, and one with what was decided there, item by item, and what it left."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import agenda, history, leaving, listing, load
from tracker.pages.public import asked as asking
from tracker.pages.public.agenda import Point
from tracker.pages.public.asked import Facet
from tracker.pages.public.forms import ICS
from tracker.pages.public.leaving import GATHERED, LIST
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.words import anchor, counted, kind_words
from tracker.published import bitmaps, completeness, errata, find, names
from tracker.published.bitmaps import Bitmaps
from tracker.published.completeness import Cell
from tracker.published.thing import Thing, things
from tracker.rules import completeness as words
from tracker.rules import convened
from tracker.rules import meeting as rules
from tracker.rules.field import labels
from tracker.rules.outcome import NUMBERS, OUTCOME, PRESENTED, RELATIONS, deed
from tracker.rules.paper import KINDS
from tracker.rules.recommendation import PASSED
from tracker.rules.voting import Voting
from tracker.rules.voting import told as voting
from tracker.text import dates

KIND = "meeting"
LABELS = labels(rules.FIELDS) | {"term": "Term"}
FACETS = (Facet("term", "Term"), Facet("year", "Year"))
MOST = 500  # things of one meeting that its page shows
SAID = ("action", "text")  # of what a motion sets, the first that it sets is its result
Deeds = Mapping[str, tuple[str, int]]  # what names.no_motions gives
MOTIONS = "Motions"
APART = {PRESENTED: "Presented without a vote", NUMBERS: "Numbers issued"}  # entries of a meeting that are no motions
FILED = ("outcome", "paper", "notice", "comment")  # what is filed under a meeting
PAPERS = ("paper", "notice")  # what stands among the papers of a meeting


@dataclass(frozen=True, slots=True)
class Decided:
    """What one motion, or the agenda, says of an item: `word` is the committee's action, `by` the entry. What only
    issues its number `decides` nothing."""

    item: str
    word: str
    by: Thing
    voting: Voting
    decides: bool


@page("/meetings/", takes=asking.takes(FACETS), also=(*LIST, ICS))
def meetings(reader: Connection, on: date, asked: asking.Args) -> Context:
    found = listing.listed(reader, KIND, FACETS, on, asked, "/meetings/", "Meetings")
    filed = {kind: bitmaps.of(reader, kind, on, find.head(reader)) for kind in (OUTCOME, *PAPERS)}
    called = {one.key: one.names for of_term in completeness.told(reader, on) for one in of_term.meetings}
    deeds = names.no_motions(reader, on)
    others = filed[OUTCOME].of(deeds.keys())
    of_all = {"calendar": lambda: things(reader, found["every"](), on).values()}
    return {
        **found,
        **of_all,
        "left": {one.key: _left(called.get(one.key, (one.key,)), filed, deeds, others) for one in found["items"]},
    }


def _left(called: Sequence[str], filed: Mapping[str, Bitmaps], deeds: Deeds, others: int) -> list[str]:
    """2 motions, 1 issue of numbers, 3 papers: what a meeting left as its own page finds and counts it. `others`: the
    mask of the outcomes that are no motions."""
    left = {kind: held.within({KIND: called}) for kind, held in filed.items()}
    apart = left[OUTCOME] & others
    done = [deeds[key] for key in filed[OUTCOME].keys_of(apart)] if apart else []
    motions, numbers = (left[OUTCOME] & ~others).bit_count(), sum(what == NUMBERS for what, _ in done)
    presented = sum(items for what, items in done if what == PRESENTED)
    papers = sum(left[kind].bit_count() for kind in PAPERS)
    said = (
        (motions, counted(motions, "motion")),
        (presented, f"{counted(presented, 'item')} presented without a vote"),
        (numbers, counted(numbers, "issue of numbers", "issues of numbers")),
        (papers, kind_words("paper", papers)),
    )
    return [each for number, each in said if number]


@page("/meetings/<path:name>", takes=ONE, also=(*GATHERED, ICS))
def one_meeting(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context:
    key, edition = load.split(name)
    return told(reader, load.one(reader, KIND, key, on, edition))


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    account = completeness.meeting(reader, one.key, on)
    mine = {KIND: account.names}
    outcomes, papers, notices, comments = (
        find.listing(reader, kind, mine, on, order="oldest", limit=MOST)[0] for kind in FILED
    )
    deeds = _by_deed(outcomes)
    decided = [each for outcome in outcomes for each in _said(outcome, RELATIONS[OUTCOME]) if each.decides]
    announced = agenda.points(notices)
    told_of = [*(each.item for each in decided), *(each.item for each in announced if each.item)]
    items = things(reader, list(dict.fromkeys(told_of)), on)
    announced = [each for each in announced if each.item in items or each.words]
    wrong = errata.of(reader, [one], on)[one.key]
    past = history.told(reader, shown.life)
    linked = [link["to"] for part in (one, *items.values(), *comments) for link in part.links if link.get("to")]
    linked += [each.subcommittee for each in announced if each.subcommittee]
    waiting = _waiting(announced, {each.item for each in decided}, coming=one.key > str(on))
    released = _released(reader, papers, one, on)
    day = dates.understood(one.facts.get("date"))
    called, then = find.names_on(reader, linked, on, min(on, day.first) if day else on)
    return {
        "title": one.title,
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "how": rules.how(one.facts.get("stage"), one.key, str(on)),
        "off": one.facts.get("stage") in rules.NOT_HELD,
        "convened": convened.told(one.facts),
        "group": [key for key in one.to("group") if key in called],
        "moved": [key for key in one.to(rules.MOVED) if key in called],
        "outcomes": _parts([each for each in decided if each.item in items], len(deeds[MOTIONS])),
        "waiting": agenda.under(waiting),
        "announced": _as_announced(announced, waiting),
        "revised": [each for each in notices if each.facts.get("noticed") and each.to("revises")],
        "items": items,
        "adopted": any(each.word in PASSED for each in decided if each.item in items),
        "gone": Counter(each.by.key for each in decided if each.item not in items),
        "deeds": [(anchor(name), name, held) for name, held in deeds.items() if held],
        "papers": _by_kind(papers),
        "notices_of_it": notices,
        "released": set(one.to(rules.MATERIALS)),
        "released_too": released,
        "comments": comments,
        "minutes": [paper for paper in papers if paper.facts.get("paper_kind") == words.MINUTES],
        "calendar": lambda: [one],
        "missing": _missing(account.cells, {paper.facts.get("paper_kind") for paper in released}),
        "called": called,
        "then": then,
        "beside": _beside(bitmaps.of(reader, KIND, on, find.head(reader)), one.key),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong),
    }


def _released(reader: Connection, papers: Sequence[Thing], one: Thing, on: date) -> list[Thing]:
    """The papers that were released with its agenda and bear another day."""
    known = {paper.key for paper in papers}
    return list(things(reader, [key for key in one.to(rules.MATERIALS) if key not in known], on).values())


def _missing(cells: Sequence[Cell], released: Collection[str | None]) -> dict[str, list[str]]:
    """What is known of the kinds of which nothing is held and nothing was released -> these kinds."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        if not cell.held and cell.state != words.OFF and cell.kind not in released:
            found.setdefault(words.STATES[cell.state], []).append(cell.label.lower())
    return found


def _waiting(announced: Sequence[Point], decided: Collection[str], *, coming: bool) -> list[Point]:
    """What is still to come; of a meeting that is over, the items of which no outcome is recorded."""
    return [each for each in announced if (each.item not in decided if each.item else coming)]


def _as_announced(announced: Sequence[Point], waiting: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """All of it, where that says more than what was decided and what is waiting."""
    more = any(each.subcommittee or each.words or each.late for each in announced)
    return agenda.under(announced) if more and len(waiting) < len(announced) else []


def _parts(decided: Sequence[Decided], motions: int) -> list[tuple[str, str, str, list[Decided]]]:
    """(id, heading, what is said beside the number of items, rows): what was decided, and what was only presented."""
    presented = [each for each in decided if each.word == PRESENTED]
    voted = [each for each in decided if each.word != PRESENTED]
    found = (
        ("outcome", "What was decided", f"in {counted(motions, 'motion')}", voted),
        ("presented", "What was presented", "without a vote", presented),
    )
    return [part for part in found if part[-1]]


def _by_deed(outcomes: Sequence[Thing]) -> dict[str, list[Thing]]:
    """Under what they are listed below."""
    found: dict[str, list[Thing]] = {MOTIONS: [], **{name: [] for name in APART.values()}}
    for outcome in outcomes:
        found[APART.get(deed(outcome.links), MOTIONS)].append(outcome)
    return found


def _said(by: Thing, rel: str) -> list[Decided]:
    found = []
    how = voting(by.facts, by.links)
    for link in by.links:
        if link["rel"] == rel and link.get("to"):
            sets: dict[str, Any] = link.get("sets") or {}
            word = next((str(sets[axis]) for axis in SAID if sets.get(axis)), "")
            found.append(Decided(link["to"], word, by, how.of(link["to"]), decides=sets.keys() != {"number"}))
    return found


def _by_kind(papers: Sequence[Thing]) -> list[tuple[str, list[Thing]]]:
    """The papers under the names of their kinds, in the order in which kinds are declared."""
    found: dict[str, list[Thing]] = {kind: [] for kind in KINDS}
    for paper in papers:
        found.setdefault(str(paper.facts.get("paper_kind")), []).append(paper)
    return [(KINDS.get(kind, kind), held) for kind, held in found.items() if held]


def _beside(filed: Bitmaps, key: str) -> dict[str, str]:
    """The meetings of the committee before and after it."""
    days = sorted(each for _, each in filed.places if "/" not in each)
    if key not in days:
        return {}
    at = days.index(key)
    found = {"previous": days[:at][-1:], "next": days[at + 1 : at + 2]}
    return {name: each[0] for name, each in found.items() if each}
