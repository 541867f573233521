"""Which rows of a PDF stand in a page's margin, apart from the text: there are the running heads and feet. How far the
text itself reaches is told by its paragraphs, so that a narrow margin hides none of its last lines; page numbers are
told by counting on."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tracker.reading.files.pdf_rows import Row, place_of, recurring

_MARGIN = 0.10  # of the page's height: running heads and feet stand there
_NUMBER = re.compile(r"(?:[-–—]\s?)?(\d{1,4})(?:\s?[-–—])?")
_SAME = 4  # points: rows stand equally high on two pages
_WIDE = 0.6  # of the widest row: a paragraph has such a line


def edges(rows: Sequence[Row], pitch: float, of_body: float, body: float) -> list[str]:
    """For each row "top" or "bottom" if it stands in that margin, else nothing. `pitch` is the way from line to line
    in type sizes, `of_body` the one of the text, which is set in the size `body`."""
    reach = _reach(rows, of_body, body, pitch * body)
    counted = _counted(rows)
    return [counted.get(place) or _edge(rows, place, pitch, reach) for place in range(len(rows))]


def _counted(rows: Sequence[Row]) -> dict[int, str]:
    """The rows that open or close their pages in the margin and are nothing but a number, at one height, that goes up
    as the pages do: page numbers, however near to the text they stand."""
    ends: dict[tuple[str, int, int], list[int]] = {}
    for page, held in groupby(range(len(rows)), key=lambda place: rows[place].page):
        places = list(held)
        for side, place in (("top", places[0]), ("bottom", places[-1])):
            row = rows[place]
            number = _NUMBER.fullmatch(row.text)
            if number and row.cell is None and _in_margin(row, side):
                ends.setdefault((side, round(row.top / _SAME), int(number[1]) - page), []).append(place)
    return {place: side for (side, _, _), held in ends.items() for place in held if len(held) > 1}


def _in_margin(row: Row, side: str) -> bool:
    if side == "top":
        return row.bottom <= _MARGIN * row.height
    return row.top >= (1 - _MARGIN) * row.height


def _reach(rows: Sequence[Row], pitch: float, body: float, slack: float) -> tuple[float, float]:
    """From where to where paragraphs stand on any page; a line more on either side may still be text."""
    runs = recurring(rows)
    plain = [row for row in rows if row.cell is None]
    across = max((row.right for row in plain), default=0) - min((row.left for row in plain), default=0)
    sure = [
        run
        for run in _runs([row for row in plain if row.size == body and place_of(row) not in runs], pitch)
        if len(run) > 1 and any(row.right - row.left >= _WIDE * _width(row, across) for row in run)
    ]
    cells = [row for row in rows if row.cell is not None]
    top = min((row.top for row in [*cells, *(run[0] for run in sure)]), default=float("inf"))
    bottom = max((row.bottom for row in [*cells, *(run[-1] for run in sure)]), default=float("-inf"))
    return top - slack, bottom + slack


def _width(row: Row, across: float) -> float:
    """How wide the column is that a row stands in."""
    return row.frame[1] - row.frame[0] if row.frame else across


def _runs(rows: Sequence[Row], pitch: float) -> Iterator[list[Row]]:
    """Rows one close under the other."""
    run = list(rows[:1])
    for before, row in pairwise(rows):
        if before.page == row.page and row.top - before.top <= (pitch + 0.28) * row.size:
            run.append(row)
        else:
            yield run
            run = [row]
    yield run


def _edge(rows: Sequence[Row], place: int, pitch: float, reach: tuple[float, float]) -> str:
    row = rows[place]
    if row.cell is not None:
        return ""
    same = [each for each in rows[max(0, place - 4) : place + 5] if each.page == row.page]
    below = min((each.top for each in same if each.top > row.bottom), default=float("inf"))
    above = max((each.bottom for each in same if each.bottom < row.top), default=float("-inf"))
    clear = 0.6 * pitch * row.size
    first, last = _MARGIN * row.height, (1 - _MARGIN) * row.height
    if row.bottom <= min(first, reach[0]) and (below - row.bottom > clear or below < first):
        return "top"
    if row.top >= max(last, reach[1]) and (row.top - above > clear or above > last):
        return "bottom"
    return ""
