"""Criteria of programmes: what stands on a day, what applied to a new applicant and to an existing partner, what
changed between two days or two editions, and which recommendations led to each change."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.formats.criteria import CROSSWALK
from tracker.formats.xlsx import Sheet
from tracker.pages.public import asked as asking
from tracker.pages.public import compared, history, leaving, load
from tracker.pages.public.leaving import LIST, TABLE
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.words import kind_words
from tracker.published import criteria, errata, find
from tracker.published.criteria import Document, Led
from tracker.rules import criteria as rules
from tracker.rules.criteria import AUDIENCES, Criterion, Step
from tracker.rules.refusal import BadInput, Missing

KIND = rules.DOCUMENT
TEXT = "text"  # neither of the two: what stands
READ_BY = {TEXT: None, rules.NEW: rules.NEW, rules.EXISTING: rules.EXISTING}
TAKES = (*ONE, "audience", "entity_type", "compare", "with", "changes")
LATEST = 20  # editions and changes that are told of, unless all are asked for; of editions, the days of all


@page("/criteria/", takes=("page",), also=LIST)
def documents(reader: Connection, on: date, asked: asking.Args) -> Context:
    held = criteria.documents(reader, on)
    asking.within(asking.page_number(asked), 1)
    return {
        "title": "Criteria",
        "documents": held,
        "counted": kind_words(KIND, len(held)),
        **leaving.of_all("Criteria", KIND, "/criteria/", held, lambda: errata.of(reader, held, on)),
    }


@page("/criteria/<slug>", takes=TAKES, also=(*TABLE, "atom"))
def one_document(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context:
    bare, edition = load.split(slug)
    shown = load.one(reader, KIND, f"{KIND}/{bare}", on, edition)
    held = criteria.document(reader, shown.thing.key, on)
    if held is None:
        raise Missing("There were no such criteria on that day.", remedy="Choose a later day, or leave the day out.")
    audience, entity_type = _audience(asked), _entity_type(asked, held)
    view = compared.View(held, READ_BY[audience], entity_type)
    applies = rules.on(held.steps, str(on), READ_BY[audience], entity_type)
    past = history.told(reader, shown.life)
    steps = sorted(held.steps, key=lambda one: (one.announced, one.key), reverse=True)
    told = steps if asking.all_of(asked, "changes") else steps[:LATEST]
    latest = {one.key for one in told}
    spoken_of = latest | {one.by for one in applies}
    rows = [one for one in steps if one.whole or one.key in latest]
    named = [each.item for key in spoken_of for each in held.led.get(key, ())]
    return {
        "title": shown.thing.title,
        "thing": shown.thing,
        "shown": shown,
        "audience": audience,
        "audiences": {TEXT: "the text that stands", **AUDIENCES},
        "entity_type": entity_type or "",
        "entity_types": held.entity_types,
        "criteria": applies,
        "otherwise": lambda: _otherwise(held, applies, on, entity_type),
        "categories": _by_category(applies),
        "steps": steps,
        "told": told,
        "rows": rows,
        "entries": held.entries,
        "dates": rules.DATES,
        "phase": {one.key: rules.phase(one, str(on), held.steps) for one in rows},
        "news": lambda step: compared.news(held, step),
        "led": held.led,
        "led_of": {one.id: [each for each in held.led.get(one.by, ()) if each.concerns(one.id)] for one in applies},
        "crosswalk": [row for row in crosswalk(held, latest) if row[2]],
        "compared": compared.between(view, asked, on),
        "called": find.names(reader, [*named, *shown.thing.to("programme"), *shown.thing.to("office")], on),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, shown.thing.key),
        **leaving.of_thing(shown.thing, past, ()),
        "table": lambda asked: Sheet(CROSSWALK, CROSSWALK.rows(crosswalk(held, held.entries), asked.site)),
        "data": lambda: _data(held, on),
    }


def _audience(asked: asking.Args) -> str:
    typed = asked.get("audience") or TEXT
    if typed not in READ_BY:
        remedy = f"It is one of: {', '.join(READ_BY)}."
        raise BadInput(f'"{asking.plain(typed)}" is nobody that criteria apply to.', remedy=remedy, field="audience")
    return typed


def _otherwise(held: Document, applies: Iterable[Criterion], on: date, entity_type: str | None) -> dict[str, int]:
    """Who is held to other words than these on that day -> how many criteria are other ones for them."""
    shown = {(one.id, one.by) for one in applies}
    theirs = {who: {(one.id, one.by) for one in rules.on(held.steps, str(on), who, entity_type)} for who in AUDIENCES}
    return {who: len({id for id, _ in words ^ shown}) for who, words in theirs.items() if words != shown}


def _entity_type(asked: asking.Args, held: Document) -> str | None:
    typed = asked.get("entity_type") or None
    if typed is not None and typed not in held.entity_types:
        remedy = f"It is one of: {', '.join(held.entity_types) or 'none'}."
        raise BadInput(f'These criteria know no "{asking.plain(typed)}".', remedy=remedy, field="entity_type")
    return typed


def _by_category(applies: Iterable[Criterion]) -> dict[str, list[Criterion]]:
    found: dict[str, list[Criterion]] = {}
    for one in applies:
        found.setdefault(one.category, []).append(one)
    return found


Crossed = tuple[Step, Mapping[str, Any], Led | None]


def crosswalk(held: Document, steps: Collection[str]) -> list[Crossed]:
    """A row for each criterion of each of these steps, what it takes out too, once for each recommendation that led to
    it."""
    rows: list[Crossed] = []
    for step in (one for one in held.steps if one.key in steps):
        for said in (*step.says, *({"id": id, "level": "taken out"} for id in step.gone)):
            links = [one for one in held.led.get(step.key, ()) if one.concerns(str(said["id"]))]
            rows += [(step, said, link) for link in links] or [(step, said, None)]
    return rows


def _data(held: Document, on: date) -> dict[str, Any]:
    applies = {name: [_criterion(one) for one in rules.on(held.steps, str(on), READ_BY[name])] for name in READ_BY}
    steps = [json_format.thing(one) | {"led_by": [link(each) for each in held.led.get(key, ())]}
             for key, one in held.entries.items()]  # fmt: skip
    return json_format.thing(held.thing) | {"as_of": str(on), "applies": applies, "steps": steps}


def _criterion(one: Criterion) -> dict[str, Any]:
    return {"id": one.id, "category": one.category, "level": one.level, "text": one.text, "guidance": one.guidance,
            "entity_types": list(one.entity_types), "by": one.by, "applies_from": one.since}  # fmt: skip


def link(one: Led) -> dict[str, Any]:
    return {"recommendation": one.item, "change": one.change, "strength": one.strength, "evidence": one.evidence,
            "asserted_by": one.asserted_by, "confirmed": one.confirmed, "criteria": list(one.criteria),
            "url": f"/record/{one.key}"}  # fmt: skip
