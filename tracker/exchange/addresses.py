"""The public addresses of single files, as a person pastes them from a spreadsheet, types them or keeps them as CSV:
in each line a file's name and its address."""

from collections.abc import Iterator, Sequence

from tracker.exchange import sheets_csv
from tracker.proceedings.file_names import file_name
from tracker.reading.result import Unreadable
from tracker.rules.field import LONG, Field, by_name, is_address
from tracker.rules.paper import ABOUT
from tracker.rules.refusal import BadInput

LIST = Field("addresses", "Addresses one by one", "One a line: file name, address.", form=LONG)
_SOURCE = by_name(ABOUT)["obtained_from"]
_HEADS = ("file", "file name", "filename", "name")
_TOLD = 20  # wrong lines; more are counted
_WRITE = "Write the file's name, a comma and its address; in quotation marks what holds a comma itself."


def of_files(content: bytes) -> dict[str, str]:
    """File name -> address. Raises BadInput, which tells each wrong line by its number and file."""
    found: dict[str, str] = {}
    wrong: list[str] = []
    for number, cells in _lines(content):
        name = file_name(cells[0]) if cells[0] else ""
        try:
            address = _address(name, cells)
            if found.setdefault(name, address) != address:
                raise BadInput("a line above gives this file another address.", remedy="Leave the right one.")
        except BadInput as refusal:
            wrong.append(f"Line {number}{f' ({name})' if name else ''}: {refusal}")
    if wrong:
        more = f" And {len(wrong) - _TOLD:,} more." if len(wrong) > _TOLD else ""
        raise LIST.refused(f"of these lines not all can be used. {' '.join(wrong[:_TOLD])}{more}", "")
    return found


def _lines(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The lines that hold words, without the heads of the columns."""
    if not content.strip():
        return
    try:
        rows = sheets_csv.read(content)["rows"]
    except Unreadable as wrong:
        raise LIST.refused(f"the list {wrong}.", "") from None
    first = True
    for number, cells in rows:
        if any(cells) and not (first and cells[0].lower() in _HEADS):
            yield number, cells
        first = first and not any(cells)


def _address(name: str, cells: Sequence[str]) -> str:
    printed = [cell for cell in cells[1:] if cell]
    if not name or not printed:
        raise BadInput(f"{'no address' if name else 'no file name'} stands in it.", remedy=_WRITE)
    if len(printed) > 1:
        raise BadInput(f"it has {len(printed) + 1} columns, not two.", remedy=_WRITE)
    if not is_address(printed[0]):
        remedy = "Copy it whole, as https://www.example.gov/paper.pdf."
        raise BadInput(f'"{printed[0][:80]}" is no address of the web.', remedy=remedy)
    return str(_SOURCE.understood(printed[0]))
