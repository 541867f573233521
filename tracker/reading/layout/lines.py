"""A line as a form of file prints it: the one shape that PDF, Word and text give to the rest of reading."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

NONE, BLANK, PAGE = "", "blank line", "page break"
COLUMN = "column break"  # the text goes on at the top of the page's next column
ROW, CELL = "table row", "table cell"  # the first paragraph of a row, and of each further cell of it
Box = tuple[float, float, float, float]  # left, top, right, bottom, in fractions of the page as it is shown
Progress = Callable[[str], None]  # told each step of a reading
Notice = tuple[str, str, int | None]  # code, message, page


class Place(NamedTuple):
    """A printed line: its page, where its words stand in the text, and where on the page."""

    page: int
    span: tuple[int, int]
    box: Box


class Cell(NamedTuple):
    """A place in a table; rows are counted through the whole file."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """Lengths are in characters (for a PDF: half the type size), so that one rule serves every form.

    left, right: where the line begins and ends; first: how wide its first word is, with a space; measure: where the
    column ends (infinite: every line break is meant). gap: what stands before the line. lead: the words in bold that
    it opens with. label: a number or bullet that Word sets by itself, at its list level. whole: a paragraph of Word;
    hard: the break after the line is meant. edge: "top" or "bottom" when the line stands apart in the page's margin,
    else empty; None where the form of file doesn't tell. small: in smaller type than the body. note: a footnote, set
    after the text. why: the reason to drop it. places: from where to where each word stands, where the form of file
    tells. ruled: a line is drawn above it. cell: the cell of a table that it stands in; below: the further rows that
    this cell is merged with. titled: its form of file marks headings, and it is marked. box: where on its page.
    """

    text: str
    page: int | None = None
    gap: str = NONE
    left: float = 0
    right: float = 0
    first: float = 0
    measure: float = float("inf")
    lead: str = ""
    heading: bool = False
    bold: bool = False
    label: str = ""
    level: int = 0
    whole: bool = False
    hard: bool = False
    edge: str | None = None
    small: bool = False
    note: bool = False
    why: str = ""
    places: tuple[tuple[float, float], ...] = ()
    ruled: bool = False
    centred: bool = False
    cell: Cell | None = None
    below: int = 0
    titled: bool = False
    box: Box | None = None


def fits(before: Line, line: Line) -> bool:
    """Whether a line's first word had room on the line before: then the break between them was meant."""
    return before.hard or before.right + line.first <= before.measure


@dataclass(frozen=True, slots=True)
class Source:
    """All lines of a file, in reading order, and what was noticed while taking them out.
    `page_sizes`: width and height of each page in points, where the form of file has pages of its own."""

    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()
    unread_pages: tuple[int, ...] = field(default=())
    page_sizes: tuple[tuple[float, float], ...] = field(default=())
