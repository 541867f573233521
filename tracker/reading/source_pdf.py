"""PDF files: words put in order by their place on the page (the stream's order is not the reader's), then lines with
their measure, type and gaps. A page that shows something but holds no text is reported, never passed over."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from tracker.reading.lines import BLANK, NONE, PAGE, Line, Source
from tracker.reading.result import Unreadable

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its complaints about fonts would reach the terminal

_BOLD = ("bold", "black", "heavy", "demi")
_GLYPHS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\u00ad": "-",
        "\u200b": "",
        "\u00a0": " ",
    }
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076", "•")
)
_UNMAPPED = re.compile(r"^\(cid:\d+\)\s?")  # a sign of a symbol font, before a line: a bullet
_MARGIN = 0.10  # of the page's height: running heads and feet stand there
_MOST_PAGES = 600


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a page in points, before it is measured against the whole paper."""

    words: tuple[dict[str, Any], ...]
    page: int
    height: float

    @property
    def text(self) -> str:
        printed = " ".join(" ".join(str(word["text"]).translate(_GLYPHS) for word in self.words).split())
        return _UNMAPPED.sub("• ", printed).strip()

    @property
    def left(self) -> float:
        return float(min(word["x0"] for word in self.words))

    @property
    def right(self) -> float:
        return float(max(word["x1"] for word in self.words))

    @property
    def top(self) -> float:
        return float(min(word["top"] for word in self.words))

    @property
    def bottom(self) -> float:
        return float(max(word["bottom"] for word in self.words))

    @property
    def size(self) -> float:
        return round(median(float(char["size"]) for word in self.words for char in word["chars"]), 1)

    @property
    def first(self) -> float:
        return float(self.words[0]["x1"] - self.words[0]["x0"]) + self.size * 0.25

    @property
    def lead(self) -> str:
        strong = []
        for word in self.words:
            if not _is_bold(word):
                break
            strong.append(str(word["text"]))
        return " ".join(strong)


def source(file: bytes) -> Source:
    _refuse_cut(file)
    rows, unread = _opened(file)
    notices = tuple(
        ("unread-page", f"page {page} is a scan; install tesseract-ocr or type it in", page) for page in unread
    )
    return Source(tuple(_lines(rows)), notices, tuple(unread))


def _refuse_cut(file: bytes) -> None:
    if b"%%EOF" not in file.rstrip(b"\x00 \r\n\t")[-4096:]:
        raise Unreadable("is cut short (its end is missing); fetch it again")


def _opened(file: bytes) -> tuple[list[_Row], list[int]]:
    try:
        with pdfplumber.open(io.BytesIO(file)) as pdf:
            if not pdf.pages:
                raise Unreadable("is damaged: it has no page; fetch it again")
            if len(pdf.pages) > _MOST_PAGES:
                raise Unreadable(f"has more than {_MOST_PAGES} pages; split it")
            return _taken(pdf.pages)
    except Unreadable:
        raise
    except Exception as wrong:  # a hostile or broken file makes the library raise anything
        if "Password" in repr(wrong) or "Encrypt" in repr(wrong):
            raise Unreadable("is locked with a password; save it again without one") from None
        raise Unreadable("is damaged or no proper PDF; fetch it again, or save it as PDF anew") from wrong


def _taken(pages: Iterable[Page]) -> tuple[list[_Row], list[int]]:
    rows: list[_Row] = []
    unread: list[int] = []
    for page in pages:
        of_page = _rows(page)
        rows += of_page
        if not of_page and (page.images or page.curves or page.rects):
            unread.append(page.page_number)
        page.close()
    return rows, unread


def _rows(page: Page) -> list[_Row]:
    """A page's words in lines: a word joins the line that it overlaps by half its height, raised figures too."""
    found = page.dedupe_chars().extract_words(
        x_tolerance_ratio=0.15, keep_blank_chars=False, use_text_flow=False, return_chars=True
    )
    groups: list[list[dict[str, Any]]] = []
    for word in sorted(found, key=lambda each: (each["top"], each["x0"])):
        if groups and _beside(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    number, height = page.page_number, float(page.height)
    rows = [_Row(tuple(sorted(group, key=lambda each: each["x0"])), number, height) for group in groups]
    return [row for row in rows if row.text]


def _beside(group: list[dict[str, Any]], word: dict[str, Any]) -> bool:
    anchor = max(group, key=lambda each: each["bottom"] - each["top"]) if len(group) < 8 else group[0]
    overlap = min(anchor["bottom"], word["bottom"]) - max(anchor["top"], word["top"])
    return bool(overlap >= 0.5 * min(anchor["bottom"] - anchor["top"], word["bottom"] - word["top"]))


def _is_bold(word: dict[str, Any]) -> bool:
    names = {str(char["fontname"]).lower() for char in word["chars"]}
    return all(any(mark in name for mark in _BOLD) for name in names)


def _lines(rows: list[_Row]) -> list[Line]:
    if not rows:
        return []
    body = _body_size(rows)
    pitch = _pitch(rows)
    edges = [_edge(rows, place, pitch) for place in range(len(rows))]
    inner = [row for row, edge in zip(rows, edges, strict=True) if not edge] or rows
    column = (min(row.left for row in inner), max(row.right for row in inner))
    all_bold = sum(row.lead != "" and len(row.lead.split()) == len(row.words) for row in inner) > 0.6 * len(inner)
    lines = []
    for place, (row, edge) in enumerate(zip(rows, edges, strict=True)):
        line = _line(row, column, body, all_bold)
        gap = _gap(rows[place - 1] if place else None, row, pitch)
        lines.append(replace(line, edge=edge, gap=gap, small=row.size < 0.87 * body))
    return lines


def _body_size(rows: list[_Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0]


def _pitch(rows: list[_Row]) -> float:
    """The usual way from line to line within a paragraph, in type sizes: the smallest of the frequent ones."""
    seen: Counter[float] = Counter()
    for before, row in pairwise(rows):
        if before.page == row.page and row.top > before.top and before.size == row.size:
            seen[round((row.top - before.top) / row.size, 1)] += 1
    usual = [ratio for ratio, count in seen.items() if count >= 0.2 * max(seen.values()) and ratio >= 0.9]
    return min(usual, default=1.3)


def _gap(before: _Row | None, row: _Row, pitch: float) -> str:
    if before is None:
        return NONE
    if before.page != row.page:
        return PAGE
    size = min(before.size, row.size) if before.size != row.size else row.size
    usual = pitch * size + (abs(before.size - row.size) if before.size != row.size else 0)
    return BLANK if row.top - before.top > usual + 0.28 * size else NONE


def _edge(rows: list[_Row], place: int, pitch: float) -> str:
    """Whether a line stands in the page's margin, apart from what is beside it."""
    row = rows[place]
    same = [each for each in rows[max(0, place - 4) : place + 5] if each.page == row.page]
    below = [each.top for each in same if each.top > row.bottom]
    above = [each.bottom for each in same if each.bottom < row.top]
    clear = 0.6 * pitch * row.size
    if row.bottom <= _MARGIN * row.height and (
        not below or min(below) - row.bottom > clear or min(below) < _MARGIN * row.height
    ):
        return "top"
    if row.top >= (1 - _MARGIN) * row.height and (
        not above or row.top - max(above) > clear or max(above) > (1 - _MARGIN) * row.height
    ):
        return "bottom"
    return ""


def _line(row: _Row, column: tuple[float, float], body: float, all_bold: bool) -> Line:
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
    )
