"""A paper's sections as they are set on its page: each list of points stands where the text prints it, once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import digits
from typing import Any

from tracker.text import markup
from tracker.text.words import letters

PARAGRAPH, POINTS = "paragraph", "points"
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    form: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]


def sections(told: Iterable[Mapping[str, Any]], items: Sequence[str]) -> list[Section]:
    """The sections of a paper. Of one that holds its `items`, which stand on the page as themselves, what else it says:
    the paragraphs before, between and after them."""
    said = [text for text in map(letters, items) if text]
    return list(_set(told, said, "\n".join(said)))


def _set(told: Iterable[Mapping[str, Any]], said: Sequence[str], together: str) -> Iterator[Section]:
    for one in told:
        heading, text = str(one.get("heading") or ""), str(one.get("text") or "")
        folded = letters(text)
        if not any(item in folded for item in said):
            yield Section(heading, tuple(blocks(text, one.get("points") or ())))
        elif beside := [words for paragraph in markup.paragraphs(text) if (words := _beside(paragraph, together))]:
            yield Section(heading, tuple(Block(PARAGRAPH, (paragraph,)) for paragraph in beside))


def _beside(paragraph: str, items: str) -> str:
    """Its sentences of its own: neither items' words, of which it may hold several, nor a line of the cover, which
    stands at the page's head."""
    ends = paragraph.rstrip(' "”’)').endswith((".", "!", "?", ":", ";"))
    parts = _labelled(paragraph.splitlines()) if ends else []
    return "\n".join(part for part in parts if letters(_MARK.sub("", part)).lstrip(digits) not in items)


def _labelled(lines: Sequence[str]) -> list[str]:
    """From each line that opens with a label to the next such line."""
    starts = sorted({0, *(place for place, line in enumerate(lines) if _MARK.match(line)), len(lines)})
    return ["\n".join(lines[start:end]) for start, end in pairwise(starts)]


def blocks(text: str, points: Sequence[str]) -> list[Block]:
    """Paragraphs, and lists in the place of the paragraphs that print their points. Points found nowhere stand last."""
    left = list(points)
    found: list[Block] = []
    opening = [letters(point) for point in points]
    waiting = [part for paragraph in markup.paragraphs(text) for part in _parted(paragraph, opening)]
    while waiting:
        used, taken = _list_at(waiting, left)
        if taken:
            found.append(Block(POINTS, tuple(left[:taken])))
            waiting, left = waiting[used:], left[taken:]
        else:
            found.append(Block(PARAGRAPH, (waiting.pop(0),)))
    return _joined(found) + ([Block(POINTS, tuple(left))] if left else [])


def _parted(paragraph: str, opening: Sequence[str]) -> list[str]:
    """From the line where a point begins, line by line: a list may be printed without empty lines."""
    lines = paragraph.splitlines()
    for place, line in enumerate(lines):
        said = letters(_MARK.sub("", line))
        if said and any(point.startswith(said) for point in opening):
            before = ["\n".join(lines[:place])] if place else []
            return [*before, *lines[place:]]
    return [paragraph]


def _list_at(paragraphs: Sequence[str], points: Sequence[str]) -> tuple[int, int]:
    """(how many paragraphs, how many points) say the same here; a point may be broken over paragraphs. (0, 0): none."""
    printed = said = ""
    used = taken = 0
    while used < len(paragraphs) and points:
        printed += letters(_MARK.sub("", paragraphs[used]))
        used += 1
        while taken < len(points) and len(said) < len(printed):
            said += letters(points[taken])
            taken += 1
        if said == printed:
            return used, taken
        if not said.startswith(printed):
            return 0, 0
    return 0, 0


def _joined(found: Sequence[Block]) -> list[Block]:
    """Neighbouring lists as one."""
    joined: list[Block] = []
    for block in found:
        if joined and block.form == POINTS == joined[-1].form:
            joined[-1] = Block(POINTS, joined[-1].words + block.words)
        else:
            joined.append(block)
    return joined
