"""Footnotes of a PDF: rows in smaller type at a page's foot that open with a mark. They are read after the text, as a
Word file's are, and their marks are set aside, so that no item takes a note into itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from tracker.reading.files import pdf_view
from tracker.reading.files.pdf_rows import Recurring, Row, body_size, place_of, recurring
from tracker.reading.layout import furniture
from tracker.reading.layout.lines import BLANK, Box, Line
from tracker.text import words

_MARK = re.compile(r"(?P<mark>\d{1,2}(?=[.)]?\s?[A-Z“\"‘])|[*†‡§]{1,3}(?=\s?\w))[.)]?\s?")
_SMALLER, _RAISED = 0.87, 0.75  # of the body's type


def parted(rows: Sequence[Row]) -> tuple[list[Row], list[Line]]:
    """The rows without footnotes and the marks that call them; the notes, each as one line."""
    if not rows:
        return [], []
    limit = _SMALLER * body_size(rows)
    runs = recurring(rows)
    kept: list[Row] = []
    notes: list[Line] = []
    called: set[str] = set()
    for _, page in groupby(rows, key=lambda row: (row.page, row.part)):
        sheet = list(page)
        found = _foot(sheet, limit, runs)
        places = {id(row) for row in found}
        kept += [row for row in sheet if id(row) not in places]
        notes += _notes(found, called)
    return [_without_calls(row, called) for row in kept] if called else kept, notes


def _foot(sheet: Sequence[Row], limit: float, runs: frozenset[Recurring]) -> list[Row]:
    """The small rows at the end of a page or column from the first mark on; what recurs on other pages is a running
    foot."""
    foot: list[Row] = []
    for row in reversed(sheet):
        if furniture.is_page_number(row.text) or place_of(row) in runs:
            continue
        if row.size >= limit or row.top < row.height / 2:
            break
        foot.append(row)
    foot.reverse()
    first = next((place for place, row in enumerate(foot) if _MARK.match(row.text)), len(foot))
    return foot[first:]


def _notes(rows: Sequence[Row], called: set[str]) -> Iterator[Line]:
    text, page = "", None
    boxes: list[Box] = []
    for row in rows:
        mark = _MARK.match(row.text)
        if mark and text:
            yield _note(text, page, boxes)
            text, boxes = "", []
        if mark:
            called.add(mark["mark"])
        text = words.joined(text, row.text[mark.end() :] if mark else row.text)
        page = row.page
        boxes.append(row.box)
    if text:
        yield _note(text, page, boxes)


def _note(text: str, page: int | None, boxes: Sequence[Box]) -> Line:
    return Line(text=text, page=page, gap=BLANK, whole=True, hard=True, note=True, box=pdf_view.around(boxes))


def _without_calls(row: Row, called: set[str]) -> Row:
    """A row without the raised marks that call a note: "test1" with a small, high 1 is "test"."""
    left = tuple(word for word in (_cleared(word, row, called) for word in row.words) if word["text"])
    return replace(row, words=left) if left else row


def _cleared(word: dict[str, Any], row: Row, called: set[str]) -> dict[str, Any]:
    raised = [char for char in word["chars"] if _is_raised(char, row)]
    mark = "".join(str(char["text"]) for char in raised)
    if mark not in called or not str(word["text"]).endswith(mark):
        return word
    rest = [char for char in word["chars"] if char not in raised]
    right = max((char["x1"] for char in rest), default=word["x0"])
    return {**word, "text": str(word["text"])[: -len(mark)], "chars": rest or word["chars"], "x1": right}


def _is_raised(char: dict[str, Any], row: Row) -> bool:
    return bool(char["size"] <= _RAISED * row.size and char["bottom"] < row.bottom - 0.15 * row.size)
