"""What the federal advisory committee database asks each fiscal year, counted as `tracker report faca` counts it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import charts
from tracker.formats.charts import EMPTY, Bar, Part
from tracker.formats.tally import Cell, Line, Query, Tally
from tracker.pages.public import tallied
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.words import counted as in_words
from tracker.published import faca as published
from tracker.published.faca import Made
from tracker.published.facets import FISCAL_YEAR
from tracker.published.once import once
from tracker.rules import faca as rules
from tracker.rules.faca import FIRST, LIFE, Report
from tracker.rules.recommendation import FULLY_OR_WILL, IMPLEMENTATION, NOT_RECORDED, PARTIALLY

TITLE = "Figures for the federal advisory committee database"
MADE, FULLY, FULLY_RATE = "Made", "Fully implemented or will be", "Fully or will be, % of made"
PARTLY, PARTLY_RATE, ELSE, UNSAID = "Partially implemented", "Partially, % of made", "Neither", "Not recorded here"
COLUMNS = (MADE, FULLY, FULLY_RATE, PARTLY, PARTLY_RATE, ELSE, UNSAID)
NEITHER = tuple(word for word in IMPLEMENTATION.values if word not in (*FULLY_OR_WILL, *PARTIALLY))
PARTS = (
    Part(FULLY, 0),
    Part(PARTLY, 1),
    Part("Neither: not started, will not be, or closed", 3),
    Part(UNSAID, EMPTY),
)


@page("/figures/faca", also=TABLE)
def faca(reader: Connection, on: date) -> Context:
    """How many recommendations the committee made, by fiscal year and in its life, and what part was implemented."""
    found = once(reader, "faca", on, lambda: published.made(reader, on))
    return tallied.shown(TITLE, [_tally(found, on)] if found else [], on, neither=NEITHER, first=FIRST)


def _tally(found: Sequence[Made], on: date) -> Tally:
    years = list(_years(found, on))
    whole = rules.counted(one.implementation for one in found)
    drawn = [Bar(words, _parts(report)) for _, words, report in reversed(years)]
    finding = _finding(whole)
    return Tally(
        "faca",
        "Fiscal year of adoption",
        finding,
        COLUMNS,
        [_line(LIFE, "Life of the committee", whole), *(_line(*one) for one in reversed(years))],
        charts.bars("faca", finding, PARTS, drawn),
    )


def _years(found: Sequence[Made], on: date) -> Iterator[tuple[str, str, Report]]:
    for year, made in published.by_year(found, on):
        yield str(year), f"FY {year}", rules.counted(one.implementation for one in made)


def _finding(whole: Report) -> str:
    will, be = whole.fully_or_will, "is" if whole.fully_or_will == 1 else "are"
    return (
        f"Of {in_words(whole.made, 'adopted recommendation')} {will:,} {be} fully implemented or will be "
        f"({whole.fully_or_will_percent}%) and {whole.partially:,} partially ({whole.partially_percent}%)"
        + (f"; of {whole.not_recorded:,} it is not recorded here" if whole.not_recorded else "")
    )


def _parts(report: Report) -> tuple[int, int, int, int]:
    return report.fully_or_will, report.partially, report.neither, report.not_recorded


def _line(value: str, words: str, report: Report) -> Line:
    fully, partly, neither, unsaid = _parts(report)
    cells = (
        Cell(report.made, _asking(value)),
        Cell(fully, _asking(value, *FULLY_OR_WILL)),
        Cell(report.fully_or_will_percent),
        Cell(partly, _asking(value, *PARTIALLY)),
        Cell(report.partially_percent),
        Cell(neither, _asking(value, *NEITHER)),
        Cell(unsaid, _asking(value, NOT_RECORDED)),
    )
    return Line(value, words, cells)


def _asking(value: str, *words: str) -> Query:
    return [(FISCAL_YEAR, value), *(("implementation", word) for word in words)]
