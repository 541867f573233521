"""Columns of running text beside each other on a page of a PDF: found by the white that stands between many lines, read
one after the other. What runs across the white parts them: a title, a wide table, a paragraph as wide as the page."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from statistics import median

from tracker.reading.files.pdf_rows import Row
from tracker.reading.files.pdf_tables import Table, in_frame
from tracker.text import words

Piece = Row | Table
_GUTTER = 9  # points of white between two columns, at least
_MIDDLE = (0.25, 0.75)  # of the width: where the white may lie
_FEWEST = 5  # lines that stand beside each other
_FULL = 0.7  # of its column's width fills a line of running text
_MOSTLY, _PERHAPS = 0.5, 0.35  # of the lines are full; a page that has fewer, but not few, is doubtful
_RUNNING = 0.2  # of the lines begin with a small letter
_WIDER = 1.25  # ways from line to line: the white between two rows
_APART, _CLOSE = 3.5, 1.7  # ways from line to line: what stands so far apart, or so close together
_DEEPEST = 3  # columns may be parted again: three or four of them
_LEFT, _RIGHT, _BESIDE, _ACROSS = "left", "right", "beside", "across"


@dataclass(slots=True)
class Page:
    """Takes the columns of a page apart. `known`: where the white between columns lies on the pages before, and on this
    one; `count`: of those found so far; `doubtful`: lines may be columns, or not."""

    known: list[float] = field(default_factory=list)
    count: int = 0
    doubtful: bool = False

    def ordered(self, pieces: Sequence[Piece], depth: int = 0) -> list[Piece]:
        """The pieces, from the page's top, in reading order; those of columns know which one they stand in."""
        pieces = sorted(pieces, key=lambda piece: piece.top)
        gutter, is_known = self._gutter(pieces) if depth < _DEEPEST else (None, False)
        if gutter is None:
            return pieces
        found: list[Piece] = []
        for run in _runs(pieces, gutter):
            sides = _sides(run, gutter, 1 if is_known else _FEWEST) if run[0][1] != _ACROSS else None
            if sides is None or not (self._is_text(sides) or (is_known and self._goes_on(sides))):
                found += [piece for piece, _ in run]
                continue
            self.known += [] if is_known else [gutter]
            before, left, right, after = sides
            columns = (self._column(side, depth) for side in (left, right))
            found += [*before, *(piece for column in columns for piece in column), *after]
        return found

    def _column(self, side: Sequence[Piece], depth: int) -> list[Piece]:
        inner = self.ordered(side, depth + 1)
        if any(piece.part for piece in inner if isinstance(piece, Row)):
            return inner
        self.count += 1
        return [replace(piece, part=self.count) if isinstance(piece, Row) else piece for piece in inner]

    def _gutter(self, pieces: Sequence[Piece]) -> tuple[float | None, bool]:
        """Where the white lies, and whether columns stood beside it before: then a few lines will do."""
        before = next((gutter for gutter in reversed(self.known) if _is_clear(pieces, gutter)), None)
        return (_gutter(pieces), False) if before is None else (before, True)

    def _goes_on(self, sides: "Sides") -> bool:
        """Whether the columns of the pages before go on in these few lines; what cannot be told is doubtful."""
        lines = [piece for side in (sides.left, sides.right) for piece in side if isinstance(piece, Row)]
        goes_on = not _in_rows(sides) and _share(lines, _goes_on) >= _RUNNING
        self.doubtful = self.doubtful or (not goes_on and len(lines) > _FEWEST)
        return goes_on

    def _is_text(self, sides: "Sides") -> bool:
        """Whether running text stands on both sides, and no table with its rows beside each other."""
        if _in_rows(sides) or min(_share(side, _goes_on) for side in (sides.left, sides.right)) < _RUNNING:
            return False
        full = min(_share(side, _is_full) for side in (sides.left, sides.right))
        self.doubtful = self.doubtful or _PERHAPS <= full < _MOSTLY
        return full >= _MOSTLY


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands in two columns, and what stands above and under both."""

    before: list[Piece]
    left: list[Piece]
    right: list[Piece]
    after: list[Piece]

    def __iter__(self) -> Iterator[list[Piece]]:
        return iter((self.before, self.left, self.right, self.after))


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the white lies that most lines have; None if few have any."""
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    if len(rows) < _FEWEST:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    white, crossed = ([0] * (int(right - left) + 3) for _ in range(2))
    for row in rows:
        _count(crossed, row.left - left, row.right - left)
        for start, end in _whites(row):
            if max(start, low) < min(end, high):
                _count(white, max(start, low) - left, min(end, high) - left)
    clear = list(accumulate(white))
    counted = zip(clear, accumulate(crossed), strict=True)
    best = [2 * held - across if held >= _FEWEST else -2 * len(rows) for held, across in counted]
    most = max(best)
    if max(clear) < _FEWEST:
        return None
    first = best.index(most)
    last = next((place for place in range(first, len(best)) if best[place] < most), len(best))
    return left + (first + last) / 2


def _count(turns: list[int], start: float, end: float) -> None:
    turns[int(start)] += 1
    turns[int(end) + 1] -= 1


