"""Who is who: adding a person or a further role, ending a role, handing a desk over. Nobody is ever deleted."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tracker.proceedings.act import act
from tracker.proceedings.appointments import Appointment, appointed, known
from tracker.records import find
from tracker.records.person import HeldRole, Person
from tracker.rules import policy
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db
from tracker.text.dates import day_words

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")
_DAY = timedelta(days=1)
MANAGE = "people.manage"


def email_address(typed: str) -> str:
    """In lower case. Raises BadInput for what cannot be one."""
    address = typed.strip()
    local = address.rpartition("@")[0]
    if len(address) > 254 or not _EMAIL.fullmatch(address) or ".." in local or local[:1] == "." or local[-1:] == ".":
        raise BadInput(f'"{typed}" is no e-mail address.', remedy="Give one like name@example.gov.", field="email")
    return address.lower()


def person_with(email: str) -> Person:
    person = find.person(email)
    if person is None:
        remedy = "Add them with: tracker people add"
        raise Missing(f"Nobody here has the address {email}.", remedy=remedy, field="email")
    return person


# Adding -------------------------------------------------------------------------------------------------------------


def add(actor: Actor, email: str, name: str | None, wanted: Appointment, when: Moment) -> Person:
    """A new person with a role; or, for an address that is known, a further role."""
    address = email_address(email)
    with act(actor, "add person", when, needs=MANAGE, subject=address) as door:
        role = appointed(db.session.connection(), wanted, when.day)
        person = _known(address, name, when)
        _give(person, role)
        door.facts |= told(role)
    return person


def _known(address: str, name: str | None, when: Moment) -> Person:
    person = find.person(address)
    if person is None:
        person = Person(email=address, name=_person_name(name), created=when.stamp)
        db.session.add(person)
    elif name is not None and _person_name(name) != person.name:
        remedy = "Leave the name out, or give it so."
        raise BadInput(f"{address} is already known here as {person.name}.", remedy=remedy, field="name")
    return person


def _person_name(typed: str | None) -> str:
    name = " ".join((typed or "").split())
    if not name or len(name) > 200 or not name.isprintable():
        raise BadInput("A person needs a name of at most 200 characters.", remedy="Give their name.", field="name")
    return name


def _give(person: Person, role: policy.Role) -> None:
    for held in person.roles:
        if _bound(held.role) == _bound(role) and _overlap(held.role, role):
            raise NotYet(f"{person.name} already holds this role, {days(held.role)}.", remedy="End that one first.")
    person.roles.append(
        HeldRole(
            name=role.name,
            group_key=role.group,
            term=role.term,
            office_key=role.office,
            since=str(role.since),
            until=str(role.until) if role.until else None,
        )
    )


def _bound(role: policy.Role) -> tuple[object, ...]:
    return (role.name, role.group, role.term, role.office)


def _overlap(one: policy.Role, other: policy.Role) -> bool:
    last = min(one.until or date.max, other.until or date.max)
    return max(one.since, other.since) <= last


def days(role: policy.Role) -> str:
    """When it is held, in words."""
    if role.until is None:
        return f"from {day_words(role.since)}"
    if role.until < role.since:
        return f"ended on {day_words(role.since)}, the day it began"
    return f"from {day_words(role.since)} to {day_words(role.until)}"


def told(role: policy.Role) -> dict[str, object]:
    """A role as the journal and programs have it."""
    return {
        "role": role.name,
        "group": role.group,
        "term": role.term,
        "office": role.office,
        "from": str(role.since),
        "until": str(role.until) if role.until else None,
    }


# Ending -------------------------------------------------------------------------------------------------------------


def end(actor: Actor, email: str, wanted: Appointment, when: Moment, on: date | None = None) -> HeldRole:
    """From `on` (today) the role is not held any more; its last day is the one before. A group, term or office in
    `wanted` says which, where the person holds the role more than once."""
    first_without = on or when.day
    with act(actor, "end role", when, needs=MANAGE, subject=email_address(email)) as door:
        person = person_with(email)
        held = _the_one(person, wanted, first_without, when)
        _close(held, first_without)
        door.facts |= told(held.role)
    return held


def _the_one(person: Person, wanted: Appointment, on: date, when: Moment) -> HeldRole:
    reader = db.session.connection()
    group = known(reader, "group", wanted.group, when.day) if wanted.group else None
    office = known(reader, "office", wanted.office, when.day) if wanted.office else None
    open_roles = [held for held in person.roles if held.name == wanted.role and still_open(held.role, on)]
    found = [
        held
        for held in open_roles
        if group in (None, held.group_key) and office in (None, held.office_key) and wanted.term in (None, held.term)
    ]
    if not found:
        raise NotYet(f"{person.name} holds no such role on {day_words(on)}.", remedy=_held_words(person), field="role")
    if len(found) > 1:
        raise BadInput(
            f"{person.name} holds the role {wanted.role} {len(found)} times.",
            remedy="Say which, by its group, term or office.",
            field="role",
        )
    return found[0]


def still_open(role: policy.Role, on: date) -> bool:
    return role.until is None or (role.until >= on and role.until >= role.since)


def _held_words(person: Person) -> str:
    return "Roles: " + "; ".join(f"{held.name}, {days(held.role)}" for held in person.roles) + "."


def _close(held: HeldRole, first_without: date) -> None:
    since = held.role.since
    if first_without < since:
        raise BadInput(f"The role began on {day_words(since)}.", remedy="Give that day or a later one.", field="on")
    held.until = str(first_without - _DAY)


# Handing over -------------------------------------------------------------------------------------------------------


def hand_over(
    actor: Actor, leaver: str, successor: str, when: Moment, on: date | None = None, name: str | None = None
) -> list[HeldRole]:
    """The leaver's whole desk (the roles that belong to an office) ends, and the successor holds the same from `on`
    (today). `name` adds a successor who is not known yet. Returns the successor's new roles."""
    day = on or when.day
    one, other = email_address(leaver), email_address(successor)
    if one == other:
        raise BadInput("The leaver and the successor are the same person.", remedy="Give two addresses.")
    with act(actor, "hand over desk", when, needs=MANAGE, subject=one, successor=other) as door:
        desk = _desk(person_with(one), day)
        heir = _known(other, name, when) if name is not None else person_with(other)
        passed = [replace(held.role, since=max(day, held.role.since)) for held in desk]
        for held in desk:
            _close(held, max(day, held.role.since))
        new = [role for role in passed if not _covered(heir, role)]
        for role in new:
            _give(heir, role)
        door.facts |= {"roles": [told(role) for role in new]}
        db.session.flush()
        given = heir.roles[len(heir.roles) - len(new) :] if new else []
    return given


def _desk(person: Person, day: date) -> list[HeldRole]:
    desk = [held for held in person.roles if held.name in policy.OFFICE_ROLES and still_open(held.role, day)]
    if not desk:
        raise NotYet(f"{person.name} holds no office role on {day_words(day)}.", remedy=_held_words(person))
    return desk


def _covered(person: Person, role: policy.Role) -> bool:
    """Whether the person already holds the same for all of that time."""
    mine = [held.role for held in person.roles if _bound(held.role) == _bound(role)]
    return any(one.since <= role.since and (one.until or date.max) >= (role.until or date.max) for one in mine)
