"""Threads: what follows on what, across meetings, groups and terms, as a drawing and as the same list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup
from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.formats import svg
from tracker.formats.answers import THREADS
from tracker.formats.svg import Arc, Node
from tracker.formats.xlsx import Sheet
from tracker.pages.public import asked as asking
from tracker.pages.public import feeds, leaving, load
from tracker.pages.public.forms import Asked
from tracker.pages.public.leaving import LIST, THING
from tracker.pages.public.listing import linking
from tracker.pages.public.load import Shown
from tracker.pages.public.page import Context, Moved, page
from tracker.pages.public.words import counted
from tracker.published import find
from tracker.published import threads as published
from tracker.published.entry import AnyRow
from tracker.published.thing import Thing, things
from tracker.published.threads import Thread, Tie
from tracker.rules.recommendation import heading
from tracker.rules.thread import RELATIONS, SUPERSEDED_BY
from tracker.text import dates

PATH = "/threads/"
KIND = "recommendation"
AT_ONCE = 25  # threads of a page: each has several recommendations


@page(PATH, takes=("page",), also=LIST)
def threads(reader: Connection, on: date, asked: asking.Args) -> Context:
    whole = published.threads(reader, on)
    number = asking.page_number(asked)
    asking.within(number, len(whole), AT_ONCE)
    shown = whole[(number - 1) * AT_ONCE : number * AT_ONCE]
    held = things(reader, [key for one in shown for key in one.keys], on)
    more = len(whole) > number * AT_ONCE
    link = linking(PATH)
    return {
        "title": "Threads",
        "counted": counted(len(whole), "thread"),
        "total": len(whole),
        "threads": [(one, title_of(one, held), [held[key] for key in one.keys]) for one in shown],
        "next": link(asking.changed(asked, page=number + 1)) if more else None,
        "previous": link(asking.changed(asked, page=number - 1)) if number > 1 else None,
        "page_number": number,
        "pages": max(1, -(-len(whole) // AT_ONCE)),
        "table": lambda asked: Sheet(THREADS, THREADS.rows(_rows(asked, whole), asked.site)),
        "cited": leaving.cited(lambda: [key for one in whole for key in one.keys]),
        "feed": feeds.of_list("Threads", [KIND], {key for one in whole for key in one.keys}.__contains__, PATH),
        "data": lambda: {
            "items": [told(one, held) for one in shown],
            "total": len(whole),
            "facets": {},
            "next": linking(f"{PATH}.json")(asking.changed(asked, page=number + 1)) if more else None,
        },
    }


@dataclass(frozen=True, slots=True)
class Followed:
    """A row of the table: one recommendation of a thread."""

    thread: Thread
    title: str
    thing: Thing


def _rows(asked: Asked, whole: Sequence[Thread]) -> Iterator[Followed]:
    for one in whole:
        held = things(asked.reader, one.keys, asked.on)
        yield from (Followed(one, title_of(one, held), held[key]) for key in one.keys)


@page("/threads/<slug>", also=THING)
def thread(reader: Connection, on: date, slug: str) -> Context | Moved:
    found = _called(reader, on, slug)
    if found.slug != slug:
        return Moved(found.url)
    laid = _laid_out(reader, found, on)
    held = {one.key: one for one in laid["items"]}
    return {
        "title": f"Thread: {title_of(found, held)}",
        "laid": laid,
        "called_after": _called_after(found, held),
        "table": lambda asked: Sheet(THREADS, THREADS.rows(_rows(asked, [found]), asked.site)),
        "cited": leaving.cited(lambda: found.keys),
        "feed": feeds.of_list(title_of(found, held), [KIND], set(found.keys).__contains__, found.url),
        "data": lambda: told(found, held) | {"items": [json_format.thing(held[key]) for key in found.keys]},
    }


def of_item(reader: Connection, shown: Shown, leading: Iterable[AnyRow]) -> dict[str, Any] | None:
    """The thread of a recommendation as its page shows it; of the usual question alone. Most are part of none, which
    their own links and those that lead to them tell without a question."""
    said = {link["rel"] for each in shown.life.told for link in each.links} | {row.rel for row in leading}
    if shown.edition or not said & {*RELATIONS, SUPERSEDED_BY, published.OF}:
        return None
    found = published.thread_of(reader, shown.thing.key, shown.on)
    return _laid_out(reader, found, shown.on, shown.thing.key) if found else None


def _laid_out(reader: Connection, found: Thread, on: date, here: str = "") -> dict[str, Any]:
    """What the template's list and drawing need."""
    held = things(reader, found.keys, on)
    beside = [key for one in held.values() for rel in ("group", "term") for key in one.to(rel)]
    sayers = {tie.by for tie in found.ties} - held.keys()
    return {
        "url": found.url,
        "items": [held[key] for key in found.keys],
        "ties": {key: [tie for tie in found.ties if key in (tie.newer, tie.older)] for key in found.keys},
        "then": {key: find.names(reader, one.to("group"), one.since.first) for key, one in held.items()},
        "called": find.names(reader, [*beside, *(tie.by for tie in found.ties)], on),
        "said": {key: one for key, one in things(reader, sayers, on).items() if one.kind == "link"},
        "relations": RELATIONS,
        "drawing": drawn(found, held, here),
        "here": here,
    }


