"""What was read from where: each value, block and warning with its place in the text, and on the picture of a page."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.pages.public.printed import told
from tracker.proceedings import arranged, warned
from tracker.records.paper import Paper
from tracker.rules.field import labels
from tracker.rules.paper import OWN, fields_of

Json = Mapping[str, Any]
LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] was read as what stands under the id `target`. `link` is False for a warning, which is about
    what stands there already."""

    target: str
    start: int
    end: int
    name: str
    link: bool = True


def marks(paper: Paper, reading: Json) -> list[Mark]:
    """In the order of the source, the wider before what stands in it."""
    found = (*_values(paper), *_blocks(paper), *_own(reading), *_warnings(paper, reading))
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


def _own(reading: Json) -> Iterator[Mark]:
    for name, label in OWN.items():
        for place, one in enumerate(told(reading, name), 1):
            if one.get("span"):
                start, end = one["span"]
                said = one.get("name") or one.get("category") or one.get("text") or ""
                yield Mark(f"{name}-{place}", start, end, f"{label}: {_short(said)}")


def _warnings(paper: Paper, reading: Json) -> Iterator[Mark]:
    for warning in paper.warnings:
        place = warned.span(warning, reading)
        if place:
            yield Mark(f"warning-{warning.place}", *place, warning.message, link=False)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: line.rfind(" ", 1, LONGEST)] + " …"


# On the picture of a page ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark on a page: boxes as (x, y, width, height) in points of it."""

    mark: Mark
    boxes: tuple[tuple[float, float, float, float], ...]


def pages(reading: Json) -> int:
    return len(reading.get("page_sizes") or ())


def pager(reading: Json) -> Callable[[int], int | None]:
    """Tells the page on which a place of the text is printed."""
    lines = sorted((one["span"][0], one["page"]) for one in reading.get("places", ()))
    starts = [start for start, _ in lines]
    return lambda start: lines[max(bisect_right(starts, start) - 1, 0)][1] if lines else None


def drawn(reading: Json, found: Sequence[Mark], page: int) -> list[Drawn]:
    """The marks of one page."""
    width, height = reading["page_sizes"][page - 1]
    lines = [one for one in reading.get("places", ()) if one["page"] == page]
    on_page = [Drawn(mark, tuple(_boxes(mark, lines, width, height))) for mark in found]
    return [one for one in on_page if one.boxes]


def _boxes(
    mark: Mark, lines: Sequence[Json], width: float, height: float
) -> Iterator[tuple[float, float, float, float]]:
    """Of each line the part that was read; letters are taken to be alike in width."""
    for line in lines:
        first, last = line["span"]
        start, end = max(mark.start, first), min(mark.end, last)
        if start < end:
            left, top, right, bottom = line["box"]
            letter = (right - left) / (last - first)
            x, wide = left + letter * (start - first), letter * (end - start)
            yield tuple(round(part, 1) for part in (x * width, top * height, wide * width, (bottom - top) * height))
