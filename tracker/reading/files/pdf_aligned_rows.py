"""The rows of a table that a PDF sets without lines between its columns: parted by lines across, by the numbers in one
of its columns, or by white. Where none of them tells for certain, the table is doubtful."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tracker.reading.files import pdf_ruled
from tracker.reading.files.pdf_grids import Edge, Grid
from tracker.reading.files.pdf_rows import Row, in_rows
from tracker.reading.files.pdf_tables import Cells, Table, ends_in, in_frame, is_number
from tracker.reading.mentions import bodies
from tracker.text import words

LOOSE = 1.35  # of the way from line to line: between rows it is wider

Place = tuple[float, float]
Held = dict[int, list[dict[str, Any]]]  # the words of a line by column
Group = list[int]  # the places of the lines of one row


def columns(row: Row, edges: Sequence[float]) -> Held:
    held: Held = {}
    for word in row.words:
        held.setdefault(sum((word["x0"] + word["x1"]) / 2 > edge for edge in edges), []).append(word)
    return held


def way(rows: Sequence[Row]) -> float:
    """The least way from one line to the next that is usual."""
    ways = sorted(after.top - row.top for row, after in pairwise(rows) if after.top > row.top)
    return ways[len(ways) // 10] if ways else 0.0


@dataclass(slots=True)
class Parted:
    """The rows as they are told apart, each with the words of its lines by column; `grid_rows`: where in the grid of
    the drawn lines each stands; `ends`: the last row of each cell that spans several."""

    rows: list[list[Held]] = field(default_factory=list)
    grid_rows: list[int] = field(default_factory=list)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)
    doubtful: bool = False

    def move(self, place: int, column: int, above: int) -> None:
        """Take what a row has in a column to the cell of a row above that is merged with it."""
        lines = [held.pop(column) for held in self.rows[place] if column in held]
        self.rows[above] += [{column: line} for line in lines]
        self.ends[above, column] = place


@dataclass(frozen=True, slots=True)
class Body:
    """The lines under the heads of a table. `edges`: where its columns are parted; `bands`: the places of the lines
    that run across, as names of groups do."""

    heads: Sequence[Row]
    rows: Sequence[Row]
    edges: Sequence[float]
    bands: frozenset[int]

    def held(self, place: int) -> Held:
        return {0: list(self.rows[place].words)} if place in self.bands else columns(self.rows[place], self.edges)

    def by_column(self) -> Held:
        found: Held = {}
        for place in range(len(self.rows)):
            for column, line in self.held(place).items() if place not in self.bands else ():
                found.setdefault(column, []).extend(line)
        return found

    def table(self, lefts: tuple[float, ...], across: Sequence[Edge]) -> Table:
        frames = self._frames()
        xs = [frames[0][0], *self.edges, max(right for _, right in frames)]
        parted = self.parted(pdf_ruled.grid(self.heads, self.rows, self.bands, xs, across), across)
        of = self.heads[0]
        rows = [_row(lines, of, frames) for lines in ([columns(row, self.edges) for row in self.heads], *parted.rows)]
        ends = {(row + 1, column): last + 1 for (row, column), last in parted.ends.items()}
        return Table(of.page, of.top, self.rows[-1].bottom, lefts, xs[-1], tuple(rows), False, ends, parted.doubtful)

    def _frames(self) -> list[Place]:
        found = self.by_column()
        for line in (columns(row, self.edges) for row in self.heads):
            for column, held in line.items():
                found.setdefault(column, []).extend(held)
        lefts = [min(word["x0"] for word in found[column]) for column in sorted(found)]
        rights = [max(word["x1"] for word in found[column]) for column in sorted(found)]
        after = [*(left - 2 * self.heads[0].size for left in lefts[1:]), rights[-1]]
        return [(left, max(pair)) for left, *pair in zip(lefts, rights, after, strict=True)]

    def parted(self, grid: Grid | None, across: Sequence[Edge]) -> Parted:
        """The rows. A cell that lines draw over several of them is theirs all; without lines, that is doubtful."""
        key = self.key
        strips = self._strips(grid) if grid is not None else []
        if grid is None or not (key is not None or self._are_rows(strips)):
            return self._unruled(key)
        found = Parted()
        for number, strip in strips:
            self._add(found, self._numbered(strip, key), key, number, closed=True)
        for (row, column), last in ends_in(grid, found.grid_rows):
            for place in range(row + 1, last + 1):
                found.move(place, column, row)
        for column in pdf_ruled.left_open(grid, across):
            last, _ = grid.cells.get((len(grid.ys) - 2, column), (len(grid.ys) - 2, column))
            found.ends[bisect_left(found.grid_rows, last), column] = len(found.rows)
        return found

    @property
    def key(self) -> int | None:
        """The first column that holds numbers and nothing else: each begins a row."""
        for column, found in sorted(self.by_column().items()):
            lines = [row.text for row in in_rows(found, self.heads[0])]
            if len(lines) > 1 and all(is_number(text) and text[0].isalnum() for text in lines):
                return column
        return None

    def _strips(self, grid: Grid) -> list[tuple[int, Group]]:
        """The lines between two drawn ones, with the row of the grid that they stand in."""
        found: dict[int, Group] = {}
        for place, row in enumerate(self.rows):
            found.setdefault(pdf_ruled.row_at(grid, row), []).append(place)
        return sorted(found.items())

    def _are_rows(self, strips: Sequence[tuple[int, Group]]) -> bool:
        """Whether drawn lines part the rows, where no number tells: nothing begins within what they enclose."""
        loose = self._loose()
        begun = (place for _, strip in strips for place in strip[1:] if loose[place])
        return len(strips) > 1 and not any(0 in self.held(place) for place in begun)

    def _loose(self) -> list[bool]:
        """Whether a line stands apart from the one above."""
        usual = LOOSE * way(self.rows)
        return [True, *(after.top - row.top > usual for row, after in pairwise(self.rows))]

    def _numbered(self, strip: Group, key: int | None) -> list[Group]:
        """The rows that lines enclose together, or none do: if they have several numbers, each begins one."""
        begins = {place for place in strip if key in self.held(place) and place not in self.bands}
        return _split(strip, begins) if len(begins) > 1 else [strip]

    def _unruled(self, key: int | None) -> Parted:
        """Rows that no line parts: wider white stands between them, if each has one number; else each begins with its
        number, or with what fills the first column."""
        found = Parted()
        for run in self._runs():
            loose = self._at_white(run, key)
            groups = loose or (self._numbered(run, key) if key is not None else _split(run, self._opening(run)))
            self._add(found, groups, key, 0, closed=False)
            found.doubtful = found.doubtful or not (loose or self._is_plain(groups))
        return found

    def _runs(self) -> Iterator[Group]:
        """Lines between the names of groups; each of those by itself."""
        begins = {place for band in self.bands for place in (band, band + 1)}
        yield from _split(range(len(self.rows)), begins)

    def _at_white(self, run: Group, key: int | None) -> list[Group]:
        loose = self._loose()
        groups = _split(run, {place for place in run if loose[place]})
        if key is not None:
            whole = all(sum(key in self.held(place) for place in group) == 1 for group in groups)
        else:
            whole = len(groups) > 2 and sum(0 in self.held(group[0]) for group in groups) >= 0.8 * len(groups)
        return groups if whole else []

    def _opening(self, run: Group) -> set[int]:
        """The lines that fill the first column and don't go on with the line above."""
        held = [self._texts(place) for place in run]
        return {
            place
            for place, above, texts in zip(run, [{}, *held], held, strict=False)
            if 0 in texts
            and not any(_goes_on(above[column], text) for column, text in texts.items() if column in above)
        }

    def _texts(self, place: int) -> dict[int, str]:
        return {column: _text(line) for column, line in self.held(place).items()}

    def _is_plain(self, groups: Sequence[Group]) -> bool:
        """Whether each cell begins on the first line of its row, and where most end as sentences do, all do."""
        texts = [[self._texts(place) for place in group] for group in groups]
        if any(set().union(*lines) > set(lines[0]) for lines in texts):
            return False
        cells = [[next(line[column] for line in reversed(lines) if column in line) for lines in texts
                  if column in lines[0]] for column in range(len(self.edges) + 1)]  # fmt: skip
        ended = [[words.finished(text) for text in column] for column in cells]
        return not any(len(column) / 2 < sum(column) < len(column) for column in ended)

    def _add(self, found: Parted, groups: Sequence[Group], key: int | None, number: int, *, closed: bool) -> None:
        """Add the rows of what lines enclose, or none do; columns before that of the numbers may hold for several."""
        first = len(found.rows)
        found.rows += [[self.held(place) for place in group] for group in groups]
        found.grid_rows += [number] * len(groups)
        for column in range(key or 0) if len(groups) > 1 else ():
            _spread(found, first, column, closed=closed)


