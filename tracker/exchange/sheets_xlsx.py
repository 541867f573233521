"""Lists as XLSX: the values as the spreadsheet program kept them, nothing computed, nothing run, nothing fetched."""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from xml.etree import ElementTree

import openpyxl

from tracker.reading.result import Unreadable

UNPACKED, PARTS, MERGED = 100 * 1024 * 1024, 5_000, 2_000
_SAVE = "open it in a spreadsheet program, save it anew as .xlsx, then try again"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row(?=[^>]{0,500}\shidden="(?:1|true)")[^>]{0,500}?\sr="(\d{1,7})"')
_ROW_SHOWN = 12  # hidden rows that are named one by one
Grid = dict[int, list[str]]


def read(content: bytes, wanted: str | None) -> dict[str, Any]:
    _sound(content)
    try:
        return _read(content, wanted)
    except Unreadable:
        raise
    except Exception as wrong:  # whatever a damaged file makes the library stumble over
        raise Unreadable(f"is damaged ({type(wrong).__name__}); {_SAVE}") from None


def _sound(content: bytes) -> None:
    """Refused before it is unpacked: what is no workbook, and what would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("is no .xlsx workbook; save the list as .xlsx or .csv, then try again")
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise Unreadable("unpacks to more than a list can hold; save its sheet alone as .csv, then try again")
            for part in parts:
                _plain(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as wrong:
        raise Unreadable(f"is damaged, or locked with a password ({wrong}); {_SAVE}") from None


def _plain(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A workbook declares no entities of its own: what does is made to do harm."""
    if part.filename.endswith((".xml", ".rels")):
        whole = archive.read(part).replace(b"\0", b"")  # a comment before it may be of any length
        if b"<!DOCTYPE" in whole or b"<!ENTITY" in whole:
            raise Unreadable(f"declares entities in {part.filename}, which no spreadsheet program writes; {_SAVE}")


def _read(content: bytes, wanted: str | None) -> dict[str, Any]:
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        shown = [sheet.title for sheet in values.worksheets if sheet.sheet_state == "visible"]
        every = [sheet.title for sheet in values.worksheets]
        name = wanted or next(iter(shown or every), None)
        if name not in every:
            raise Unreadable(f'has no sheet "{name}"; it has: {", ".join(every)}')
        grid, faults, counted = _cells(values[name], formulas[name])
    finally:
        values.close()
        formulas.close()
    part = _part(content, every.index(name))
    notes = [*_sheets(every, shown, name), *counted, *_merged(part, grid), *_hidden(part)]
    rows = [[number, cells] for number, cells in sorted(grid.items())]
    return {"sheets": every, "sheet": name, "rows": rows, "faults": faults, "notes": notes}


def _cells(values: Any, formulas: Any) -> tuple[Grid, dict[str, str], list[str]]:
    """The words of each cell, what cells hold none, and how many were formulas."""
    values.reset_dimensions()  # a file may lie about how large it is
    formulas.reset_dimensions()
    grid: Grid = {}
    faults: dict[str, str] = {}
    computed = 0
    for number, (row, made) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=False), 1):
        for column, (cell, source) in enumerate(zip(row, made, strict=False)):
            formula = source.data_type == "f"
            computed += formula
            if cell.data_type == "e" or (formula and cell.value is None):
                faults[f"{number}:{column}"] = _fault(cell)
        grid[number] = [_words(cell) for cell in row]
        if len(grid) > 2000 and not any(grid[number]):
            del grid[number]  # a file may have a million empty rows
    said = [f"Formulas in {computed:,} cells: the values kept with them were read, none was computed."]
    return grid, faults, said if computed else []


def _fault(cell: Any) -> str:
    if cell.data_type == "e":
        return f"holds the error {cell.value}"
    return "holds a formula without a kept value; open the file in a spreadsheet program and save it"


def _words(cell: Any) -> str:
    """A number without a fraction as its figures; a date as far as the cell shows it: a month where it shows no day."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, datetime | date):
        return _dated(value, str(cell.number_format))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip() if not isinstance(value, time) else f"{value:%H:%M}"


def _dated(value: date, shown: str) -> str:
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", shown.lower())
    if "d" in plain or "y" not in plain:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in plain else f"{value:%Y}"


# What a person may have overlooked ------------------------------------------------------------------------------------


def _sheets(every: list[str], shown: list[str], name: str) -> Iterator[str]:
    if len(every) > 1:
        hidden = [each for each in every if each not in shown]
        more = f" (hidden: {', '.join(hidden)})" if hidden else ""
        yield f'Read is the sheet "{name}" of {len(every)}: {", ".join(every)}{more}.'


def _part(content: bytes, place: int) -> bytes:
    """The sheet's own part of the file; nothing where it is not found, for only notes depend on it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = _tree(archive, "xl/workbook.xml")
        relations = _tree(archive, "xl/_rels/workbook.xml.rels")
        targets = {each.get("Id"): str(each.get("Target")) for each in relations}
        sheets = [each.get(_RELATION) for each in book.iter() if each.tag.endswith("}sheet")]
        target = targets.get(sheets[place], "").lstrip("/") if place < len(sheets) else ""
        name = target if target.startswith("xl/") else f"xl/{target}"
        return archive.read(name) if name in archive.namelist() else b""


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name))  # noqa: S314 (it declares no entities: _plain)


def _merged(part: bytes, grid: Grid) -> Iterator[str]:
    """Cells merged downward: their words are those of each of their rows, as they are seen."""
    numbers = sorted(grid)
    for match in islice(_MERGED.finditer(part), MERGED):
        left, right = match[1].decode(), match[3].decode()
        first, last, column = int(match[2]), int(match[4]), _column(left)
        words = (grid.get(first) or [])[column : column + 1]
        if first == last or not words or not words[0]:
            continue
        for number in numbers[bisect_right(numbers, first) : bisect_right(numbers, last)]:
            row = grid[number]
            row += [""] * (column + 1 - len(row))
            row[column] = row[column] or words[0]
        yield f"{left}{first}:{right}{last} are merged: what they hold is read for each of their rows."


def _hidden(part: bytes) -> Iterator[str]:
    rows = [match[1].decode() for match in _HIDDEN.finditer(part)]
    if rows:
        some = ", ".join(rows[:_ROW_SHOWN]) + (f" and {len(rows) - _ROW_SHOWN} more" if rows[_ROW_SHOWN:] else "")
        yield f"Hidden in the file, and read all the same: {'row' if len(rows) == 1 else 'rows'} {some}."


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
