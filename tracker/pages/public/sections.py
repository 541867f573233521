"""A paper's sections as they are set on its page: each list of points stands where the text prints it, once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """The sections of a paper, less those whose text is that of its `items`, which stand on the page as themselves."""
    said = [text for text in map(letters, items) if text]
    return [
        Section(str(one.get("heading") or ""), tuple(blocks(text, one.get("points") or ())))
        for one, text in ((one, str(one.get("text") or "")) for one in told)
        if not _any_in(letters(text), said)
    ]


def _any_in(section: str, said: Iterable[str]) -> bool:
    return any(text in section for text in said)


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
