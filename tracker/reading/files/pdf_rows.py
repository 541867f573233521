"""The printed rows of a PDF page: its words put in lines by their place, for the stream's order is not the reader's."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import extract_words

from tracker.reading.files import pdf_capitals, pdf_register, pdf_view
from tracker.reading.layout import furniture
from tracker.reading.layout.lines import Box, Cell
from tracker.text.numbering import is_label

_BOLD = ("bold", "black", "heavy", "demi")
_GLYPHS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\u00ad": "-",
        "\u200b": "",
        "\x00": "",
        "\u00a0": " ",
    }
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076", "•")
)
_UNMAPPED = re.compile(r"^\(cid:\d+\)\s?")  # a sign of a symbol font, before a line: a bullet
Recurring = tuple[str, int]  # a row without its figures, and how high it stands
_KEPT = ("text", "fontname", "size", "x1", "bottom")  # of each letter: a long paper has a million of them
_LOOK, _PLACE = itemgetter("upright", "text", "fontname", "size"), itemgetter("top", "x0")
_SAME = 3  # points: lines drawn so near to each other are one
REGISTER = -1
_LEAST = 0.1  # points
_SET_BY_MACHINE = ("\u00ad", "\u2010")  # hyphens that a typesetter breaks words with


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page in points, before it is measured against the whole paper. `parted`: its last word is broken
    by the typesetter and goes on in the next line. `ruled`: a line is drawn across the page above it. `part`: which of
    the columns it stands in that its page has beside each other; 0 for none, REGISTER on a page of the Federal
    Register. `frame`: from where to where its column or cell reaches; `cell`: of a table, `below`: the further rows
    that it is merged with. `why`: the reason to drop it.
    """

    words: tuple[dict[str, Any], ...]
    page: int
    height: float
    parted: bool = False
    ruled: bool = False
    part: int = 0
    frame: tuple[float, float] | None = None
    cell: Cell | None = None
    below: int = 0
    why: str = ""

    @property
    def text(self) -> str:
        printed = " ".join(" ".join(str(word["text"]).translate(_GLYPHS) for word in self.words).split())
        shown = _UNMAPPED.sub("• ", printed).strip()
        return shown[:-1] + "\u00ad" if self.parted else shown

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """From where to where each word of `text` stands; empty where signs stand for words."""
        found = [
            (float(word["x0"]), float(word["x1"]))
            for word in self.words
            for _ in str(word["text"]).translate(_GLYPHS).split()
        ]
        return tuple(found) if len(found) == len(self.text.split()) else ()

    @property
    def box(self) -> Box:
        """Where it is printed, however the reading has moved its words."""
        return pdf_view.around(word["box"] for word in self.words)

    @property
    def left(self) -> float:
        return float(min(word["x0"] for word in self.words))

    @property
    def right(self) -> float:
        return float(max(word["x1"] for word in self.words))

    @property
    def top(self) -> float:
        return float(min(word["top"] for word in self.words))

    @property
    def bottom(self) -> float:
        return float(max(word["bottom"] for word in self.words))

    @property
    def size(self) -> float:
        """Never none: what is too small to be seen is measured by, too."""
        return max(_LEAST, round(median(float(char["size"]) for word in self.words for char in word["chars"]), 1))

    @property
    def first(self) -> float:
        return float(self.words[0]["x1"] - self.words[0]["x0"]) + self.size * 0.25

    @property
    def lead(self) -> str:
        strong = []
        for place, word in enumerate(self.words):
            if not _is_bold(word):
                if place == 0 and is_label(str(word["text"])):
                    continue
                break
            strong.append(str(word["text"]))
        return " ".join(strong)


def of_page(page: Page) -> list[Row]:
    """A page's words in lines: a word joins the line that it overlaps by half its height, raised figures too."""
    view = pdf_view.of(page)
    found = extract_words(
        _once(page.chars), x_tolerance_ratio=0.15, keep_blank_chars=False, use_text_flow=False, return_chars=True
    )
    found = [word for word in found if word["text"]]  # a font may say that its letters stand for nothing
    for word in found:
        word["chars"] = [{name: letter[name] for name in _KEPT} for letter in word["chars"]]
        word["box"] = view.box(word)
    number, height = page.page_number, float(page.height)
    parts = pdf_register.columns(found, float(page.width), height)
    empty = Row((), number, height, part=REGISTER if len(parts) > 1 else 0)
    return _ruled([row for part in parts for row in in_rows(part, empty)], page)


