"""A role as it is asked for becomes a role with its bounds: its group, term or office looked up in the public record,
its days in order. Whatever does not fit is refused in words that name what would."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.term_days import ended_by
from tracker.published.thing import Thing
from tracker.rules import keys, policy
from tracker.rules.appointment import GIVEN
from tracker.rules.field import Typed, one_day, understood
from tracker.rules.refusal import BadInput
from tracker.rules.term import title
from tracker.text.dates import day_words

LISTED = 8  # how many names a refusal gives when none is near


@dataclass(frozen=True, slots=True)
class Appointment:
    """As typed: a group by its key, any slug it ever had, or its acronym; an office likewise."""

    role: str
    group: str | None = None
    term: int | None = None
    office: str | None = None
    since: date | None = None  # None: from today
    until: date | None = None


def as_typed(typed: Typed) -> Appointment:
    """By the fields of rules/appointment.py, GIVEN: the role by its name in words."""
    said = understood(GIVEN, typed)
    days = {name: day(said[name]) for name in ("since", "until")}
    role = next(key for key, words in policy.ROLES.items() if words == said["role"])
    return Appointment(role, said["group"], said["term"], said["office"], **days)


def day(value: Any) -> date | None:
    """The day of a field's value."""
    return date.fromisoformat(one_day(value) or "") if value else None


def bounds(role: str) -> tuple[str, ...]:
    """What a role must name, and beside which it may name nothing else."""
    if role in policy.GROUP_ROLES:
        return ("group", "term")
    return ("term",) if role in policy.COMMITTEE_ROLES else ("office",)


def appointed(reader: Connection, wanted: Appointment, on: date) -> policy.Role:
    """The role with keys of the public record. Raises BadInput."""
    _check_role(wanted.role)
    _check_bounds(reader, wanted, on)
    since = wanted.since or on
    _check_days(since, wanted.until)
    term = int(known(reader, "term", str(wanted.term), on)) if wanted.term is not None else None
    return policy.Role(
        wanted.role,
        since,
        _until(reader, term, since, wanted.until, on) if term is not None else wanted.until,
        group=known(reader, "group", wanted.group, on) if wanted.group else None,
        term=term,
        office=known(reader, "office", _office(wanted), on) if "office" in bounds(wanted.role) else None,
    )


def _office(wanted: Appointment) -> str:
    return wanted.office or keys.DFO_OFFICE


def _check_role(role: str) -> None:
    if role not in policy.ROLES:
        near = get_close_matches(role.lower(), policy.ROLES, n=1)
        remedy = f"Did you mean {near[0]}? " if near else ""
        raise BadInput(f'There is no role "{role}".', remedy=f"{remedy}Roles: {', '.join(policy.ROLES)}.", field="role")


def _check_bounds(reader: Connection, wanted: Appointment, on: date) -> None:
    needed = bounds(wanted.role)
    given = [name for name in ("group", "term", "office") if getattr(wanted, name) is not None]
    own_office = wanted.role in (policy.DFO, policy.ALTERNATE)
    missing = [name for name in needed if name not in given and not (name == "office" and own_office)]
    if missing:
        raise BadInput(
            f"The role {wanted.role} belongs to a {' and a '.join(needed)}.".replace("a office", "an office"),
            remedy=" ".join(_asked(reader, name, on) for name in missing),
            field=missing[0],
        )
    for name in given:
        if name not in needed:
            raise BadInput(f"The role {wanted.role} has no {name}.", remedy=f"Leave the {name} out.", field=name)


def _asked(reader: Connection, kind: str, on: date) -> str:
    """What to give for a bound that is missing, with all that it may be."""
    held = sorted(_names(thing)[0] for thing in find.all_of(reader, kind, on))
    return f"Give its {kind}, one of: {', '.join(held)}." if held else _near(reader, kind, "", on)


def _check_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise BadInput(f"The role would end on {until}, before it begins on {since}.", remedy="Give them in order.")


def _until(reader: Connection, term: int, since: date, until: date | None, on: date) -> date | None:
    """The last day of a role of this term: one that has ended ends it, as it ended those that were held then."""
    ended = ended_by(reader, term, on)
    if ended is None:
        return until
    last = ended.since.last
    if since > last:
        remedy = "Name the term that sits then, or give the role days up to that one."
        raise BadInput(f"The {title(term)} ended on {day_words(last)}.", remedy=remedy, field="term")
    return min(until or last, last)


# In the public record -----------------------------------------------------------------------------------------------


def known(reader: Connection, kind: str, typed: str, on: date) -> str:
    """The key of the one group, term or office that goes by this name. Raises BadInput for none and for several."""
    wanted = typed.strip().lower()
    for way in (_by_key, _by_slug, _by_name):
        fitting = way(reader, kind, wanted, on)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise BadInput(f'"{typed}" fits several: {", ".join(fitting)}.', remedy="Give one of these.", field=kind)
    near = _near(reader, kind, wanted, on)
    raise BadInput(f'There is no {kind} "{typed}" in the public record.', remedy=near, field=kind)


def _by_key(reader: Connection, kind: str, wanted: str, on: date) -> list[str]:
    return sorted(find.standing_keys(reader, kind, [wanted, f"{kind}/{wanted}"]))


def _by_slug(reader: Connection, kind: str, wanted: str, on: date) -> list[str]:
    return sorted(find.filed(reader, kind, "slug", wanted))


def _by_name(reader: Connection, kind: str, wanted: str, on: date) -> list[str]:
    return [thing.key for thing in find.all_of(reader, kind, on) if wanted in _names(thing)]


def _names(thing: Thing) -> list[str]:
    """What a person might type for it, in lower case; the first is the one to show."""
    name, acronym = str(thing.facts.get("name") or thing.title), str(thing.facts.get("acronym") or "")
    slug = str(thing.facts.get("slug") or thing.key)
    return [one.lower() for one in (slug, acronym, name, keys.slug(name)) if one]


def _near(reader: Connection, kind: str, wanted: str, on: date) -> str:
    held = find.all_of(reader, kind, on)
    if not held:
        return f"No {kind} has been published yet: publish the paper that names it first."
    by_name = {name: thing for thing in held for name in _names(thing)}
    near = [by_name[name] for name in get_close_matches(wanted, by_name, n=3)] or held[:LISTED]
    shown = dict.fromkeys(f"{_names(thing)[0]} ({thing.title})" for thing in near)
    return f"Known here: {', '.join(shown)}."
