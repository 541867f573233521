"""The heads of a table that are printed above its grid, where no line encloses them: they are its first row."""

from collections.abc import Iterator, Sequence

from tracker.reading.files.pdf_aligned import are_names, is_set
from tracker.reading.files.pdf_grids import Grid
from tracker.reading.files.pdf_rows import Row

_NEAR = 4  # points: a word may reach over a line that far
_CLOSE = 1  # type sizes of white: between the lines of the heads, and under the last
_LINES = 4  # of the heads


def with_heads(sheet: Sequence[Row], grid: Grid) -> Grid:
    """The grid with a row more on its top, if heads of its columns stand right above it and it has none of its own."""
    heads = list(_above(sheet, grid))
    filled = {column for row in heads for column in _columns(row, grid)}
    own = _first(sheet, grid)
    if (
        len(filled) < max(2, len(grid.xs) - 2)
        or not are_names(heads)
        or (are_names(own) and not _stand_out(heads, own))
    ):
        return grid
    cells = {(row + 1, column): (first + 1, start) for (row, column), (first, start) in grid.cells.items()}
    return Grid(grid.xs, (min(row.top for row in heads) - 1, *grid.ys), cells, False, grid.open_end)


def _stand_out(heads: Sequence[Row], own: Sequence[Row]) -> bool:
    return all(map(is_set, heads)) and not all(map(is_set, own))


def _above(sheet: Sequence[Row], grid: Grid) -> Iterator[Row]:
    """The lines that stand close above a grid and keep to its columns, from the last."""
    under = grid.ys[0]
    above = sorted((row for row in sheet if row.top < under - _NEAR), key=lambda row: -row.top)
    for row in above[:_LINES]:
        columns = _columns(row, grid)
        if under - row.bottom > _CLOSE * row.size or row.bottom > under + _NEAR or not columns:
            return
        yield row
        under = row.top


def _columns(row: Row, grid: Grid) -> set[int]:
    """The columns of a grid that a line stands in; none if one of its words runs across their sides, or beside all."""
    found: set[int] = set()
    for word in row.words:
        inside = [
            column
            for column, (start, end) in enumerate(zip(grid.xs, grid.xs[1:], strict=False))
            if start - _NEAR <= word["x0"] and word["x1"] <= end + _NEAR
        ]
        if not inside:
            return set()
        found.update(inside[:1])
    return found


def _first(sheet: Sequence[Row], grid: Grid) -> list[Row]:
    """The lines of the first row of a grid that has more than one cell."""
    held: dict[int, dict[int, list[int]]] = {}
    for place, row in enumerate(sheet):
        for word in row.words:
            cell = grid.cell_of((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
            if cell is not None:
                held.setdefault(cell[0], {}).setdefault(cell[1], []).append(place)
    first = next((cells for _, cells in sorted(held.items()) if len(cells) > 1), {})
    return [sheet[place] for place in sorted({place for places in first.values() for place in places})]