def in_rows(found: Sequence[dict[str, Any]], of: Row) -> list[Row]:
    """Words in rows of their own, which stand where the row `of` does."""
    groups = (sorted(group, key=lambda each: float(each["x0"])) for group in _grouped(found))
    rows = (replace(of, words=tuple(pdf_capitals.restored(group)), parted=False) for group in groups)
    return [row for row in rows if row.text]


def _grouped(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    groups: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda each: (each["top"], each["x0"])):
        if groups and _beside(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _ruled(rows: list[Row], page: Page) -> list[Row]:
    """Rows that know whether a line as wide as half the text is drawn between them and the row above."""
    if not rows:
        return rows
    wide = 0.5 * (max(row.right for row in rows) - min(row.left for row in rows))
    drawn = _rules([*page.rects, *page.lines], wide)
    middles = [(row.top + row.bottom) / 2 for row in rows]
    above = [0.0, *middles]
    return [
        replace(row, ruled=bisect(drawn, middle) > bisect(drawn, before))
        for row, before, middle in zip(rows, above, middles, strict=False)
    ]


def _rules(shapes: list[dict[str, Any]], wide: float) -> list[float]:
    """How high the lines across a page stand: the sides of boxes too, and those drawn cell by cell."""
    reach: dict[int, float] = {}
    for shape in shapes:
        for side in {round(shape["top"] / _SAME), round(shape["bottom"] / _SAME)}:
            reach[side] = reach.get(side, 0) + float(shape["x1"] - shape["x0"])
    return sorted(side * _SAME for side, width in reach.items() if width >= wide)


def _once(letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the letters that are printed again in their own place, as some programs do for bold. (As pdfplumber's
    dedupe_chars, which takes the square of their number.)"""
    kept: set[int] = set()
    for _, alike in groupby(sorted(letters, key=_LOOK), key=_LOOK):
        for line in cluster_objects(list(alike), itemgetter("top"), 1):
            kept.update(id(min(spot, key=_PLACE)) for spot in cluster_objects(line, itemgetter("x0"), 1))
    return [letter for letter in letters if id(letter) in kept]


def _beside(group: list[dict[str, Any]], word: dict[str, Any]) -> bool:
    anchor = max(group, key=lambda each: each["bottom"] - each["top"]) if len(group) < 8 else group[0]
    overlap = min(anchor["bottom"], word["bottom"]) - max(anchor["top"], word["top"])
    return bool(overlap >= 0.5 * min(anchor["bottom"] - anchor["top"], word["bottom"] - word["top"]))


def _is_bold(word: dict[str, Any]) -> bool:
    names = {str(char["fontname"]).lower() for char in word["chars"]}
    return all(any(mark in name for mark in _BOLD) for name in names)


def body_size(rows: Sequence[Row]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0]


def recurring(rows: Sequence[Row]) -> frozenset[Recurring]:
    """What is printed at the same height of more than one page, figures apart: running heads and feet."""
    pages: dict[Recurring, set[int]] = {}
    for row in rows:
        pages.setdefault(place_of(row), set()).add(row.page)
    return frozenset(place for place, on in pages.items() if len(on) > 1)


def place_of(row: Row) -> Recurring:
    return furniture.shape(row.text), round(row.top / 4)


def unbroken(rows: Sequence[Row]) -> list[Row]:
    """Rows that know where the typesetter broke a word. A sign that also stands inside lines is a plain hyphen there
    ("in-person" in some fonts) and may be one at a line's end."""
    inside = {sign for row in rows for sign in _SET_BY_MACHINE if sign in _printed(row)[:-1]}
    ends = tuple(sign for sign in _SET_BY_MACHINE if sign not in inside)
    return [replace(row, parted=_is_parted(row, ends)) for row in rows]


def _printed(row: Row) -> str:
    return " ".join(str(word["text"]) for word in row.words)


def _is_parted(row: Row, ends: tuple[str, ...]) -> bool:
    last = str(row.words[-1]["text"])
    return bool(ends) and last.endswith(ends) and last[-2:-1].isalpha()
