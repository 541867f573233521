"""The stretch of a text that shows best why it was found, in pieces to mark. Escaping is the template's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.search.marks import Mark

WIDTH = 260  # characters of a snippet
LEAD = 60  # characters before the first mark, when the sentence begins earlier
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.;:?!])\s+|\n+")
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Snippet:
    """`pieces` are (text, is it a hit?)."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def hit(self) -> bool:
        return any(marked for _, marked in self.pieces)


def snippet(text: str, marks: Sequence[Mark]) -> Snippet:
    """The window with the most different words of the query; without marks, the beginning."""
    spans = merged(marks)
    first, last = _window(marks) if marks else (0, 0)
    start = _start(text, first)
    end = _end(text, max(start + WIDTH, last))
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    return Snippet(tuple(_pieces(text, start, end, inside)))


def marked(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The whole text in pieces: for titles."""
    return tuple(_pieces(text, 0, len(text), merged(marks)))


def merged(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The marked spans without overlaps, in order."""
    found: list[tuple[int, int]] = []
    for mark in marks:
        if found and mark.start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], mark.end))
        else:
            found.append((mark.start, mark.end))
    return found


def _window(marks: Sequence[Mark]) -> tuple[int, int]:
    """(start, end) of the best run of marks that fits; both ends only move forward."""
    best, at = (marks[0].start, marks[0].end), (0, 0)
    held: Counter[int] = Counter()
    left = 0
    for mark in marks:
        held[mark.concept] += 1
        while mark.end - marks[left].start > WIDTH - LEAD and marks[left] is not mark:
            held[marks[left].concept] -= 1
            if not held[marks[left].concept]:
                del held[marks[left].concept]
            left += 1
        score = (len(held), sum(held.values()))
        if score > at:
            best, at = (marks[left].start, mark.end), score
    return best


def _start(text: str, first: int) -> int:
    """The beginning of the sentence when it is near, else of a word."""
    if first <= LEAD:
        return 0
    stretch = text[first - LEAD : first]
    ends = [match.end() for match in _SENTENCE.finditer(stretch)]
    if ends and ends[-1] < len(stretch):
        return first - LEAD + ends[-1]
    space = _SPACE.search(stretch)
    return first - LEAD + space.end() if space else first


def _end(text: str, wished: int) -> int:
    if wished >= len(text):
        return len(text)
    cut = max(text.rfind(" ", wished - LEAD, wished + 1), text.rfind("\n", wished - LEAD, wished + 1))
    return cut if cut > 0 else wished


def _pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    if start > 0:
        yield "… ", False
    at = start
    for first, last in spans:
        if first > at:
            yield _SPACE.sub(" ", text[at:first]), False
        yield _SPACE.sub(" ", text[first:last]), True
        at = last
    if at < end:
        yield _SPACE.sub(" ", text[at:end]), False
    if end < len(text):
        yield " …", False
