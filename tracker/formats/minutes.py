"""Minutes of a meeting, drafted from what was recorded of it: who was there, the agenda by subcommittee, what was moved
and how it was decided. What no record tells stands in brackets, to be written by hand (41 CFR 102-3.165)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from tracker.formats.adopted import COMMITTEE
from tracker.formats.written import Part, Written, heading, line, numbered, point, said
from tracker.published.thing import Thing
from tracker.records.meeting import AgendaPoint, Meeting, Motion, MotionItem
from tracker.rules import law
from tracker.rules.motion import FOR, PRESENTED, ROLL_CALL, UNANIMOUS, VOTES, WITHDRAWN
from tracker.text.dates import day_words

OPEN = "[To be written: "  # what begins a place that nobody has filled in yet
_DONE = {  # how a motion ended, as minutes tell it
    "passed": "The motion passed{how}{counts}.",
    "passed as amended": "The motion passed as amended{how}{counts}.",
    "not passed": "The motion did not pass{how}{counts}.",
    "remanded to group": "The motion passed{how}{counts}, and the {items} remanded to the working group.",
    "tabled": "The motion passed{how}{counts}, and the {items} tabled.",
}
_NOT_VOTED = {WITHDRAWN: "withdrawn before a vote", PRESENTED: "presented; for want of a quorum there was no vote"}


@dataclass(frozen=True, slots=True)
class Told:
    """What minutes are made of: the meeting; the recommendations of its agenda; the names of groups on its day; the
    quorum as {rule, seated, needed, present, met}; motion number -> how many voted how; the outcomes that were
    retracted after they had been published."""

    held: Meeting
    items: Mapping[str, Thing]
    called: Mapping[str, str]
    quorum: Mapping[str, Any] | None
    votes: Mapping[int, Mapping[str, int]]
    gone: Collection[str] = ()


def drafted(told: Told) -> Written:
    held = told.held
    parts = [
        *_head(held),
        *_roll_call(told),
        *_agenda(told),
        heading("Public Comment", 2),
        said(f"{OPEN}who spoke, what was sent in writing, what was read into the record.]"),
        heading("Adjournment", 2),
        said("The meeting was adjourned."),
    ]
    return Written(title(held), tuple(parts))


def title(held: Meeting) -> str:
    return f"Minutes of the meeting of {_days(held)}"


def _days(held: Meeting) -> str:
    return day_words(held.first) + (f" to {day_words(held.last)}" if held.until else "")


def _head(held: Meeting) -> Iterator[Part]:
    yield line(COMMITTEE)
    yield line("Public Meeting Minutes" if held.public else "Meeting Minutes")
    yield line(day_words(held.first))
    yield from [line(f"Through {day_words(held.last)}")] if held.until else []
    yield from (line(words) for words in (held.starts, held.place, held.form) if words)


def _roll_call(told: Told) -> Iterator[Part]:
    held = told.held
    yield heading("Call to Order and Roll Call", 2)
    if held.officer:
        yield said(f"The {held.officer_role}, {held.officer}, was present and called the meeting to order.")
    here, away = ([one.name for one in held.attendance if one.present is there] for there in (True, False))
    present = f"The following members were present: {_and(here)}." if here else "No member was present."
    yield said(f"{present} Members absent: {_and(away)}." if away else present)
    if held.others:
        yield said(f"Also present: {_and(held.others.splitlines())}.")
    if told.quorum:
        counted = "{present} of {seated} seated members were present; {needed} were needed ({rule})".format(
            **told.quorum
        )
        yield said(f"{counted}: there was {'a' if told.quorum['met'] else 'no'} quorum.")
    if held.noticed_on:
        on = date.fromisoformat(held.noticed_on)
        cited = f" ({held.citation})" if held.citation else ""
        days = (held.first - on).days
        yield said(f"Notice of the meeting appeared on {day_words(on)}{cited}, {days} days before it.")


def _agenda(told: Told) -> Iterator[Part]:
    """The points in their order, under the subcommittee of each; a motion stands after the last of its items that are
    under the same."""
    left = list(told.held.motions)
    for key, some in groupby(told.held.points, key=lambda one: one.subcommittee):
        points = list(some)
        yield heading(told.called.get(key or "", key or "") or "Committee business", 2)
        yield from _points(told, points)
        mine = [motion for motion in left if motion.items and motion.items[0].item in {one.item for one in points}]
        left = [motion for motion in left if motion not in mine]
        for motion in mine:
            yield from _motion(told, motion)
    moved = {one.item for motion in told.held.motions for one in motion.items}
    if never := [one.item for one in told.held.points if one.item and one.item not in moved]:
        yield said(f"No motion was made on {_and([_name(told, key) for key in never])}.")


def _points(told: Told, points: Sequence[AgendaPoint]) -> Iterator[Part]:
    for one in points:
        if one.words:
            yield said(one.words)
        if one.exemption:
            yield said(f"This part was closed to the public under {one.exemption} ({law.CLOSED}).")
    yield said(f"{OPEN}who presented, and what was discussed.]")
    if items := [one for one in points if one.item]:
        yield said("These recommendations were before the committee:")
        for place, one in enumerate(items, 1):
            late = " (on the agenda after the notice)" if one.late else ""
            key = str(one.item)
            yield numbered(place, f"{_name(told, key)}{late}: {_posted(told, key)}")


def _motion(told: Told, motion: Motion) -> Iterator[Part]:
    yield heading(f"Motion {motion.number}", 3)
    named = _and([_name(told, one.item) for one in motion.items])
    if motion.key in told.gone:
        yield said(f"{OPEN}what became of {named}. What was published of this motion was retracted ({motion.key}).]")
        return
    if motion.outcome in _NOT_VOTED:
        yield said(f"{named}: {_NOT_VOTED[motion.outcome]}.")
        return
    seconded = f"; {motion.seconder} seconded" if motion.seconder else ""
    yield said(f"{_moved(motion, named)}{seconded}. {_decision(told, motion)}")
    if motion.words:
        yield said(f"The motion was on {named}.")
    yield from _by_name(told, motion)
    for one in motion.items:
        yield from _of_item(told, motion, one)


def _moved(motion: Motion, named: str) -> str:
    words = _words(motion.words)
    if motion.mover:
        return f"{motion.mover} moved{words or f' the question on {named}'}"
    return f"It was moved{words}" if words else f"A motion was made on {named}"


def _words(typed: str | None) -> str:
    """What was moved, within a sentence: "To adopt it." goes on in it, other words are quoted."""
    words = (typed or "").strip().rstrip(".")
    if words[:1].isupper() and words.lower().startswith(("to ", "that ")):
        return f" {words[0].lower()}{words[1:]}"
    return f": “{words}”" if words else ""


def _decision(told: Told, motion: Motion) -> str:
    done = _DONE.get(motion.outcome or "", f"{OPEN}what was decided.]")
    how = {UNANIMOUS: " unanimously", None: ""}.get(motion.method, f" by {motion.method}")
    counts = told.votes.get(motion.number, {})
    counted = ", ".join(f"{number} {way}" for way, number in counts.items() if number or way == FOR)
    items = "recommendation was" if len(motion.items) == 1 else "recommendations were"
    return done.format(items=items, how=how, counts=f" ({counted})" if any(counts.values()) else "")


def on(told: Told, motion: Motion) -> str:
    """What it is called where its words are not told."""
    return f"The question on {_and([_name(told, one.item) for one in motion.items])}."


def recused(told: Told, motion: Motion) -> list[dict[str, str]]:
    """[{name, what}]: who took no part in the vote on which item."""
    away = [one for one in motion.ballots if one.item]
    return [{"name": _member(told, one.person_id), "what": _name(told, one.item)} for one in away]


def _by_name(told: Told, motion: Motion) -> Iterator[Part]:
    """Of a roll call, who voted how."""
    if motion.method == ROLL_CALL:
        for way in VOTES:
            who = [_member(told, one.person_id) for one in motion.ballots if not one.item and one.vote == way]
            yield from [point(f"{way.capitalize()}: {_and(who)}.")] if who else []


def _of_item(told: Told, motion: Motion, one: MotionItem) -> Iterator[Part]:
    away = [_member(told, ballot.person_id) for ballot in motion.ballots if ballot.item == one.item]
    if away:
        yield said(f"{_and(away)} took no part in the vote on {_name(told, one.item)} (recused).")
    if one.wording:
        yield said(f"{_name(told, one.item)} was put to the vote with these words:")
        yield numbered(_ordinal(told, one.item), one.wording)


def _ordinal(told: Told, key: str) -> str:
    return str(told.items[key].facts.get("ordinal") or 1) if key in told.items else "1"


def _posted(told: Told, key: str) -> str:
    return told.items[key].text if key in told.items else ""


def _name(told: Told, key: str) -> str:
    return told.items[key].title if key in told.items else key


def _member(told: Told, id: int) -> str:
    return next((one.name for one in told.held.attendance if one.person_id == id), "a member")


def _and(names: Sequence[str]) -> str:
    """A; A and B; A, B, and C. Names that hold commas are kept apart by semicolons."""
    mark = "; " if any("," in one for one in names) else ", "
    if len(names) < 3 and mark == ", ":
        return " and ".join(names)
    return f"{mark.join(names[:-1])}{mark}and {names[-1]}" if len(names) > 1 else "".join(names)
