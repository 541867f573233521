"""Hyphens at the ends of lines: whether one belongs to its word ("one-day") or was set where the line broke it
("Commit-tee"). The paper's own words tell; where they don't, a paper that breaks many words tells what its habit is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tracker.reading.layout.lines import Line
from tracker.text import words

_LAST = re.compile(r"(?<![\w-])([A-Za-z]{2,30})-$")
_FIRST = re.compile(r"[A-Za-z]{2,30}")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+){0,4}")
_TAIL = 40  # characters of a line's end
_OFTEN = 0.04  # of the lines of a paper whose words are broken by a machine
_SOME, _MANY = 3, 5
_SHOWN = 8
_OPENS = words.word_set(
    "self non well long short cross in on off up high low full part post pre real third co multi mid risk data trade "
    "time user cost two three four five six seven eight nine ten first second much far inter under over"
)
_ENDS = words.word_set(
    "based wide related level term time made readable free owned specific party day days month year hour round point "
    "person site line driven focused compliant bound in up out off to date on by of the led run paid built known"
)
_GUESSED = (
    'a hyphen at the end of a line was taken out of words that stand nowhere else in the paper: {}; look whether it '
    "belongs to one"
)  # fmt: skip


@dataclass(slots=True)
class _Known:
    """The words and the hyphenated words that stand inside the lines of a paper."""

    plain: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)

    def note(self, text: str) -> None:
        for found in _WORD.findall(text.lower()):
            if "-" in found:
                self.joined.add(found)
                self.plain.update(found.split("-"))
            else:
                self.plain.add(found)

    def is_broken(self, first: str, second: str) -> bool | None:
        """Whether a word of the paper was broken; None if none tells."""
        if f"{first}-{second}" in self.joined:
            return False
        if first + second in self.plain:
            return True
        opens = first in _OPENS and second in self.plain
        ends = second in _ENDS and first in self.plain
        both = first in self.plain and second in self.plain and min(len(first), len(second)) > 3
        numbers = words.spelled_number(first) is not None and words.spelled_number(second) is not None
        return False if opens or ends or both or numbers else None


def unbroken(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines, a soft hyphen in place of each that only the line's end made; what to say of the guessed ones."""
    ends = {place: parts for place, after in _followed(lines) if (parts := _parts(lines[place], lines[after]))}
    if not ends:
        return list(lines), ""
    known = _Known()
    for place, line in enumerate(lines):
        known.note(line.text[: -len(ends[place][0]) - 1] if place in ends else line.text)
    told = {place: known.is_broken(first.lower(), second.lower()) for place, (first, second) in ends.items()}
    guessed = {place for place, broken in told.items() if broken is None and _is_habit(told, len(lines))}
    soft = guessed | {place for place, broken in told.items() if broken}
    made = [
        replace(line, text=line.text[:-1] + words.SOFT_HYPHEN) if place in soft else line
        for place, line in enumerate(lines)
    ]
    return made, _said(["".join(ends[place]) for place in sorted(guessed)])


def _followed(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The places of each line and of the next one that it may go on in."""
    printed = [place for place, line in enumerate(lines) if not line.why and not line.note]
    return ((place, after) for place, after in pairwise(printed) if lines[place].cell == lines[after].cell)


def _parts(line: Line, after: Line) -> tuple[str, str] | None:
    last, first = _LAST.search(line.text[-_TAIL:]), _FIRST.match(after.text)
    if line.whole or not last or not first:
        return None
    alike = first[0].islower() or (first[0].isupper() and last[1].isupper())
    return (last[1], first[0]) if alike else None


def _is_habit(told: dict[int, bool | None], lines: int) -> bool:
    """Whether words are broken all through the paper: some surely are, or far more than have a hyphen of their own."""
    sure = sum(broken is True for broken in told.values())
    return (sure >= 1 and len(told) >= _SOME) or (len(told) >= _MANY and len(told) >= _OFTEN * lines)


def _said(guessed: Sequence[str]) -> str:
    if not guessed:
        return ""
    shown = [f'"{word}"' for word in dict.fromkeys(guessed)]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return _GUESSED.format(", ".join(shown[:_SHOWN]) + more)
