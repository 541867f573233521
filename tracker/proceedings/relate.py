"""How a recommendation stands to an earlier one, where its own words do not say so: it continues it, refines it, takes
its place ... on somebody's word, or as a source has it. Taken back by retracting the entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.named import recommendation
from tracker.proceedings.publish import Published, released
from tracker.proceedings.sourced import sourced
from tracker.published import thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.published.threads import Tie, thread_of
from tracker.rules.field import Values, by_name, understood
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.rules.thread import MOST, TIED, is_older
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

RELATE = "record.relate"
FIELDS = by_name(TIED)


def relate(actor: Actor, newer: Sequence[str], when: Moment, typed: Mapping[str, str]) -> Published:
    """Say how these recommendations stand to earlier ones: `newer` are keys or numbers, or keys of sets; `typed` has
    the fields of rules/thread.py, TIED. One entry says it of all of them."""
    values = understood(TIED, typed)
    told = {name: words for name, words in typed.items() if words}
    with act(actor, "relate recommendations", when, needs=RELATE, subject=" ".join(newer), said=told):
        return released([edition(db.session.connection(), newer, values, when)], when)


def edition(reader: Connection, newer: Sequence[str], values: Values, when: Moment) -> Edition:
    """What is said so becomes this entry. Raises BadInput for what cannot be, and for what is recorded already."""
    own = _items(reader, newer, when, "about")
    new = {one.key: one for one in (*own, *_items(reader, _lines(values["also"]), when, "also"))}
    old = _items(reader, _lines(values["older"]), when, "older")
    _can_be([*new.values()], old)
    _is_new(reader, [*new.values()], values["relation"], old, when)
    return _edition(reader, [*new.values()], old, values, when)


def _lines(typed: Any) -> list[str]:
    return [line.strip() for line in str(typed or "").splitlines() if line.strip()]


def _items(reader: Connection, names: Sequence[str], when: Moment, field: str) -> list[Thing]:
    """The recommendations; of a set, those of its items that stand. Raises BadInput."""
    found: dict[str, Thing] = {}
    for name in names:
        held = thing.one(reader, name, when.day)
        if held is not None and held.kind == "set":
            found |= thing.things(reader, held.facts.get("items", ()), when.day)
            continue
        try:
            one = recommendation(reader, name, when.day)
        except BadInput as wrong:
            wrong.field = field
            raise
        found[one.key] = one
    return list(found.values())


def _can_be(new: Sequence[Thing], old: Sequence[Thing]) -> None:
    if len(new) * len(old) > MOST:
        words = f"this would tie {len(new) * len(old)} pairs; one statement ties {MOST} at most."
        raise FIELDS["older"].refused(words, "Say of each which ones it follows on.")
    for one in new:
        for other in old:
            if one.key == other.key:
                raise FIELDS["older"].refused(f"{one.title} cannot follow on itself.", "Name another.")
            if is_older(one.key, other.key):
                remedy = "Say it the other way round, from the page of the later one."
                raise FIELDS["older"].refused(f"{other.title} was made after {one.title}.", remedy)


def _is_new(reader: Connection, new: Sequence[Thing], relation: str, old: Sequence[Thing], when: Moment) -> None:
    known = {tie for one in new for tie in _ties(reader, one.key, when)}
    for one in new:
        for other in old:
            by = next((tie.by for tie in known if (tie.newer, tie.relation, tie.older) ==
                       (one.key, relation, other.key)), None)  # fmt: skip
            if by:
                words = f"{one.title} {relation} {other.title}: that is recorded already, by {by}."
                raise BadInput(words, remedy="Leave it out; or retract that entry first.", field="older")
            if any((tie.newer, tie.older) == (other.key, one.key) for tie in known):
                words = f"{other.title} is recorded to follow on {one.title}."
                raise BadInput(words, remedy="Retract that first, if it is wrong.", field="older")


def _ties(reader: Connection, key: str, when: Moment) -> Sequence[Tie]:
    found = thread_of(reader, key, when.day)
    return found.ties if found else ()


def _edition(reader: Connection, new: Sequence[Thing], old: Sequence[Thing], values: Mapping[str, Any],
             when: Moment) -> Edition:  # fmt: skip
    relation = str(values["relation"])
    facts: dict[str, Any] = {"relation": relation}
    links: list[dict[str, Any]] = []
    if values["source"]:
        facts["attested"], links = sourced(reader, values, when)
    elif values["quote"]:
        raise FIELDS["source"].refused("it is not said whose words these are.", "Name the source, or leave them out.")
    elif not values["word"]:
        raise FIELDS["word"].refused("it is not said, and no source either.", "Give one of the two, or both.")
    facts |= {"said_by": values["word"]} if values["word"] else {}
    return Edition(
        first_free(reader, counted(f"{new[0].key}/{relation}")),
        "link",
        f"{_named(new)} {relation if len(new) == 1 else _plural(relation)} {_named(old)}",
        _since(new, values["date"], when),
        text=str(values["note"] or ""),
        facts=facts,
        links=[*({"rel": "of", "to": one.key} for one in new), *({"rel": relation, "to": one.key} for one in old),
               *links],
    )  # fmt: skip


def _named(some: Sequence[Thing]) -> str:
    return some[0].title if len(some) == 1 else f"{some[0].title} and {len(some) - 1} more"


def _plural(relation: str) -> str:
    """As said of several: they refine, they merge."""
    return relation.removesuffix("s")


def _since(new: Sequence[Thing], typed: Any, when: Moment) -> Dated:
    """From the day on which the last of the newer ones was there; not before, for then nothing could follow."""
    made = max((dates.understood(one.facts.get("date")) or one.since for one in new), key=lambda one: one.first)
    if not typed:
        return made if made.first <= when.dated else dates.on_day(when.dated)
    since = dates.of_field(typed)
    if since.first > when.dated:
        raise FIELDS["date"].refused(f"{since.words} lies in the future.", "Record it when it is so.")
    if since.last < made.first:
        raise FIELDS["date"].refused(f"the newer one was made {dates.placed(made)}.", "Leave it empty, or check it.")
    return since
