"""The Word file by which an office clears a draft comes back: kept, with what was changed in it and by whom; whoever
writes the draft takes its words over, field by field, or leaves them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection

from tracker.formats.package import Package
from tracker.proceedings.act import act, allowed
from tracker.proceedings.answer import DRAFT, opened, reworded
from tracker.proceedings.clearance import CLEAR
from tracker.published import find, thing
from tracker.reading.returned import mark_of, plainly
from tracker.records.answer import Answer, Clearance, Returned
from tracker.rules import answer as rules
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store import files
from tracker.store.database import db
from tracker.text.dates import day_words
from tracker.text.merged import merged

UNTRACKED, ELSEWHERE, TOGETHER = "untracked", "elsewhere", "together"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a field would say if the office's words were taken. `how`: nothing, when the draft is as it went out;
    TOGETHER, when it was changed since in other places, and both stand in `then`; ELSEWHERE, when it was changed since
    in the same places; UNTRACKED, when the file was changed without its telling."""

    name: str
    label: str
    now: str
    then: str
    how: str = ""


def out(reader: Connection, held: Answer, place: int, when: Moment) -> Package:
    """What the office of that place is given, in the words of now."""
    asked = _asked(held, place)
    items = thing.things(reader, [one.item for one in held.items], when.day)
    named = find.names(reader, held.offices, when.day)
    called = {key: named[key]["title"] if key in named else key for key in held.offices}
    return Package(
        held.id,
        held.version,
        rules.CALLED[held.kind],
        called[held.office_key],
        called[asked.office_key],
        [(one.title, one.text) for one in items.values()],
        [(field.label, held.typed[field.name]) for field in rules.FIELDS[held.kind]],
        [(called[one.office_key], one.so_far) for one in held.clearances],
        held.course,
        day_words(date.fromisoformat(held.clear_by)) if held.clear_by else "",
    )


def called(held: Answer, place: int) -> str:
    """The name of that file."""
    return f"{held.id}-{keys.slug(_asked(held, place).office_key)}.docx"


def _asked(held: Answer, place: int) -> Clearance:
    found = next((one for one in held.clearances if one.place == place), None)
    if found is None:
        raise Missing("No such office was asked.", remedy="Send it for clearance first.")
    return found


def bring(
    actor: Actor,
    id: str,
    place: int,
    version: int | None,
    when: Moment,
    file: tuple[str, bytes],
    reading: Mapping[str, Any],
) -> Answer:
    """`place` is that of the office's clearance; `reading` is what reading/returned.py has of the file. The office
    itself may bring it, or whoever drafts."""
    name, content = PurePath(file[0]).name[-200:], file[1]
    with act(actor, "bring back package", when, needs="desk.enter", subject=id, place=place, file=name):
        held = opened(actor, id, version, when)
        one = next((each for each in held.clearances if each.place == place), None)
        if one is None:
            raise NotYet("No such office was asked.", remedy="Send it for clearance first.", field="place")
        if may(actor, CLEAR, one, when.day):
            allowed(actor, CLEAR, when, one)
        else:
            allowed(actor, DRAFT, when, held)
        rules.COURSE.move("change", held.state)
        if reading["draft"] != held.id:
            said = f"is of {reading['draft']}" if reading["draft"] else "is not one that went out from here"
            remedy = f"Choose the Word file that went out for {held.id}; what came otherwise is recorded as a page."
            raise BadInput(f"{name} {said}.", remedy=remedy, field="returned")
        kept = files.keep(db.session, content, files.media_type(name, content)).sha256
        if any(each.sha256 == kept for each in held.kept if each.what == rules.PACKAGE):
            raise BadInput(f"{name} came back already.", remedy="Nothing more needs to be done.", field="returned")
        row = held.keeps(rules.PACKAGE, kept, name)
        held.returned.append(
            Returned(place=len(held.returned) + 1, office_key=one.office_key, file=row.place, brought_by=actor.name,
                     brought_at=when.stamp, reading=json.dumps(reading, ensure_ascii=False))
        )  # fmt: skip
        db.session.flush()
    return held


def take(actor: Actor, id: str, place: int, version: int | None, when: Moment, names: Collection[str]) -> Answer:
    """The draft says in these fields what the file says. It is cleared anew, as after every change."""
    with act(actor, "take words over", when, needs="desk.enter", subject=id, place=place, fields=sorted(names)):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        one = next((each for each in held.returned if each.place == place), None)
        if one is None:
            raise NotYet("No such file came back.", remedy="Load the page again.")
        then = {each.name: each.then for each in offered(held, one) if each.name in names}
        if not then:
            raise BadInput("No field was ticked.", remedy="Tick those whose words are to be taken.", field="take")
        reworded(held, then)
        one.taken = "\n".join(dict.fromkeys([*one.taken.split(), *then]))
        one.taken_by = actor.name
    return held


def offered(held: Answer, one: Returned) -> list[Offered]:
    """The fields in which the file says something else than the draft does now."""
    read = one.read
    under: dict[str, Mapping[str, str]] = {}
    for section in read["sections"]:
        under.setdefault(section["heading"], section)
    fields = [field for field in rules.FIELDS[held.kind] if field.label in under]
    tracked = read["mark"] == mark_of([under[field.label]["before"] for field in fields])
    found = (
        _offered(field.name, field.label, plainly(held.typed[field.name]), under[field.label], tracked)
        for field in fields
    )
    return [each for each in found if each.then != each.now]


def _offered(name: str, label: str, now: str, section: Mapping[str, str], tracked: bool) -> Offered:
    before, after = section["before"], section["after"]
    if not tracked and before != now:
        return Offered(name, label, now, after, UNTRACKED)
    if before == now:
        return Offered(name, label, now, after)
    if before == after:  # the office left it as it was
        return Offered(name, label, now, now)
    both = merged(before, now, after)
    return Offered(name, label, now, after, ELSEWHERE) if both is None else Offered(name, label, now, both, TOGETHER)
