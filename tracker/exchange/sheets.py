"""A list as its maker saved it, XLSX or CSV, as rows of plain words: {"form", "sheets", "sheet", "rows", "faults",
"notes"}, all of it JSON, so that it can be read apart. `rows` are [number in the file, [words of each cell]]; `faults`
tell of cells that hold no words: {"7:2": why}. Raises Unreadable, in words, for what is no list or passes a limit."""

from typing import Any

from tracker.exchange import sheets_csv, sheets_xlsx
from tracker.reading.result import Unreadable

XLSX, CSV = "xlsx", "csv"
MEDIA_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv",
}
LARGEST = 20 * 1024 * 1024
ROWS, COLUMNS, LETTERS = 20_000, 200, 100_000  # of one list; of one cell
_SAVE = "save it as .xlsx or .csv, then try again"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", f"is locked with a password, or of the old form .xls; open it, {_SAVE}"),
    (b"%PDF", f"is a PDF, no list; if it holds a table, copy that into a spreadsheet and {_SAVE}"),
    (b"{\\rtf", f"is a text document, no list; copy its table into a spreadsheet and {_SAVE}"),
)


def read_list(content: bytes, name: str, sheet: str | None = None) -> dict[str, Any]:
    """`name` is what the file is called; `sheet` the one that is wanted of several, the first that is not hidden
    without it."""
    if not content.strip():
        raise Unreadable("is empty; look whether it was saved")
    if len(content) > LARGEST:
        raise Unreadable(f"has {len(content) // 2**20} MB; a list has at most {LARGEST // 2**20} MB: split it")
    for opening, why in _OTHERS:
        if content.startswith(opening):
            raise Unreadable(why)
    read = sheets_xlsx.read(content, sheet) if form_of(content) == XLSX else sheets_csv.read(content)
    read["rows"] = _within(read["rows"])
    if not read["rows"]:
        raise Unreadable("holds no row with words in it; look whether the right sheet was saved")
    return {"form": form_of(content), **read}


def form_of(content: bytes) -> str:
    return XLSX if content.startswith(b"PK") else CSV


def media_type(content: bytes) -> str:
    return MEDIA_TYPES[form_of(content)]


def letter(column: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA: how spreadsheets call a column."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def _within(rows: Any) -> list[list[Any]]:
    """The rows that hold words, as wide as their words reach; Unreadable beyond a limit."""
    kept: list[list[Any]] = []
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > COLUMNS:
            raise Unreadable(f"has words in column {letter(len(cells) - 1)} of row {number}; at most {COLUMNS} columns "
                             "are read: take out those that are not needed")  # fmt: skip
        long = next((place for place, words in enumerate(cells) if len(words) > LETTERS), None)
        if long is not None:
            raise Unreadable(f"holds {len(cells[long]):,} characters in one cell, {letter(long)}{number}; shorten it")
        if cells:
            kept.append([number, cells])
        if len(kept) > ROWS:
            raise Unreadable(f"has more than {ROWS:,} rows; split it")
    return kept
