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
    pdf_limits,
    pdf_line_numbers,
    pdf_margins,
    pdf_notes,
    pdf_rows,
    pdf_scans,
    pdf_view,
)
from tracker.reading.files.pdf_rows import Row
from tracker.reading.files.pdf_scans import Supplied
from tracker.reading.layout.lines import BLANK, NONE, PAGE, Line, Progress, Source
from tracker.reading.result import Unreadable

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its complaints about fonts would reach the terminal


@dataclass(slots=True)
class _Taken:
    """What was taken from the pages: rows, those without text, those whose letters have no names, sizes of all."""

    rows: list[Row] = field(default_factory=list)
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
    rows, notes = pdf_notes.parted(pdf_rows.unbroken(printed))
    lines = pdf_scans.without_names([*pdf_line_numbers.with_numbers(_lines(rows), numbers), *notes], taken.unnamed)
    return Source(
        tuple(supplied.into(lines, taken.unread)),
        tuple(dict.fromkeys((*supplied.notices(taken.unread), *taken.notices))),
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
        if rows and pdf_scans.are_unnamed(rows):
            taken.unnamed.add(page.page_number)
        page.close()
    return taken


def _lines(rows: list[Row]) -> list[Line]:
    if not rows:
        return []
    body = pdf_rows.body_size(rows)
    pitch = _pitch(rows)
    of_body = _pitch([row for row in rows if row.size == body], pitch)
    edges = pdf_margins.edges(rows, pitch, of_body, body)
    inner = [row for row, edge in zip(rows, edges, strict=True) if not edge] or rows
    column = (min(row.left for row in inner), max(row.right for row in inner))
    all_bold = sum(row.lead != "" and len(row.lead.split()) == len(row.words) for row in inner) > 0.6 * len(inner)
    lines = []
    for place, (row, edge) in enumerate(zip(rows, edges, strict=True)):
        line = _line(row, column, body, all_bold)
        before = rows[place - 1] if place else None
        alike = before is not None and before.size == row.size == body
        gap = _gap(before, row, of_body if alike else pitch)
        lines.append(replace(line, edge=edge, gap=gap, small=row.size < 0.87 * body))
    return lines


def _pitch(rows: Sequence[Row], default: float = 1.3) -> float:
    """The usual way from line to line within a paragraph, in type sizes: the smallest of the frequent ones."""
    seen: Counter[float] = Counter()
    for before, row in pairwise(rows):
        if before.page == row.page and row.top > before.top and before.size == row.size:
            seen[round((row.top - before.top) / row.size, 1)] += 1
    usual = [ratio for ratio, count in seen.items() if count >= 0.2 * max(seen.values()) and ratio >= 0.9]
    return min(usual, default=default)


def _gap(before: Row | None, row: Row, pitch: float) -> str:
    if before is None:
        return NONE
    if before.page != row.page:
        return PAGE
    size = min(before.size, row.size) if before.size != row.size else row.size
    usual = pitch * size + (abs(before.size - row.size) if before.size != row.size else 0)
    return BLANK if row.top - before.top > usual + 0.28 * size else NONE


def _line(row: Row, column: tuple[float, float], body: float, all_bold: bool) -> Line:
    unit = row.size / 2
    left, right = column
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
        measure=width / unit,
        lead="" if all_bold else row.lead,
        heading=bold or row.size > 1.12 * body,
        bold=bold,
        places=tuple(((start - left) / body * 2, (stop - left) / body * 2) for start, stop in row.places),
        ruled=row.ruled,
        box=row.box,
    )
