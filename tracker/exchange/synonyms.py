"""The list of acronyms and synonyms as a file: three columns, several names of one cell parted by semicolons. What is
written so is read again as the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.exchange import sheets
from tracker.exchange.lists import opened
from tracker.formats import csv
from tracker.rules.refusal import BadInput
from tracker.rules.synonyms import COLUMNS, PARTED, Row, folded, understood

HEADER = tuple(COLUMNS)
_SHAPE = f"The first row names the columns: {', '.join(HEADER)}."


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a file, each with its number there. `places`: column -> how many stand before it; `notes` say how the
    file was read."""

    rows: Sequence[Row]
    places: Mapping[str, int]
    notes: Sequence[str]

    def called(self, column: str) -> str:
        return f'column {sheets.letter(self.places[column])} ("{column}")'


def as_csv(rows: Sequence[Row]) -> bytes:
    cells = ([row.acronym, _joined(row.names), _joined(row.related)] for row in rows)
    return b"".join(csv.chunks(HEADER, cells))


def _joined(names: Sequence[str]) -> str:
    return f"{PARTED} ".join(names)


def read(content: bytes, name: str) -> Listed:
    """Raises BadInput, in words, for what cannot be read, and for columns that are missing or none of the list's."""
    held = opened(content, name, header=1)
    places = _places(held.headers)
    for where, why in held.faults.items():
        number, place = where.split(":")
        raise BadInput(f"Row {number}, column {sheets.letter(int(place))}: {why}", remedy="Type its words anew.")
    return Listed([_row(number, cells, places) for number, cells in held.rows], places, held.notes)


def _places(headers: Sequence[str]) -> dict[str, int]:
    known = {folded(words): name for name, field in COLUMNS.items() for words in (name, field.label)}
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        where = f"Row 1, column {sheets.letter(place)}"
        name = known.get(folded(header))
        if header and name is None:
            raise BadInput(f'{where}: "{header[:40]}" is no column of the list.', remedy=f"Take it out. {_SHAPE}")
        if name in found:
            raise BadInput(f"{where}: {name} is there twice.", remedy=f"Take one of them out. {_SHAPE}")
        if name:
            found[name] = place
    if lost := [name for name in HEADER if name not in found]:
        raise BadInput(f"Row 1: there is no column {' and no column '.join(lost)}.", remedy=_SHAPE)
    return found


def _row(number: int, cells: Sequence[str], places: Mapping[str, int]) -> Row:
    stray = next((place for place, words in enumerate(cells) if words and place not in places.values()), None)
    if stray is not None:
        said = f'Row {number}, column {sheets.letter(stray)}: "{cells[stray][:40]}" stands under no header.'
        raise BadInput(said, remedy="A name that holds a comma is put in quotation marks; else take it out.")
    typed = {name: csv.plain(cells[place]) for name, place in places.items() if place < len(cells)}
    return understood({name: words.replace(PARTED, "\n") for name, words in typed.items()}, number)
