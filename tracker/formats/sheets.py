"""Sheets for the room of a meeting, to be filled in by hand where the screen fails: the roll call, and who votes how on
each motion or item. What is recorded already is marked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.formats.adopted import COMMITTEE
from tracker.formats.written import Part, Written, grid, heading, line, said
from tracker.published.thing import Thing
from tracker.records.meeting import Meeting, Motion
from tracker.rules import law
from tracker.rules.motion import METHODS, RECUSED, VOTES
from tracker.text.dates import day_words

EMPTY, MARKED = "☐", "☒"
_BLANK = "____________________"


def roll_call(held: Meeting, seated: Mapping[int, str], quorum: Mapping[str, Any]) -> Written:
    """`seated`: who has a seat on the day, by id. `quorum`: {rule, needed} of the day."""
    here = {one.person_id: one.present for one in held.attendance}
    rows = [(name, _box(here.get(id) is True), _box(here.get(id) is False), "") for id, name in seated.items()]
    officer = f"{held.officer}, {held.officer_role}" if held.officer else _BLANK
    return Written(
        f"Roll call, meeting of {day_words(held.first)}",
        (
            *_head(held, "Roll call"),
            said(f"Designated Federal Officer or alternate present ({law.OFFICER}): {officer}"),
            said(f"Seated on this day: {len(seated)}. Needed for a quorum: {quorum['needed']} ({quorum['rule']})."),
            grid(("Member", "Present", "Absent", "Came, left"), *rows),
            said(f"Also present: {', '.join((held.others or '').splitlines()) or _BLANK}"),
            said(f"Called to order at: {_BLANK} Adjourned at: {_BLANK}"),
        ),
    )


def votes(held: Meeting, seated: Mapping[int, str], items: Mapping[str, Thing]) -> Written:
    """A table for each motion, and for each item of the agenda that none is about. Who is known to be absent has no
    line."""
    members = {one.person_id: one.name for one in held.present()} or dict(seated)
    moved = {one.item for motion in held.motions for one in motion.items}
    parts = [part for motion in held.motions for part in _of_motion(motion, members, items)]
    for point in held.points:
        if point.item in items and point.item not in moved:
            parts += _of_item(items[str(point.item)], members)
    return Written(f"Vote sheet, meeting of {day_words(held.first)}", (*_head(held, "Vote sheet"), *parts))


def _head(held: Meeting, name: str) -> tuple[Part, ...]:
    days = day_words(held.first) + (f" to {day_words(held.last)}" if held.until else "")
    return (line(COMMITTEE), line(f"Meeting of {days}"), heading(name))


def _of_motion(motion: Motion, members: Mapping[int, str], items: Mapping[str, Thing]) -> Iterator[Part]:
    yield heading(f"Motion {motion.number}{f': {motion.outcome}' if motion.outcome else ''}", 2)
    for one in motion.items:
        yield from _words(items.get(one.item), one.item, one.wording)
    yield _moved(motion.mover, motion.seconder, motion.method)
    said_how = {(one.person_id, one.vote) for one in motion.ballots if not one.item}
    apart = {(one.person_id, RECUSED) for one in motion.ballots if one.item}
    yield _table(members, said_how | apart)


def _of_item(item: Thing, members: Mapping[int, str]) -> Iterator[Part]:
    yield heading(item.title, 2)
    yield said(item.text)
    yield _moved(None, None, None)
    yield _table(members, set())


def _words(item: Thing | None, key: str, wording: str | None) -> Iterator[Part]:
    yield said(f"**{item.title if item else key}{' (as amended)' if wording else ''}**")
    yield said(wording or (item.text if item else ""))


def _moved(mover: str | None, seconder: str | None, method: str | None) -> Part:
    how = "  ".join(f"{_box(one == method)} {one}" for one in METHODS)
    return said(f"Moved by: {mover or _BLANK}  Seconded by: {seconder or _BLANK}\n\n{how}  Outcome: {_BLANK}")


def _table(members: Mapping[int, str], marked: set[tuple[int, str]]) -> Part:
    ways: Sequence[str] = (*VOTES, RECUSED)
    rows = [(name, *(_box((id, way) in marked) for way in ways)) for id, name in members.items()]
    return grid(("Member", *(way.capitalize() for way in ways)), *rows)


def _box(marked: bool) -> str:
    return MARKED if marked else EMPTY
