"""Lists as CSV: whatever parts the columns, whatever the letters are saved as, said in words."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from tracker.reading.result import Unreadable

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_MARKS = (  # byte order marks, the longer first
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_LOOKED_AT = 50  # records that tell what parts the columns
_OLD = "Windows-1252, for it is no UTF-8: look whether accents, dashes and quotation marks are right"
csv.field_size_limit(200_000)


def read(content: bytes) -> dict[str, Any]:
    text, letters = _text(content)
    if "\0" in text:
        raise Unreadable("is no text (it holds NUL); save it as .xlsx or as CSV in UTF-8, then try again")
    parted = _delimiter(text)
    notes = [f"Read as {letters}; the columns are parted by {DELIMITERS[parted]}."]
    rows = [[number, [cell.strip() for cell in cells]] for number, cells in _records(text, parted)]
    return {"sheets": [], "sheet": None, "rows": rows, "faults": {}, "notes": notes}


def _text(content: bytes) -> tuple[str, str]:
    for mark, encoding, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), name
            except UnicodeDecodeError:
                raise Unreadable(f"says that it is {name} and is not; save it anew as CSV in UTF-8") from None
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252"), _OLD
        except UnicodeDecodeError:
            raise Unreadable("is neither UTF-8 nor Windows text; save it anew as CSV in UTF-8") from None


def _delimiter(text: str) -> str:
    """What parts most of the first records into the same number of cells, of which there are most."""

    def told(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(cells) for _, cells in _some(text, delimiter)]
        except Unreadable:
            return 0, 0
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(DELIMITERS, key=told)


def _some(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for place, record in enumerate(_records(text, delimiter)):
        if place == _LOOKED_AT:
            return
        if any(record[1]):
            yield record


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, as a spreadsheet counts its rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, 1)
    except csv.Error as wrong:
        said = f"cannot be read as CSV at line {reader.line_num} ({wrong})"
        raise Unreadable(f"{said}; look for a quotation mark that is not closed, or save it as .xlsx") from None