def _called(reader: Connection, on: date, slug: str) -> Thread:
    """The thread by the address of any of its items: it begins with another one once an older is found."""
    for one in published.threads(reader, on):
        if slug in (key.replace("/", "-") for key in one.keys):
            return one
    raise load.unknown("thread", slug)


def title_of(one: Thread, held: Mapping[str, Thing]) -> str:
    """What its newest item with a short title is called; else its first by its number or place."""
    after = _called_after(one, held)
    return str(after.facts.get("short_title") or after.title)


def _called_after(one: Thread, held: Mapping[str, Thing]) -> Thing:
    named = (held[key] for key in reversed(one.keys) if held[key].facts.get("short_title"))
    return next(named, held[one.keys[0]])


def drawn(one: Thread, held: Mapping[str, Thing], here: str = "") -> Markup:
    place = {key: row for row, key in enumerate(one.keys)}
    nodes = [_node(one, key, held, marked=key == here) for key in one.keys]
    arcs = [Arc(place[tie.newer], place[tie.older]) for tie in one.ties]
    first, last = (held[key] for key in (one.keys[0], one.keys[-1]))
    said = f"{counted(len(one.keys), 'recommendation')} from {_when(first)} to {_when(last)}"
    return svg.lineage(f"How {said} follow on each other", nodes, arcs)


def _node(within: Thread, key: str, held: Mapping[str, Thing], *, marked: bool) -> Node:
    one = held[key]
    called = str(one.facts.get("short_title") or one.facts.get("group_printed") or "")
    ties = [
        f"{tie.relation} {held[tie.older].number or _named(held[tie.older])}" for tie in within.ties if tie.newer == key
    ]
    below = [svg.tidy(words) for words in (called, *ties) if words]
    words = _named(one)
    return Node(words[0].upper() + words[1:], below, one.url, marked)


def _named(one: Thing) -> str:
    """By its number; before it has one by its place in its set, as short as a drawing asks."""
    ordinal = one.facts.get("ordinal")
    return f"{one.number or (f'item {ordinal}' if ordinal else one.key)}, {_when(one)}"


def _when(one: Thing) -> str:
    said = one.facts.get("date") or {}
    return dates.from_value(str(said["value"]), said.get("precision")).words if said.get("value") else one.since.words


def tied(laid: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """As data of the recommendation that a thread was laid out for: what it follows on and what follows on it."""
    return {"url": laid["url"], "ties": _ties(laid["ties"][laid["here"]])} if laid else None


def _ties(ties: Iterable[Tie]) -> list[dict[str, str]]:
    return [{"newer": tie.newer, "relation": tie.relation, "older": tie.older, "by": tie.by} for tie in ties]


def told(one: Thread, held: Mapping[str, Thing]) -> dict[str, Any]:
    """As data: its items by key, and each tie."""
    return {
        "key": one.slug,
        "kind": "thread",
        "url": one.url,
        "title": title_of(one, held),
        "label": held[one.keys[-1]].label,
        "items": [{"key": key, "url": held[key].url, "title": heading(held[key].title, held[key].facts)}
                  for key in one.keys],
        "ties": _ties(one.ties),
    }  # fmt: skip