def _spread(found: Parted, first: int, column: int, *, closed: bool) -> None:
    """Put the name together that stands beside several numbers. It holds for all rows, if lines enclose it alone."""
    own: list[int] = []
    empty: list[int] = []
    for place in range(first, len(found.rows)):
        lines = [number for number, held in enumerate(found.rows[place]) if column in held]
        if not lines:
            empty += [place] if own else []
        elif own and (lines[0] > 0 or _goes_on(_cell(found, own[-1], column), _cell(found, place, column))):
            found.move(place, column, own[-1])
        else:
            own.append(place)
    if closed and own == [first]:
        for place in empty:
            found.move(place, column, first)
        return
    ended = [bodies.ends_name(_cell(found, place, column)) for place in own]
    found.doubtful = found.doubtful or bool(empty) or any(ended) != all(ended)


def _cell(found: Parted, place: int, column: int) -> str:
    return " ".join(_text(held[column]) for held in found.rows[place] if column in held)


def _text(line: Sequence[dict[str, Any]]) -> str:
    return " ".join(str(word["text"]) for word in line)


def _goes_on(above: str, text: str) -> bool:
    """Whether a line of a cell, or the rest of a name, cannot be the first."""
    return (words.starts_lower(text) and not words.finished(above)) or words.hanging(above) or bodies.is_tail(text)


def _split(places: Sequence[int], begins: set[int]) -> list[Group]:
    groups: list[Group] = []
    for place in places:
        if place in begins or not groups:
            groups.append([])
        groups[-1].append(place)
    return groups


def _row(lines: Sequence[Held], of: Row, frames: Sequence[Place]) -> Cells:
    cells: Held = {}
    for line in lines:
        for column, found in line.items():
            cells.setdefault(column, []).extend(found)
    return {column: in_frame(cells[column], of, frames[column]) for column in sorted(cells)}
