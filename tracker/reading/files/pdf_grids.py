"""Tables that a PDF draws with lines: the lines of a page joined to grids, and the squares of a grid joined to cells
where no line parts them. What is drawn without a second column, as boxes and frames are, is no table."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

_NEAR = 3  # points: lines drawn so near to each other are one, and lines that end so near to each other meet
_SHORTEST = 6  # points: an underline in a cell may be shorter than its text, a side of a cell is not
_MOST = 200  # lines of a page in one direction; more are a drawing
_MOST_SQUARES = 20_000
_MOST_GRIDS = 20  # of a page; more are a drawing too


class Edge(NamedTuple):
    """A drawn line: how high it stands, or how far from the left, and from where to where it goes."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines of a page: those across, and those down."""

    across: tuple[Edge, ...] = ()
    down: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` and `ys` are its lines; `cells` says for each square (row, column) that is not itself the first of its cell
    which one is. `open_top`, `open_end`: its columns go on above the first line across, or below the last."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    open_top: bool = False
    open_end: bool = False

    def cell_of(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of the cell that a point lies in."""
        square = bisect(self.ys, y) - 1, bisect(self.xs, x) - 1
        within = 0 <= square[0] < len(self.ys) - 1 and 0 <= square[1] < len(self.xs) - 1
        return self.cells.get(square, square) if within else None

    def reach(self, cell: tuple[int, int]) -> tuple[float, float]:
        """From where to where a cell goes."""
        last = cell[1]
        while self.cells.get((cell[0], last + 1)) == cell:
            last += 1
        return self.xs[cell[1]], self.xs[last + 1]

    def ends(self) -> dict[tuple[int, int], int]:
        """The last row of each cell that spans several."""
        last: dict[tuple[int, int], int] = {}
        for (row, column), cell in self.cells.items():
            if column == cell[1] and row > cell[0]:
                last[cell] = max(row, last.get(cell, row))
        return last


def drawn(shapes: Iterable[Mapping[str, Any]]) -> Drawn:
    """The lines of a page from what it draws: lines, thin boxes, and the sides of boxes."""
    across: list[Edge] = []
    down: list[Edge] = []
    for shape in shapes:
        left, top, right, bottom = (float(shape[name]) for name in ("x0", "top", "x1", "bottom"))
        if bottom - top <= _NEAR:
            across.append(Edge((top + bottom) / 2, left, right))
        elif right - left <= _NEAR:
            down.append(Edge((left + right) / 2, top, bottom))
        elif shape.get("object_type") == "rect":
            across += [Edge(top, left, right), Edge(bottom, left, right)]
            down += [Edge(left, top, bottom), Edge(right, top, bottom)]
    return Drawn(_joined(across), _joined(down))


def _joined(edges: list[Edge]) -> tuple[Edge, ...]:
    """Lines without gaps: those drawn cell by cell, or twice, are one."""
    found: list[Edge] = []
    for alike in _alike(edges):
        at = sum(edge.at for edge in alike) / len(alike)
        start, end = alike[0].start, alike[0].end
        for edge in alike[1:]:
            if edge.start > end + _NEAR:
                found.append(Edge(at, start, end))
                start, end = edge.start, edge.end
            end = max(end, edge.end)
        found.append(Edge(at, start, end))
    return tuple(edge for edge in found if edge.end - edge.start >= _SHORTEST)


def _alike(edges: list[Edge]) -> Iterator[list[Edge]]:
    """The lines that stand at one place, from their beginnings on."""
    alike: list[Edge] = []
    for edge in sorted(edges):
        if alike and edge.at - alike[-1].at > _NEAR / 2:
            yield sorted(alike, key=lambda each: each.start)
            alike = []
        alike.append(edge)
    if alike:
        yield sorted(alike, key=lambda each: each.start)


def grids(lines: Drawn) -> list[Grid]:
    """The tables of a page, from its top."""
    if not lines.across or not lines.down or max(len(lines.across), len(lines.down)) > _MOST:
        return []
    found = [grid for across, down in _meeting(lines) if (grid := _grid(across, down)) is not None]
    return sorted(found, key=lambda grid: grid.ys[0]) if len(found) <= _MOST_GRIDS else []


def _meeting(lines: Drawn) -> Iterator[tuple[list[Edge], list[Edge]]]:
    """The lines that meet each other, and through each other."""
    across = sorted(lines.across)
    heights = [edge.at for edge in across]
    owner: dict[int, int] = {}  # of each line across: the first line down that it meets, or meets through others
    groups: dict[int, tuple[set[int], list[Edge]]] = {}
    for place, edge in enumerate(lines.down):
        met, downs = _met(edge, across, heights), [edge]
        for known in {owner[each] for each in met if each in owner}:
            others = groups.pop(known)
            met, downs = met | others[0], downs + others[1]
        owner.update(dict.fromkeys(met, place))
        groups[place] = met, downs
    for met, downs in groups.values():
        yield [across[place] for place in sorted(met)], downs


def _met(edge: Edge, across: Sequence[Edge], heights: Sequence[float]) -> set[int]:
    near = range(bisect_left(heights, edge.start - _NEAR), bisect(heights, edge.end + _NEAR))
    return {place for place in near if across[place].start - _NEAR <= edge.at <= across[place].end + _NEAR}


def _grid(across: Sequence[Edge], down: Sequence[Edge]) -> Grid | None:
    if not across:
        return None
    xs = _places([edge.at for edge in down], [end for edge in across for end in edge[1:]])
    ys = _places([edge.at for edge in across], [end for edge in down for end in edge[1:]])
    squares = (len(xs) - 1) * (len(ys) - 1)
    if len(xs) < 3 or squares > _MOST_SQUARES:
        return None
    first, last = min(edge.at for edge in across), max(edge.at for edge in across)
    return Grid(xs, ys, _cells(xs, ys, across, down), first - ys[0] > _SHORTEST, ys[-1] - last > _SHORTEST)


def of(xs: Sequence[float], ys: Sequence[float], across: Sequence[Edge], down: Sequence[Edge]) -> Grid:
    """The grid of known columns and rows, joined where none of the lines parts them."""
    return Grid(tuple(xs), tuple(ys), _cells(xs, ys, across, down))


def _places(lines: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where lines stand; what goes on beyond the first or the last is closed by its end."""
    places: list[float] = []
    for place in sorted(lines):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    before = [min(ends)] if min(ends) < places[0] - 2 * _NEAR else []
    after = [max(ends)] if max(ends) > places[-1] + 2 * _NEAR else []
    return (*before, *places, *after)


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Edge], down: Sequence[Edge]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The squares of each cell joined: by the first in reading order."""
    beside, under = _parted(ys, xs, down), _parted(xs, ys, across)
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            own = row, column
            if column and (column, row) not in beside:
                first[own] = first.get((row, column - 1), (row, column - 1))
            if row and (row, column) not in under:
                above = first.get((row - 1, column), (row - 1, column))
                first[own] = min(above, first.get(own, above))
    return {own: _root(own, first) for own in first}


def _root(own: tuple[int, int], first: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    while own in first and first[own] != own:
        own = first[own]
    return own


def _parted(along: Sequence[float], places: Sequence[float], edges: Sequence[Edge]) -> set[tuple[int, int]]:
    """The sides of squares that a line is drawn at: the number of the line, and of the square along it."""
    sides: set[tuple[int, int]] = set()
    for edge in edges:
        at = min(range(len(places)), key=lambda place: abs(places[place] - edge.at))
        for number, (start, end) in enumerate(pairwise(along)):
            if edge.start <= (start + end) / 2 <= edge.end:
                sides.add((at, number))
    return sides
