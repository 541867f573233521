"""Groups and offices come into the record by the officer's own word, and change there: founded, renamed, moved.
What papers say of groups comes with the papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed
from tracker.proceedings.attest import happened
from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.named import office as office_named
from tracker.proceedings.possible import Against, against, circle, told_formed
from tracker.proceedings.publish import Published, released
from tracker.proceedings.register import Register
from tracker.proceedings.sourced import sourced
from tracker.published import identities, thing
from tracker.published.entry import Edition
from tracker.rules import group, keys, office
from tracker.rules.field import CHOICE as CHOSEN
from tracker.rules.field import DATE, LONG, Field, Typed, by_name, understood
from tracker.rules.moment import Moment
from tracker.rules.outcome import QUOTE, SOURCE_IF_ANY
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

EDIT = "bodies.edit"
LIFE = (  # what happens to a group
    Field("group", "Group", "Its full name; of a group formed anew the name that it is to have.", longest=group.LONGEST,
          required=True),
    Field("event", "What happened", "", CHOSEN, tuple(group.EVENTS), required=True),
    Field("to", "To", "Renamed: the new name. Moved: the subcommittee. Continued: who goes on with its work.",
          longest=group.LONGEST),
    Field("acronym", "Acronym", "Of the name that it has then.", longest=20),
    Field("parent", "Part of", "Of a group formed anew: its subcommittee.", longest=group.LONGEST),
    Field("date", "Date", "As exact as the source says. Empty: today.", DATE),
    Field("note", "Note", "What a reader should know.", LONG, longest=2_000),
    replace(SOURCE_IF_ANY, help=f"{SOURCE_IF_ANY.help} Empty: the office itself says it."),
    QUOTE,
)  # fmt: skip
_LIFE, _OFFICE = by_name(LIFE), by_name(office.FIELDS)


def befall(actor: Actor, when: Moment, typed: Typed) -> Published:
    """Something happened to a group: the fields of LIFE. Raises BadInput for a group that is not there, for one that is
    there already, and for what the record knows."""
    values = understood(LIFE, typed)
    with act(actor, "record life of group", when, needs=EDIT, subject=str(values["group"]), said=dict(typed)):
        return released(_befallen(values, when), when)


def rehearse(actor: Actor, when: Moment, typed: Typed) -> list[Edition]:
    """What befall() would publish; nothing is."""
    allowed(actor, EDIT, when)
    return _befallen(understood(LIFE, typed), when)


def _befallen(values: Mapping[str, Any], when: Moment) -> list[Edition]:
    reader = db.session.connection()
    register = Register(reader)
    dated = _day(values["date"], when)
    _fits(register, values, dated)
    told = {"event": values["event"], "group": values["group"]}
    told |= {name: values[name] for name in ("to", "acronym", "parent") if values[name]}
    told |= {"printed": values["note"]} if values["note"] else {}
    key = register.key_of(str(values["group"]))
    _happened(against(register, key, told, dated))
    register.event(told, dated)
    _happened(circle(register, key, dated) if key else None)
    made = [_attested(reader, one, values, when) for one in register.fresh]
    if not made:
        raise BadInput("The record has this already.", remedy="Nothing more needs to be done.", field="event")
    return made


def _happened(wrong: Against | None) -> None:
    if wrong:
        field, words, remedy = wrong
        raise _LIFE[field].refused(words, remedy)


def _fits(register: Register, values: Mapping[str, Any], dated: Dated) -> None:
    event, name = str(values["event"]), str(values["group"])
    key = register.key_of(name)
    known = key is not None
    if event == "formed" and key and not _older(register, key, dated):
        raise _LIFE["group"].refused(f"{name} is in the record already.", "Choose what else happened to it.")
    if event != "formed" and not known:
        remedy = "Write its name as its page has it; or record first that it was formed."
        raise _LIFE["group"].refused(f"no group of the record is called {name}.", remedy)
    if event in group.NAMING and not values["to"]:
        raise _LIFE["to"].refused("it is not said to what.", "Give the name.")
    if event not in group.NAMING and values["to"]:
        raise _LIFE["to"].refused(f'a group that is "{event}" becomes nothing else.', "Leave it empty.")
    for field in ("parent", *(("to",) if event == "transferred" else ())):
        if values[field] and register.key_of(str(values[field])) is None:
            words = f"no group of the record is called {values[field]}."
            raise _LIFE[field].refused(words, "Record first that it was formed.")


def _older(register: Register, key: str, dated: Dated) -> bool:
    """Whether it is told now when a group was formed of which papers alone tell, and later ones."""
    return not told_formed(register, key) and str(dated.first) <= register.lives.life(key)[0].since


def found_office(actor: Actor, when: Moment, typed: Typed) -> Published:
    """A new office: the fields of rules/office.py."""
    values = understood(office.FIELDS, typed)
    with act(actor, "found office", when, needs=EDIT, subject=str(values["name"]), said=dict(typed)):
        reader = db.session.connection()
        for name in (values["name"], values["acronym"]):
            if name and identities.offices(reader, str(name), spelt=True):
                raise _OFFICE["name"].refused(f"{name} is in the record already.", "Rename that one, if it changed.")
        slug = keys.slug(str(values["acronym"] or values["name"])) or keys.slug(str(values["name"]))
        key = first_free(reader, (f"office/{each}" for each in counted(slug)), ())
        return released([_office(reader, key, values, key.partition("/")[2], when)], when)


def rename_office(actor: Actor, key: str, when: Moment, typed: Typed) -> Published:
    """What is typed holds from its day on; the names that it had before stay in the past."""
    values = understood(office.FIELDS, typed)
    with act(actor, "rename office", when, needs=EDIT, subject=key, said=dict(typed)):
        reader = db.session.connection()
        held = thing.one(reader, key, when.day)
        if held is None or held.kind != "office":
            raise Missing(
                f"There is no office {key} in the record.", remedy="The office's page lists all that there are."
            )
        made = _office(reader, key, values, str(held.facts.get("slug") or key.partition("/")[2]), when)
        same = {name: held.facts.get(name) for name in ("name", "acronym")} == {
            name: values[name] for name in ("name", "acronym")
        }
        if same and held.to("parent") == [link["to"] for link in made.links if link["rel"] == "parent"]:
            raise _OFFICE["name"].refused("nothing of it would change.", "Type what it is called then.")
        others = [link for link in held.links if link["rel"] not in ("parent", "source")]
        return released([replace(made, links=[*others, *made.links])], when)


def _office(reader: Connection, key: str, values: Mapping[str, Any], slug: str, when: Moment) -> Edition:
    facts = {"name": values["name"], "slug": slug} | ({"acronym": values["acronym"]} if values["acronym"] else {})
    links: Sequence[Mapping[str, Any]] = ()
    if values["parent"]:
        above = office_named(reader, str(values["parent"]))
        if above == key:
            raise _OFFICE["parent"].refused("an office is no part of itself.", "Name the one above it.")
        if key in _above(reader, above, when):
            raise _OFFICE["parent"].refused(
                f"{values['parent']} is itself part of this office.", "Name another; or move that one first."
            )
        links = [{"rel": "parent", "to": above}]
    dated = _day(values["since"], when)
    made = Edition(key, "office", str(values["name"]), dated, facts=facts, links=links)
    return _attested(reader, made, values, when)


def _above(reader: Connection, key: str, when: Moment) -> list[str]:
    """The office, and those that it is part of today."""
    found = [key]
    for one in found:  # grows by what is found
        held = thing.one(reader, one, when.day)
        found += [each for each in held.to("parent") if each not in found] if held else []
    return found


def _day(value: Any, when: Moment) -> Dated:
    return happened(value, when) if value else dates.on_day(when.dated)


def _attested(reader: Connection, made: Edition, values: Mapping[str, Any], when: Moment) -> Edition:
    """With a source it is what that says; without one it is the officer's own act."""
    if not values["source"]:
        return made
    told, links = sourced(reader, values, when)
    return replace(made, facts={**made.facts, "attested": told}, links=[*made.links, *links])
