"""A term is published by the office: its number, and as they become known its first and last meeting, the appointment
of its members and its charter, which are four separate facts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.proceedings.act import act
from tracker.proceedings.publish import Published, released
from tracker.proceedings.register import Register
from tracker.rules import term
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import on_day

PUBLISH = "term.publish"


def publish(actor: Actor, when: Moment, typed: Mapping[str, str]) -> Published:
    """A term that the record does not have, or more of one that it has: `typed` are the fields of rules/term.py. What
    is recorded already is corrected with a notice, not here. A term that first meets in the future stands from today
    on."""
    said = {field.name: field.understood(typed.get(field.name, "")) for field in term.FIELDS}
    for field in term.FIELDS:
        field.confirmed(said[field.name])
    number: Any = said["number"]
    with act(actor, "publish term", when, needs=PUBLISH, subject=str(number), **{k: v for k, v in said.items() if v}):
        register = Register(db.session.connection())
        _in_order(said)
        held = register.terms.get(number)
        for name in ("first_meeting", "last_meeting", "appointed", "charter") if held else ():
            _not_otherwise(number, name, said[name], held.facts.get(name) if held else None)
        register.term(said, on_day(when.dated))
        if not register.fresh:
            raise BadInput(
                f"The {term.title(number)} is recorded so already.",
                remedy="Type what became known of it, or leave it as it is.",
                field="number",
            )
        made = [one if one.since.first <= when.dated else replace(one, since=on_day(when.dated))
                for one in register.fresh]  # fmt: skip
        return released(made, when)


def _in_order(said: Mapping[str, Any]) -> None:
    first, last = (dates.understood(said[name]) for name in ("first_meeting", "last_meeting"))
    if first and last and last.last < first.first:
        field = by_name(term.FIELDS)["last_meeting"]
        raise field.refused(f"{last.words} lies before the first, {first.words}.", "Check both.")


def _not_otherwise(number: int, name: str, typed: Any, known: Any) -> None:
    if typed and known and dates.understood(typed) != dates.understood(known):
        field, stands = by_name(term.FIELDS)[name], dates.understood(known)
        words = f"{stands.words} is recorded" if stands else "another is recorded"
        raise field.refused(f"{words}.", f"Leave it empty; if it is wrong, correct it: tracker correct {number}.")
