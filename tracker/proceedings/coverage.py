"""The act of saying what covers an objective of a statement of work: which recommendations it asked for, and which
deliver it. Each is an entry of its own, so that one can be retracted."""

from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.amend import held_today
from tracker.proceedings.named import recommendation
from tracker.proceedings.publish import release
from tracker.published import coverage, find, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules import keys
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.objective import FIELDS, RELATIONS, SAID, numbered
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text import dates

NAMED = by_name(FIELDS)


def cover(actor: Actor, key: str, when: Moment, typed: Mapping[str, str]) -> list[str]:
    """Say of recommendations that they deliver an objective of the statement of work `key`, or were asked for by it.
    `typed`: the fields of rules/objective.py by name. Returns the keys of the entries."""
    with act(actor, "cover", when, needs="record.attest", subject=key, said=dict(typed)):
        connection = db.session.connection()
        paper = held_today(connection, key, when)
        values = {name: field.understood(typed.get(name, "")) for name, field in NAMED.items()}
        for field in FIELDS:
            field.confirmed(values[field.name])
        made = list(_editions(connection, paper, values, when))
        release(made, when)
    return [one.key for one in made]


def _editions(connection: Connection, paper: Thing, values: Mapping[str, Any], when: Moment) -> Iterator[Edition]:
    number, relation = int(values["objective"]), str(values["relation"])
    held = numbered(paper.facts)
    if number not in held:
        raise NAMED["objective"].refused(f"{paper.title} has no objective {number}.", _remedy(held))
    said = {(one.item, one.objective, one.relation) for one in _said(connection, paper, when)}
    for name in dict.fromkeys(str(values["about"]).split()):
        item = recommendation(connection, name, when.day)
        if (item.key, number, relation) in said:
            raise BadInput(f"That is recorded already of {item.title}.", remedy="Leave it out.", field="about")
        said.add((item.key, number, relation))
        facts = {
            "relation": relation,
            "objective": number,
            "words": held[number].get("text"),
            "ground": values["ground"],
        }
        links: list[dict[str, Any]] = [
            {"rel": "of", "to": item.key},
            {"rel": relation, "to": paper.key, "objective": number},
        ]
        title = SAID[relation].format(item=item.title, number=number, paper=paper.title)
        yield Edition(_key(connection, paper.key, number, relation, item.key), "link", title, dates.on_day(when.dated),
                      facts=facts, links=links)  # fmt: skip


def _remedy(held: Mapping[int, Any]) -> str:
    return f"It has: {', '.join(map(str, held))}." if held else "Only a statement of work has objectives."


def _said(connection: Connection, paper: Thing, when: Moment) -> list[coverage.Covered]:
    rows = find.leading_to(connection, paper.key, when.day, RELATIONS)
    found = coverage.said_by(thing.things(connection, [row.key for row in rows], when.day).values())
    return [one for one in found if one.paper == paper.key]


def _key(connection: Connection, paper: str, number: int, relation: str, item: str) -> str:
    """The first that was never given: what was retracted had one."""
    stem = f"{paper}/objective-{number}/{keys.slug(relation)}/{item.replace('/', '-')}"
    tries = chain((stem,), (f"{stem}-{place}" for place in count(2)))
    return next(one for one in tries if not find.was_given(connection, one))
