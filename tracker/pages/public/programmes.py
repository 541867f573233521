"""Programmes: the list of all, and one with its names, what became of it, and the recommendations that bear on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import asked as asking
from tracker.pages.public import history, leaving, lives, load
from tracker.pages.public.leaving import LIST, THING
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.pages.public.words import kind_words
from tracker.published import errata, few, find, names
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.criteria import DOCUMENT as CRITERIA
from tracker.rules.field import labels
from tracker.rules.programme import FIELDS, same_name
from tracker.rules.recommendation import NOT_RECORDED

KIND = "programme"
LABELS = labels(FIELDS)
SHOWN = 10  # recommendations on a programme's page; the list has all


@page("/programmes/", takes=("page",), also=LIST)
def programmes(reader: Connection, on: date, asked: asking.Args) -> Context:
    held = find.all_of(reader, KIND, on)
    asking.within(asking.page_number(asked), 1)
    return {
        "title": "Programmes",
        "labels": LABELS,
        "counted": kind_words(KIND, len(held)),
        "programmes": held,
        "printed_only": _printed_only(reader, held, on),
        **leaving.of_all("Programmes", KIND, "/programmes/", held, lambda: errata.of(reader, held, on)),
    }


@page("/programmes/<slug>", takes=ONE, also=THING)
def programme(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    bare, edition = load.split(slug)
    key = names.filed_under(reader, KIND, "slug", [bare]).get(bare, f"{KIND}/{bare}")
    shown = load.one(reader, KIND, key, on, edition)
    today = names.newest_values(reader, "slug", [key]).get(key, bare)
    if today != bare:
        return Moved(keys.address(KIND, key, {"slug": today}) + slug.removeprefix(bare))
    return told(reader, shown)


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    past = history.told(reader, shown.life)
    wrong = errata.of(reader, [one], on)[one.key]
    around = find.leading_to(reader, one.key, on, ("of", "continues", KIND))
    leading = [row for row in around if row.rel != KIND]
    documents = list(find.names(reader, [row.key for row in around if row.kind == CRITERIA], on).values())
    held = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    events = [held[row.key] for row in leading if row.rel == "of" and row.key in held and held[row.key].kind == "event"]
    known = history.until(past, on)
    told_in = lives.sources(known, shown.life)
    former = lives.former(known, told_in)
    after = [held[row.key] for row in leading if row.rel == "continues" and row.key in held]
    recommendations, total = find.listing(reader, "recommendation", {KIND: [one.key]}, on, limit=SHOWN)
    papers, _ = find.listing(reader, "paper", {KIND: [one.key]}, on, limit=SHOWN)
    linked = [link["to"] for part in (one, *held.values()) for link in part.links if link.get("to")]
    linked += told_in.values()
    return {
        "title": one.title,
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "former": former,
        "story": lives.story(former, [*events, *(one for one in after if one.kind == "event")]),
        "continues": lives.continues(one, events),
        "goes_on": lives.heirs(after),
        "staged_since": lives.since(known, "stage", one.since),
        "named_since": lives.since(known, "name", one.since),
        "recommendations": recommendations,
        "total": total,
        "query": [("programme", one.url.rpartition("/")[2])],
        "papers": papers,
        "documents": documents,
        "called": find.names(reader, linked, on),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong),
    }


def _printed_only(reader: Connection, held: Iterable[Thing], on: date) -> list[tuple[str, str, int]]:
    """(name, as an address has it, how many recommendations) of each printed programme that is none of the record's."""
    counts = find.counts(reader, "recommendation", {}, on, [KIND])[KIND]
    known = {NOT_RECORDED, *(one.key for one in held), *(one.key for one in few.names_held(reader, KIND))}
    return [(name, keys.slug(name), number) for name, number in counts.items() if name not in known]


def pages_of(reader: Connection, values: Any) -> dict[str, str]:
    """The page of each programme that a thing says it bears on, where the record has one: value -> path."""
    said = [values] if isinstance(values, str) else list(values or ())
    held = few.names_held(reader, KIND) if said else []
    slugs = {one.key: one.slug for one in held}  # in the order of time: today's comes last
    return {
        value: keys.address(KIND, one.key, {"slug": slugs[one.key]})
        for value in said
        for one in held
        if any(same_name(name, value) for name in (one.name, one.acronym) if name)
    }
