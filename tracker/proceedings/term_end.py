"""A term ends in one act: its members' roles end with it, what it left open is listed for whoever goes on with it, and
each of its groups goes on, changes or rests. What belongs to an office stays as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker.proceedings.act import act, allowed
from tracker.proceedings.fates import befall
from tracker.proceedings.publish import Published, released
from tracker.published import term_days
from tracker.published.entry import Edition
from tracker.published.term_days import ended_by, key_of_end
from tracker.published.thing import Thing, things
from tracker.records.person import HeldRole
from tracker.rules import meeting
from tracker.rules.field import Typed, by_name
from tracker.rules.keys import COMMITTEE
from tracker.rules.moment import Moment
from tracker.rules.policy import COMMITTEE_ROLES, GROUP_ROLES, OFFICE_ROLES, Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.rules.term import ENDS, FATE, FATED, GOES_ON, LEAVES, is_recorded, left_open
from tracker.store import journal
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated, day_words, on_day

END = "term.end"


@dataclass(frozen=True, slots=True)
class Left:
    """A recommendation of the term that is not done with, and why."""

    item: Thing
    why: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What the act would do: whose roles end and whose stay, what is left open, of how many nothing is recorded, which
    groups are the term's."""

    roles: Sequence[HeldRole]
    staying: Sequence[HeldRole]
    left: Sequence[Left]
    unrecorded: int
    groups: Sequence[Thing]


# Before it ------------------------------------------------------------------------------------------------------------


def last_day(actor: Actor, number: int, when: Moment) -> tuple[Thing, date]:
    """The term, and the day that its end is proposed for: that of its last meeting, where it is known and past."""
    allowed(actor, END, when)
    held = _known(db.session.connection(), number, when)
    last = dates.understood(held.facts.get("last_meeting"))
    return held, last.last if last and last.last <= when.dated else when.dated


def ending(actor: Actor, number: int, when: Moment, on: date) -> Ending:
    """As it would be on that day, its last."""
    allowed(actor, END, when)
    reader = db.session.connection()
    return _ending(reader, _known(reader, number, when), on)


def _ending(reader: Connection, term: Thing, on: date) -> Ending:
    number = int(term.key)
    items = things(reader, term_days.of_term(reader, term, on, on), on).values()
    said = [(one, {axis: word["value"] for axis, word in (one.status or {}).items() if word}) for one in items]
    left = [Left(one, why) for one, words in said if (why := left_open(words))]
    keys = sorted({key for one in items for key in one.to("group")} | _groups_of_roles(number))
    standing = [one for one in things(reader, keys, on).values() if one.facts.get("stage") != "concluded"]
    ending_, staying = (_roles(on, *names) for names in ((*GROUP_ROLES, *COMMITTEE_ROLES), OFFICE_ROLES))
    return Ending(
        [one for one in ending_ if one.term == number],
        staying,
        left,
        sum(1 for _, words in said if not is_recorded(words)),
        [one for one in standing if one.key != COMMITTEE],
    )


def _roles(on: date, *names: str) -> list[HeldRole]:
    """Roles of these names that last beyond that day."""
    lasting = or_(HeldRole.until.is_(None), HeldRole.until > str(on))
    return list(db.session.scalars(select(HeldRole).where(HeldRole.name.in_(names), lasting).order_by(HeldRole.id)))


def _groups_of_roles(number: int) -> set[str]:
    query = select(HeldRole.group_key).where(HeldRole.term == number, HeldRole.group_key.is_not(None)).distinct()
    return {str(key) for key in db.session.scalars(query)}


# The act --------------------------------------------------------------------------------------------------------------


def end(actor: Actor, number: int, when: Moment, typed: Typed, fates: Mapping[str, Typed]) -> Published:
    """End the term: `typed` has the fields of rules/term.py, ENDS; `fates` group -> those of FATE. A group of which
    nothing is said goes on."""
    told = {key: {name: words for name, words in said.items() if words} for key, said in fates.items()}
    with act(actor, "end term", when, needs=END, subject=str(number), on=typed.get("on", ""), fates=told):
        return released(_made(number, when, typed, fates), when)


def rehearse(actor: Actor, number: int, when: Moment, typed: Typed, fates: Mapping[str, Typed]) -> list[Edition]:
    """What end() would publish; nothing is."""
    allowed(actor, END, when)
    with journal.rehearsed():
        made = _made(number, when, typed, fates)
        released(made, when)
        return made


