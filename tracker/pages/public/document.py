"""The public addresses as OpenAPI 3.1, made of what the routes themselves declare: their rules, what they take, the
forms that they have, and the tables that these are made of. Nothing of it is written down a second time."""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from tracker.formats import answers, columns, dictionary, linked
from tracker.formats import json as json_format
from tracker.formats.coverage import COVERAGE
from tracker.formats.criteria import CROSSWALK
from tracker.formats.schemas import SCHEMAS, Schema, ref, words
from tracker.formats.table import Table
from tracker.formats.tally import TALLIES
from tracker.pages.public.asked import MATCHES, MOST_VALUES, SORTS, Facet
from tracker.pages.public.forms import CSV, WORDS, XLSX
from tracker.pages.public.page import HTML, OFFERED, ROOM, Offer
from tracker.rules.recommendation import NOT_RECORDED
from tracker.rules.refusal import BadInput, Busy, Gone, Missing

VERSION = "3.1.0"
DAY: Schema = {"type": "string", "format": "date"}
SPAN: Schema = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
TAKEN: Mapping[str, tuple[str, Schema]] = {  # what is no facet: what it asks, and what may stand in it
    "as_of": ("What was true on this day, as it is known today; today if left out.", DAY),
    "published_on": ("What this site said on that day, mistakes included. Not together with as_of.", DAY),
    "q": ("Words, a number or a citation; also filters as group:pswg or action:\"passed as amended\".",
          {"type": "string", "maxLength": 1000}),
    "match": ("all: only what has all of the words; any: a short list is filled up with what has some of them.",
              words(MATCHES)),
    "old": ("The wording to begin with: a key or number, with @v2 behind it that edition, with @2021-06-01 as it read "
            "on that day. The edition before the other one if left out.", {"type": "string", "maxLength": 300}),
    "new": ("The wording to compare it with, written as the old one.", {"type": "string", "maxLength": 300}),
    "from": ("What is dated this day or later, a recommendation by its paper; a month or a year will do.", SPAN),
    "to": ("What is dated this day or earlier, a recommendation by its paper; a month or a year will do.", SPAN),
    "sort": ("The order of the list, by the same date as from and to.", words(SORTS)),
    "audience": ("Of whom criteria are asked: of nobody in particular, of a new applicant, or of an existing partner.",
                 words(("text", "new", "existing"))),
    "entity_type": ("Whom criteria are for, as they name it.", {"type": "string", "maxLength": 200}),
    "compare": ("What criteria are compared with: a day, or an edition or change of them, as edition/1.",
                {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\d|(edition|change)/\d{1,5})$"}),
    "with": ("The other one of the two, where that is not the day of the page.",
             {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\d|(edition|change)/\d{1,5})$"}),
    "quarters": ("`all`: every quarter since the first adoption; else the last five years.",
                 {"type": "string", "enum": ["all"]}),
    "changes": ("`all`: each edition and change with what it did; else the latest twenty.",
                {"type": "string", "enum": ["all"]}),
    "page": ("Which page of the list, counted from 1; `next` of an answer leads on.",
             {"type": "integer", "minimum": 1, "maximum": 999_999}),
}  # fmt: skip
PARTS: Mapping[str, str] = {  # of an address
    "name": "A number or a key; with @v2 behind it that edition.",
    "slug": "The name that addresses use; with @v2 behind it that edition, where it has any.",
    "number": "The six figures of a recommendation.",
    "sha256": "The SHA-256 of a file.",
    "page": "Which part, counted from 1.",
}
SHOWN: Mapping[str, tuple[str, Table[Any] | None]] = {  # view -> its schema, its table; all others are single things
    **{
        view: ("Things", columns.of(kind))
        for view, kind in (("recommendations", "recommendation"), ("similar", "recommendation"), ("papers", "paper"),
                           ("meetings", "meeting"), ("groups", "group"), ("terms", "term"), ("programmes", "programme"))
    },
    "documents": ("Things", columns.of("criteria")),
    "one_document": ("Criteria", CROSSWALK),
    "search": ("Hits", answers.HITS),
    "recommendation": ("Recommendation", answers.HISTORY),
    "paper": ("Paper", answers.HISTORY),
    "objectives": ("Objectives", COVERAGE),
    "term": ("Term", answers.HISTORY),
    "comparison": ("Comparison", None),
    "threads": ("Threads", answers.THREADS),
    "thread": ("Thread", answers.THREADS),
    "figures": ("Figures", answers.FIGURES),
    **dict.fromkeys(("faca", "course", "answering", "carrying"), ("Tallies", TALLIES)),
    "status_words": ("StatusWords", answers.WORDS),
    "completeness": ("Completeness", answers.COMPLETENESS),
    "whole": ("Record", dictionary.TABLE),
    "home": ("Home", None),
    "document": ("Document", None),
    "alive": ("Health", None),
    "ready": ("Health", None),
}  # fmt: skip
THING = ("Thing", answers.HISTORY)
KEPT = "As it was when you last had it (If-None-Match with its ETag)."
MOVED = {
    "301": "It stands at another address today; the same question is asked there.",
    "302": "The question is asked in other words: a parameter that is not known here was left out.",
    "308": "A stroke of the address was one too many, or lacking.",
}
REFUSED: Mapping[int, str] = {
    BadInput.status: "Something cannot be understood; `field` names the parameter.",
    Missing.status: "There is no such thing in the public record.",
    Gone.status: "It was published and has been retracted; the reason is given.",
    416: "There is no such part of it.",
    Busy.status: "It cannot be had at this moment; Retry-After says when.",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """A route, with what it was declared with."""

    rule: Rule
    endpoint: str
    offer: Offer

    @property
    def path(self) -> str:
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", self.rule.rule)

    @property
    def data(self) -> bool:
        return self.path.endswith(".json") or self.path.startswith("/api")


def operations(app: Flask) -> Iterator[Operation]:
    """Every public address that is asked with GET, in the order of addresses."""
    held = (
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(f"{ROOM}.") and "GET" in (rule.methods or ())
    )
    for rule in sorted(held, key=lambda rule: rule.rule):
        yield Operation(rule, rule.endpoint, OFFERED[rule.endpoint.removeprefix(f"{ROOM}.")])


Examples = Mapping[str, str]  # view -> what may stand in its address


def document(app: Flask, site_name: str, version: str, examples: Examples) -> dict[str, Any]:
    return {
        "openapi": VERSION,
        "info": {
            "title": site_name,
            "version": version,
            "summary": "The public record of the Commercial Customs Operations Advisory Committee (COAC).",
            "description": "Read by everybody, without a key. /api/ explains it to people.",
        },
        "servers": [{"url": "/"}],
        "paths": {one.path: {"get": _told(one, examples)} for one in operations(app)},
        "components": {"schemas": SCHEMAS},
    }


def _told(one: Operation, examples: Examples) -> dict[str, Any]:
    said = inspect.getdoc(one.offer.view)
    form = WORDS.get(one.offer.form, "")
    name = one.offer.view.__name__.replace("_", " ").capitalize()
    return {
        "operationId": one.endpoint.removeprefix(f"{ROOM}."),
        "summary": f"{name} as {form}" if form else name,
        **({"description": " ".join(said.split())} if said else {}),
        "parameters": [*_parts(one, examples), *map(_parameter, one.offer.takes)],
        "responses": _responses(one),
    }


# What is asked ------------------------------------------------------------------------------------------------------


def _parts(one: Operation, examples: Examples) -> Iterator[dict[str, Any]]:
    for name in sorted(one.rule.arguments):
        example = examples.get(one.offer.view.__name__)
        yield {
            "name": name, "in": "path", "required": True, "description": PARTS.get(name, "A part of the address."),
            "schema": {"type": "string", "minLength": 1, **_other_than_forms(one)},
            **({"example": example} if example and len(one.rule.arguments) == 1 else {}),
        }  # fmt: skip


def _other_than_forms(one: Operation) -> Schema:
    """With such an ending it would be another address of this document."""
    beside = "|".join(form for form in WORDS if form != one.offer.form)
    return {"not": {"pattern": rf"\.({beside})$"}}


def _parameter(taken: str | Facet) -> dict[str, Any]:
    if isinstance(taken, Facet):
        return _facet(taken)
    said, schema = TAKEN[taken]
    return {"name": taken, "in": "query", "description": said, "schema": schema}


def _facet(facet: Facet) -> dict[str, Any]:
    """Each repeats for several values."""
    value: Schema = words(facet.words) if facet.words else {"type": "string", "minLength": 1, "maxLength": 200}
    said = f"{facet.label}: one of its values, or several." + ("" if facet.words else f" Null is {NOT_RECORDED!r}.")
    return {
        "name": facet.name, "in": "query", "description": said, "explode": True,
        "schema": {"type": "array", "items": value, "maxItems": MOST_VALUES, "uniqueItems": True},
    }  # fmt: skip


# What is answered ---------------------------------------------------------------------------------------------------


def _responses(one: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {"200": _fit(one), **{str(code): _refused(one, code) for code in _refusals(one)}}
    if one.offer.kept:
        found["304"] = {"description": KEPT}
    for code in ("301", "308") if one.rule.arguments else ():
        found[code] = _moved(code)
    if one.offer.asked:
        found["302"] = _moved("302")
    if 206 in one.offer.answers:
        found["206"] = {**_fit(one), "description": "The part that Range asks for."}
    return dict(sorted(found.items()))


def _fit(one: Operation) -> dict[str, Any]:
    schema, table = SHOWN.get(one.offer.view.__name__, THING)
    forms = {json_format.MEDIA_TYPE: ref(schema), linked.MEDIA_TYPE: {"type": "object", "required": ["@context"]}}
    told: dict[str, Any] = {"schema": forms.get(one.offer.media, {"type": "string"})}
    if one.offer.form in (CSV, XLSX) and table:
        told["x-columns"] = [{"name": column.name, "means": column.means} for column in table.columns]
        return {"description": table.holds, "content": {_bare(one.offer.media): told}}
    return {"description": WORDS.get(one.offer.form, "As it is."), "content": {_bare(one.offer.media): told}}


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0]


def _refusals(one: Operation) -> set[int]:
    missing = {Missing.status, Gone.status} if one.rule.arguments else set()
    return {BadInput.status} | missing | {code for code in one.offer.answers if code >= 400}


def _refused(one: Operation, code: int) -> dict[str, Any]:
    media, schema = (json_format.PROBLEM, ref("Problem")) if one.data else (HTML, {"type": "string"})
    if one.offer.view.__name__ == "ready" and code == Busy.status:
        return {**_fit(one), "description": "Something that pages need is missing."}
    return {"description": REFUSED[code], "content": {media: {"schema": schema}}}


def _moved(code: str) -> dict[str, Any]:
    return {
        "description": MOVED[code],
        "headers": {"Location": {"description": "Where to ask.", "schema": {"type": "string"}, "required": True}},
    }
