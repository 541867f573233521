"""An erratum becomes an entry: a person says what is misprinted in a thing, and what is right. Nothing printed is
changed by it. (Those that a review finds are written when the paper is published: errata_of_papers.py.)"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import amend
from tracker.proceedings.act import act
from tracker.proceedings.free_keys import first_free
from tracker.proceedings.publish import release
from tracker.published import errata as published
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules import erratum as rules
from tracker.rules.field import Field, by_name
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text import dates

Json = Mapping[str, Any]


def record(actor: Actor, key: str, when: Moment, typed: Mapping[str, str]) -> str:
    """Say of a thing that words of it, or one of its facts, are misprinted; returns the key of the erratum. `typed`
    are the FIELDS of an erratum. It counts from the day that the thing does: a misprint was one from the beginning."""
    said = {field.name: field.understood(typed.get(field.name, "")) for field in rules.FIELDS}
    for field in rules.FIELDS:
        field.confirmed(said[field.name], "Type it as it is.")
    with act(actor, "record an erratum", when, needs="record.correct", subject=key, printed=said["printed"]):
        connection = db.session.connection()
        held = amend.held_today(connection, key, when)
        _checked(held, said)
        _not_twice(connection, held, said, when)
        taken = first_free(connection, rules.keys_of(key))
        since, day = held.since, dates.from_value(held.day).first
        made = Edition(taken, rules.KIND, f"Erratum to {held.title}", since, day=day,
                       facts={name: value for name, value in said.items() if value},
                       links=[{"rel": "of", "to": key}])  # fmt: skip
        release([made], when)
    return taken


def _checked(held: Thing, said: Json) -> None:
    """Raises BadInput where the thing has no such fact, prints no such words, or the right value cannot be its own."""
    name, printed = said["field"], str(said["printed"])
    fields = fields_of(held)
    if name and name not in fields:
        raise BadInput(f'{held.title} has no fact "{name}".', remedy=_having(fields), field="field")
    if not any(rules.stands_in(printed, words) for words in _prints(held, name)):
        raise BadInput(
            f'{held.title} does not print "{printed[:80]}".', remedy="Copy the words from its page.", field="printed"
        )
    if printed == said["corrected"]:
        raise BadInput("What is printed and what is right are the same.", remedy="Type both.", field="corrected")
    if name:
        fields[name].understood(str(said["corrected"]))


def _not_twice(reader: Connection, held: Thing, said: Json, when: Moment) -> None:
    """One misprint is told once: readers see each erratum beside the words."""
    new = tuple(" ".join(str(said[name] or "").split()) for name in ("field", "printed", "corrected"))
    for one in published.about(reader, [held.key], when.day).get(held.key, ()):
        if new == tuple(" ".join(words.split()) for words in (one.field, one.printed, one.corrected)):
            raise BadInput(
                f"This is recorded already, as {one.key}.",
                remedy="Nothing more needs to be done; if its source is wrong, retract it first.",
            )


def fields_of(held: Thing) -> dict[str, Field]:
    """The facts of a thing that can be misprinted, by name."""
    return by_name(amend.fields_of(held))


def _having(fields: Mapping[str, Field]) -> str:
    return f"Facts that it has: {', '.join(sorted(fields))}; leave it empty for words of its text."


def _prints(held: Thing, name: str | None) -> Iterator[str]:
    """Where the words may stand: in its text, in the fact that is named, in the text of one of its parts."""
    yield held.text
    for fact in (name, f"{name}_printed"):
        value = held.facts.get(fact or "", "")
        yield from map(str, (value.get("printed"), value.get("value")) if isinstance(value, Mapping) else (value,))
    for part in (*held.facts.get("sections", ()), *held.facts.get("items", ())):
        yield str(part.get("text", "")) if isinstance(part, Mapping) else ""
    yield held.own_title
