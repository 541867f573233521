"""Recommendations: the list of all, and one with its text, its status and everything that was said of it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.formats import json as json_format
from tracker.pages.public import asked as asking
from tracker.pages.public import history, listing, load, programmes
from tracker.pages.public import references as referring
from tracker.pages.public.asked import Facet
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.published import errata, find, names, prints
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.field import labels
from tracker.rules.recommendation import ABOUT, AXES, FIELDS, NOT_RECORDED, heading
from tracker.text import markup

KIND = "recommendation"
LABELS = labels([*FIELDS, *ABOUT])
FACETS = (
    Facet("term", LABELS["term"]),
    Facet("group", LABELS["group"]),
    Facet("year", "Year"),
    *(Facet(name, LABELS[name]) for name in ("subject", "addressee", "office", "programme")),
    *(Facet(axis.name, axis.label, words=(*axis.values, NOT_RECORDED)) for axis in AXES),
)


@page("/recommendations/", takes=asking.takes(FACETS))
def recommendations(reader: Connection, on: date, asked: asking.Args) -> Context:
    return {"title": "Recommendations", **listing.listed(reader, KIND, FACETS, on, asked, "/recommendations/")}


@page("/r/<number>", data=False)
def short(reader: Connection, on: date, number: str) -> Moved:
    if not keys.NUMBER.fullmatch(number):
        raise load.unknown(KIND, number)
    _key(reader, number)
    return Moved(f"/recommendations/{number}")


@page("/recommendations/<path:name>", takes=ONE)
def recommendation(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    bare, edition = load.split(name)
    key = _key(reader, bare)
    shown = load.one(reader, KIND, key, on, asked, edition)
    number = names.newest_values(reader, KIND, "number", [key]).get(key)
    if number is not None and number != bare:
        return Moved(keys.address(KIND, key, {"number": number}) + name.removeprefix(bare))
    return told(reader, shown)


def _key(reader: Connection, name: str) -> str:
    """The key behind a number; the number of something retracted leads to its tombstone."""
    if not keys.NUMBER.fullmatch(name):
        return name
    key = find.by_number(reader, name) or names.once_numbered(reader, name)
    if key is None:
        raise load.unknown(KIND, name)
    return key


def told(reader: Connection, shown: Shown) -> Context:
    """What the page of a recommendation shows. Nothing of the request is read here: the office's preview asks too."""
    one, on = shown.thing, shown.on
    past = history.told(reader, one.key)
    wrong = errata.of(reader, [one], on)[one.key]
    set_ = next(iter(things(reader, one.to("set"), on).values()), None)
    listed = list(set_.facts.get("items", ())) if set_ else []
    leading = find.leading_to(reader, one.key, on)
    references = referring.references(reader, one, leading, on)
    printed = prints.of_item(reader, one.key, on, leading)
    linked = [link["to"] for link in one.links if link.get("to")] + listed + _sayers(one) + source(one)
    linked += [*history.sources(past), *(place.paper for place in printed)]
    called = find.names(reader, [*linked, *(row.key for row in leading), *referring.targets(references)], on)
    items = [key for key in listed if key in called]  # a retracted one is called nothing
    then = find.names(reader, one.to("group"), max(one.since.first, date.fromisoformat(one.day)))
    return {
        "title": heading(one.title, one.facts),
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "paragraphs": markup.paragraphs(one.text),
        "axes": [(axis, (one.status or {}).get(axis.name)) for axis in AXES],
        "history": history.with_terms(history.until(past, on, shown.said_on), find.all_of(reader, "term", on)),
        "notices": history.notices(past, one.key),
        "answer": _answer(one, past),
        "editions": [event for event in past if event.own],
        "set": set_,
        "place": items.index(one.key) + 1 if one.key in items else None,
        "items": items,
        "beside": _neighbours(items, one.key),
        "called": called,
        "then": then,
        "programmes": programmes.pages_of(reader, one.facts.get("programme")),
        "printed": printed,
        "words_printed": prints.words(reader, printed),
        "leading": _referring(leading, {event.key for event in past} | {each.key for each in wrong}),
        "references": references,
        "errata": wrong,
        "data": json_format.thing(one, wrong),
    }


def _referring(leading: Sequence[Row[Any]], told: Collection[str]) -> list[Row[Any]]:
    """What refers to it, but for what is told already, and the sets that print it, which have a list of their own."""
    return [row for row in leading if row.rel != prints.PRINTS and row.key not in told]


def source(one: Thing) -> list[str]:
    """The key of what an attested entry was taken from, where it is a thing of the record."""
    attested = one.facts.get("attested")
    return [str(attested["source"])] if isinstance(attested, dict) and attested.get("source") else []


def _neighbours(items: list[str], key: str) -> dict[str, str]:
    if key not in items:
        return {}
    place = items.index(key)
    found = {"previous": items[place - 1] if place else None, "next": items[place + 1] if items[place + 1 :] else None}
    return {name: other for name, other in found.items() if other}


def _sayers(one: Thing) -> list[str]:
    return [said["by"] for said in (one.status or {}).values() if said]


def _answer(one: Thing, past: list[history.Event]) -> history.Event | None:
    """The entry that gave the response in force, for its reasons."""
    said = (one.status or {}).get("feedback")
    standing = [event for event in past if said and event.key == said["by"] and not event.struck and event.text]
    return standing[-1] if standing and standing[-1].kind == "response" else None
