"""PDF files: rows of words, their footnotes set apart, then lines with their measure, type and gaps. A
page that shows something but holds no text is reported, never passed over."""

import io
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from tracker.reading.files import (
    pdf_active,
    pdf_grids,
    pdf_limits,
    pdf_line_numbers,
    pdf_margins,
    pdf_notes,
    pdf_order,
    pdf_rows,
    pdf_scans,
    pdf_view,
)
from tracker.reading.files.pdf_grids import Drawn
from tracker.reading.files.pdf_rows import Row
from tracker.reading.files.pdf_scans import Supplied
from tracker.reading.layout import table_rows
from tracker.reading.layout.lines import BLANK, CELL, COLUMN, NONE, PAGE, ROW, Line, Progress, Source
from tracker.reading.result import Unreadable

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its complaints about fonts would reach the terminal
_FARTHEST = 4  # type sizes from line to line: farther than the lines of any paragraph


@dataclass(slots=True)
class _Taken:
    """What was taken from the pages: rows, drawn lines by page, pages without text, those whose letters have no names,
    sizes of all."""

    rows: list[Row] = field(default_factory=list)
    drawn: dict[int, Drawn] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    unnamed: set[int] = field(default_factory=set)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    notices: list[tuple[str, str, int | None]] = field(default_factory=list)


def source(file: bytes, supplied: Supplied, progress: Progress) -> Source:
    """The lines of a file. `supplied`: what stands on its scans; `progress` is told each page. Raises Unreadable."""
    _refuse_cut(file)
    taken = _opened(file, progress)
    progress("lines")
    printed, numbers = pdf_line_numbers.parted(taken.rows)
    laid, doubtful = pdf_order.laid(printed, taken.drawn)
    rows, notes = pdf_notes.parted(pdf_rows.unbroken(laid))
    numbered = pdf_line_numbers.with_numbers(table_rows.labelled(_lines(rows)), numbers)
    lines = pdf_scans.without_names([*numbered, *notes], taken.unnamed)
    return Source(
        tuple(supplied.into(lines, taken.unread)),
        tuple(dict.fromkeys((*supplied.notices(taken.unread), *taken.notices, *doubtful))),
        supplied.lacking(taken.unread),
        tuple(taken.sizes),
    )


def _refuse_cut(file: bytes) -> None:
    if b"%%EOF" not in file.rstrip(b"\x00 \r\n\t")[-4096:]:
        raise Unreadable("is cut short (its end is missing); fetch it again")


def _opened(file: bytes, progress: Progress) -> _Taken:
    pdf_limits.begin()
    try:
        with pdfplumber.open(io.BytesIO(file)) as pdf:
            sheets = pdf_limits.sheets(pdf)
            if not sheets:
                raise Unreadable("is damaged: it has no page; fetch it again")
            return _taken(pdf, sheets, progress)
    except (Unreadable, MemoryError):
        raise
    except Exception as wrong:  # a hostile or broken file makes the library raise anything
        raise _told(wrong) from wrong


def _told(wrong: Exception) -> Unreadable:
    cause = wrong.args[0] if wrong.args else None
    if isinstance(cause, Unreadable):  # our own words, which the library handed on as its complaint
        return cause
    if "Password" in repr(wrong) or "Encrypt" in repr(wrong):
        return Unreadable("is locked with a password; save it again without one")
    return Unreadable("is damaged or no proper PDF; fetch it again, or save it as PDF anew")


def _taken(pdf: PDF, pages: Sequence[Page], progress: Progress) -> _Taken:
    taken = _Taken(notices=list(pdf_active.of_file(pdf)))
    for page in pages:
        progress(f"page {page.page_number} of {len(pages)}")
        rows = pdf_rows.of_page(page)
        taken.rows += rows
        taken.sizes.append(pdf_view.of(page).size)
        taken.notices += pdf_active.of_page(page)
        if pdf_scans.is_scan(page, rows):
            taken.unread.append(page.page_number)
        if rows:
            taken.drawn[page.page_number] = pdf_grids.drawn([*page.lines, *page.rects])
        if rows and pdf_scans.are_unnamed(rows):
            taken.unnamed.add(page.page_number)
        page.close()
    return taken


