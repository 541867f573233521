"""Tables set by the place of their words alone, in a PDF or in plain text, known by the heads of their columns: lines
are cut at the white between the columns and read cell by cell, as Word's are. Where in doubt, they stay as printed."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.reading.layout import column_tables
from tracker.reading.layout.column_heads import TEXT
from tracker.reading.layout.column_tables import Edges, Place, Run, Table, middle
from tracker.reading.layout.lines import BLANK, CELL, NONE, PAGE, ROW, Box, Cell, Line
from tracker.text import words

Held = list[tuple[str, Place]]  # words with their places


@dataclass(frozen=True, slots=True)
class _Cut:
    """The row that a line belongs to; where the columns are parted, and from where to where each is filled."""

    row: int
    edges: tuple[float, ...]
    columns: tuple[Place, ...]

    def column_of(self, place: Place) -> int:
        return bisect(self.edges, middle(place))


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines of one row. `turned`: they are the first on their page, where a row can go on."""

    table: Table
    lines: list[int]
    turned: bool

    @property
    def ids(self) -> int:
        return len(self.table.ids.intersection(self.lines))


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of tables cut and set in the order of cells."""
    cuts = _cuts(lines)
    if not cuts:
        return list(lines)
    return [piece for chunk in _chunks(lines, cuts) for piece in _pieces(chunk, lines, cuts)]


def _chunks(lines: Sequence[Line], cuts: dict[int, _Cut]) -> Iterator[list[int]]:
    """Lines that stand together: those of one row on one page, with nothing else between; any other by itself."""
    chunk: list[int] = []
    for place, line in enumerate(lines):
        cut, before = cuts.get(place), cuts.get(chunk[-1]) if chunk else None
        if chunk and not (cut and before and cut.row == before.row and line.page == lines[chunk[-1]].page):
            yield chunk
            chunk = []
        chunk.append(place)
    if chunk:
        yield chunk


def _pieces(chunk: Sequence[int], lines: Sequence[Line], cuts: dict[int, _Cut]) -> Iterator[Line]:
    cut = cuts.get(chunk[0])
    if cut is None:
        yield lines[chunk[0]]
        return
    opening = ROW
    for column, extent in enumerate(cut.columns):
        last = None
        for place in chunk:
            held = _held(lines[place], cut, column)
            if held:
                within = BLANK if last == place - 1 and lines[place].gap == BLANK else NONE
                gap = opening if last is None else within
                yield replace(_piece(lines[place], held, extent), gap=gap, cell=Cell(0, cut.row, column))
                opening, last = CELL, place


def _held(line: Line, cut: _Cut, column: int) -> Held:
    """The words of a line that stand in a column."""
    return [one for one in zip(line.text.split(), line.places, strict=True) if cut.column_of(one[1]) == column]


def _piece(line: Line, held: Held, extent: Place) -> Line:
    (first, (start, stop)), (_, (_, end)) = held[0], held[-1]
    return replace(
        line,
        text=" ".join(word for word, _ in held),
        left=start - extent[0],
        right=end - extent[0],
        first=(stop - start) * (1 + 1 / len(first)),
        measure=extent[1] - extent[0],
        lead="",
        heading=False,
        bold=False,
        hard=False,
        places=(),
        box=_box(line, start, end),
    )


def _box(line: Line, start: float, end: float) -> Box | None:
    """Where on its page the part of a line stands that reaches from `start` to `end`."""
    if line.box is None:
        return None
    (first, _), (_, last) = line.places[0], line.places[-1]
    left, top, right, bottom = line.box
    scale = (right - left) / (last - first) if last > first else 0
    return round(left + (start - first) * scale, 4), top, round(left + (end - first) * scale, 4), bottom


def _cuts(lines: Sequence[Line]) -> dict[int, _Cut]:
    """For each line of a table how it is cut. Nothing, where one table of the paper leaves a doubt: all of them
    together tell how its tables are set."""
    tables = column_tables.tables(lines)
    edges = column_tables.edges(tables, lines)
    rows = _rows(tables, lines, edges) if edges else None
    return _cut(tables, lines, edges, rows) if edges and rows else {}


def _rows(tables: Sequence[Table], lines: Sequence[Line], edges: Edges) -> list[list[_Band]] | None:
    """The rows, each as the bands of lines that it has on one page or two: parted by drawn lines, or by blank ones, or
    each begun by its ID; the first way that gives every row one ID."""
    drawn = {place for place, line in enumerate(lines) if line.ruled}
    blank = {place for place, line in enumerate(lines) if line.gap in (BLANK, PAGE)}
    for begins in (drawn, blank):
        rows = _joined([band for table in tables for run in table.runs for band in _bands(table, run, begins, lines)])
        if rows:
            return rows
    begun = all(_opens(lines[place], table, edges[table.shape]) for table in tables for place in table.ids)
    return _joined([band for table in tables for run in table.runs for band in _begun(table, run)]) if begun else None


def _bands(table: Table, run: Run, begins: set[int], lines: Sequence[Line]) -> Iterator[_Band]:
    before: int | None = None
    for band in _parted(run, begins):
        turned = not run.fresh if before is None else _turns(lines, before, band[0])
        yield _Band(table, band, turned)
        before = band[-1]


def _begun(table: Table, run: Run) -> Iterator[_Band]:
    for number, band in enumerate(_parted(run, table.ids)):
        yield _Band(table, band, number == 0 and not run.fresh)


def _parted(run: Run, begins: set[int]) -> list[list[int]]:
    bands: list[list[int]] = []
    for place in run.lines:
        if place in begins or not bands:
            bands.append([])
        bands[-1].append(place)
    return bands


def _turns(lines: Sequence[Line], before: int, place: int) -> bool:
    return lines[place].gap == PAGE or lines[place].page != lines[before].page


def _joined(bands: Sequence[_Band]) -> list[list[_Band]] | None:
    """Bands as rows with one ID each; None if that cannot be. What has no ID goes on from the page before, or goes on
    overleaf, where the ID stands in the middle of its row."""
    rows: list[list[_Band]] = []
    waiting = False  # the last row has no ID yet
    for band in bands:
        if band.ids > 1 or (waiting and not (band.turned and band.ids)):
            return None
        if waiting or (band.turned and not band.ids and rows):
            rows[-1].append(band)
        else:
            rows.append([band])
        waiting = not any(each.ids for each in rows[-1])
    return None if waiting else rows


def _opens(line: Line, table: Table, edges: tuple[float, ...]) -> bool:
    """Whether a criterion begins beside its ID; an ID in the middle of its row stands beside any line of it."""
    column = list(table.heads).index(TEXT)
    beside = [word for word, place in zip(line.text.split(), line.places, strict=True)
              if bisect(edges, middle(place)) == column]  # fmt: skip
    return bool(beside) and not words.starts_lower(beside[0])


def _cut(
    tables: Sequence[Table], lines: Sequence[Line], edges: Edges, rows: Sequence[Sequence[_Band]]
) -> dict[int, _Cut]:
    alike = column_tables.by_shape(tables)
    filled = {shape: _filled(alike[shape], lines, parted) for shape, parted in edges.items()}
    found: dict[int, _Cut] = {}
    for number, table in enumerate(tables):
        cut = _Cut(number, edges[table.shape], filled[table.shape])
        found |= dict.fromkeys(range(table.first, table.end), cut)
    for number, row in enumerate(rows, len(tables)):
        for band in row:
            cut = _Cut(number, edges[band.table.shape], filled[band.table.shape])
            found |= dict.fromkeys(band.lines, cut)
    return found


def _filled(alike: Sequence[Table], lines: Sequence[Line], parted: tuple[float, ...]) -> tuple[Place, ...]:
    """From where to where the words of each column reach."""
    held = [place for table in alike for line in table.lines for place in lines[line].places]
    ends = (float("-inf"), *parted, float("inf"))
    columns = []
    for low, high in pairwise(ends):
        inside = [place for place in held if low <= middle(place) < high]
        columns.append((min(left for left, _ in inside), max(right for _, right in inside)))
    return tuple(columns)
