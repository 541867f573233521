"""A draft as a file: as it would be printed, and with places for the offices that have to clear it to sign."""

from typing import Any

from flask import Response

from tracker.formats import statement_2012
from tracker.formats.on_paper import FORMS
from tracker.formats.statement_2012 import Statement
from tracker.pages.liaison.room import pages
from tracker.pages.page import now
from tracker.pages.public.files import to_be_saved
from tracker.pages.site import site
from tracker.published import find, thing
from tracker.records import desk as held_on
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.field import by_name


@pages.page("/liaison/answers/<id>/2012.<any(docx, pdf, md):form>", needs="answer.read", of=held_on.answer)
def draft_in_2012_form(record: Answer, form: str) -> Response:
    return _saved(_statement(record), f"{record.id}-2012", form)


@pages.page("/liaison/answers/<id>/clearance.<any(docx, pdf, md):form>", needs="answer.read", of=held_on.answer)
def clearance_package(record: Answer, form: str) -> Response:
    """The signed page comes back by the form "Cleared on paper or by mail"."""
    return _saved(_statement(record, clearing=True), f"{record.id}-clearance", form)


def _saved(one: Statement, name: str, form: str) -> Response:
    return to_be_saved(FORMS[form].made(statement_2012.written(one)), FORMS[form].media_type, f"{name}.{form}")


def _statement(held: Answer, *, clearing: bool = False) -> Statement:
    on = now().day
    with site().reader.connect() as reader:
        items = thing.things(reader, [one.item for one in held.items], on)
        called = {key: one["title"] for key, one in find.names(reader, held.offices, on).items()}
    told: dict[str, Any] = {**held.typed, "evidence": _evidence(held)}
    asked = [(called.get(one.office_key, one.office_key), _so_far(one.state, one.name)) for one in held.clearances]
    shown = [(one.title, one.text) for one in items.values()]
    more = {"clearing": asked if clearing else (), "draft": "" if held.state == rules.PUBLISHED else held.id}
    dated = held.date or "[date]"
    return statement_2012.of(told, [held.verdict] * len(shown), shown, called.get(held.office_key, ""), dated, **more)


def _evidence(held: Answer) -> list[dict[str, Any]]:
    lines = held.evidence.splitlines() if "evidence" in by_name(rules.FIELDS[held.kind]) else []
    named = [{"file": {"name": one.name}, "words": one.words} for one in held.evidence_files]
    return [*({"words": line} for line in lines if line.strip()), *named]


def _so_far(state: str, name: str | None) -> str:
    return f"{state}, {name}" if name else state