def _lines(rows: list[Row]) -> list[Line]:
    if not rows:
        return []
    body = pdf_rows.body_size(rows)
    usual = _Pitches(rows, body)
    edges = pdf_margins.edges(rows, usual.any, usual.body, body)
    inner = [row for row, edge in zip(rows, edges, strict=True) if not edge] or rows
    column = (min(row.left for row in inner), max(row.right for row in inner))
    all_bold = sum(row.lead != "" and len(row.lead.split()) == len(row.words) for row in inner) > 0.6 * len(inner)
    lines = []
    for before, row, edge in zip([None, *rows], rows, edges, strict=False):
        line = _line(row, column, body, all_bold)
        lines.append(replace(line, edge=edge, gap=_gap(before, row, usual), small=row.size < 0.87 * body))
    return lines


class _Pitches:
    """The ways from line to line within a paragraph, in type sizes: of all rows, of those in the size of the body, and
    of each table, whose lines stand closer."""

    def __init__(self, rows: Sequence[Row], body: float) -> None:
        plain = [row for row in rows if row.cell is None]
        self._size = body
        self.any = _pitch(plain)
        self.body = _pitch([row for row in plain if row.size == body], self.any)
        tables: dict[int, list[Row]] = {}
        for row in rows:
            if row.cell is not None:
                tables.setdefault(row.cell.table, []).append(row)
        self._tables = {table: _pitch(held, 1.2) for table, held in tables.items()}

    def between(self, before: Row, row: Row) -> float:
        if row.cell is not None:
            return self._tables[row.cell.table]
        return self.body if before.size == row.size == self._size else self.any


def _pitch(rows: Sequence[Row], default: float = 1.3) -> float:
    """The usual way from line to line within a paragraph, in type sizes: the smallest of the frequent ones."""
    seen: Counter[float] = Counter()
    for before, row in pairwise(rows):
        beside = before.page == row.page and before.cell == row.cell
        if beside and 0 < row.top - before.top <= _FARTHEST * row.size and before.size == row.size:
            seen[round((row.top - before.top) / row.size, 1)] += 1
    usual = [ratio for ratio, count in seen.items() if count >= 0.2 * max(seen.values()) and ratio >= 0.9]
    return min(usual, default=default)


def _gap(before: Row | None, row: Row, usual: _Pitches) -> str:
    if before is None:
        return ROW if row.cell else NONE
    if row.cell is not None and row.cell != before.cell:
        return CELL if before.cell is not None and row.cell.row == before.cell.row else ROW
    if before.page != row.page:
        return PAGE
    if before.part != row.part:
        return COLUMN if before.part and row.part else BLANK
    size = min(before.size, row.size) if before.size != row.size else row.size
    way = usual.between(before, row) * size + (abs(before.size - row.size) if before.size != row.size else 0)
    return BLANK if row.cell != before.cell or _top(row) - _top(before) > way + 0.28 * size else NONE


def _top(row: Row) -> float:
    """Where its own type begins: a raised mark stands higher."""
    own = [word["top"] for word in row.words if word["chars"][-1]["size"] >= 0.87 * row.size]
    return float(min(own, default=row.top))


def _line(row: Row, column: tuple[float, float], body: float, all_bold: bool) -> Line:
    unit = row.size / 2
    left, right = row.frame or column
    edge = column[0]
    width = right - left
    centred = row.left - left > 0.08 * width and abs((row.left - left) - (right - row.right)) < 0.06 * width
    end = left + (row.right - row.left) if centred else row.right
    bold = len(row.lead.split()) == len(row.text.split()) and not all_bold
    return Line(
        text=row.text,
        page=row.page,
        left=(row.left - left) / unit,
        right=(end - left) / unit,
        first=row.first / unit,
        measure=width / unit - (row.cell is not None),  # a cell's own width is not quite told by its lines
        lead="" if all_bold else row.lead,
        heading=bold or row.size > 1.12 * body,
        bold=bold,
        places=tuple(((start - edge) / body * 2, (stop - edge) / body * 2) for start, stop in row.places),
        ruled=row.ruled and row.cell is None,
        centred=centred,
        box=row.box,
        cell=row.cell,
        below=row.below,
        why=row.why,
    )
