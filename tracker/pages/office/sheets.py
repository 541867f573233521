"""What comes out of a meeting on paper: the sheets for the room, and the draft of its minutes; to be looked at and
printed, or taken away in Word, as PDF and as Markdown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response
from sqlalchemy import Connection

from tracker.formats import sheets
from tracker.formats.on_paper import FORMS
from tracker.formats.written import Written
from tracker.pages.office.room import pages
from tracker.pages.public.files import to_be_saved
from tracker.pages.site import site
from tracker.proceedings import minutes
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules import setting
from tracker.rules.refusal import Missing
from tracker.rules.setting import QUORUM


@dataclass(frozen=True, slots=True)
class Sheet:
    """`about` says what it is for."""

    name: str
    about: str
    made: Callable[[Connection, Meeting], Written]


def _seated(held: Meeting) -> dict[int, str]:
    """As they were called when the attendance was recorded; before that as they are called now."""
    known = {one.person_id: one.name for one in held.attendance}
    return known or {one.id: one.name for one in calendar.seated(held.first)}


def _roll_call(reader: Connection, held: Meeting) -> Written:
    seated, rule = _seated(held), calendar.settings(held.first)[QUORUM]
    return sheets.roll_call(held, seated, {"rule": rule, "needed": setting.quorum(rule, len(seated))})


def _votes(reader: Connection, held: Meeting) -> Written:
    return sheets.votes(held, _seated(held), minutes.as_posted(reader, held))


def _minutes(reader: Connection, held: Meeting) -> Written:
    return minutes.begun(reader, held)


SHEETS: Mapping[str, Sheet] = {
    "roll-call": Sheet("Roll call", "Who is seated on the day, with boxes; to be filled in at the door.", _roll_call),
    "votes": Sheet("Vote sheet", "Who votes how: a table for each motion, and for each item not moved yet.", _votes),
    "draft-minutes": Sheet(  # the address that ends in "minutes" is of their versions
        "Minutes as drafted", "Made from what is recorded. What no record tells stands in brackets.", _minutes
    ),
}


@pages.page("/office/meetings/<path:key>/sheets", needs="meeting.read", of=calendar.meeting)
def on_paper(record: Meeting) -> dict[str, Any]:
    return {"held": record, "sheets": SHEETS, "forms": FORMS}


@pages.page("/office/meetings/<path:key>/sheets/<name>", needs="meeting.read", of=calendar.meeting)
def sheet(record: Meeting, name: str) -> dict[str, Any]:
    """To be printed from the browser."""
    return {"held": record, "name": name, "sheet": _sheet(name), "written": _written(record, name), "forms": FORMS}


@pages.page(
    "/office/meetings/<path:key>/sheets/<name>.<any(docx, pdf, md):form>", needs="meeting.read", of=calendar.meeting
)
def sheet_as(record: Meeting, name: str, form: str) -> Response:
    made = FORMS[form].made(_written(record, name))
    return to_be_saved(made, FORMS[form].media_type, f"{record.key}-{name}.{form}")


def _sheet(name: str) -> Sheet:
    if name not in SHEETS:
        raise Missing("There is no such sheet.", remedy="The meeting's page of papers lists them.")
    return SHEETS[name]


def _written(held: Meeting, name: str) -> Written:
    with site().reader.connect() as reader:
        return _sheet(name).made(reader, held)
