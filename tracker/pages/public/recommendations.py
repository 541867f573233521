"""Recommendations: the list of all, and one with its text, its status and everything that was said of it."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.pages.public import answers, at_meetings, history, leaving, listing, load, programmes, threads
from tracker.pages.public import asked as asking
from tracker.pages.public import criteria as criteria_page
from tracker.pages.public.asked import Facet
from tracker.pages.public.leaving import GATHERED, LIST
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.pages.public.words import dated
from tracker.published import coverage, criteria, errata, facets, few, find, names, prints
from tracker.published import references as referring
from tracker.published.facets import EARLIER
from tracker.published.thing import Thing, things
from tracker.published.threads import OF, TYING
from tracker.rules import faca, keys
from tracker.rules.adoption import TIMES
from tracker.rules.erratum import KIND as ERRATUM
from tracker.rules.erratum import stands_in
from tracker.rules.field import labels
from tracker.rules.recommendation import ABOUT, AXES, EARLIER_WORDS, FIELDS, NOT_RECORDED, heading
from tracker.search.jumps import numbered
from tracker.search.numbers import Number
from tracker.text import markup, redline
from tracker.text.redline import Run

KIND = "recommendation"
LABELS = labels([*FIELDS, *ABOUT])


def _as_printed(value: str) -> str:
    """A printed programme that the record has no page of, told apart from those that it has."""
    return value if value == NOT_RECORDED else f"{value} (as printed only)"


FACETS = (
    Facet("term", LABELS["term"]),
    Facet("group", LABELS["group"]),
    Facet("year", "Year"),
    *(Facet(name, LABELS[name]) for name in ("subject", "addressee", "office")),
    Facet("programme", LABELS["programme"], spoken=_as_printed),
    *(Facet(axis.name, axis.label, words=(*axis.values, NOT_RECORDED)) for axis in AXES),
    Facet(EARLIER, "Earlier committee action", words=EARLIER_WORDS),
    Facet(facets.FISCAL_YEAR, "Fiscal year of adoption", spoken=faca.spoken),
    Facet(facets.ANSWER_TIME, "From adoption to CBP's answer", words=TIMES),
)
_DIGITS = re.compile(r"[0-9]{1,6}")
ADOPTED = {"text": ["adopted"]}  # what an answer is owed to


@page("/recommendations/", takes=asking.takes(FACETS), also=LIST)
def recommendations(reader: Connection, on: date, asked: asking.Args) -> Context:
    return listing.listed(reader, KIND, FACETS, on, asked, "/recommendations/", "Recommendations")


def of_adopted(reader: Connection, on: date) -> Mapping[str, Mapping[str, int]]:
    """Axis -> word -> how many of those that the committee adopted have it: nobody is to answer the others."""
    return find.counts(reader, KIND, ADOPTED, on, [axis.name for axis in AXES])


@page("/r/<number>", also=())
def short(reader: Connection, on: date, number: str) -> Moved:
    if not _DIGITS.fullmatch(number):
        raise load.unknown(KIND, number)
    if not keys.NUMBER.fullmatch(number):
        return _as_spoken(reader, on, number)
    key_of(reader, number)
    return Moved(f"/recommendations/{number}")


@page("/recommendations/<path:name>", takes=ONE, also=GATHERED)
def recommendation(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    bare, edition = load.split(name)
    if _DIGITS.fullmatch(bare) and not keys.NUMBER.fullmatch(bare):
        return _as_spoken(reader, on, bare, name.removeprefix(bare), asked)
    key = key_of(reader, bare)
    shown = load.one(reader, KIND, key, on, edition)
    number = shown.life.newest("number") or shown.thing.number
    if number is not None and number != bare:
        return Moved(keys.address(KIND, key, {"number": number}) + name.removeprefix(bare))
    return told(reader, shown)


def _as_spoken(
    reader: Connection, on: date, number: str, edition: str = "", asked: asking.Args = asking.NOTHING
) -> Moved:
    """From a number as it is said (457) to the one thing that bears it, as the search goes; and not for good, as others
    may come to bear it. Raises Missing."""
    found = list(find.names(reader, numbered(reader, Number(number)), on).values())
    if len(found) != 1:
        raise load.unknown(KIND, number)
    return Moved(f"{found[0]['url']}{edition}", asked=list(asked.items(multi=True)))


def key_of(reader: Connection, name: str) -> str:
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
    past = history.told(reader, shown.life)
    around = find.leading_to_any(reader, [one.key, *one.to("paper")], on)
    leading = [row for row in around if row.to_key == one.key]
    wrong = errata.of(reader, [one], on)[one.key] if any(row.kind == ERRATUM for row in around) else []
    linking = [row.key for row in leading if row.rel == OF and row.kind == referring.LINK]
    beside = things(reader, [*one.to("set"), *prints.sets_of(leading), *leaving.printed_in(one), *linking], on)
    covers = coverage.said_by(beside[key] for key in linking if key in beside)
    sets = {key: each for key, each in beside.items() if each.kind == "set"}
    set_ = next((sets[key] for key in one.to("set") if key in sets), None)
    listed = list(set_.facts.get("items", ())) if set_ else []
    thread = threads.of_item(reader, shown, leading)
    references = referring.references(reader, one, leading, on)
    printed = prints.among(sets.values(), one.key)
    items = find.standing(reader, KIND, listed, on)
    around_it = _neighbours(items, one.key)
    by_then = history.until(past, on)
    spoken = answers.of_item(one, by_then, on)
    linked = [link["to"] for link in one.links if link.get("to")] + [*around_it.values()] + _sayers(one) + source(one)
    linked += [*history.sources(past), *(place.paper for place in printed)]
    linked += [*(row.key for row in leading), *referring.targets(references)]
    met = at_meetings.of_item(by_then)
    linked += [each.key for each in met]
    linked += [*spoken.offices, *(key for key, _ in one.beside.successors)]
    changed_criteria = criteria.led_to(reader, leading, on)
    linked += [key for each in changed_criteria for key in (each.change, each.document)]
    linked += [each.paper for each in covers]
    apart = {*(event.key for event in past), *(each.key for each in wrong), *(each.by for each in covers)}
    called, then = find.names_on(reader, linked, on, max(one.since.first, date.fromisoformat(one.day)))
    return {
        "title": heading(one.title, one.facts),
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "paragraphs": markup.paragraphs(one.text),
        "axes": [(axis, (one.status or {}).get(axis.name)) for axis in AXES],
        "history": history.with_terms(by_then, few.every(reader, "term")),
        "notices": history.notices(past, one.key),
        "spoken": spoken,
        "met": [each for each in met if each.key in called],
        "successors": [(title, called[key]["url"]) for key, title in one.beside.successors if key in called],
        "editions": [event for event in past if event.own],
        "changed": _changed(one, past),
        "set": set_,
        # Among all that the paper printed: what was retracted keeps its place, or the others would change theirs.
        "place": listed.index(one.key) + 1 if one.key in listed else None,
        "items": listed,
        "retracted": len(names.retracted(reader, [key for key in listed if key not in items])),
        "beside": around_it,
        "called": called,
        "then": then,
        "programmes": programmes.pages_of(reader, one.facts.get("programme")),
        "printed": printed,
        "dated_by": _dated_by(one, printed),
        "words_printed": prints.words_in({one.key: shown.life.own}, printed),
        "criteria": changed_criteria,
        "covers": [each for each in covers if each.paper in called],
        "leading": _referring([row for row in leading if not criteria.is_link(row.key)], apart, thread),
        "references": references,
        "thread": thread,
        "errata": wrong,
        "misprinted_in": _misprinted_in(one, wrong, printed),
        **leaving.of_thing(
            one,
            past,
            wrong,
            next((beside[key] for key in leaving.printed_in(one) if key in beside), None),
            more=lambda: {
                "history": history.data(by_then),
                "thread": threads.tied(thread),
                "days_to_answer": spoken.days,
                **_led_to(changed_criteria),
            },
        ),
    }


def _led_to(changes: Sequence[criteria.Led]) -> dict[str, Any]:
    """In the data only where there is any: lists of recommendations say nothing of it."""
    return {"led_to": [criteria_page.link(each) for each in changes]} if changes else {}


def _dated_by(one: Thing, printed: Sequence[prints.Print]) -> str | None:
    """The paper that printed it first and whose date it bears, where another one prints the words that stand."""
    said = dated(one.facts.get("date"))
    first = printed[0] if printed else None
    if first is None or said is None or first.paper in leaving.printed_in(one):
        return None
    return first.paper if first.day == str(said.first) else None


def _referring(leading: Sequence[Row[Any]], told: Collection[str], thread: Mapping[str, Any] | None) -> list[Row[Any]]:
    """What refers to it, but for what is told already, by the thread too, and the sets that print it, which have a
    list of their own."""
    ties = [tie for held in (thread["ties"].values() if thread else ()) for tie in held]
    said = {key for tie in ties for key in (tie.by, tie.newer)}
    left = [row for row in leading if row.rel != prints.PRINTS and row.key not in told]
    return [row for row in left if row.rel not in TYING or row.key not in said]


def _misprinted_in(one: Thing, wrong: Sequence[errata.Erratum], printed: Sequence[prints.Print]) -> dict[str, str]:
    """Erratum -> the paper that misprints what stands right in the words shown here."""
    papers = {each.paper for each in printed}
    return {each.key: each.paper for each in wrong if each.paper in papers and not stands_in(each.printed, one.text)}


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


def _changed(one: Thing, past: Sequence[history.Event]) -> tuple[history.Event, Sequence[Run]] | None:
    """The edition before this one that has other words, and how they differ."""
    before = [event for event in past if event.own and not event.struck and event.edition < one.edition]
    last = next((event for event in reversed(before) if event.text and event.text != one.text), None)
    return (last, redline.compare(last.text, one.text)) if last and one.text else None
