"""A draft as a file: as it would be printed, with places for the offices that have to clear it to sign, and as the Word
file that one of them changes and sends back; and what came back."""

from collections.abc import Iterator
from typing import Any

from flask import Response

from tracker.formats import docx, package, statement_2012
from tracker.formats.on_paper import FORMS
from tracker.formats.statement_2012 import Statement
from tracker.pages.liaison.room import pages
from tracker.pages.page import now
from tracker.pages.public.files import to_be_saved
from tracker.pages.site import site
from tracker.proceedings import packages
from tracker.published import find, thing
from tracker.records import desk as held_on
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.field import by_name
from tracker.rules.refusal import Missing
from tracker.store.database import db
from tracker.store.files import File
from tracker.text import redline


@pages.page("/liaison/answers/<id>/2012.<any(docx, pdf, md):form>", needs="answer.read", of=held_on.answer)
def draft_in_2012_form(record: Answer, form: str) -> Response:
    return _saved(_statement(record), f"{record.id}-2012", form)


@pages.page("/liaison/answers/<id>/clearance.<any(docx, pdf, md):form>", needs="answer.read", of=held_on.answer)
def clearance_package(record: Answer, form: str) -> Response:
    """The signed page comes back by the form "Cleared on paper or by mail"."""
    return _saved(_statement(record, clearing=True), f"{record.id}-clearance", form)


@pages.page("/liaison/answers/<id>/clearances/<int:place>.docx", needs="answer.read", of=held_on.answer)
def office_package(record: Answer, place: int) -> Response:
    """For one office: it changes the words in Word, and they come back by the form "It came back"."""
    with site().reader.connect() as reader:
        made = packages.out(reader, record, place, now())
    return to_be_saved(package.word(made), docx.MEDIA_TYPE, packages.called(record, place))


@pages.page("/liaison/answers/<id>/returned/<int:place>", needs="answer.read", of=held_on.answer)
def returned_file(record: Answer, place: int) -> Response:
    """What came back, as it came."""
    one = next((each for each in record.returned if each.place == place), None)
    kept = next((each for each in record.kept if one and each.place == one.file), None)
    file = db.session.get(File, kept.sha256) if kept else None
    if kept is None or file is None:
        raise Missing("There is no such page.", remedy="Go back to the answer.")
    return to_be_saved(file.bytes, file.media_type, kept.name)


def came_back(held: Answer, *, open_: bool) -> Iterator[dict[str, Any]]:
    """What stands in each file that came back, the newest first; while the draft is open, what it would say with the
    words of the file."""
    named = {one.place: one.name for one in held.kept}
    for one in reversed(held.returned):
        told = packages.offered(held, one) if open_ else []
        read = one.read
        yield {
            "one": one,
            "name": named.get(one.file, ""),
            "changes": read["changes"],
            "comments": read["comments"],
            "left_out": read["left_out"],
            "filled": [(label, read["filled"][label]) for label in package.FILLED if read["filled"].get(label)],
            "offered": [(each, redline.compare(each.now, each.then)) for each in told],
            "taken": [field.label for field in rules.FIELDS[held.kind] if field.name in one.taken.split()],
        }


def _saved(one: Statement, name: str, form: str) -> Response:
    return to_be_saved(FORMS[form].made(statement_2012.written(one)), FORMS[form].media_type, f"{name}.{form}")


def _statement(held: Answer, *, clearing: bool = False) -> Statement:
    on = now().day
    with site().reader.connect() as reader:
        items = thing.things(reader, [one.item for one in held.items], on)
        called = {key: one["title"] for key, one in find.names(reader, held.offices, on).items()}
    told: dict[str, Any] = {**held.typed, "evidence": _evidence(held)}
    asked = [(called.get(one.office_key, one.office_key), one.so_far) for one in held.clearances]
    shown = [(one.title, one.text) for one in items.values()]
    more = {"clearing": asked if clearing else (), "draft": "" if held.state == rules.PUBLISHED else held.id}
    dated = held.date or "[date]"
    return statement_2012.of(told, [held.verdict] * len(shown), shown, called.get(held.office_key, ""), dated, **more)


def _evidence(held: Answer) -> list[dict[str, Any]]:
    lines = held.evidence.splitlines() if "evidence" in by_name(rules.FIELDS[held.kind]) else []
    named = [{"file": {"name": one.name}, "words": one.words} for one in held.evidence_files]
    return [*({"words": line} for line in lines if line.strip()), *named]
