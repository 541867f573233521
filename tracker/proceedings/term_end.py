"""A term ends in one act: its members' roles end with it, what it left open is listed for whoever goes on with it, and
each of its groups goes on, changes or rests. What belongs to an office stays as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker.proceedings.act import act
from tracker.proceedings.meeting_entry import released
from tracker.proceedings.publish import Published
from tracker.proceedings.register import Register
from tracker.published import find
from tracker.published.entry import Edition
from tracker.published.thing import Thing, things
from tracker.records.person import HeldRole
from tracker.rules import term
from tracker.rules.answer import OWED
from tracker.rules.field import CHOICE, LONG, Field
from tracker.rules.group import LONGEST
from tracker.rules.meeting import RETURNING
from tracker.rules.moment import Moment
from tracker.rules.policy import COMMITTEE_ROLES, GROUP_ROLES, Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db
from tracker.text.dates import Dated, day_words, on_day

END = "term.end"
GOES_ON = "goes on"
FATES = (GOES_ON, "renamed", "transferred", "on hiatus", "winding down", "concluded", "continued by")
FATE = (  # of one group
    Field("fate", "What becomes of it", "", CHOICE, FATES),
    Field("to", "Name, parent or successor", "Renamed: its new name. Transferred: the group it belongs to then. "
          "Continued by: who goes on with its work.", longest=LONGEST),
    Field("acronym", "Acronym", "Of its new name.", longest=20),
    Field("note", "Note", "What a reader should know.", LONG, longest=2_000),
)  # fmt: skip
UNDECIDED, UNANSWERED, UNDONE = "not decided", "no answer", "not carried out"
FINISHED = ("fully implemented", "will not be implemented", "closed: superseded", "closed: overtaken by events")
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Left:
    """A recommendation of the term that is not done with, and why."""

    item: Thing
    why: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What the act would do: whose roles end, what is left open, which groups are the term's."""

    roles: Sequence[HeldRole]
    left: Sequence[Left]
    groups: Sequence[Thing]


def ending(reader: Connection, number: int, on: date) -> Ending:
    items, _ = find.listing(reader, "recommendation", {"term": [str(number)]}, on, limit=MOST)
    left = [Left(one, why) for one in items for why in [_why(one)] if why]
    keys = sorted({key for one in items for key in one.to("group")} | _groups_of_roles(number))
    standing = [one for one in things(reader, keys, on).values() if one.facts.get("stage") != "concluded"]
    return Ending(_roles(number, on), left, standing)


def _why(item: Thing) -> str | None:
    said = {axis: (one or {}).get("value") for axis, one in (item.status or {}).items()}
    if said.get("text") == "withdrawn" or said.get("action") in ("not passed", "withdrawn"):
        return None
    if said.get("action") in RETURNING or said.get("text") in ("proposed", "refining"):
        return UNDECIDED
    if said.get("feedback") in OWED:
        return UNANSWERED
    adopted = said.get("text") == "adopted" and said.get("feedback") != "not agreed"
    return UNDONE if adopted and said.get("implementation") not in FINISHED else None


def _roles(number: int, on: date) -> list[HeldRole]:
    """Of members, leads, experts and chairs of the term: those that last beyond that day."""
    lasting = or_(HeldRole.until.is_(None), HeldRole.until > str(on))
    query = select(HeldRole).where(
        HeldRole.term == number, HeldRole.name.in_((*GROUP_ROLES, *COMMITTEE_ROLES)), lasting
    )
    return list(db.session.scalars(query.where(HeldRole.since <= str(on)).order_by(HeldRole.id)))


def _groups_of_roles(number: int) -> set[str]:
    query = select(HeldRole.group_key).where(HeldRole.term == number, HeldRole.group_key.is_not(None)).distinct()
    return {str(key) for key in db.session.scalars(query)} - {"coac"}


def end(
    actor: Actor, number: int, when: Moment, on: date, fates: Mapping[str, Mapping[str, str]], note: str = ""
) -> Published:
    """End the term: `on` is its last day, `fates` group -> the fields of FATE. What was not said of a group goes on."""
    with act(
        actor,
        "end term",
        when,
        needs=END,
        subject=str(number),
        on=str(on),
        fates={k: dict(v) for k, v in fates.items()},
    ):
        reader = db.session.connection()
        held = things(reader, [str(number)], when.day).get(str(number))
        if held is None or held.kind != "term":
            raise Missing(f"There is no term {number} in the record.", remedy="Its page lists all terms.")
        if on > when.dated:
            raise BadInput(
                f"{day_words(on)} lies in the future.", remedy="End it on its last day, or after.", field="on"
            )
        if find.was_given(reader, f"{number}/ended"):
            raise NotYet(f"The {term.title(number)} was ended already.", remedy="Nothing has to be done.")
        found = ending(reader, number, on)
        for role in found.roles:
            role.until = str(on)
        made = [*_of_groups(reader, found.groups, fates, on), _ended(held, found, on, note)]
        return released(made, when)


def _of_groups(
    reader: Connection, groups: Sequence[Thing], fates: Mapping[str, Mapping[str, str]], on: date
) -> list[Edition]:
    known = {one.key: one for one in groups}
    if strange := sorted(fates.keys() - known.keys()):
        raise BadInput(f"{strange[0]} is no group of this term.", remedy="Load the page again.", field="fate")
    register, dated = Register(reader), on_day(on)
    for key, typed in fates.items():
        said = {field.name: field.understood(typed.get(field.name, "")) for field in FATE}
        if said["fate"] not in (None, GOES_ON):
            _befall(register, known[key], said, dated)
    return list(register.fresh)


def _befall(register: Register, group: Thing, said: Mapping[str, Any], dated: Dated) -> None:
    fate = str(said["fate"])
    if fate in ("renamed", "transferred", "continued by") and not said["to"]:
        raise BadInput(f"{group.own_title}: it is not said to what.", remedy="Give the name.", field="to")
    told: dict[str, Any] = {"event": fate, "group": group.own_title}
    told |= {"to": said["to"]} if said["to"] else {}
    told |= {"acronym": said["acronym"]} if said["acronym"] else {}
    told |= {"printed": said["note"]} if said["note"] else {}
    register.event(told, dated)


def _ended(held: Thing, found: Ending, on: date, note: str) -> Edition:
    links: list[Mapping[str, Any]] = [{"rel": "of", "to": held.key}]
    links += [{"rel": "leaves open", "to": one.item.key, "why": one.why} for one in found.left]
    number = len(found.left)
    facts = {"event": "ended", "left_open": number, "roles_ended": len(found.roles)}
    title = f"{held.own_title} ends, leaving {number} {'recommendation' if number == 1 else 'recommendations'} open"
    return Edition(f"{held.key}/ended", "event", title, on_day(on), text=note.strip(), facts=facts, links=links)
