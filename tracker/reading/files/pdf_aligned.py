"""Tables that a PDF sets without lines between their columns: a row of heads, and under it rows whose words keep clear
of the same white. Only heads that are set as such open one; what merely stands in line is read line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tracker.reading.files import pdf_ruled
from tracker.reading.files.pdf_aligned_rows import LOOSE, Body, columns, way
from tracker.reading.files.pdf_columns import is_running
from tracker.reading.files.pdf_grids import Edge
from tracker.reading.files.pdf_rows import Row, in_rows
from tracker.reading.files.pdf_tables import Table
from tracker.reading.layout import column_heads

_WHITE = 0.9  # of the type's size: wider than the space between two words
_CLEAR = 0.7  # of the type's size is the white that all rows of a table leave between two columns
_LONGEST = 5  # words of a head
_ABBREVIATED = 5  # letters, with its stop
_FEWEST = 3  # rows that have more than one cell
_LINES, _NEXT = 4, 1.7  # lines of a head, and type sizes from one to the next
_MOST = 200  # lines of a table on one page
_APART = 3.5  # ways from line to line: a table goes no further

Place = tuple[float, float]
Word = dict[str, Any]


@dataclass(slots=True)
class _Growing:
    """A table as it is found line by line. `heads`: the lines of its heads; `places`: where each head stands; `whites`:
    what is left clear between two of them; `across`: what is drawn across the page; `bands`: the
    lines that run across, as names of groups do."""

    heads: list[Row]
    places: list[Place]
    whites: list[list[Place]]
    across: Sequence[Edge] = ()
    rows: list[Row] = field(default_factory=list)
    bands: set[int] = field(default_factory=set)

    def takes(self, row: Row) -> bool:
        left = [_without(white, row) for white in self.whites]
        if not all(left):
            return False
        self.whites = left
        return True

    def grow(self, under: Sequence[Row]) -> None:
        last = self.heads[-1]
        for row, after in zip(under, [*under[1:], None], strict=True):
            far = row.top - last.bottom > _APART * row.size or row.left < self.places[0][0] - 2 * row.size
            alone = len(list(_cells(row))) < 2
            if not far and alone and (_is_bold(row) or not self._fits(row)) and self._goes_on(after):
                self.bands.add(len(self.rows))
            elif far or (alone and _is_bold(row)) or not self.takes(row):
                return
            self.rows.append(row)
            last = row

    def _fits(self, row: Row) -> bool:
        return all(_without(white, row) for white in self.whites)

    def _goes_on(self, row: Row | None) -> bool:
        """Whether a line fills the first column and another."""
        return row is not None and self._fits(row) and {0} < set(self._columns(row))

    def _columns(self, row: Row) -> dict[int, list[Word]]:
        return columns(row, self.edges)

    def held(self, place: int) -> dict[int, list[Word]]:
        """The words of a line by column."""
        return {0: list(self.rows[place].words)} if place in self.bands else self._columns(self.rows[place])

    @property
    def edges(self) -> list[float]:
        """Where the columns are parted: in the widest white."""
        widest = (max(white, key=lambda each: each[1] - each[0]) for white in self.whites)
        return [(start + end) / 2 for start, end in widest]

    def trim(self) -> None:
        """Leave off the last lines that are not surely of the table: under its last row with more than one cell, those
        that fill the first column, or stand apart."""
        filled = [place for place in range(len(self.rows)) if len(self.held(place)) > 1]
        last = filled[-1] if filled else -1
        usual = way(self.rows)
        while 0 <= last < len(self.rows) - 1 and 0 not in self.held(last + 1):
            if self.rows[last + 1].top - self.rows[last].top > LOOSE * usual or self.rows[last + 1].ruled:
                break
            last += 1
        foot = min(self._drawn(self.rows[last].bottom), default=0.0)
        self.rows = [row for place, row in enumerate(self.rows) if place <= last or row.bottom <= foot]

    @property
    def is_table(self) -> bool:
        filled = sum(len(self.held(place)) > 1 for place in range(len(self.rows)))
        ruled = len(self._drawn(self.heads[-1].bottom)) >= _FEWEST
        parted = ruled or self.body.key is not None or filled * 3 >= len(self.rows)
        return filled + ruled >= _FEWEST and parted and not self._is_text()

    def _drawn(self, top: float) -> list[float]:
        """How high the lines stand that are drawn over the columns from there to a little under the last row."""
        foot = self.rows[-1].bottom + 2 * self.rows[-1].size
        return pdf_ruled.heights(self.across, self.places[0][0], self.places[-1][1], top, foot)

    def _is_text(self) -> bool:
        """Whether headings stand over columns of running text that go on without a row between them."""
        if not all(is_running(in_rows(words, self.heads[0])) for words in self._by_column().values()):
            return False
        usual = way(self.rows)
        begun = [after.ruled or after.top - row.top > LOOSE * usual for row, after in pairwise(self.rows)]
        whole = [len(self.held(place)) > len(self.whites) for place in range(1, len(self.rows))]
        return sum(begin and full for begin, full in zip(begun, whole, strict=True)) < _FEWEST

    def _by_column(self) -> dict[int, list[Word]]:
        columns: dict[int, list[Word]] = {}
        for place in range(len(self.rows)):
            for column, found in self.held(place).items() if place not in self.bands else ():
                columns.setdefault(column, []).extend(found)
        return columns

    @property
    def body(self) -> Body:
        return Body(self.heads, self.rows, self.edges, frozenset(self.bands))

    def made(self) -> Table:
        return self.body.table(tuple(left for left, _ in self.places), self.across)


def parted(sheet: Sequence[Row], across: Sequence[Edge]) -> tuple[list[Table], list[Row]]:
    """The tables of a page, and the rows without them."""
    tables: list[Table] = []
    rest: list[Row] = []
    place = 0
    while place < len(sheet):
        heads = _heads(sheet, place)
        growing = _growing(sheet, place, heads, across) if heads else None
        if growing is None:
            rest.append(sheet[place])
            place += 1
        else:
            tables.append(growing.made())
            place += len(growing.heads) + len(growing.rows)
    return tables, rest


def _growing(sheet: Sequence[Row], place: int, heads: list[Row], across: Sequence[Edge]) -> _Growing | None:
    """The table that lines of heads open, if there is one under them."""
    cells = max((list(_cells(row)) for row in heads), key=len)
    places = [(float(cell[0]["x0"]), float(cell[-1]["x1"])) for cell in cells]
    middles = [(left + right) / 2 for left, right in places]
    growing = _Growing(heads, places, [[pair] for pair in pairwise(middles)], across)
    if not all(growing.takes(row) for row in heads):
        return None
    start = place + len(heads)
    growing.grow(sheet[start : start + _MOST])
    if growing.rows:
        growing.trim()
    return growing if growing.rows and growing.is_table else None


def _heads(sheet: Sequence[Row], place: int) -> list[Row]:
    """The lines that are set as heads of columns: in bold, in capitals or above a line, a few words each."""
    row = sheet[place]
    heads = [row]
    for after in sheet[place + 1 : place + _LINES]:
        near = after.top - heads[-1].top <= _NEXT * row.size
        if not (near and is_set(row) and is_set(after)) or _is_band(after, row):
            break
        heads.append(after)
    under = next((each for each in sheet[place + len(heads) :] if not _is_band(each, row)), None)
    cells = [list(_cells(each)) for each in heads]
    if under is None or len(cells[0]) < 2 or column_heads.is_part(row.text):
        return []
    set_apart = is_set(row) and not is_set(under)
    return heads if are_names(heads) and (set_apart or (under.ruled and len(cells[0]) > 2)) else []


def _is_band(row: Row, head: Row) -> bool:
    """Whether a line in bold stands alone under the first of some heads, as the name of a group does."""
    return is_set(row) and len(list(_cells(row))) < 2 and row.left < next(_cells(head))[-1]["x1"]


def is_set(row: Row) -> bool:
    """Whether a line is set as heads are."""
    return _is_bold(row) or row.text.isupper()


def are_names(lines: Sequence[Row]) -> bool:
    """Whether all that stands apart in some lines may be a name of a column."""
    return all(_is_name([str(word["text"]) for word in cell]) for row in lines for cell in _cells(row))


def _is_name(spelt: Sequence[str]) -> bool:
    """A few words without an end, that are no figures; "No." is one."""
    ended = spelt[-1].endswith((".", ",", ";")) and (len(spelt) > 1 or len(spelt[0]) > _ABBREVIATED)
    return len(spelt) <= _LONGEST and not ended and not spelt[0][0].isdigit()


def _cells(row: Row) -> Iterator[list[Word]]:
    cell = [row.words[0]]
    for before, word in pairwise(row.words):
        if word["x0"] - before["x1"] >= _WHITE * row.size:
            yield cell
            cell = []
        cell.append(word)
    yield cell


def _is_bold(row: Row) -> bool:
    return len(row.lead.split()) == len(row.text.split())


def _without(white: Sequence[Place], row: Row) -> list[Place]:
    """What is left clear when a row's words are taken out."""
    left = list(white)
    for word in row.words:
        x0, x1 = float(word["x0"]), float(word["x1"])
        cut = [part for start, end in left for part in ((start, min(end, x0)), (max(start, x1), end))]
        left = [part for part in dict.fromkeys(cut) if part[1] - part[0] >= _CLEAR * row.size]
    return left
