"""What cannot have happened to a group, whoever says so: that it goes on with its own work or with that of whoever goes
on with its, is part of itself or of what is part of it, or changed before it was there."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tracker.proceedings.register import Register
from tracker.published.identities import Named
from tracker.rules.term import CONTINUED, TRANSFERRED
from tracker.text.dates import Dated, day_words, on_day

Said = Mapping[str, Any]  # event, to, acronym, parent: as Register.event takes them
Against = tuple[str, str, str]  # the field that is at fault, what is wrong, what to do
FORMED = "formed"


def against(register: Register, key: str | None, said: Said, dated: Dated) -> Against | None:
    """The first reason why this did not happen to the group on that day; `key` is None for one that is new."""
    return next(_reasons(register, key, said, dated), None)


def _reasons(register: Register, key: str | None, said: Said, dated: Dated) -> Iterator[Against]:
    if key and said["event"] != FORMED:
        yield from _there("date", register, key, dated)
    yield from _acronym_of_another(register, said)
    for field in ("to", "parent"):
        other = register.key_of(said[field]) if said.get(field) else None
        if other and other != key:
            yield from _there(field, register, other, dated)
        if key and other:
            yield from _bound(field, register, key, other, said, dated)


def _bound(field: str, register: Register, key: str, other: str, said: Said, dated: Dated) -> Iterator[Against]:
    """A group and the one that it is said to be part of, or to be continued by."""
    event = said["event"]
    if field == "parent" or event == TRANSFERRED:
        if other == key:
            yield field, "it would be part of itself.", "Name the subcommittee."
        if field == "to" and register.lives.on(key, dated).parent == other:
            yield field, "it is part of that group already.", "Nothing has to be recorded; or name another."
    elif event == CONTINUED and other == key:
        yield field, "no group goes on with its own work.", 'Name another; of a new name, say "renamed".'
    elif event == CONTINUED and (by := _gone_on_with(register, key).get(other)):
        called = register.lives.on(other, dated).name
        remedy = f"Name another; if what the record has is wrong, retract {by} first."
        yield field, f"by the record this group goes on with the work of the {called}, not the other way.", remedy


def _gone_on_with(register: Register, key: str) -> dict[str, str]:
    """The groups whose work it goes on with, and theirs -> the event that says so."""
    found: dict[str, str] = {}
    asked = [key]
    for one in asked:  # grows by what is found
        before = {each.continues: each.key for each in register.events.held if each.of == one and each.continues}
        asked += [each for each in before if each not in found]
        found = before | found
    return found


def _there(field: str, register: Register, key: str, dated: Dated) -> Iterator[Against]:
    first = register.lives.life(key)[0]
    if str(dated.last) < first.since:
        since = day_words(date.fromisoformat(first.since))
        older = "" if told_formed(register, key) else f'; if it is older, record first that it was "{FORMED}", and when'
        remedy = f"Give that day or a later one{older}."
        yield field, f"the {first.name} is in the record from {since} on.", remedy


def told_formed(register: Register, key: str) -> bool:
    """Whether the record tells when it was formed: of a group without that it has the day of its first paper."""
    return any(one.of == key and one.what == FORMED for one in register.events.held)


def _acronym_of_another(register: Register, said: Said) -> Iterator[Against]:
    """A group that is not held would be taken for the one that bears its acronym."""
    new = {FORMED: "group", CONTINUED: "to"}.get(said["event"])
    if not new or not said.get("acronym") or register.key_of(said[new]):
        return
    if bearer := register.key_of(said[new], said["acronym"]):
        borne = register.lives.life(bearer)[-1].name
        yield "acronym", f"{said['acronym']} is that of the {borne}.", "Leave it out, or give the one that is its own."


def circle(register: Register, key: str, dated: Dated) -> Against | None:
    """Whether the group is part of what is part of it, on any day from this one on: asked when all was said, for of
    several that move it is the end that counts."""
    days = {one.since for one in register.held if one.since > str(dated.first)} | {str(dated.first)}
    for day in sorted(days):
        above = _above(register, key, on_day(date.fromisoformat(day)))
        if any(one.parent == key for one in above):
            below = above[0].name
            remedy = "Name another; or record first that this one was moved."
            return "to", f"the {below} is part of it, so neither would be part of the committee.", remedy
    return None


def _above(register: Register, key: str, dated: Dated) -> list[Named]:
    """The group that it is part of, and so on."""
    found: list[Named] = []
    seen, parent = {key}, register.lives.on(key, dated).parent
    while parent and parent not in seen and register.lives.life(parent):
        seen.add(parent)
        found.append(register.lives.on(parent, dated))
        parent = found[-1].parent
    return found