def _made(number: int, when: Moment, typed: Typed, fates: Mapping[str, Typed]) -> list[Edition]:
    values: dict[str, Any] = {field.name: field.understood(typed.get(field.name, "")) for field in ENDS}
    for field in ENDS:
        field.confirmed(values[field.name])
    on = dates.of_field(values["on"])
    reader = db.session.connection()
    held = _known(reader, number, when)
    _may_end(reader, held, number, on, when)
    found = _ending(reader, held, on.last)
    for role in found.roles:
        _in_office(role, on.last)
        role.until = str(on.last)
    told = _fates(found.groups, fates)
    return [*befall(reader, found.groups, told, on, when), _ended(held, found, told, on, str(values["note"] or ""))]


def _known(reader: Connection, number: int, when: Moment) -> Thing:
    held = things(reader, [str(number)], when.day).get(str(number))
    if held is None or held.kind != "term":
        raise Missing(f"There is no term {number} in the record.", remedy="Its page lists all terms.")
    return held


def _may_end(reader: Connection, held: Thing, number: int, on: Dated, when: Moment) -> None:
    field = by_name(ENDS)["on"]
    if on.last > when.dated:
        raise field.refused(f"{day_words(on.last)} lies in the future.", "End it on its last day, or after.")
    if str(on.last) < held.day:
        begun = day_words(date.fromisoformat(held.day))
        raise field.refused(f"the {held.own_title} began on {begun}.", "Give its last day.")
    if met := term_days.met_beyond(reader, held, on.last, when.day):
        remedy = f"Give {day_words(met.last)} or a later day; if the next term met then, publish that term first."
        raise field.refused(
            f"its meeting of {meeting.days(met)} was not over then, and its members are seated there.", remedy
        )
    if ended_by(reader, number, when.day):
        remedy = f"Nothing has to be done. If it was wrong, retract {key_of_end(number)}."
        raise NotYet(f"The {held.own_title} was ended already.", remedy=remedy)


def _in_office(role: HeldRole, on: date) -> None:
    if role.since > str(on):
        begun = day_words(date.fromisoformat(role.since))
        raise BadInput(
            f"{role.person.name} is {role.name} of this term only from {begun} on, after its last day.",
            remedy="Give a later day; or end that role first: tracker people end.",
            field="on",
        )


def _fates(groups: Iterable[Thing], fates: Mapping[str, Typed]) -> dict[str, dict[str, Any]]:
    """What was said of each group, as values of FATE."""
    known = {one.key for one in groups}
    if strange := sorted(fates.keys() - known):
        raise BadInput(
            f"{strange[0]} is no group of this term.", remedy=f"They are: {', '.join(sorted(known))}.", field="fate"
        )
    return {key: fate_of(key, fates.get(key, {})) for key in sorted(known)}


def fate_of(key: str, typed: Typed) -> dict[str, Any]:
    """Refusals name the box of this group."""
    said: dict[str, Any] = {}
    for field in FATE:
        try:
            said[field.name] = field.understood(typed.get(field.name, ""))
        except BadInput as wrong:
            wrong.field = f"{key}-{field.name}"
            raise
    return said | {"fate": said["fate"] or GOES_ON}


def _ended(held: Thing, found: Ending, told: Mapping[str, Mapping[str, Any]], on: Dated, note: str) -> Edition:
    links: list[Mapping[str, Any]] = [{"rel": "of", "to": held.key}]
    links += [{"rel": LEAVES, "to": one.item.key, "why": one.why} for one in found.left]
    links += [_fated(key, said, on) for key, said in told.items()]
    number = len(found.left)
    facts = {"event": "ended", "left_open": number, "not_recorded": found.unrecorded, "roles_ended": len(found.roles)}
    title = f"{held.own_title} ends, leaving {number} {'recommendation' if number == 1 else 'recommendations'} open"
    return Edition(key_of_end(int(held.key)), "event", title, on_day(on.last), text=note, facts=facts, links=links)


def _fated(key: str, said: Mapping[str, Any], on: Dated) -> dict[str, Any]:
    """`from` is the day on which it happens, where that is not the term's last."""
    since = dates.of_field(said["since"]) if said["since"] else on
    later = {"from": str(since.first)} if said["fate"] != GOES_ON and since.first > on.last else {}
    return {"rel": FATED, "to": key, "fate": said["fate"], **later}
