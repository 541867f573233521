"""The days on which the words of a paper say that a meeting was held or will be: offered where it prints no date of its
own, for a person to take. None of them is taken to be the paper's date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records.paper import Paper
from tracker.rules.paper import fields_of
from tracker.text import dates

MOST = 4  # of one field
_OF = {"meeting-notice": ("meeting",)}  # its own date is the day of the issue
_MEETING = re.compile(r"\b(?:meet(?:s|ing|ings)?|met|session|convened?)\b", re.IGNORECASE)
_BEFORE, _AFTER = 100, 60  # characters of the same paragraph in which the meeting is named
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Offered:
    """A day as printed at text[start:end], with the words around it. `target` is the id to which its link leads."""

    target: str
    printed: str
    value: str
    around: str
    start: int
    end: int


def offered(paper: Paper) -> dict[str, list[Offered]]:
    """For the fields of a day that has no value and no readings."""
    settled = {value.name for value in paper.values if value.value is not None or value.candidates}
    wanted = _OF.get(paper.kind, ("date", "meeting"))
    empty = [field.name for field in fields_of(paper.kind) if field.name in wanted and field.name not in settled]
    return {name: found for name in empty if (found := _days(paper.text, name))}


def _days(text: str, name: str) -> list[Offered]:
    found: dict[str, Offered] = {}
    for one, around in _of_meetings(text):
        target = f"offered-{name}-{len(found) + 1}"
        place = Offered(
            target, " ".join(text[one.start : one.end].split()), one.dated.value, around, one.start, one.end
        )
        found.setdefault(one.dated.value, place)
    return list(found.values())[:MOST]


def _of_meetings(text: str) -> Iterator[tuple[dates.Found, str]]:
    for one in dates.find(text):
        around = _around(text, one.start, one.end)
        if one.dated.precision in (dates.DAY, dates.RANGE) and _MEETING.search(around):
            yield one, around


def _around(text: str, start: int, end: int) -> str:
    """The whole words about a place, of its own paragraph."""
    before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _BREAK.split(text[end : end + _AFTER])[0]
    before = before.split(" ", 1)[-1] if len(before) == _BEFORE else before
    after = after.rsplit(" ", 1)[0] if len(after) == _AFTER else after
    return " ".join(f"{before}{text[start:end]}{after}".split())
