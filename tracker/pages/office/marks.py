"""What was read from where: each value, block and warning with its place in the text, and on the picture of a page."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from tracker.pages.office.offered import offered
from tracker.proceedings import added_words, arranged, own_lists, warned
from tracker.records.paper import Paper
from tracker.rules.field import labels
from tracker.rules.own_lists import OWN
from tracker.rules.paper import fields_of

Json = Mapping[str, Any]
LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] was read as what stands under the id `target`. `link` is False for a warning or an offered day,
    which are about what stands there already."""

    target: str
    start: int
    end: int
    name: str
    link: bool = True


def marks(paper: Paper, reading: Json) -> list[Mark]:
    """In the order of the source, the wider before what stands in it."""
    found = (
        *_values(paper), *_blocks(paper), *_own(paper, reading), *_warnings(paper, reading), *_offered(paper)
    )  # fmt: skip
    sound = (one for one in found if 0 <= one.start < one.end <= len(paper.text))
    return sorted(sound, key=lambda one: (one.start, -one.end))


def _values(paper: Paper) -> Iterator[Mark]:
    called = labels(fields_of(paper.kind))
    for value in paper.values:
        if value.name in called and value.start is not None and value.end is not None:
            name = f"{called[value.name]}: {_short(value.printed or '')}"
            yield Mark(f"field-{value.name}", value.start, value.end, name)


def _blocks(paper: Paper) -> Iterator[Mark]:
    for block in paper.blocks:
        if block.start is not None and block.end is not None:
            name = f"{arranged.named(paper, block)}: {_short(block.heading or block.text)}"
            yield Mark(f"block-{block.id}", block.start, block.end, name)


def _own(paper: Paper, reading: Json) -> Iterator[Mark]:
    for name, rows in own_lists.lists(paper, reading).items():
        for row in rows:
            if row.now.get("span"):
                start, end = row.now["span"]
                yield Mark(f"{name}-{row.number}", start, end, f"{OWN[name].one}: {_short(OWN[name].words(row.now))}")


def _warnings(paper: Paper, reading: Json) -> Iterator[Mark]:
    typed = added_words.about(paper)
    for warning in paper.warnings:
        block = typed.get(warning.place)
        place = (block.start, block.end) if block else warned.span(warning, reading)
        if place and place[0] is not None and place[1] is not None:
            yield Mark(f"warning-{warning.place}", place[0], place[1], warning.message, link=False)


def _offered(paper: Paper) -> Iterator[Mark]:
    for one in chain.from_iterable(offered(paper).values()):
        yield Mark(one.target, one.start, one.end, one.printed, link=False)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: line.rfind(" ", 1, LONGEST)] + " …"


# On the picture of a page ---------------------------------------------------------------------------------------------


Box = tuple[float, float, float, float]  # x, y, width, height in points of the page


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark on a page: all its boxes, and those where no narrower mark lies on it, which are its link."""

    mark: Mark
    boxes: tuple[Box, ...]
    own: tuple[Box, ...]


def pages(reading: Json) -> int:
    return len(reading.get("page_sizes") or ())


def pager(reading: Json) -> Callable[[int], int | None]:
    """Tells the page on which a place of the text is printed."""
    lines = sorted((one["span"][0], one["page"]) for one in reading.get("places", ()))
    starts = [start for start, _ in lines]
    return lambda start: lines[max(bisect_right(starts, start) - 1, 0)][1] if lines else None


def drawn(reading: Json, found: Sequence[Mark], page: int) -> list[Drawn]:
    """The marks of one page."""
    size = reading["page_sizes"][page - 1]
    lines = [one for one in reading.get("places", ()) if one["page"] == page]
    here = [mark for mark in found if any(_common(mark, line) for line in lines)]
    links = sorted((mark for mark in here if mark.link), key=lambda mark: mark.end - mark.start)
    own: dict[str, list[Box]] = {}
    for line in lines:
        for start, end in _stretches(line, links):
            winner = next((mark for mark in links if mark.start <= start and end <= mark.end), None)
            if winner:
                own.setdefault(winner.target, []).append(_box(line, start, end, size))
    return [Drawn(mark, tuple(_boxes(mark, lines, size)), tuple(own.get(mark.target, ()))) for mark in here]


def _boxes(mark: Mark, lines: Sequence[Json], size: Sequence[float]) -> Iterator[Box]:
    for line in lines:
        if _common(mark, line):
            first, last = line["span"]
            yield _box(line, max(mark.start, first), min(mark.end, last), size)


def _common(mark: Mark, line: Json) -> bool:
    first, last = line["span"]
    return bool(mark.start < last and first < mark.end)


def _stretches(line: Json, links: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """A line, cut where marks begin and end."""
    first, last = line["span"]
    ends = {first, last, *(place for mark in links for place in (mark.start, mark.end) if first < place < last)}
    return pairwise(sorted(ends))


def _box(line: Json, start: int, end: int, size: Sequence[float]) -> Box:
    """Of a line the part text[start:end]; letters are taken to be alike in width."""
    (first, last), (left, top, right, bottom), (width, height) = line["span"], line["box"], size
    letter = (right - left) / (last - first)
    x, wide = left + letter * (start - first), letter * (end - start)
    return round(x * width, 1), round(top * height, 1), round(wide * width, 1), round((bottom - top) * height, 1)
