"""The tables of a PDF cell by cell, as Word's are handed on: rows are counted through the file; a head that is printed
again overleaf is furniture, and a row that the page's end tears apart is one row on two pages. A merged cell holds for
each row that it spans, overleaf too."""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from tracker.reading.files.pdf_grids import Grid
from tracker.reading.files.pdf_rows import Row, in_rows
from tracker.reading.layout.lines import Cell
from tracker.text import numbering, words

REPEATED = "repeated table head"
_MARGIN = 0.12  # of the page's height: what stands there parts no table from its rest overleaf
_NEAR = 4  # points: columns of two pages that are the same
_WIDEST = 12  # points between a line and the text beside it
_CROSSING = 0.05  # of the words may run over a line that parts cells; else it is a drawing under text
_FEW = 4  # words: a cell with more that has no end goes on overleaf

Cells = Mapping[int, Sequence[Row]]  # the printed lines in each column of a row


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page. `lefts`: where its columns begin; `torn`: its last row has no end on the page; `ends`: the
    last row of each cell (row, column) that spans several, of an empty one too, or one more if it goes on overleaf;
    `doubtful`: how its rows are parted."""

    page: int
    top: float
    bottom: float
    lefts: tuple[float, ...]
    right: float
    rows: tuple[Cells, ...]
    torn: bool = False
    ends: Mapping[tuple[int, int], int] = field(default_factory=dict)
    doubtful: bool = False

    @property
    def left(self) -> float:
        return self.lefts[0]


def in_grid(sheet: Sequence[Row], grid: Grid) -> tuple[Table | None, list[Row]]:
    """The table that stands in a grid, and the rows of the page without it."""
    held: dict[tuple[int, int], list[dict[str, Any]]] = {}
    rest: list[Row] = []
    crossing = 0
    for row in sheet:
        left = []
        for word in row.words:
            cell = grid.cell_of((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
            if cell is None:
                left.append(word)
                continue
            held.setdefault(cell, []).append(word)
            start, end = grid.reach(cell)
            crossing += word["x0"] < start - _NEAR or word["x1"] > end + _NEAR
        if left:
            rest.append(row if len(left) == len(row.words) else replace(row, words=tuple(left)))
    if not _is_table(held, sheet[0].height, grid) or crossing > _CROSSING * sum(map(len, held.values())):
        return None, list(sheet)
    drawn, rows = zip(*_rows(held, grid, sheet[0]), strict=True)
    ends = dict(ends_in(grid, drawn))
    return Table(sheet[0].page, grid.ys[0], grid.ys[-1], grid.xs[:-1], grid.xs[-1], rows, grid.open_end, ends), rest


def _is_table(held: Mapping[tuple[int, int], object], height: float, grid: Grid) -> bool:
    """Whether two cells of a row are filled, in one that stands below the running head and above the foot."""
    rows = [row for row, _ in held]
    in_margin = grid.ys[-1] <= _MARGIN * height or grid.ys[0] >= (1 - _MARGIN) * height
    return not in_margin and len(set(rows)) > 1 and len(set(rows)) < len(rows)


def _rows(held: Mapping[tuple[int, int], list[dict[str, Any]]], grid: Grid, of: Row) -> Iterator[tuple[int, Cells]]:
    """The rows that print anything, each with the row of the grid that it stands in."""
    gaps = [min(word["x0"] for word in found) - grid.reach(cell)[0] for cell, found in held.items()]
    inset = min(max(0.0, min(gaps)), _WIDEST)
    for number in sorted({row for row, _ in held}):
        cells: dict[int, list[Row]] = {}
        for cell in sorted(each for each in held if each[0] == number):
            start, end = grid.reach(cell)
            cells[cell[1]] = in_frame(held[cell], of, (start + inset, end - inset))
        yield from ((number, each) for each in apart(cells))


def ends_in(grid: Grid, drawn: Sequence[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Where cells that span several rows of a grid end, counted in the rows that print anything."""
    for (row, column), last in grid.ends().items():
        first, end = bisect_left(drawn, row), bisect(drawn, last) - 1
        if first < end:
            yield (first, column), end


def in_frame(found: Sequence[dict[str, Any]], of: Row, frame: tuple[float, float]) -> list[Row]:
    """Words that stand in one cell or column, in rows that know how wide it is."""
    left = min(frame[0], *(word["x0"] for word in found))
    right = max(frame[1], *(word["x1"] for word in found))
    return [replace(row, frame=(left, right)) for row in in_rows(found, of)]


def apart(cells: Cells) -> Iterator[Cells]:
    """A row as it is drawn, or the rows in it that no line parts: each begins with a number in the first column."""
    first = cells[min(cells)]
    if len(first) < 2 or not all(is_number(row.text) for row in first):
        yield cells
        return
    begins = [float("-inf"), *(row.top - row.size / 2 for row in first[1:]), float("inf")]
    for start, end in pairwise(begins):
        inside = {column: [row for row in rows if start <= row.top < end] for column, rows in cells.items()}
        yield {column: rows for column, rows in inside.items() if rows}


def is_number(text: str) -> bool:
    return (text.isdecimal() and len(text) <= 6) or numbering.is_label(text)


