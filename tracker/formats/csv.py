"""CSV as it leaves: RFC 4180, UTF-8, one row of names above. No cell is a formula to whatever program opens it."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from tracker.formats.characters import visible

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
CHUNK = 64 * 1024  # characters that leave at once
INERT = (
    "A cell of a CSV file that would begin with = + - @, a tab or a line end has an apostrophe before it, so that no "
    "program takes it for a formula; so has a cell that begins with apostrophes and one of these. Take one apostrophe "
    "away to have the words as they are."
)
_OBEYED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def inert(cell: str) -> str:
    """The words of a cell, with an apostrophe before what a program might take for a formula."""
    return f"'{cell}" if _OBEYED.match(cell) else cell


def plain(cell: str) -> str:
    """The words of such a cell again."""
    return cell[1:] if cell.startswith("'") and _OBEYED.match(cell) else cell


def chunks(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The whole file in pieces, as its rows come; no more than a piece is held."""
    held = StringIO()
    written = csv.writer(held, lineterminator="\r\n", strict=True)
    written.writerow(header)
    for row in rows:
        written.writerow([inert(visible(cell)) for cell in row])
        if held.tell() > CHUNK:
            yield _taken(held)
    yield _taken(held)


def _taken(held: StringIO) -> bytes:
    piece = held.getvalue().encode()
    held.seek(0)
    held.truncate()
    return piece
