"""Footnotes of a PDF: rows in smaller type at a page's foot that open with a mark. They are read after the text, as a
Word file's are, and their marks are set aside, so that no item takes a note into itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from tracker.reading.files import pdf_view
from tracker.reading.files.pdf_rows import Recurring, Row, body_size, place_of, recurring
from tracker.reading.layout import furniture
from tracker.reading.layout.lines import BLANK, Box, Line
from tracker.text import words

_MARK = re.compile(r"(?P<mark>\d{1,2}(?=[.)]?\s?[A-Z“\"‘])|[*†‡§]{1,3}(?=\s?\w))[.)]?\s?")
_SMALLER, _RAISED = 0.87, 0.75  # of the body's type


@dataclass(slots=True)
class _Note:
    """`printed`: its mark with the sign after it."""

    mark: str
    printed: str
    page: int
    text: str = ""
    boxes: list[Box] = field(default_factory=list)


def parted(rows: Sequence[Row]) -> tuple[list[Row], list[Line]]:
    """The rows without footnotes and the marks that call them; the notes, each as one line."""
    if not rows:
        return [], []
    limit = _SMALLER * body_size(rows)
    runs = recurring(rows)
    kept: list[Row] = []
    notes: list[_Note] = []
    for _, page in groupby(rows, key=lambda row: (row.page, row.part)):
        sheet = list(page)
        found = _foot(sheet, limit, runs)
        places = {id(row) for row in found}
        kept += [row for row in sheet if id(row) not in places]
        notes += _notes(found)
    calls = Counter({note.mark: 0 for note in notes if note.mark})
    rows = [_without_calls(row, calls) for row in kept] if calls else kept
    return rows, [line for note in notes for line in _lines(note, calls)]


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


def _notes(rows: Sequence[Row]) -> list[_Note]:
    notes: list[_Note] = []
    for row in rows:
        found = _MARK.match(row.text)
        if found:
            notes.append(_Note(found["mark"], found.group().strip(), row.page))
        notes[-1].text = words.joined(notes[-1].text, row.text[found.end() :] if found else row.text)
        notes[-1].boxes.append(row.box)
    return notes


def _lines(note: _Note, calls: Counter[str]) -> Iterator[Line]:
    """The note; before it its mark, and those that call it, as they are set aside."""
    marks = " ".join([*[note.mark] * calls.pop(note.mark, 0), note.printed])
    set_as = Line(text=marks, page=note.page, gap=BLANK, whole=True, hard=True, note=True)
    yield replace(set_as, why=furniture.NOTE_MARK)
    yield replace(set_as, text=note.text, box=pdf_view.around(note.boxes))


def _without_calls(row: Row, calls: Counter[str]) -> Row:
    """A row without the raised marks that call a note: "test1" with a small, high 1 is "test". They are counted."""
    marks = [_mark(word, row) for word in row.words]
    if not any(mark in calls for mark in marks) or all(str(word["text"]) in marks for word in row.words):
        return row
    cleared = [
        _cleared(word, row, mark) if mark in calls else word for word, mark in zip(row.words, marks, strict=True)
    ]
    calls.update(mark for mark in marks if mark in calls)
    return replace(row, words=tuple(word for word in cleared if word["text"]))


def _mark(word: dict[str, Any], row: Row) -> str:
    mark = "".join(str(char["text"]) for char in word["chars"] if _is_raised(char, row))
    return mark if str(word["text"]).endswith(mark) else ""


def _cleared(word: dict[str, Any], row: Row, mark: str) -> dict[str, Any]:
    rest = [char for char in word["chars"] if not _is_raised(char, row)]
    right = max((char["x1"] for char in rest), default=word["x0"])
    return {**word, "text": str(word["text"])[: -len(mark)], "chars": rest or word["chars"], "x1": right}


def _is_raised(char: dict[str, Any], row: Row) -> bool:
    return bool(char["size"] <= _RAISED * row.size and char["bottom"] < row.bottom - 0.15 * row.size)
