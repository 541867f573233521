"""Where the tables of a criteria paper stand among its lines, when only the place of the words tells: their heads, the
lines under them, and the white between the columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise

from tracker.reading.layout import column_heads
from tracker.reading.layout.column_heads import GUIDANCE, LEVEL, NUMBER, TEXT
from tracker.reading.layout.lines import Line

Place = tuple[float, float]  # from where to where, in characters
Shape = tuple[tuple[str, int], ...]  # the heads of a table, and where each begins
Edges = dict[Shape, tuple[float, ...]]  # where the columns of a table are parted
ID = re.compile(r"\(?(?P<id>\d{1,2}\.\d{1,3}(?:\.\d{1,2})?[a-z]?)[.:)]{0,2}")
_ROLES = {"i": NUMBER, "c": TEXT, "x": TEXT, "u": GUIDANCE, "g": GUIDANCE}
_LEAST = 1.3  # characters: wider than a space
_ASIDE = 3.0  # characters: an ID stands under its head
_FEW = 0.04  # of the lines may run across the white: titles between the rows
_HEADING = re.compile(r"(?:\S+\s){0,2}Focus\sArea\b|\d{1,2}[.)]\s+\S")


@dataclass(slots=True)
class Run:
    """Lines of rows without a heading between them. `fresh`: no row from before can go on in them."""

    fresh: bool
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Lines [first, end) print the heads, `heads` is where that of each column stands, from left to right; `ids` are
    the lines that open with an ID under its head; `closed`: a heading stands after the last row."""

    first: int
    end: int
    heads: dict[str, Place]
    runs: list[Run] = field(default_factory=list)
    ids: set[int] = field(default_factory=set)
    closed: bool = False

    @property
    def shape(self) -> Shape:
        return tuple((role, round(left)) for role, (left, _) in self.heads.items())

    @property
    def lines(self) -> Iterator[int]:
        return chain(range(self.first, self.end), *(run.lines for run in self.runs))


def tables(lines: Sequence[Line]) -> list[Table]:
    found = list(_headed(lines))
    ends = [*(table.first for table in found[1:]), len(lines)]
    open_before = False
    for table, end in zip(found, ends[: len(found)], strict=True):
        table.runs = [Run(not open_before)]
        _fill(table, lines, end)
        open_before = not table.closed
    return found


def _headed(lines: Sequence[Line]) -> Iterator[Table]:
    """Each run of lines that hold nothing but heads, all those of a table."""
    for is_head, group in groupby(range(len(lines)), key=lambda place: _is_head(lines[place])):
        places = _without_levels(list(group), lines) if is_head else []
        heads = _heads([lines[place] for place in places])
        if heads:
            yield Table(places[0], places[-1] + 1, heads)


def _is_head(line: Line) -> bool:
    return not line.why and line.cell is None and _is_placed(line) and column_heads.is_part(line.text)


def _is_placed(line: Line) -> bool:
    return bool(line.places) and len(line.places) == len(line.text.split())


def _without_levels(places: list[int], lines: Sequence[Line]) -> list[int]:
    """Without a "Must" or "Should" that the row before or after says on a line of its own."""
    while places and column_heads.level(lines[places[0]].text):
        places = places[1:]
    told = "".join(column_heads.signs(lines[place].text.split()) for place in places)
    twice = told.count("s") > 1 or told.count("m") > 1
    return places[:-1] if twice and column_heads.level(lines[places[-1]].text) else places


def _heads(lines: Sequence[Line]) -> dict[str, Place] | None:
    """Where the heads stand, from left to right; None unless the ID's is first and each is clear of the next."""
    heads: dict[str, Place] = {}
    told = "".join(column_heads.signs(line.text.split()) for line in lines)
    for sign, (left, right) in zip(told, chain(*(line.places for line in lines)), strict=True):
        role = _ROLES.get(sign, LEVEL)
        known = heads.get(role, (left, right))
        heads[role] = min(left, known[0]), max(right, known[1])
    ordered = dict(sorted(heads.items(), key=lambda each: each[1]))
    clear = all(before[1] < after[0] for before, after in pairwise(ordered.values()))
    whole = told.count("i") == told.count("c") == 1 and "p" not in told and len(ordered) > 2
    return ordered if clear and whole and next(iter(ordered)) == NUMBER else None


