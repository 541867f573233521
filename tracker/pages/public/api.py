"""For whoever reads this site with a program: the addresses of its data as OpenAPI, and in words with examples that the
record itself gives."""

from collections.abc import Iterator
from datetime import date

from flask import Response, current_app
from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.formats import readme
from tracker.pages.public import document as documents
from tracker.pages.public import forms
from tracker.pages.public.page import Context, page
from tracker.pages.site import NAME, address, site
from tracker.published import few, find, threads
from tracker.rules.keys import PLACES

SINGLE = {"recommendation": "recommendation", "paper": "paper", "group": "group", "term": "term",
          "programme": "programme", "one_meeting": "meeting",
          "one_document": "criteria"}  # fmt: skip


@page("/api/openapi.json", also=(), dated=False, media=json_format.MEDIA_TYPE)
def document(reader: Connection, on: date) -> Response:
    """This document."""
    told = documents.document(current_app, NAME, site().version, dict(_examples(reader, on)))
    return json_format.response(told)


def _examples(reader: Connection, on: date) -> Iterator[tuple[str, str]]:
    """Of each kind of page the newest thing, by the last part of its address."""
    for view, kind in SINGLE.items():
        for one in find.listing(reader, kind, {}, on, limit=1)[0]:
            yield view, one.url.removeprefix(PLACES[kind])
            if kind == "recommendation" and one.number:
                yield "short", one.number
    for one in few.all_of(reader, "office", on)[:1]:
        yield "entry", one.key
    for thread in threads.threads(reader, on)[:1]:
        yield "thread", thread.slug
    yield "sitemap_part", "1"


@page("/api/", also=(), dated=False)
def api(reader: Connection, on: date) -> Context:
    told = list(documents.operations(current_app))
    examples = dict(_examples(reader, on))
    return {
        "title": "This record as data",
        "examples": {view: f"{PLACES[SINGLE[view]]}{name}" for view, name in examples.items() if view in SINGLE},
        "groups": [
            (words, [one.path for one in told if one.offer.form == form and one.path != "/api/openapi.json"])
            for form, words in forms.WORDS.items()
        ],
        "number": len(told),
        "address": address(),
        "refused": documents.REFUSED,
        "use": readme.USE,
    }
