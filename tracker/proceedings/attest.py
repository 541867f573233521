"""The act "attest": this happened on that date, and this source says so. It obeys no moves, for what a source tells has
happened, but stands against no vote that was recorded here; what the law asked and was not done then is stated as a
shortfall, never a reason to refuse."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import said
from tracker.proceedings.act import act
from tracker.proceedings.held_here import may_be_attested
from tracker.proceedings.named import number_is_free, office, recommendation
from tracker.proceedings.publish import Published, released
from tracker.proceedings.said import Keys, Statement
from tracker.proceedings.sourced import sourced
from tracker.published import find
from tracker.published.entry import Edition, loaded
from tracker.published.life import life
from tracker.published.thing import Thing
from tracker.rules.field import Typed, by_name
from tracker.rules.moment import Moment
from tracker.rules.outcome import ATTESTED, AXES
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

FIELDS = by_name(ATTESTED)


def attest(actor: Actor, about: Sequence[str], when: Moment, typed: Typed) -> Published:
    """Record what a source says of these recommendations: each a key or number, with a space and a six-figure number
    behind it where the source gives it one. `typed`: the fields of rules/outcome.py by name, as typed. Returns
    [{"key", "url"}]: an entry for each of outcome, response and update that was said."""
    told = {name: words for name, words in typed.items() if name in ("date", "source", *(one.name for one in AXES))}
    with act(actor, "attest", when, needs="record.attest", subject=" ".join(about), said=told):
        connection = db.session.connection()
        statement = understood(connection, about, when, typed)
        may_be_attested(connection, statement, when.day)
        made = list(said.editions(statement, Keys(connection), when.dated))
        _not_twice(connection, made, statement.keys[0])
        return released(made, when)


def understood(reader: Connection, about: Sequence[str], when: Moment, typed: Typed) -> Statement:
    """What was typed, as a statement. Raises a refusal that names the field, in words."""
    unknown = sorted(set(typed) - set(FIELDS))
    if unknown:
        raise BadInput(f'Nothing here is called "{unknown[0]}".', remedy=f"It may be: {', '.join(FIELDS)}.")
    values = {name: field.understood(typed.get(name, "")) for name, field in FIELDS.items()}
    for field in ATTESTED:
        field.confirmed(values[field.name])
    items, numbers = _items(reader, about, values["number"], when)
    sets = {axis.name: str(values[axis.name]) for axis in AXES if values[axis.name]}
    if not (sets or numbers):
        raise BadInput(
            "Nothing was said of it.", remedy="Choose at least one word, or give its number.", field="action"
        )
    source, links = sourced(reader, values, when)
    shortfall = {"shortfall": values["shortfall"]} if values["shortfall"] else {}
    return Statement(
        keys=[one.key for one in items],
        dated=happened(values["date"], when),
        attested=source | shortfall,
        sets=sets,
        numbers=numbers,
        links=links,
        words=str(values["reasons"] or ""),
        office=office(reader, str(values["office"])) if values["office"] else None,
    )


# Of which -------------------------------------------------------------------------------------------------------------


def _items(
    reader: Connection, about: Sequence[str], number: object, when: Moment
) -> tuple[list[Thing], dict[str, str]]:
    """The recommendations, and the numbers that are given to them."""
    found: dict[str, Thing] = {}
    numbers: dict[str, str] = {}
    for line in about:
        name, _, given = line.strip().partition(" ")
        one = recommendation(reader, name, when.day)
        if one.key in found:
            raise BadInput(f"{one.key} is named twice.", remedy="Name each once.", field="about")
        found[one.key] = one
        if given.strip():
            numbers[one.key] = str(FIELDS["number"].understood(given))
    if not found:
        raise BadInput("No recommendation was named.", remedy="Give its key or number.", field="about")
    if number:
        if len(found) > 1:
            remedy = "Write the number of each behind its key."
            raise BadInput("A number names one recommendation, and several were named.", remedy=remedy, field="number")
        numbers[next(iter(found))] = str(number)
    for key, given in numbers.items():
        _numbered(reader, found[key], given, numbers)
    return list(found.values()), numbers


def _numbered(reader: Connection, item: Thing, given: str, numbers: Mapping[str, str]) -> None:
    number_is_free(reader, given, item.key)
    if list(numbers.values()).count(given) > 1:
        raise BadInput(f"{given} is given to two items.", remedy="Give each its own.", field="number")
    if item.number not in (None, given):
        said_by = ((item.status or {}).get("number") or {}).get("by", item.key)
        raise BadInput(
            f"{item.key} bears the number {item.number}.",
            remedy=f"If that is wrong, correct or retract what says so first: {said_by}.",
            field="number",
        )


# When and where -------------------------------------------------------------------------------------------------------


def happened(value: Any, when: Moment) -> Dated:
    dated = dates.of_field(value)
    if dated.wrong_weekday:
        remedy = "Check it; leave the weekday out if the day is right."
        raise FIELDS["date"].refused(f"{dates.day_words(dated.last)} is a {dated.wrong_weekday}.", remedy)
    if dated.first > when.dated:
        raise FIELDS["date"].refused(f"{dated.words} lies in the future.", "What has not happened cannot be attested.")
    return dated


def _not_twice(reader: Connection, made: Sequence[Edition], key: str) -> None:
    """The same said twice by the same words of a source is one statement: a form sent twice."""
    for row in life(reader, key).rows:
        told = (loaded(row.facts, {}).get("attested"), row.since_first, row.since_last, loaded(row.links, []))
        same = any(told == _told(one) for one in made)
        if same and find.retraction(reader, row.key) is None:
            raise BadInput(f"This is recorded already, as {row.key}.", remedy="Nothing more needs to be done.")


def _told(one: Edition) -> tuple[Any, ...]:
    return one.facts.get("attested"), str(one.since.first), str(one.since.last), [dict(link) for link in one.links]
