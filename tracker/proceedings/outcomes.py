"""What was done at a meeting becomes public: the meeting with who was there and what is to be done, an outcome for each
motion, the numbers of what was adopted, and the words as they were adopted. One release."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats.citation import AMENDED
from tracker.proceedings import actions, agenda_entry, comments, reprints
from tracker.proceedings.act import act
from tracker.proceedings.announce import new_points
from tracker.proceedings.convene import opened
from tracker.proceedings.convened import all_decided
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.named import number_is_free
from tracker.proceedings.publish import Published, released
from tracker.proceedings.said import Keys
from tracker.proceedings.vote import VOTE, nothing_later, tally
from tracker.published import names, thing
from tracker.published.entry import Edition
from tracker.records.meeting import Meeting, Motion
from tracker.rules import recommendation
from tracker.rules.field import by_name
from tracker.rules.meeting import ADJOURNED, DRAFTED
from tracker.rules.moment import Moment
from tracker.rules.outcome import completed
from tracker.rules.policy import Actor
from tracker.rules.recommendation import PASSED
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db
from tracker.text.dates import on_day

NUMBER = by_name(recommendation.FIELDS)["number"]


def proposed_numbers(reader: Connection, held: Meeting, first: int | None = None) -> dict[str, str]:
    """item -> the number that it is to have: the series goes on above the highest known (or from `first`), in the order
    of the agenda. What has one keeps it."""
    passed = {one.item for made in held.motions if made.outcome in PASSED and not made.key for one in made.items}
    standing = thing.things(reader, passed, held.last)
    lacking = [point.item for point in held.points if point.item in standing and standing[point.item].number is None]
    start = first or names.highest_number(reader) + 1
    return {item: f"{start + place:06d}" for place, item in enumerate(lacking)}


def publish(
    actor: Actor, key: str, version: int | None, when: Moment, numbers: Mapping[str, str], *, later: bool = False
) -> Published:
    """Publish what was decided, if anything was, and what else was done. `numbers`: item -> its six figures, as the
    officer confirms them; with `later` those that are not given follow by an act of their own."""
    given = {item: str(NUMBER.understood(typed)) for item, typed in numbers.items() if typed.strip()}
    with act(actor, "publish outcomes", when, needs=VOTE, subject=key, numbers=given):
        held = opened(actor, key, version, when)
        if held.state not in (ADJOURNED, DRAFTED):
            raise NotYet(f"The meeting is {held.state}.", remedy="Adjourn it first.")
        motions = [made for made in held.motions if made.key is None]
        if held.told_on and not motions:
            raise NotYet("Nothing was decided that is not published.", remedy="Nothing has to be done.")
        all_decided(held)
        reader, keys = db.session.connection(), Keys(db.session.connection())
        _complete(reader, held, given, later=later)
        held.told_on = held.told_on or str(when.dated)
        actions.all_told(held)
        made = [of_meeting(reader, held, ended(held, when)), *comments.entries(reader, held, when)]
        if late := new_points(held):
            made.append(agenda_entry.addition(reader, held, late, held.first))
        for motion in motions:
            motion.key = keys.next(held.key)
            day = decided(held, motion, when)
            nothing_later(motion, day)
            made += [_outcome(held, motion, given, day), *_amended(reader, held, motion, day)]
        for point in late:
            point.announced = True
        return released(made, when)


def _complete(reader: Connection, held: Meeting, given: Mapping[str, str], *, later: bool) -> None:
    """Every adopted item has its number, each its own, that nothing else ever had."""
    wanted = proposed_numbers(reader, held)
    if strange := sorted(given.keys() - wanted.keys()):
        words = f"{strange[0]} was not adopted here, or has its number."
        raise BadInput(words, remedy="Load the page again.", field="numbers")
    if not later and (lacking := [item for item in wanted if item not in given]):
        remedy = f"Give it one, as {wanted[lacking[0]]}; or publish with the numbers to follow."
        raise BadInput(f"{lacking[0]} has no number.", remedy=remedy, field="numbers")
    for item, number in given.items():
        number_is_free(reader, number, item)
        if list(given.values()).count(number) > 1:
            raise BadInput(f"{number} is given to two items.", remedy="Give each its own.", field="numbers")
        once = names.once_numbered(reader, number)
        if once not in (None, item):
            words = f"{number} was the number of {once}."
            raise BadInput(words, remedy="A number is never given again: choose one above all.", field="numbers")


def out_of_series(reader: Connection, numbers: Iterable[str]) -> str:
    """What is unusual about these six-figure numbers, in words; nothing where they go on above the highest known, or
    begin the series; nor of those that cannot be given at all, which publishing refuses."""
    highest, given = names.highest_number(reader), sorted({int(number) for number in numbers})
    start = highest + 1 if highest else min(given, default=1)
    due = next((start + place for place, number in enumerate(given) if number != start + place), None)
    if due is None or names.once_numbered(reader, f"{given[due - start]:06d}"):
        return ""
    told = f"{given[due - start]:06d} is not the next number: that is {due:06d}"
    return f"{told}, after {due - 1:06d}." if due > 1 else f"{told}."


def ended(held: Meeting, when: Moment) -> date:
    """Its last day; of one that was over earlier than planned, the day on which that is published."""
    return min(held.last, when.dated)


def decided(held: Meeting, motion: Motion, when: Moment) -> date:
    """Of a meeting of several days the one on which it was recorded; its last, where it was recorded afterwards."""
    day = when.day_of(motion.decided_at) if motion.decided_at else None
    return min(day, when.dated) if day and held.first <= day <= held.last else ended(held, when)


def _outcome(held: Meeting, motion: Motion, numbers: Mapping[str, str], day: date) -> Edition:
    dated = on_day(day)
    sets = completed({"action": str(motion.outcome)}) | ({"feedback": "awaiting"} if motion.outcome in PASSED else {})
    name = {one.person_id: one.name for one in held.attendance}
    facts: dict[str, Any] = {
        "meeting": {"printed": on_day(held.first).words, "value": held.day, "precision": "day"},
        "motion": motion.number,
        "mover": motion.mover,
        "seconder": motion.seconder,
        "method": motion.method,
        "counts": tally(motion) if any(tally(motion).values()) else None,
        "votes": [{"name": name[one.person_id], "vote": one.vote} for one in motion.ballots if not one.item],
        "recused": [{"name": name[one.person_id], "item": one.item} for one in motion.ballots if one.item],
    }
    return Edition(
        str(motion.key),
        "outcome",
        f"Motion {motion.number}, meeting of {dated.words}: {motion.outcome}",
        dated,
        text=motion.words or "",
        facts={name: value for name, value in facts.items() if value},
        links=[{"rel": "decides", "to": one.item, "sets": sets | _number(one.item, numbers)} for one in motion.items],
    )


def _number(item: str, numbers: Mapping[str, str]) -> dict[str, str]:
    return {"number": numbers[item]} if item in numbers else {}


def _amended(reader: Connection, held: Meeting, motion: Motion, day: date) -> Iterator[Edition]:
    """The words as they were adopted, from the day of the meeting on; those that were posted stay as an edition. No
    paper prints these: the motion is where they come from."""
    changed = {one.item: str(one.wording) for one in motion.items if one.wording is not None}
    if motion.outcome in PASSED:
        for key, item in thing.things(reader, changed, day).items():
            words = changed[key]
            links = [*item.links, {"rel": AMENDED, "to": str(motion.key)}]
            yield Edition(key, item.kind, item.own_title, on_day(day), words, reprints.unprinted(item, words), links)


def number(actor: Actor, when: Moment, numbers: Mapping[str, str]) -> Published:
    """Issue the numbers that were to follow, from today on: item -> six figures."""
    given = {item: str(NUMBER.understood(typed)) for item, typed in numbers.items() if typed.strip()}
    with act(actor, "issue numbers", when, needs=VOTE, subject=" ".join(given), numbers=given):
        reader = db.session.connection()
        dated, keys = on_day(when.dated), Keys(reader)
        standing = thing.things(reader, given, when.day)
        for item, typed in given.items():
            _may_be_numbered(reader, standing, item, typed)
        links = [{"rel": "decides", "to": item, "sets": {"number": typed}} for item, typed in given.items()]
        if not links:
            raise BadInput("No number was typed.", remedy="Type one beside an item.", field="numbers")
        title = f"Numbers issued, {dated.words}"
        return released([Edition(keys.next(str(when.dated)), "outcome", title, dated, links=links)], when)


def _may_be_numbered(reader: Connection, standing: Mapping[str, Any], item: str, typed: str) -> None:
    held = standing.get(item)
    action = (((held.status or {}).get("action") or {}) if held else {}).get("value")
    if held is None or action not in PASSED or held.number is not None:
        words = f"{item} was not adopted, or has its number."
        raise BadInput(words, remedy="Load the page again.", field="numbers")
    number_is_free(reader, typed, item)
