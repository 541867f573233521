"""Line numbers that a reporting firm prints beside every line of minutes and transcripts, at the lines' ends or their
beginnings, anew on each page or running on. They are set aside as page furniture; the lines between them are text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.reading.layout.lines import BLANK, NONE, Line, fits
from tracker.text import words

LINE_NUMBER = "line number"
START, END = "start", "end"
_FEWEST = 5  # lines numbered one after the other
_BETWEEN = 8  # lines without a number between two numbered ones: the heads and feet of two pages
_MOSTLY = 0.6  # of the lines from the first to the last bear a number
_DOUBLE = 0.8  # of the lines stand after a blank one: then blank lines mean nothing
_TITLE_WORDS = 10
_SMALL = words.word_set("a an and at by for from in of on or the to with")


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines without their numbers, each number on a line of its own that is marked as furniture. (Those of a PDF
    are set aside before its lines are measured.)"""
    texts = ["" if line.why or line.whole or line.note or line.edge is not None else line.text for line in lines]
    side = max((END, START), key=lambda each: len(places(texts, each)))
    numbered = places(texts, side)
    if not numbered:
        return list(lines)
    double = sum(lines[place].gap == BLANK for place in numbered) >= _DOUBLE * len(numbered)
    return list(_without(lines, numbered, side, double))


def places(texts: Sequence[str], side: str) -> frozenset[int]:
    """Which of these printed lines bear a line number at that side."""
    numbers = [_number(text, side) for text in texts]
    before, length = _chains(numbers)
    taken: set[int] = set()
    for last in sorted(length, key=lambda place: -length[place]):
        chain = _back(last, before, taken)
        if len(chain) >= _FEWEST and _is_numbering(texts, chain, side):
            taken.update(chain)
    return frozenset(taken)


def cut(text: str, side: str) -> tuple[str, str]:
    """A numbered line as its number and what is left."""
    parts = text.split(maxsplit=1) if side == START else text.rsplit(maxsplit=1)[::-1]
    return parts[0], parts[1] if len(parts) > 1 else ""


def _number(text: str, side: str) -> int | None:
    if not text.strip():
        return None
    word = cut(text, side)[0]
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 4 else None


def _chains(numbers: Sequence[int | None]) -> tuple[dict[int, int], dict[int, int]]:
    """For each number the place of the one that it follows, and how long the chain up to it is."""
    before: dict[int, int] = {}
    length: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        near = range(max(0, place - 1 - _BETWEEN), place)
        led = [each for each in near if _leads(numbers[each], number, place - each - 1, length.get(each, 0))]
        length[place] = 1
        if led:
            before[place] = max(led, key=lambda each: (length[each], each))
            length[place] += length[before[place]]
    return before, length


def _leads(number: int | None, after: int, skipped: int, length: int) -> bool:
    if number is None:
        return False
    return number < after <= number + 1 + skipped or (after == 1 and length >= _FEWEST)


def _back(last: int, before: dict[int, int], taken: set[int]) -> list[int]:
    chain = [last] if last not in taken else []
    while chain and (place := before.get(chain[-1])) is not None and place not in taken:
        chain.append(place)
    return chain[::-1]


def _is_numbering(texts: Sequence[str], chain: Sequence[int], side: str) -> bool:
    """Line numbers go on through sentences, and nearly every line has one; the numbers of a list or a table don't."""
    printed = sum(bool(text) for text in texts[chain[0] : chain[-1] + 1])
    left = [cut(texts[place], side)[1] for place in chain]
    through = any(
        first and second and words.starts_lower(second) and not words.finished(first)
        for first, second in pairwise(left)
    )
    return through and len(chain) >= _MOSTLY * printed


def _without(lines: Sequence[Line], numbered: frozenset[int], side: str, double: bool) -> Iterator[Line]:
    before: Line | None = None
    blank = False
    for place, line in enumerate(lines):
        if place not in numbered:
            yield line
            before, blank = (before, blank) if line.why else (line, False)
            continue
        number, text = cut(line.text, side)
        if text:
            shorter = _shortened(line, text, side)
            gap = BLANK if blank else _gap(before, shorter) if double and line.gap == BLANK else line.gap
            before = replace(shorter, gap=gap)
            yield before
        blank = not text
        yield Line(number, page=line.page, why=LINE_NUMBER)


def _shortened(line: Line, text: str, side: str) -> Line:
    """Without the number's width, which the column had room for."""
    width = len(line.text) - len(text)
    first = float(len(text.split(maxsplit=1)[0]) + 1) if side == START else line.first
    places_left = line.places[1:] if side == START else line.places[:-1]
    left = places_left[0][0] - width if places_left and side == START else line.left
    narrower = replace(line, left=left, right=line.right - width, measure=line.measure - width)
    return replace(narrower, text=text, first=first, places=places_left)


def _gap(before: Line | None, line: Line) -> str:
    """In double spacing only the words tell where a paragraph ends: after a title, before one, after a short line."""
    if before is None:
        return line.gap
    ended = words.finished(before.text)
    if ended and (fits(before, line) or _is_titled(line.text)):
        return BLANK
    titled = _is_titled(before.text) and fits(before, line) and not words.starts_lower(line.text)
    return BLANK if titled else NONE


def _is_titled(text: str) -> bool:
    """Whether a line is set as a title: short, without an end, in capitals."""
    spelt = text.split()
    capital = all(not word[:1].islower() or word in _SMALL for word in spelt)
    return len(spelt) <= _TITLE_WORDS and capital and text[-1] not in ".,;:?!"
