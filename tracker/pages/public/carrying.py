"""What became of what the committee adopted, by term, by group and by office; and what has been open longest."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import charts
from tracker.formats.charts import Bar, Part
from tracker.formats.tally import Cell, Line, Query, Tally
from tracker.pages.public import tallied
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import ADOPTED
from tracker.pages.public.words import counted as in_words
from tracker.published import adoptions
from tracker.published.adoptions import Filed
from tracker.published.once import once
from tracker.rules.adoption import between
from tracker.rules.recommendation import NOT_RECORDED

TITLE = "What was carried out"
STATES = tallied.STATES["implementation"]
OPEN = ("not started", "will be implemented", "partially implemented")
PARTS = [Part(head, texture) for head, _, texture in STATES]
COLUMNS = ("Adopted", *(head for head, _, _ in STATES))
BY = (("term", "Term"), ("group", "Group"), ("office", "Office"))
MOST, DRAWN = 25, 12  # of the longest open; bars of a chart


@page("/figures/implementation", also=TABLE)
def carrying(reader: Connection, on: date) -> Context:
    """What was implemented of the adopted recommendations, by term, group and office, and what is open longest."""
    return tallied.shown(TITLE, once(reader, "figures of what was carried out", on, lambda: _tallies(reader, on)), on)


def _tallies(reader: Connection, on: date) -> list[Tally]:
    filed = adoptions.filed(reader, on)
    tallies = [_by(reader, filed, name, label, on) for name, label in BY] if filed.adoptions else []
    longest = [_longest(reader, filed, on)] if filed.number(text=["adopted"], implementation=OPEN) else []
    return [one for one in [*tallies[:1], *longest, *tallies[1:]] if one.lines]


def _by(reader: Connection, filed: Filed, name: str, label: str, on: date) -> Tally:
    lines = [
        _line(filed, one.value, one.words, [("text", "adopted"), (name, one.value)], {name: [one.filed]})
        for one in tallied.by(reader, filed, name, on, ADOPTED)
    ]
    finding = _of_all(filed) if name == "term" else _most(label, lines)
    bars = [Bar(line.words, [cell.number for cell in line.cells[1:]]) for line in lines[:DRAWN]]
    return Tally(name, label, finding, COLUMNS, lines, charts.bars(name, finding, PARTS, bars))


def _line(filed: Filed, value: str, words: str, asks: Query, of: dict[str, list[str]]) -> Line:
    whole = Cell(filed.number(text=["adopted"], **of), asks)
    cells = [
        Cell(
            filed.number(text=["adopted"], implementation=some, **of),
            [*asks, *(("implementation", one) for one in some)],
        )
        for _, some, _ in STATES
    ]
    return Line(value, words, [whole, *cells])


def _of_all(filed: Filed) -> str:
    fully, will, partly, _, _, unsaid = (filed.number(text=["adopted"], implementation=some) for _, some, _ in STATES)
    whole = in_words(filed.number(text=["adopted"]), "adopted recommendation")
    be = "is" if fully == 1 else "are"
    left = f"; of {unsaid:,} nothing is recorded here" if unsaid else ""
    return f"Of {whole} {fully:,} {be} fully implemented, {partly:,} partially, and {will:,} will be{left}"


def _most(label: str, lines: Sequence[Line]) -> str:
    """Which group or office has most fully implemented; none is named where several have as many, or none has any."""
    known = [line for line in lines if line.value != NOT_RECORDED]
    best = max(known, key=lambda line: line.cells[1].number, default=None)
    if best is None or not best.cells[1].number:
        return f"{label}: of none is anything recorded as fully implemented"
    several = sum(line.cells[1].number == best.cells[1].number for line in known)
    if several > 1:
        return f"{label}: {several} have {best.cells[1].words} fully implemented each, and none has more"
    whole = in_words(best.cells[0].number, "adopted recommendation")
    return f"{label}: {best.words} has the most fully implemented, {best.cells[1].words} of {whole}"


def _longest(reader: Connection, filed: Filed, on: date) -> Tally:
    found = filed.oldest(MOST, text=["adopted"], implementation=OPEN)
    number = filed.number(text=["adopted"], implementation=OPEN)
    days = between(found[0][1].day, str(on))
    finding = f"Open after {days:,} days: the oldest of {number:,} known not to be fully carried out"
    return Tally(
        "longest",
        "Recommendation",
        finding,
        ("Adopted on", "Days since adoption", "Implementation"),
        tallied.oldest(reader, found, "implementation", filed, on),
        note=f"The {len(found)} that were adopted first." if number > len(found) else "",
    )
