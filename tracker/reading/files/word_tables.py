"""Where a paragraph of a Word file stands in a table: its row, and its column counted in those of the whole table, so
that a cell merged with its neighbours moves none of the cells after it."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from docx.oxml.ns import qn

from tracker.reading.layout.lines import Cell

_MOST = 63  # columns that Word permits
Element = Any  # lxml ships no types


class Places:
    """Counts through one document. It holds the elements, for lxml gives a new object for each that nobody holds."""

    def __init__(self) -> None:
        self._cells: dict[Element, Cell] = {}
        self._rows: dict[Element, int] = {}
        self._tables: dict[Element, int] = {}
        self._below: dict[Element, int] = {}

    def of(self, paragraph: Element) -> Cell | None:
        """The innermost cell that a paragraph stands in; None outside of tables."""
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell is None:
            return None
        if cell not in self._cells:
            self._count(next(cell.iterancestors(qn("w:tr")), cell))
        return self._cells.get(cell)

    def below(self, paragraph: Element) -> int:
        """How many further rows that print anything the cell of a paragraph is merged with."""
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell is None:
            return 0
        if cell not in self._below:
            self._below[cell] = _below(cell) if _merged(cell) == "restart" else 0
        return self._below[cell]

    def _count(self, row: Element) -> None:
        table = next(row.iterancestors(qn("w:tbl")), row)
        place = self._tables.setdefault(table, len(self._tables)), self._rows.setdefault(row, len(self._rows))
        self._cells.update({cell: Cell(*place, column) for column, cell in _placed(row)})


def _below(cell: Element) -> int:
    row = next(cell.iterancestors(qn("w:tr")), cell)
    column = next((column for column, each in _placed(row) if each is cell), 0)
    rows = list(takewhile(lambda after: _goes_on(after, column), row.itersiblings(qn("w:tr"))))
    return sum(any(text.text for text in after.iter(qn("w:t"))) for after in rows)


def _goes_on(row: Element, column: int) -> bool:
    return any(place == column and _merged(cell) == "continue" for place, cell in _placed(row))


def _merged(cell: Element) -> str:
    mark = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return str(mark.get(qn("w:val"), "continue")) if mark is not None else ""


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row, each with the column that it begins in."""
    column = _columns(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in _cells(row):
        yield column, cell
        column += _columns(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those in a content control too."""
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from child.findall(f"{qn('w:sdtContent')}/{qn('w:tc')}")


def _columns(mark: Element | None, default: int) -> int:
    printed = str(mark.get(qn("w:val"))) if mark is not None else ""
    return int(printed) if printed.isdecimal() and len(printed) <= 2 and int(printed) <= _MOST else default
