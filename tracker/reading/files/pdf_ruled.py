"""Lines that a PDF draws across a table alone: with its columns, which the white tells, they are a grid, in which a
line that leaves out a column merges the cell above it with the one below."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from tracker.reading.files import pdf_grids
from tracker.reading.files.pdf_grids import Edge, Grid
from tracker.reading.files.pdf_rows import Row

_NEAR = 3  # points: lines drawn so near to each other are one
_MOSTLY = 0.5  # of a table's width: what is drawn over less parts no rows


def grid(
    heads: Sequence[Row], rows: Sequence[Row], bands: Collection[int], xs: Sequence[float], across: Sequence[Edge]
) -> Grid | None:
    """The grid of a table with lines between its rows; None without any. `bands`: the places of the rows that run over
    all columns; `xs`: where its columns begin and end."""
    foot = rows[-1].bottom + 2 * rows[-1].size
    drawn = heights(across, xs[0], xs[-1], heads[-1].bottom - _NEAR, foot)
    inner = [at for at in drawn if at > _middle(rows[0])]
    if not inner or inner[0] > _middle(rows[-1]):
        return None
    begin = max((at for at in drawn if at < _middle(rows[0])), default=(heads[-1].bottom + rows[0].top) / 2)
    after = [rows[-1].bottom + 1] if inner[-1] < _middle(rows[-1]) else []
    ys = (heads[0].top - 1, begin, *inner, *after)
    closed = [Edge(at, xs[0], xs[-1]) for at in (*ys[:2], ys[-1])]
    edges = [edge for edge in across if any(abs(edge.at - at) <= _NEAR for at in ys)]
    whole = {_row_at(ys, _middle(rows[place])) for place in bands}
    sides = [each for number, each in enumerate(pairwise(ys)) if number not in whole]
    return pdf_grids.of(xs, ys, [*edges, *closed], [Edge(x, *side) for side in sides for x in xs[1:-1]])


def heights(across: Sequence[Edge], left: float, right: float, top: float, bottom: float) -> list[float]:
    """How high the lines stand that are drawn over most of a table, in pieces or in one."""
    drawn: dict[float, float] = {}
    for edge in sorted(across):
        over = min(edge.end, right) - max(edge.start, left)
        if over > 0 and top <= edge.at <= bottom:
            at = next((at for at in drawn if edge.at - at <= _NEAR), edge.at)
            drawn[at] = drawn.get(at, 0) + over
    return [at for at, over in drawn.items() if over >= _MOSTLY * (right - left)]


def left_open(grid: Grid, across: Sequence[Edge]) -> list[int]:
    """The columns that the line under a table leaves out: their last cell goes on overleaf."""
    last = [edge for edge in across if abs(edge.at - grid.ys[-1]) <= _NEAR]
    middles = [(left + right) / 2 for left, right in pairwise(grid.xs)]
    closed = [any(edge.start <= middle <= edge.end for edge in last) for middle in middles]
    return [column for column, is_closed in enumerate(closed) if last and not is_closed]


def row_at(grid: Grid, row: Row) -> int:
    """The row of the grid that a line stands in."""
    return _row_at(grid.ys, _middle(row))


def _row_at(ys: Sequence[float], height: float) -> int:
    return sum(at <= height for at in ys) - 1


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2
