"""Tables that a PDF sets without lines between their columns: a row of heads, and under it rows whose words keep clear
of the same white. Only heads that are set as such open one; what merely stands in line is read line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tracker.reading.files.pdf_rows import Row
from tracker.reading.files.pdf_tables import Cells, Table, in_frame
from tracker.reading.layout import column_heads

_WHITE = 0.9  # of the type's size: wider than the space between two words
_CLEAR = 0.7  # of the type's size is the white that all rows of a table leave between two columns
_LONGEST = 5  # words of a head
_ABBREVIATED = 5  # letters, with its stop
_FEWEST = 3  # rows that have more than one cell
_MOST = 200  # lines of a table on one page
_APART = 3.5  # ways from line to line: a table goes no further
_LOOSE = 1.35  # of the way from line to line: between rows it is wider

Place = tuple[float, float]
Word = dict[str, Any]


@dataclass(slots=True)
class _Growing:
    """A table as it is found line by line. `whites`: what is left clear between two heads."""

    heads: list[Place]
    whites: list[list[Place]]
    rows: list[Row]

    def takes(self, row: Row) -> bool:
        left = [_without(white, row) for white in self.whites]
        if not all(left):
            return False
        self.whites = left
        self.rows.append(row)
        return True

    @property
    def edges(self) -> list[float]:
        """Where the columns are parted: in the widest white."""
        widest = (max(white, key=lambda each: each[1] - each[0]) for white in self.whites)
        return [(start + end) / 2 for start, end in widest]


def parted(sheet: Sequence[Row]) -> tuple[list[Table], list[Row]]:
    """The tables of a page, and the rows without them."""
    tables: list[Table] = []
    rest: list[Row] = []
    place = 0
    while place < len(sheet):
        table, end = _table(sheet, place) if _is_head(sheet, place) else (None, place + 1)
        if table is None:
            rest.append(sheet[place])
            end = place + 1
        else:
            tables.append(table)
        place = end
    return tables, rest


def _is_head(sheet: Sequence[Row], place: int) -> bool:
    """Whether a row is set as heads of columns: in bold, in capitals or above a line, a few words each."""
    row = sheet[place]
    cells = list(_cells(row))
    if len(cells) < 2 or place + _FEWEST >= len(sheet) or column_heads.is_part(row.text):
        return False
    printed = [[str(word["text"]) for word in cell] for cell in cells]
    if not all(_is_name(spelt) for spelt in printed):
        return False
    under = sheet[place + 1]
    set_apart = _is_bold(row) or row.text.isupper()
    return (set_apart and not (_is_bold(under) and under.size == row.size)) or (under.ruled and len(cells) > 2)


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


def _table(sheet: Sequence[Row], place: int) -> tuple[Table | None, int]:
    """The table that a row of heads opens, and where it ends."""
    head = sheet[place]
    heads = [(float(cell[0]["x0"]), float(cell[-1]["x1"])) for cell in _cells(head)]
    middles = [(left + right) / 2 for left, right in heads]
    growing = _Growing(heads, [[pair] for pair in pairwise(middles)], [])
    growing.takes(head)
    for row in sheet[place + 1 : place + 1 + _MOST]:
        before = growing.rows[-1]
        far = row.top - before.bottom > _APART * head.size
        if far or (_is_bold(row) and len(list(_cells(row))) < 2) or row.left < heads[0][0] - 2 * head.size:
            break
        if not growing.takes(row):
            break
    body = _trimmed(growing)
    filled = sum(len(_held(row, growing.edges)) > 1 for row in body)
    if filled < _FEWEST or filled * 3 < len(body):
        return None, place + 1
    return _made(growing, body), place + 1 + len(body)


def _without(white: Sequence[Place], row: Row) -> list[Place]:
    """What is left clear when a row's words are taken out."""
    left = list(white)
    for word in row.words:
        x0, x1 = float(word["x0"]), float(word["x1"])
        cut = [part for start, end in left for part in ((start, min(end, x0)), (max(start, x1), end))]
        left = [part for part in dict.fromkeys(cut) if part[1] - part[0] >= _CLEAR * row.size]
    return left


def _held(row: Row, edges: Sequence[float]) -> dict[int, list[Word]]:
    held: dict[int, list[Word]] = {}
    for word in row.words:
        held.setdefault(sum((word["x0"] + word["x1"]) / 2 > edge for edge in edges), []).append(word)
    return held


def _trimmed(growing: _Growing) -> list[Row]:
    """The rows under the heads, up to the last one that is surely of the table: it has more than one cell, or stands
    under nothing but it."""
    body = growing.rows[1:]
    filled = [place for place, row in enumerate(body) if len(_held(row, growing.edges)) > 1]
    if not filled:
        return []
    last = filled[-1]
    usual = _way(body)
    while last + 1 < len(body) and 0 not in _held(body[last + 1], growing.edges):
        if body[last + 1].top - body[last].top > _LOOSE * usual or body[last + 1].ruled:
            break
        last += 1
    return body[: last + 1]


def _way(rows: Sequence[Row]) -> float:
    """The least way from one line to the next that is usual."""
    ways = sorted(after.top - row.top for row, after in pairwise(rows) if after.top > row.top)
    return ways[len(ways) // 10] if ways else 0.0


def _made(growing: _Growing, body: Sequence[Row]) -> Table:
    head, edges = growing.rows[0], growing.edges
    columns: dict[int, list[Word]] = {}
    for row in (head, *body):
        for column, found in _held(row, edges).items():
            columns.setdefault(column, []).extend(found)
    lefts = [min(word["x0"] for word in columns[column]) for column in sorted(columns)]
    rights = [max(word["x1"] for word in columns[column]) for column in sorted(columns)]
    after = [*(left - 2 * head.size for left in lefts[1:]), rights[-1]]
    frames = [(left, max(pair)) for left, *pair in zip(lefts, rights, after, strict=True)]
    rows = tuple(_row(group, edges, frames) for group in ([head], *_grouped(body, edges)))
    known = tuple(left for left, _ in growing.heads)
    return Table(head.page, head.top, body[-1].bottom, known, max(rights), rows)


def _row(group: Sequence[Row], edges: Sequence[float], frames: Sequence[Place]) -> Cells:
    cells: dict[int, list[Word]] = {}
    for row in group:
        for column, found in _held(row, edges).items():
            cells.setdefault(column, []).extend(found)
    return {column: in_frame(cells[column], group[0], frames[column]) for column in sorted(cells)}


def _grouped(body: Sequence[Row], edges: Sequence[float]) -> list[list[Row]]:
    """The lines of each row: parted by drawn lines, or by wider white; else each that fills the first column begins
    one."""
    opens = [0 in _held(row, edges) for row in body]
    ways = [float("inf"), *(after.top - row.top for row, after in pairwise(body))]
    drawn = [row.ruled for row in body]
    loose = [way > _LOOSE * _way(body) for way in ways]
    begins = next((each for each in (drawn, loose) if sum(each) > 2 and _are_rows(each, opens)), opens)
    groups: list[list[Row]] = []
    for row, begun in zip(body, begins, strict=True):
        if begun or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _are_rows(begins: Sequence[bool], opens: Sequence[bool]) -> bool:
    """Whether nearly every line that begins a row fills its first column."""
    begun = [opened for begin, opened in zip(begins, opens, strict=True) if begin]
    return sum(begun) >= 0.8 * len(begun)
