"""The order in which the rows of a PDF are read: tables cell by cell, columns beside each other one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from tracker.reading.files import pdf_aligned, pdf_grid_heads, pdf_grids, pdf_tables
from tracker.reading.files.pdf_columns import Page
from tracker.reading.files.pdf_grids import Drawn
from tracker.reading.files.pdf_rows import REGISTER, Recurring, Row
from tracker.reading.files.pdf_tables import Table
from tracker.reading.layout import furniture
from tracker.reading.layout.lines import Notice

_MARGIN = 0.10  # of the page's height: running heads and feet stand there
_SMALLER = 0.87  # of the type most lines are set in
_APART = 2  # type sizes of white: between the parts of a running head
_DOUBTFUL = "page {} may be set in columns; it was read line by line across the page: look at the order of its words"
_ROWS = "where the rows of the table on page {} begin is not plain in print; look whether each cell is with its own row"
_EMPTY = "the table on page {} opens with an empty cell; what stands above it overleaf was taken to hold for it: look"


def laid(rows: Sequence[Row], drawn: Mapping[int, Drawn]) -> tuple[list[Row], list[Notice]]:
    """The rows of all pages, cut where tables and columns part them; a notice of what is doubtful about that."""
    pieces: list[Row | Table] = []
    doubtful: list[Notice] = []
    known: list[float] = []
    heads = _heads(rows)
    for page, of_page in groupby(rows, key=lambda row: row.page):
        sheet = list(of_page)
        if sheet[0].part == REGISTER:
            pieces += sheet
            continue
        columns = Page(known)
        head, sheet, foot = _without_margins(sheet, heads)
        pieces += [*head, *columns.ordered(_with_tables(sheet, drawn.get(page, Drawn()))), *foot]
        doubtful += [("doubtful-order", _DOUBTFUL.format(page), page)] if columns.doubtful else []
    numbered, guessed = pdf_tables.numbered(pieces)
    unparted = dict.fromkeys(piece.page for piece in pieces if isinstance(piece, Table) and piece.doubtful)
    doubtful += [("doubtful-table", _ROWS.format(page), page) for page in unparted]
    return numbered, [*doubtful, *(("doubtful-cell", _EMPTY.format(page), page) for page in guessed)]


def _heads(rows: Sequence[Row]) -> frozenset[Recurring]:
    """What is printed left, in the middle or right at one height of more than one page: the parts of running heads,
    one of which may change from page to page."""
    pages: dict[Recurring, set[int]] = {}
    for row in rows:
        for part in _parts(row):
            pages.setdefault(part, set()).add(row.page)
    return frozenset(part for part, on in pages.items() if len(on) > 1)


def _parts(row: Row) -> list[Recurring]:
    parts, end = [""], row.left
    for word in row.words:
        if word["x0"] - end > _APART * row.size:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word['text']}".strip()
        end = word["x1"]
    return [(furniture.shape(part), round(row.top / 4)) for part in parts]


def _without_margins(sheet: list[Row], heads: frozenset[Recurring]) -> tuple[list[Row], list[Row], list[Row]]:
    """The running head, the text and the running foot of a page: a head reads across, whatever stands in columns."""
    usual = median(row.size for row in sheet)
    top = bottom = 0
    for place, (row, below) in enumerate(pairwise(sheet), 1):
        clear = below.top - row.bottom > row.size
        if row.bottom <= _MARGIN * row.height and clear and _is_head(row, heads, usual):
            top = place
        if below.top >= (1 - _MARGIN) * row.height and clear and not bottom and _is_head(below, heads, usual):
            bottom = place
    foot = bottom or len(sheet)
    head, feet = _told(sheet[:top], heads, furniture.HEAD), _told(sheet[foot:], heads, furniture.FOOT)
    return head, sheet[top:foot], feet


def _told(rows: Sequence[Row], heads: frozenset[Recurring], why: str) -> list[Row]:
    return [replace(row, why=why) if heads.intersection(_parts(row)) else row for row in rows]


def _is_head(row: Row, heads: frozenset[Recurring], usual: float) -> bool:
    parts = _parts(row)
    return len(parts) > 1 and (row.size < _SMALLER * usual or not heads.isdisjoint(parts))


def _with_tables(sheet: list[Row], lines: Drawn) -> list[Row | Table]:
    tables = []
    for grid in pdf_grids.grids(lines):
        table, sheet = pdf_tables.in_grid(sheet, pdf_grid_heads.with_heads(sheet, grid)) if sheet else (None, sheet)
        tables += [table] if table else []
    aligned, sheet = pdf_aligned.parted(sheet, lines.across)
    return [*sheet, *tables, *aligned]