def _fill(table: Table, lines: Sequence[Line], end: int) -> None:
    """The lines of a table: those with an ID under its head, and those with nothing there. What else begins there is a
    heading, which closes the table until the next ID or drawn line, or stands between the rows by chance."""
    body = [place for place in range(table.end, end) if not lines[place].why and not lines[place].note]
    head = table.heads[NUMBER]
    table.ids = {place for place in body if _is_row(lines[place], head)}
    edge = max([head[1], *(lines[place].places[0][1] for place in table.ids)])
    for place in body:
        if place in table.ids or (lines[place].ruled and _is_clear(lines[place], edge)):
            table.closed = False
        elif not _is_clear(lines[place], edge):
            if lines[place].heading or _HEADING.match(lines[place].text):
                table.closed = True
                table.runs.append(Run(True))
            continue
        if not table.closed:
            table.runs[-1].lines.append(place)


def _is_clear(line: Line, edge: float) -> bool:
    """Whether nothing stands in the column of the IDs."""
    return _is_placed(line) and line.places[0][0] >= edge


def _is_row(line: Line, head: Place) -> bool:
    if not _is_placed(line) or not ID.fullmatch(line.text.split(maxsplit=1)[0]):
        return False
    place, *after = line.places
    apart = not after or after[0][0] - place[1] >= _LEAST  # else it is a word of a title that is set over the columns
    return apart and min(abs(place[0] - head[0]), abs(middle(place) - middle(head))) <= _ASIDE


def middle(place: Place) -> float:
    return (place[0] + place[1]) / 2


def by_shape(found: Sequence[Table]) -> dict[Shape, list[Table]]:
    alike: dict[Shape, list[Table]] = {}
    for table in found:
        alike.setdefault(table.shape, []).append(table)
    return alike


def edges(found: Sequence[Table], lines: Sequence[Line]) -> Edges | None:
    """Where the columns of each shape of table are parted; None where the white between two of them is not seen. Lines
    that run across it are taken out of the table."""
    parted: Edges = {}
    for shape, alike in by_shape(found).items():
        held = [place for table in alike for place in table.lines]
        taken = [word for place in held for word in lines[place].places]
        between = pairwise(map(middle, alike[0].heads.values()))
        white = [_white(taken, low, high, int(len(held) * _FEW)) for low, high in between]
        parted[shape] = tuple(place for place in white if place is not None)
        if len(parted[shape]) < len(white):
            return None
        for run in (run for table in alike for run in table.runs):
            run.lines = [place for place in run.lines if not _runs_across(lines[place], parted[shape])]
    return parted


def _white(taken: Sequence[Place], low: float, high: float, few: int) -> float | None:
    """The middle of the widest white between two heads, which no line crosses, or else very few."""
    for most in sorted({0, few}):
        left, right = max(_clear(taken, low, high, most), key=lambda gap: gap[1] - gap[0])
        if right - left >= _LEAST:
            return middle((left, right))
    return None


def _clear(taken: Sequence[Place], low: float, high: float, most: int) -> Iterator[Place]:
    """Where at most so many words stand above each other."""
    within = [(max(left, low), min(right, high)) for left, right in taken if right > low and left < high]
    turns = sorted([*((left, 1) for left, _ in within), *((right, -1) for _, right in within)])
    depth, begun = 0, low
    for place, turn in turns:
        if depth <= most < depth + turn:
            yield begun, place
        if depth > most >= depth + turn:
            begun = place
        depth += turn
    yield begun, high


def _runs_across(line: Line, parted: Sequence[float]) -> bool:
    return any(left < edge < right for edge in parted for left, right in line.places)
