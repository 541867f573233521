"""A list from outside: read, its columns told by letter or header, its rows handed on to be tried or imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tracker.exchange import sheets
from tracker.exchange.apart import NotStarted, Unreadable, list_apart
from tracker.exchange.intake import not_now
from tracker.proceedings.file_names import file_name
from tracker.proceedings.list_row import Asked, ListFile, Row
from tracker.rules import listing
from tracker.rules.field import DATE, Field
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.dates import Dated

AS_OF = Field(
    "as_of",
    "Day of the list",
    "The day that the list itself is of, as it says: for words that have no day of their own.",
    form=DATE,
)
SHOWN = 3  # of each column's first words, so that it can be told what it holds


@dataclass(frozen=True, slots=True)
class Opened:
    """A list as it was read: its headers, and the rows under them as [number, [words of each cell]]."""

    file: ListFile
    content: bytes
    sheets: Sequence[str]
    notes: Sequence[str]
    header: int
    headers: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    faults: Mapping[str, str]

    @property
    def media_type(self) -> str:
        return sheets.media_type(self.content)

    def called(self, column: int) -> str:
        """column C ("Verdict")"""
        header = self.headers[column] if column < len(self.headers) else ""
        return f"column {sheets.letter(column)}" + (f' ("{header}")' if header else "")

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Each column with its letter, its header and its first words."""
        width = max([len(self.headers), *(len(cells) for _, cells in self.rows)])
        held = [[cells[place] for _, cells in self.rows if place < len(cells) and cells[place]]
                for place in range(width)]  # fmt: skip
        return [
            {"place": place, "letter": sheets.letter(place), "first": first[:SHOWN],
             "header": self.headers[place] if place < len(self.headers) else ""}
            for place, first in enumerate(held)
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """How a person says that a list is to be understood, as typed. `columns`: field -> letter or header."""

    columns: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    founding: Sequence[str] = ()
    taken: Sequence[int] = ()
    as_of: str = ""


def opened(content: bytes, name: str, *, sheet: str | None = None, header: int | None = None) -> Opened:
    """Raises BadInput, in words, for what cannot be read."""
    try:
        read = list_apart(content, name, sheet or None)
    except Unreadable as wrong:
        raise BadInput(f"{name} {wrong}.", field="file") from None
    except NotStarted as wrong:
        raise not_now(wrong) from None
    rows = [(int(number), list(cells)) for number, cells in read["rows"]]
    headed = header or listing.header_of(rows)
    headers = next((cells for number, cells in rows if number == headed), None)
    if headers is None:
        raise BadInput(f"Row {headed} of the list is empty.", remedy="Say which row holds the headers.", field="header")
    file = ListFile(file_name(name), sha256(content).hexdigest(), read["sheet"])
    under = [row for row in rows if row[0] > headed]
    return Opened(file, content, read["sheets"], read["notes"], headed, headers, under, read["faults"])


def proposal(held: Opened) -> dict[str, str]:
    """field -> letter, by the words of the headers."""
    return {name: sheets.letter(column) for name, column in listing.proposed(held.headers).items()}


def columns_of(held: Opened, typed: Mapping[str, str]) -> dict[str, int]:
    """field -> column, from letters or headers. Raises BadInput for what names no column, or two."""
    found: dict[str, int] = {}
    for told, column in typed.items():
        name = told.strip().lower().replace("-", "_")
        if name not in listing.KNOWN:
            known = ", ".join(listing.KNOWN)
            raise BadInput(f'A list has no field "{told}".', remedy=f"It may have: {known}.", field=told)
        if column.strip():
            found[name] = _column(held, name, column)
    twice = [name for name, column in found.items() if list(found.values()).count(column) > 1]
    if twice:
        where = held.called(found[twice[0]])
        raise BadInput(f"{' and '.join(twice)} are both said to be {where}.", remedy="Choose one.", field=twice[-1])
    return found


def _column(held: Opened, name: str, typed: str) -> int:
    wanted = listing.folded(typed)
    named = [place for place, header in enumerate(held.headers) if header and listing.folded(header) == wanted]
    if len(named) > 1:
        letters = ", ".join(sheets.letter(place) for place in named)
        raise BadInput(f'{len(named)} columns are headed "{typed}".', remedy=f"Use the letter: {letters}.", field=name)
    lettered = {str(one["letter"]): int(one["place"]) for one in held.columns}
    place = named[0] if named else lettered.get(typed.strip().upper())
    if place is None:
        heads = ", ".join(f'{one["letter"]} "{one["header"]}"' for one in held.columns)
        raise BadInput(f'The list has no column "{typed}" for {name}.', remedy=f"It has: {heads}.", field=name)
    return place


def sufficient(held: Opened, columns: Mapping[str, int]) -> None:
    """Raises BadInput with the columns as they might be, where a row could not be told from another."""
    if listing.suffices(columns):
        return
    told = {**proposal(held), **{name: sheets.letter(column) for name, column in columns.items()}}
    repeated = " ".join(f"--map {name}={letter}" for name, letter in told.items())
    heads = "; ".join(f"{one['letter']} {one['header'] or '(no header)'}" for one in held.columns)
    raise BadInput(
        "It is not said which columns tell the recommendation: its number; or group and date, with ordinal or text. "
        f"The headers stand in row {held.header}: {heads}.",
        remedy=f"Repeat the command with: {repeated}" if told else "Name them, as --map number=A --map feedback=F.",
        field="columns",
    )


def understood(held: Opened, typed: Typed, when: Moment) -> tuple[list[Row], Asked]:
    """The rows by field, and how they are to be understood."""
    columns = columns_of(held, typed.columns)
    sufficient(held, columns)
    asked = Asked(
        columns={name: held.called(column) for name, column in sorted(columns.items(), key=lambda pair: pair[1])},
        words=listing.meaning(typed.words),
        founding=frozenset(" ".join(name.split()).lower() for name in typed.founding),
        as_of=_as_of(typed.as_of, when),
        taken=frozenset(typed.taken),
    )
    return [_row(held, number, cells, columns) for number, cells in held.rows], asked


def _row(held: Opened, number: int, cells: Sequence[str], columns: Mapping[str, int]) -> Row:
    told = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    faults = {name: held.faults[f"{number}:{place}"] for name, place in columns.items()
              if f"{number}:{place}" in held.faults}  # fmt: skip
    return Row(number, told, faults)


def _as_of(typed: str, when: Moment) -> Dated | None:
    value: Any = AS_OF.understood(typed)
    if value is None:
        return None
    dated = dates.of_field(value)
    if dated.last > when.dated:
        raise AS_OF.refused(f"{dated.words} is not over yet.", "Write the day that the list is of.")
    return dated
