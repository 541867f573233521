"""The order in which the rows of a PDF are read: tables cell by cell, columns beside each other one after the other."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from tracker.reading.files import pdf_aligned, pdf_grids, pdf_tables
from tracker.reading.files.pdf_columns import Page
from tracker.reading.files.pdf_grids import Drawn
from tracker.reading.files.pdf_rows import REGISTER, Row
from tracker.reading.files.pdf_tables import Table


def laid(rows: Sequence[Row], drawn: Mapping[int, Drawn]) -> tuple[list[Row], list[int]]:
    """The rows of all pages, cut where tables and columns part them; the pages that may be set in columns, or not."""
    pieces: list[Row | Table] = []
    doubtful: list[int] = []
    for page, of_page in groupby(rows, key=lambda row: row.page):
        sheet = list(of_page)
        if sheet[0].part == REGISTER:
            pieces += sheet
            continue
        columns = Page()
        pieces += columns.ordered(_with_tables(sheet, drawn.get(page, Drawn())))
        doubtful += [page] if columns.doubtful else []
    return list(pdf_tables.numbered(pieces)), doubtful


def _with_tables(sheet: list[Row], lines: Drawn) -> list[Row | Table]:
    tables = []
    for grid in pdf_grids.grids(lines):
        table, sheet = pdf_tables.in_grid(sheet, grid) if sheet else (None, sheet)
        tables += [table] if table else []
    aligned, sheet = pdf_aligned.parted(sheet)
    return [*sheet, *tables, *aligned]
