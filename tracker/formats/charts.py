"""Charts drawn here, of plain values: bars and columns in parts. Each part has a texture of its own, so that none is
told by its colour alone; what a chart says stands in its title as a sentence, and all of it in the table beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from tracker.formats.svg import LINE, WIDTH, tidy

ROW, BAR, TOP, ROOM = 38, 14, 4, 28  # of a row of bars, of its bar, above the first; beside columns for their numbers
HIGH, UNDER = 150, 22  # of columns, and of the words below them
BOX = 12  # of a key's sample
# Textures, from the fullest to that of what is not recorded, which is empty. Each: (opacity of its ground, its lines).
TEXTURES = (
    (1.0, ""),
    (0.15, "M-1 1 l2 -2 M0 6 l6 -6 M5 7 l2 -2"),
    (0.5, ""),
    (0.0, "M1 3 a1 1 0 1 0 2 0 a1 1 0 1 0 -2 0"),
    (0.15, "M3 0 V6"),
    (0.15, "M0 0 L6 6 M0 6 L6 0"),
    (0.0, "M0 3 H6"),
)
EMPTY = len(TEXTURES)


@dataclass(frozen=True, slots=True)
class Part:
    """What a share of each bar is; `texture` is the place of its own in TEXTURES, or EMPTY."""

    words: str
    texture: int


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of each part there are, in the order of the parts."""

    words: str
    numbers: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.numbers)


def bars(name: str, finding: str, parts: Sequence[Part], rows: Sequence[Bar]) -> Markup:
    """Rows from top to bottom, each as long as its total. `name` is used by no other chart of the page."""
    most = max((row.total for row in rows), default=0) or 1
    drawn = [_row(name, row, parts, TOP + place * ROW, WIDTH / most) for place, row in enumerate(rows)]
    end = TOP + len(rows) * ROW + 6
    told = "Bars as long as their numbers, named as rows of the table beside them. Parts from left to right: "
    return _chart(name, finding, told, parts, [*drawn, *_key(name, parts, end)], end + len(parts) * (LINE + 4))


def columns(name: str, finding: str, parts: Sequence[Part], days: Sequence[Bar]) -> Markup:
    """Columns from left to right, each as high as its total; the first and the last are told in words."""
    most = max((day.total for day in days), default=0) or 1
    wide = (WIDTH - ROOM) / max(1, len(days))
    lines = [[0.0] * len(days)]
    for place in range(len(parts)):
        lines.append([low + day.numbers[place] * HIGH / most for low, day in zip(lines[-1], days, strict=True)])
    drawn = [
        _area(name, part, low, high, wide)
        for part, (low, high) in zip(parts, pairwise(lines), strict=True)
        if low != high
    ]
    end = TOP + HIGH + UNDER + 10
    told = "Columns as high as the numbers of the table beside them, the first day on the left. Parts from below: "
    shapes = [*_axis(most, days), *drawn, *_key(name, parts, end)]
    return _chart(name, finding, told, parts, shapes, end + len(parts) * (LINE + 4))


def _row(name: str, row: Bar, parts: Sequence[Part], top: float, scale: float) -> Markup:
    words = Markup(
        '<text class="small" x="0" y="{}">{}</text><text class="small" x="{}" y="{}" text-anchor="end">{:,}</text>'
    )
    line = words.format(top + 12, tidy(row.words, 38), WIDTH, top + 12, row.total)
    starts = accumulate((number * scale for number in row.numbers), initial=0.0)
    shapes = [
        _box(name, part, start, top + 17, number * scale, BAR)
        for part, number, start in zip(parts, row.numbers, starts, strict=False)
        if number
    ]
    return line + Markup("").join(shapes)


def _area(name: str, part: Part, low: Sequence[float], high: Sequence[float], wide: float) -> Markup:
    """What lies between two lines of steps, in one piece: so that textures are not cut up by columns."""
    there = "".join(f"V{TOP + HIGH - top:.1f}h{wide:.2f}" for top in high)
    back = "".join(f"V{TOP + HIGH - top:.1f}h-{wide:.2f}" for top in reversed(low))
    return _shape(name, part, Markup('path d="M{} {:.1f}{}{}Z"').format(ROOM, TOP + HIGH - low[0], there, back))


def _axis(most: int, days: Sequence[Bar]) -> Iterator[Markup]:
    yield Markup('<path class="tie" d="M{} {} V{} H{}"/>').format(ROOM - 2, TOP, TOP + HIGH, WIDTH)
    number = Markup('<text class="small" x="{}" y="{}" text-anchor="end">{:,}</text>')
    yield number.format(ROOM - 6, TOP + 9, most)
    yield number.format(ROOM - 6, TOP + HIGH, 0)
    under = Markup('<text class="small" x="{}" y="{}" text-anchor="{}">{}</text>')
    if days:
        yield under.format(WIDTH, TOP + HIGH + 16, "end", days[-1].words)
    if len(days) > 1:
        yield under.format(ROOM, TOP + HIGH + 16, "start", days[0].words)


def _key(name: str, parts: Sequence[Part], top: float) -> Iterator[Markup]:
    words = Markup('<text class="small" x="{}" y="{}">{}</text>')
    for place, part in enumerate(parts):
        line = top + place * (LINE + 4)
        yield _box(name, part, 1, line, BOX, BOX) + words.format(BOX + 9, line + 10, tidy(part.words, 44))


def _box(name: str, part: Part, left: float, top: float, wide: float, high: float) -> Markup:
    box = Markup('rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"')
    return _shape(name, part, box.format(left, top, wide, high))


def _shape(name: str, part: Part, shape: Markup) -> Markup:
    fill = "none" if part.texture >= EMPTY else f"url(#{name}-{part.texture})"
    dashed = Markup(' stroke-dasharray="2 2"') if part.texture >= EMPTY else ""
    return Markup('<{} class="mark" fill="{}" stroke="currentColor" stroke-width=".75"{}/>').format(shape, fill, dashed)


def _pattern(name: str, texture: int) -> Markup:
    ground, lines = TEXTURES[texture]
    return Markup(
        '<pattern id="{}-{}" class="mark" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="6" height="6" fill="currentColor" fill-opacity="{}"/>'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="1.5"/></pattern>'
    ).format(name, texture, ground, lines)


def _chart(
    name: str, finding: str, told: str, parts: Sequence[Part], shapes: Sequence[Markup], height: float
) -> Markup:
    """The title is what the chart finds; the description, how it is read."""
    used = sorted({part.texture for part in parts if part.texture < EMPTY})
    return Markup(
        '<svg class="drawing" role="img" aria-labelledby="{0}-said" aria-describedby="{0}-told" viewBox="0 0 {1} {2}" '
        'width="{1}" height="{2}" xmlns="http://www.w3.org/2000/svg"><title id="{0}-said">{3}</title>'
        '<desc id="{0}-told">{4}</desc><defs>{5}</defs>{6}</svg>'
    ).format(name, WIDTH, round(height), finding, f"{told}{'; '.join(part.words for part in parts)}.",
             Markup("").join(_pattern(name, texture) for texture in used), Markup("").join(shapes))  # fmt: skip
