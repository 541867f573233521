"""Figures with several numbers a row, as they leave: as data, and as a table with a line for each number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from tracker.formats.table import Column, Table, address

LIST = "/recommendations/"
AT_ONCE = 12  # rows of a figure; the others stand folded below them
Query = Sequence[tuple[str, str]]


@lru_cache(maxsize=1000)  # a column asks the same of each day
def _list(query: tuple[tuple[str, str], ...]) -> str:
    return f"{LIST}?{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or words where there is none. `query` asks for the list of exactly what is counted; `path` leads to
    one thing; `then`: on another day than that of the page. `said`: how a page says it, where not as it is."""

    value: int | float | str | None
    query: Query = ()
    path: str = ""
    then: date | None = None
    said: str = ""

    @property
    def url(self) -> str:
        """Without the day; nothing where nothing is counted: there may be no list of it at all."""
        return _list(tuple(self.query)) if self.query and self.value else self.path

    @property
    def number(self) -> int:
        """As a count; nought where there are words."""
        return self.value if isinstance(self.value, int) else 0

    @property
    def words(self) -> str:
        if isinstance(self.value, int):
            return f"{self.value:,}"
        return self.said or ("" if self.value is None else str(self.value))

    def on(self, day: date) -> str:
        """The address that opens it on its own day, or else on this one: it counts the same for good."""
        day = self.then or day
        return f"{self.url}{'&' if '?' in self.url else '?'}as_of={day}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Line:
    """`value` is what addresses have for the words."""

    value: str
    words: str
    cells: Sequence[Cell]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """`finding` says in a sentence what the numbers say; `label`, what its rows are; `columns` are the heads of the
    cells."""

    name: str
    label: str
    finding: str
    columns: Sequence[str]
    lines: Sequence[Line]
    chart: Markup | None = None
    note: str = ""

    @property
    def parts(self) -> tuple[Sequence[Line], Sequence[Line]]:
        """What is seen at once, and what is folded."""
        return self.lines[:AT_ONCE], self.lines[AT_ONCE:]


@dataclass(frozen=True, slots=True)
class Number:
    """One cell, with where it stands."""

    tally: Tally
    line: Line
    column: str
    cell: Cell
    on: date


def numbers(tallies: Sequence[Tally], on: date) -> Iterator[Number]:
    for tally in tallies:
        for line in tally.lines:
            for column, cell in zip(tally.columns, line.cells, strict=True):
                yield Number(tally, line, column, cell, on)


def told(title: str, tallies: Sequence[Tally], on: date, **more: Any) -> dict[str, Any]:
    """The same as data."""
    return {"title": title, "as_of": str(on), **more, "figures": [_told(one, on) for one in tallies]}


def _told(one: Tally, on: date) -> dict[str, Any]:
    rows = [
        {
            "value": line.value,
            "words": line.words,
            "numbers": {
                column: {"value": cell.value, "url": cell.on(on) or None}
                for column, cell in zip(one.columns, line.cells, strict=True)
            },
        }
        for line in one.lines
    ]
    return {"name": one.name, "label": one.label, "finding": one.finding, "rows": rows}


TALLIES: Table[Number] = Table(
    "figures",
    "A number of a figure, with the list of exactly what it counts.",
    (
        Column("key", "The figure, the row and the column.",
               lambda one: f"{one.tally.name}/{one.line.value}/{one.column}", 40),
        Column("figure", "What is counted, in a sentence that says what it finds.", lambda one: one.tally.finding, 60),
        Column("by", "What its rows are.", lambda one: one.tally.label),
        Column("row", "The row, as addresses have it.", lambda one: one.line.value, 26),
        Column("words", "The row in words.", lambda one: one.line.words, 40),
        Column("counted", "What is counted of the row.", lambda one: one.column, 30),
        Column("value", "The number; empty where none can be told.", lambda one: one.cell.value, 12),
        address("url", "The list of exactly these, on the day of the figure.", lambda one: one.cell.on(one.on), 40),
        Column("as_of", "The day of which it is true.", lambda one: str(one.cell.then or one.on), 12),
    ),
)  # fmt: skip
