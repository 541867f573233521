"""Where a place in a corrected text lies in the source that it was read from: by the words around it. The two differ by
labels, page furniture and line breaks, and by what a person typed."""

import re
from collections.abc import Iterator

from tracker.text import numbering, words

_AROUND = ((4, 4), (0, 6), (6, 0), (2, 2), (0, 3), (3, 0), (0, 1), (1, 0))  # words before and after, the surest first


def place(text: str, at: int, source: str, start: int, end: int) -> int:
    """The place in source[start:end] that answers to text[at:]: where the next word begins. Of several that would do,
    the one nearest to where it would lie by measure."""
    before, after = text[:at].split(), text[at:].split()
    reckoned = start + (end - start) * at // max(len(text), 1)
    for back, onward in _AROUND:
        around = [*before[len(before) - back :], *after[:onward]]
        if len(before) >= back and len(after) >= onward:
            found = list(_places(around, back, source, start, end))
            if found:
                return min(found, key=lambda each: abs(each - reckoned))
    return _next_word(source, reckoned, end)


def _places(around: list[str], back: int, source: str, start: int, end: int) -> Iterator[int]:
    """Where around[back] begins in the source, wherever all the words stand in a row; after them all, if it is none."""
    pattern = re.compile(r"\s+".join(map(re.escape, around)))
    for match in pattern.finditer(source, start, end):
        place = match.start()
        for word in around[:back]:
            place = _next_word(source, source.index(word, place) + len(word), end)
        yield place


def _next_word(source: str, place: int, end: int) -> int:
    while place < end and source[place].isspace():
        place += 1
    return place


def before(source: str, place: int, start: int) -> int:
    """The end of the last word before a place."""
    while place > start and source[place - 1].isspace():
        place -= 1
    return place


def stretches(text: str) -> list[tuple[int, int]]:
    """Its sentences and lines, [start, end), each list label with what it labels."""
    found: list[tuple[int, int]] = []
    label: int | None = None
    for start, end in words.sentences(text):
        begins = start if label is None else label
        label = begins if numbering.is_label(text[begins:end]) else None
        if label is None:
            found.append((begins, end))
    return found if label is None else [*found, (label, len(text.rstrip()))]


def cuts(text: str) -> list[int]:
    """Where a text may be parted: before each sentence and each line but the first."""
    return [start for start, _ in stretches(text)][1:]
