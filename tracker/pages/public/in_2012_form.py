"""A published answer or update as the issue papers of 2012 print one: a file to be saved."""

from flask import Response

from tracker.formats import docx, pdf, statement_2012
from tracker.formats.on_paper import FORMS, MARKDOWN, PDF, WORD
from tracker.formats.statement_2012 import Statement
from tracker.pages.public import load
from tracker.pages.public.files import to_be_saved
from tracker.pages.public.page import other
from tracker.pages.site import site
from tracker.published import find
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.outcome import RELATIONS, RESPONSE, UPDATE
from tracker.rules.refusal import Gone, Missing
from tracker.text import dates

AXIS = {RESPONSE: "feedback", UPDATE: "implementation"}


def in_2012_form(name: str) -> Response:
    return _saved(name, MARKDOWN)


def in_2012_form_in_word(name: str) -> Response:
    return _saved(name, WORD)


def in_2012_form_in_pdf(name: str) -> Response:
    return _saved(name, PDF)


def _saved(name: str, form: str) -> Response:
    here = site()
    on = here.clock().day
    with here.reader.connect() as reader:
        one = load.one(reader, "", name, on).thing
        if one.kind not in AXIS:
            raise Missing("Only what CBP answered or reported has this form.", remedy=f"See /record/{one.key}")
        held = things(reader, one.to(RELATIONS[one.kind]), on)
        offices = find.names(reader, one.to("office"), on)
    made = _statement(one, held, "; ".join(each["title"] for each in offices.values()))
    content = FORMS[form].made(statement_2012.written(made))
    return to_be_saved(content, FORMS[form].media_type, f"{keys.slug(one.key)}-2012.{form}")


def _statement(one: Thing, held: dict[str, Thing], office: str) -> Statement:
    links = [link for link in one.links if link["rel"] == RELATIONS[one.kind] and link.get("to") in held]
    verdicts = [str((link.get("sets") or {}).get(AXIS[one.kind]) or "") for link in links]
    items = [(held[link["to"]].title, held[link["to"]].text) for link in links]
    due = dates.understood(one.facts.get("next_update"))
    values = {**one.facts, "text": one.text, "next_update": due.words if due else None}
    return statement_2012.of(values, verdicts, items, office, one.since.words)


for form, view, media in (
    (MARKDOWN, in_2012_form, "text/markdown"),
    (WORD, in_2012_form_in_word, docx.MEDIA_TYPE),
    (PDF, in_2012_form_in_pdf, pdf.MEDIA_TYPE),
):
    other(f"/record/<path:name>/2012.{form}", view, media, answers=(Missing.status, Gone.status))