# All tables of a file, in order --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Count:
    """Where the count has come; `last` is the table that may go on overleaf, `heads` the first rows of it, `open` the
    cell of each column that reaches its end. `below`: how many further rows each merged cell holds for; `guessed`: the
    pages that open with an empty cell of which no line says that it is a part of the one above."""

    table: int = -1
    row: int = -1
    last: Table | None = None
    heads: tuple[Cells, ...] = ()
    open: dict[int, Cell] = field(default_factory=dict)
    below: dict[Cell, int] = field(default_factory=dict)
    guessed: list[int] = field(default_factory=list)

    def take(self, table: Table) -> Iterator[Row]:
        again = self._heads_again(table) if self.last is not None and _goes_on(self.last, table) else None
        if again is None:
            self.table, self.last, self.heads, self.open, again = self.table + 1, None, table.rows, {}, 0
        for cells in table.rows[:again]:
            yield from (replace(row, why=REPEATED, frame=None) for rows in cells.values() for row in rows)
        if self.last is None or not _is_torn(self.last, table, again):
            self.row += 1
        first = self.row - again
        for cells in table.rows[again:]:
            for column, rows in sorted(cells.items()):
                yield from (replace(row, cell=Cell(self.table, self.row, column)) for row in rows)
            self.row += 1
        self.row -= 1
        self._merge(table, again, first)
        self.last = table

    def _merge(self, table: Table, again: int, first: int) -> None:
        """Note how far merged cells reach; `first` is the number of the table's first row."""
        places = [(place, column) for place, cells in enumerate(table.rows) for column in cells if place >= again]
        held = {each: Cell(self.table, first + each[0], each[1]) for each in places}
        held.update(self._from_before(table, again, first + again))
        self.open = {}
        for place, cell in held.items():
            end = table.ends.get(place, place[0])
            if first + end > cell.row:
                self.below[cell] = first + end - cell.row
            if end >= len(table.rows) - 1:
                self.open[place[1]] = cell

    def _from_before(self, table: Table, place: int, row: int) -> Iterator[tuple[tuple[int, int], Cell]]:
        """The merged cells of the page before that go on in an empty one."""
        for column, cell in self.open.items():
            drawn, above = (place, column) in table.ends, self.below.get(cell, 0)
            if column not in table.rows[place] and (drawn or above):
                self.guessed += [] if drawn or row <= cell.row + above else [table.page]
                yield (place, column), cell
            elif above:
                self.below[cell] = min(above, row - 1 - cell.row)

    def _heads_again(self, table: Table) -> int | None:
        """How many rows of a table on the next page are heads printed again; None if it has heads of its own."""
        alike = [_said(own) == _said(known) for own, known in zip(table.rows, self.heads, strict=False)]
        count = [*alike, False].index(False)
        own_heads = not count and len(table.rows[0]) > 1 and _is_bold(table.rows[0]) and _is_bold(self.heads[0])
        return None if own_heads else min(count, len(table.rows) - 1)


def numbered(pieces: Sequence[Row | Table]) -> tuple[list[Row], list[int]]:
    """All rows of a file, those of tables knowing the cell that they stand in, and how many further rows it spans;
    the pages where that is a guess."""
    count = _Count()
    found = list(_counted(pieces, count))
    merged = [replace(row, below=count.below[row.cell]) if row.cell in count.below else row for row in found]
    return merged, sorted(set(count.guessed))


def _counted(pieces: Sequence[Row | Table], count: _Count) -> Iterator[Row]:
    for piece in pieces:
        if isinstance(piece, Table):
            yield from count.take(piece)
            continue
        if count.last is not None and not _is_beside_text(piece, count.last):
            count.last = None
        yield piece


def _is_beside_text(row: Row, table: Table) -> bool:
    """Whether a row stands in a page's margin, or is a note under the table."""
    in_margin = row.bottom <= _MARGIN * row.height or row.top >= (1 - _MARGIN) * row.height
    return in_margin or (row.page == table.page and row.top > row.height / 2 and row.size < 0.87 * _size(table))


def _size(table: Table) -> float:
    return next(row.size for cells in table.rows for rows in cells.values() for row in rows)


def _goes_on(before: Table, table: Table) -> bool:
    if before.page + 1 != table.page or len(before.lefts) != len(table.lefts):
        return False
    away = table.left - before.left
    return all(abs(own - away - known) <= _NEAR for own, known in zip(table.lefts, before.lefts, strict=True))


def _is_torn(before: Table, table: Table, again: int) -> bool:
    """Whether the first row of a page is the rest of the last one: no line closed that, nothing stands in the first
    column, which no merged cell goes through, or a cell goes on in the middle of a sentence."""
    last, cells = before.rows[-1], table.rows[again]
    first = min(cells)
    if len(last) < 2 or is_number(cells[first][0].text.split()[0]):
        return False
    opens = first == 0 and len(cells) == 1 and cells[0][-1].right > before.lefts[1]
    within = [column for column in cells if column in last and _is_cut(last[column], cells[column])]
    hangs = first > min(last) and (again, min(last)) not in table.ends
    return not opens and bool(before.torn or hangs or within)


def _is_cut(rows: Sequence[Row], after: Sequence[Row]) -> bool:
    text = " ".join(row.text for row in rows)
    ended = words.finished(text) or len(text.split()) <= _FEW
    return not ended and (words.starts_lower(after[0].text) or words.hanging(text))


def _said(cells: Cells) -> dict[int, str]:
    return {column: " ".join(row.text for row in rows) for column, rows in cells.items()}


def _is_bold(cells: Cells) -> bool:
    return all(len(row.lead.split()) == len(row.text.split()) for rows in cells.values() for row in rows)
