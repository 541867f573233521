"""An account: what a person says of a paper that the record does not hold. It is known to exist, or there was none. It
is an entry like any other: it names who says so, and can be retracted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.publish import release
from tracker.published import completeness, find, thing
from tracker.published.entry import Edition
from tracker.rules import completeness as rules
from tracker.rules.moment import Moment
from tracker.rules.paper import KINDS
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

Said = Mapping[str, Any]
TERM = completeness.TERM


def say(actor: Actor, when: Moment, typed: Mapping[str, str]) -> str:
    """Say of a meeting or a term, and a kind of paper, what is known; returns the account's key. `typed` are the
    FIELDS of an account. Saying something else of it is a new edition, and the last one counts."""
    said = {field.name: field.understood(typed.get(field.name, "")) for field in rules.FIELDS}
    for field in rules.FIELDS:
        field.confirmed(said[field.name], f"It may be {', '.join(field.choices)}." if field.choices else "Type it in.")
    about, kind = str(said["about"]), str(said["kind"])
    key = rules.key(about, kind)
    with act(actor, "account", when, needs="record.account", subject=key, state=said["state"]):
        connection = db.session.connection()
        called, since, day = _about(connection, about, when.dated)
        _not_held(connection, said, called, when.day)
        title = f"{KINDS[kind]}, {called}: {rules.STATES[str(said['state'])]}"
        facts = {"paper_kind" if name == "kind" else name: value for name, value in said.items() if value}
        _not_twice(connection, key, facts, when.day)
        release([Edition(key, rules.KIND, title, since, facts=facts, day=day)], when)
    return key


def _about(connection: Connection, about: str, today: date) -> tuple[str, Dated, date]:
    """What it is called, its date, and the day that the account counts from. Raises BadInput, in words."""
    if about.startswith(TERM):
        held = next((one for one in find.all_of(connection, "term", today) if f"{TERM}{one.key}" == about), None)
        if held is None:
            raise BadInput(f'The record has no term "{about}".', remedy="Write it as term-15.", field="about")
        return held.title, held.since, dates.from_value(held.day).first
    try:
        dated = dates.from_value(about)
    except ValueError as wrong:
        remedy = "Write a meeting by its day or month, as 2020-12-16 or 2020-12, and a term as term-15."
        raise BadInput(f"{wrong}.", remedy=remedy, field="about") from None
    if dated.precision not in (dates.DAY, dates.MONTH, dates.YEAR):
        raise BadInput(f'"{about}" is no meeting.', remedy="Write its day, or its month.", field="about")
    if not dates.is_of_the_record(dated):
        said = f'"{about}" does not lie between {dates.FIRST_YEAR} and {dates.LAST_YEAR}.'
        raise BadInput(said, remedy="Check the year.", field="about")
    if dated.first > today:
        raise BadInput(
            f"{dated.words} lies in the future.", remedy="What comes of it can be said afterwards.", field="about"
        )
    return f"meeting of {dated.words}", dated, dated.first


def _not_twice(reader: Connection, key: str, facts: Said, on: date) -> None:
    held = thing.one(reader, key, on)
    if held is not None and dict(held.facts) == facts:
        raise BadInput(f"This is said already, as {key}.", remedy="Nothing more needs to be done.")


def _not_held(connection: Connection, said: Said, called: str, on: date) -> None:
    """Refused where the record holds the paper: who says that there was none has to look at that one first."""
    cells = [
        cell
        for term in completeness.told(connection, on)
        for one in term.meetings
        if said["about"] in (one.key, one.key[:7])
        for cell in one.cells
        if cell.kind == said["kind"]
    ]
    for cell in cells:
        if cell.held and (said["state"] == rules.NONE or not cell.several):
            raise BadInput(
                f"The record holds it: {cell.held[0].title} ({cell.held[0].key}), {called}.",
                remedy="If that paper is of another meeting, correct or retract it first.",
                field="kind",
            )
