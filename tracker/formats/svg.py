"""Drawings made here, of shapes and words alone: what they show stands beside them as a list or a table too. Their
looks come from the stylesheet, for the pages allow no style of their own; they fit the narrowest screen unshrunk."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

WIDTH = 300
STEP, LINE, RADIUS, FIRST = 66, 16, 6, 14  # of a lineage: least from row to row, of a line, of a node, to the first row
LEFT, LANE = 60, 11  # where its nodes stand; each arc has a lane of its own in the room before them, as wide as fits
NEAR, FAR = 20, 4  # the lane next to the nodes, from them; the last, from the edge
LONG = 100  # of the longest bar


@dataclass(frozen=True, slots=True)
class Node:
    """`words` and the lines `below` are short: a drawing breaks no lines."""

    words: str
    below: Sequence[str]
    url: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """From row to row, counted from 0."""

    newer: int
    older: int


def lineage(title: str, nodes: Sequence[Node], arcs: Sequence[Arc]) -> Markup:
    """Rows from the oldest down to the newest, tied by arcs on the left; an arrow points at what is followed on."""
    laid = _lanes(arcs)
    last = max((lane for _, lane in laid), default=0)
    apart = min(LANE, (LEFT - NEAR - FAR) / max(1, last))
    *rows, end = accumulate((max(STEP, RADIUS + LINE * (len(each.below) + 2)) for each in nodes), initial=FIRST)
    parts = [_arc(rows[each.newer], rows[each.older], LEFT - NEAR - apart * lane) for each, lane in laid]
    parts += [_node(each, top) for each, top in zip(nodes, rows, strict=True)]
    return _drawing("lineage", title, end - FIRST, parts)


def _lanes(arcs: Sequence[Arc]) -> list[tuple[Arc, int]]:
    """The short ones inside, and none over another."""
    taken: list[list[range]] = []
    found = []
    for each in sorted(arcs, key=lambda arc: (abs(arc.newer - arc.older), arc.newer)):
        first, last = sorted((each.newer, each.older))
        rows = range(first, last)
        free = [lane for lane, held in enumerate(taken) if all(set(rows).isdisjoint(one) for one in held)]
        lane = free[0] if free else len(taken)
        if not free:
            taken.append([])
        taken[lane].append(rows)
        found.append((each, lane))
    return found


def _arc(start: int, end: int, place: float) -> Markup:
    edge, side, turned = LEFT - RADIUS - 2, f"{place:g}", f"{place + 8:g}"
    turn = 8 if end < start else -8
    path = f"M{edge} {start - 3} H{turned} Q{side} {start - 3} {side} {start - 3 - turn} V{end + 3 + turn} "
    path += f"Q{side} {end + 3} {turned} {end + 3} H{edge}"
    arrow = f"M{edge - 6} {end - 1} L{edge} {end + 3} L{edge - 6} {end + 7}"
    return Markup('<path class="tie" d="{}"/><path class="tie" d="{}"/>').format(path, arrow)


def _node(each: Node, top: int) -> Markup:
    below = Markup("").join(
        Markup('<text class="small" x="{}" y="{}">{}</text>').format(LEFT + 14, top + 5 + LINE * (line + 1), words)
        for line, words in enumerate(each.below)
    )
    here = Markup(' class="here"') if each.marked else ""
    return Markup('<a href="{}"{}><circle cx="{}" cy="{}" r="{}"/><text x="{}" y="{}">{}</text>{}</a>').format(
        each.url, here, LEFT, top, RADIUS, LEFT + 14, top + 5, each.words, below
    )


def bar(said: str, number: int, most: int, *, known: bool = True) -> Markup:
    """As long as its number is large, for the row of a table that says the same; it stretches to the room it has."""
    return Markup(
        '<svg class="bar{}" viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<title>{}</title><rect width="{}" height="1"/></svg>'
    ).format("" if known else " unknown", LONG, said, round(LONG * number / (most or 1), 1))


def _drawing(kind: str, title: str, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="drawing {}" role="group" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}" '
        'xmlns="http://www.w3.org/2000/svg"><title>{}</title>{}</svg>'
    ).format(kind, title, WIDTH, height, WIDTH, height, title, Markup("").join(parts))


def tidy(words: str, most: int = 30) -> str:
    """Words short enough for one line of a drawing."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