def _is_clear(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether a page is parted there: something stands on both sides, and more lines than run across."""
    stand = Counter(_side(piece, gutter) for piece in pieces)
    on_both = stand[_BESIDE] or (stand[_LEFT] and stand[_RIGHT])
    return bool(on_both) and stand[_BESIDE] + min(stand[_LEFT], stand[_RIGHT]) >= stand[_ACROSS]


def _whites(row: Row) -> Iterator[tuple[float, float]]:
    end = row.words[0]["x1"]
    for word in row.words[1:]:
        if word["x0"] - end >= _GUTTER:
            yield end, word["x0"]
        end = max(end, word["x1"])


def _side(piece: Piece, gutter: float) -> str:
    if piece.right <= gutter:
        return _LEFT
    if piece.left >= gutter:
        return _RIGHT
    white = isinstance(piece, Row) and any(start <= gutter <= end for start, end in _whites(piece))
    return _BESIDE if white else _ACROSS


Run = list[tuple[Piece, str]]


def _runs(pieces: Sequence[Piece], gutter: float) -> Iterator[Run]:
    """Pieces that stand on their side of the white, one close under the other; those across it, one by one."""
    run: Run = []
    way = _way(pieces, gutter)
    bottom = float("-inf")
    for piece in pieces:
        side = _side(piece, gutter)
        if run and (side == _ACROSS or run[-1][1] == _ACROSS or piece.top - bottom > _APART * way):
            yield run
            run = []
        run.append((piece, side))
        bottom = max(bottom, piece.bottom) if len(run) > 1 else piece.bottom
    if run:
        yield run


def _way(pieces: Sequence[Piece], gutter: float) -> float:
    """The usual way from one line to the next in either column; their lines need not stand beside each other."""
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    columns = ([row for row in rows if row.left < gutter], [row for row in rows if row.right > gutter])
    pairs = [(row, after) for column in columns for row, after in pairwise(column)]
    ways = [after.top - row.top for row, after in pairs if after.top - row.top > row.size / 2]
    return median(ways) if ways else 1.2 * median([row.size for row in rows] or [0])


def _sides(run: Run, gutter: float, fewest: int) -> Sides | None:
    beside = [place for place, (_, side) in enumerate(run) if side == _BESIDE or _is_level(run, place)]
    if len(beside) < fewest:
        return None
    way = _way([piece for piece, _ in run], gutter)
    width = {side: _widest(run, side, gutter) for side in (_LEFT, _RIGHT)}
    last = beside[-1] + _held(run[beside[-1] :], way, width)
    first = beside[0] - _held(run[beside[0] :: -1], way, width)
    left, right = _parted([piece for piece, _ in run[first : last + 1]], gutter)
    before, after = ([piece for piece, _ in part] for part in (run[:first], run[last + 1 :]))
    return Sides(before, left, right, after)


def _is_level(run: Run, place: int) -> bool:
    """Whether a line stands partly beside the one before it, in the other column."""
    (before, there), (piece, here) = run[place - 1], run[place]
    return place > 0 and here != there and piece.top < before.bottom


def _widest(run: Run, side: str, gutter: float) -> float:
    """How wide the column on one side is."""
    own = [part for piece, _ in run for part in _parted([piece], gutter)[side == _RIGHT]]
    return max((piece.right for piece in own), default=0) - min((piece.left for piece in own), default=0)


def _held(run: Run, way: float, width: dict[str, float]) -> int:
    """How many of the pieces after the first, which all stand on one side or the other, belong to the columns: as far
    as one follows close on the other, and on to the last two lines that fill their column."""
    close = full = 0
    near = True
    for place, ((before, _), (piece, side)) in enumerate(pairwise(run), 1):
        beside = abs(piece.top - before.top) <= _CLOSE * way
        near = near and beside
        close = place if near else close
        wide = piece.right - piece.left >= _FULL * width[side] if side in width else True
        full = place if wide and (beside or not isinstance(piece, Row)) else full
    return max(close, full)


def _parted(pieces: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    """The pieces left and right of the white; each column's words in rows of their own."""
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    for number, side in enumerate(sides):
        found = [word for row in rows for word in row.words if (word["x0"] >= gutter) == bool(number)]
        if found:
            frame = min(word["x0"] for word in found), max(word["x1"] for word in found)
            side += in_frame(found, rows[0], frame)
        side += [piece for piece in pieces if isinstance(piece, Table) and (piece.left >= gutter) == bool(number)]
    return sides


def _share(side: Sequence[Piece], is_so: Callable[[Row, float], bool]) -> float:
    """Of how many of a column's lines something is true; it is asked with the column's width."""
    rows = [piece for piece in side if isinstance(piece, Row)]
    width = max((row.right for row in rows), default=0) - min((row.left for row in rows), default=0)
    return sum(is_so(row, width) for row in rows) / len(rows) if rows else 0.0


def is_running(rows: Sequence[Row]) -> bool:
    """Whether the lines of a column are those of running text."""
    return _share(rows, _goes_on) >= _RUNNING and _share(rows, _is_full) >= _MOSTLY


def _is_full(row: Row, width: float) -> bool:
    return row.right - row.left >= _FULL * width


def _goes_on(row: Row, width: float) -> bool:
    """Whether a line begins within a sentence, as names and the cells of tables seldom do."""
    return words.starts_lower(row.text)


def _in_rows(sides: Sides) -> bool:
    """Whether what stands beside each other begins on one line and ends before the next begins, again and again."""
    tops = sorted((row.top, row.bottom, number) for number, side in enumerate((sides.left, sides.right))
                  for row in side if isinstance(row, Row))  # fmt: skip
    way = _way(sides.left, float("inf"))
    starts, bottom = 0, float("-inf")
    for place, (top, end, number) in enumerate(tops):
        parted = place and top - bottom > _WIDER * way - (end - top)
        alike = any(
            other != number and abs(beside - top) <= way / 3 for beside, _, other in tops[place + 1 : place + 2]
        )
        starts += bool(parted and alike)
        bottom = max(bottom, end)
    return starts >= 3 or (starts >= 1 and starts * 4 >= len(tops) / 2)
