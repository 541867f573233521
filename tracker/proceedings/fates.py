"""What becomes of the groups of a term when it ends: by the same register that papers' words go through, so that what
is known already is not said twice."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.appointments import known as named_in_record
from tracker.proceedings.possible import Against, against, circle
from tracker.proceedings.register import Register
from tracker.published.entry import Edition
from tracker.published.thing import Thing, things
from tracker.rules.group import LONGEST, NAMING, same_name
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.rules.term import CONCLUDED, CONTINUED, GOES_ON, RENAMED, TRANSFERRED
from tracker.text import dates
from tracker.text.dates import Dated

Said = Mapping[str, Any]


def befall(
    reader: Connection, groups: Sequence[Thing], told: Mapping[str, Said], on: Dated, when: Moment
) -> list[Edition]:
    """Key of each group -> the values of FATE (rules/term.py); what is said of one without a day of its own holds from
    `on`. Raises BadInput that names the group's box."""
    register = Register(reader)
    parents = things(reader, {key for one in groups for key in one.to("parent")}, on.last)
    for group in groups:
        said = told[group.key]
        if said["fate"] != GOES_ON:
            parent = next((parents[key].own_title for key in group.to("parent") if key in parents), None)
            _befall(register, group, said, parent, _since(group, said, on, when), when)
    for group in groups:  # when all are moved: one may have moved from below another
        if told[group.key]["fate"] == TRANSFERRED:
            _possible(group, circle(register, group.key, _since(group, told[group.key], on, when)))
    return list(register.fresh)


def _since(group: Thing, said: Said, on: Dated, when: Moment) -> Dated:
    since = dates.of_field(said["since"]) if said["since"] else on
    if since.first > when.dated:
        raise _refused(group, "since", f"{since.words} lies in the future.", "Record it when it has happened.")
    return since


def _befall(register: Register, group: Thing, said: Said, parent: str | None, since: Dated, when: Moment) -> None:
    fate, to = str(said["fate"]), str(said["to"] or "")
    if fate in NAMING and not to:
        raise _refused(group, "to", f'"{fate}" says to what.', "Give the name.")
    if to and fate not in NAMING:
        raise _refused(group, "to", f'"{fate}" names no other group.', "Leave it out, or choose another word.")
    shared: dict[str, Any] = {"group": group.own_title, "note": said["note"]}
    if fate == CONTINUED:
        successors = [" ".join(name.split()) for name in to.split(";") if name.strip()]
        for name in successors:
            acronym = said["acronym"] if len(successors) == 1 else None
            new = {"to": _as_held(register, _name(group, name), since), "acronym": acronym, "parent": parent}
            _told(register, group, {**shared, **new, "event": fate}, since)
        _told(register, group, {**shared, "event": CONCLUDED}, since)
    elif fate == RENAMED:
        if same_name(group.own_title, to):
            raise _refused(group, "to", "it bears this name already.", "Give the new one, or let it go on.")
        _told(register, group, {**shared, "event": fate, "to": _name(group, to), "acronym": said["acronym"]}, since)
    elif fate == TRANSFERRED:
        _told(register, group, {**shared, "event": fate, "to": _parent(register.reader, group, to, when)}, since)
    else:
        _told(register, group, {**shared, "event": fate}, since)


def _told(register: Register, group: Thing, said: Said, since: Dated) -> None:
    _possible(group, against(register, group.key, said, since))
    register.event(said, since)


def _possible(group: Thing, wrong: Against | None) -> None:
    if wrong:
        field, words, remedy = wrong
        raise _refused(group, {"date": "since", "parent": "to"}.get(field, field), words, remedy)


def _name(group: Thing, typed: str) -> str:
    if len(typed) > LONGEST:
        raise _refused(group, "to", f"a name has at most {LONGEST} characters.", "Shorten it.")
    return typed


def _as_held(register: Register, name: str, since: Dated) -> str:
    """A successor by the name that it has; one that is not held is founded by the name typed."""
    key = register.key_of(name)
    return register.lives.on(key, since).name if key else name


def _parent(reader: Connection, group: Thing, typed: str, when: Moment) -> str:
    """The full name of a group that is held: nobody is moved to one that a slip of the hand made up."""
    try:
        key = named_in_record(reader, "group", typed, when.day)
    except BadInput as wrong:
        wrong.field = f"{group.key}-to"
        raise
    return things(reader, [key], when.day)[key].own_title


def _refused(group: Thing, field: str, words: str, remedy: str) -> BadInput:
    return BadInput(f"{group.own_title}: {words}", remedy=remedy, field=f"{group.key}-{field}")
