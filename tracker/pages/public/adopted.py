"""The list of what a meeting adopted, to be taken away in the form in which the committee issues it: read from the
outcomes that are published, so that there is none before them."""

from datetime import date

from flask import Response
from sqlalchemy import Connection

from tracker.formats import adopted, docx, pdf, written
from tracker.formats.on_paper import FORMS, MARKDOWN, PDF, WORD
from tracker.formats.written import Written
from tracker.pages.public import filenames, load
from tracker.pages.public.files import to_be_saved
from tracker.pages.public.meetings import KIND, MOST
from tracker.pages.public.page import page
from tracker.published import completeness, find
from tracker.published.thing import Thing, things
from tracker.rules import meeting
from tracker.rules.outcome import OUTCOME, RELATIONS
from tracker.rules.recommendation import PASSED
from tracker.rules.refusal import Missing
from tracker.text import dates


@page("/meetings/<name>/list.docx", also=(), media=docx.MEDIA_TYPE)
def list_in_word(reader: Connection, on: date, name: str) -> Response:
    """What the meeting adopted, with the numbers, as a Word file."""
    return _saved(reader, on, name, WORD)


@page("/meetings/<name>/list.pdf", also=(), media=pdf.MEDIA_TYPE)
def list_in_pdf(reader: Connection, on: date, name: str) -> Response:
    """What the meeting adopted, with the numbers, as a PDF file to be printed or read aloud."""
    return _saved(reader, on, name, PDF)


@page("/meetings/<name>/list.md", also=(), media=written.MEDIA_TYPE)
def list_in_markdown(reader: Connection, on: date, name: str) -> Response:
    """What the meeting adopted, with the numbers, as Markdown."""
    return _saved(reader, on, name, MARKDOWN)


def _saved(reader: Connection, on: date, name: str, form: str) -> Response:
    called = filenames.named(f"/meetings/{name}/list", [], "", on)
    return to_be_saved(FORMS[form].made(_list(reader, on, name)), FORMS[form].media_type, f"{called}.{form}")


def _list(reader: Connection, on: date, name: str) -> Written:
    held = load.one(reader, KIND, name, on).thing
    items = _items(reader, held, on)
    if not items:
        words = "Nothing that this meeting adopted is recorded here."
        raise Missing(words, remedy="Its page tells what is known of it.")
    said = held.facts.get("date") or {"value": held.key}
    dated = dates.from_value(str(said["value"]), said.get("precision"))
    groups = things(reader, {key for one in items for key in one.to("group")}, dated.last)
    under = {key: above for key, group in groups.items() for above in group.to("parent")[:1]}
    named = find.names(reader, [*groups, *under.values()], dated.last)
    called = {key: one["title"] for key, one in named.items()}
    return adopted.written(meeting.days(dated), str(held.facts.get("form") or ""), items, called, under)


def _items(reader: Connection, held: Thing, on: date) -> list[Thing]:
    """Those that its outcomes passed, in the order in which they did."""
    account = completeness.meeting(reader, held.key, on)
    outcomes, *_ = find.listing(reader, OUTCOME, {KIND: account.names}, on, order="oldest", limit=MOST)
    passed = [
        str(link["to"])
        for outcome in outcomes
        for link in outcome.links
        if link["rel"] == RELATIONS[OUTCOME] and link.get("to") and (link.get("sets") or {}).get("action") in PASSED
    ]
    found = things(reader, passed, on)
    return [found[key] for key in dict.fromkeys(passed) if key in found]
