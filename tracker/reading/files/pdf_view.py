"""The part of a PDF's page that is shown, and where on it something is printed: so that whoever shows the page as a
picture can point to the words, whatever its size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from tracker.reading.layout.lines import Box


@dataclass(frozen=True, slots=True)
class View:
    """In points, from the page's own left and top edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        return round(self.right - self.left, 2), round(self.bottom - self.top, 2)

    def box(self, word: Mapping[str, Any]) -> Box:
        """Where a word stands, in fractions of what is shown."""
        width, height = self.right - self.left, self.bottom - self.top
        across = ((float(word[edge]) - self.left) / width for edge in ("x0", "x1"))
        down = ((float(word[edge]) - self.top) / height for edge in ("top", "bottom"))
        (x0, x1), (top, bottom) = map(_within, across), map(_within, down)
        return x0, top, x1, bottom


def of(page: Page) -> View:
    """What of a page is shown: its crop box, as far as there is a page under it."""
    left, top, right, bottom = (float(edge) for edge in page.mediabox)
    crop = [float(edge) for edge in page.cropbox]
    seen = View(max(left, crop[0]), max(top, crop[1]), min(right, crop[2]), min(bottom, crop[3]))
    if seen.left < seen.right and seen.top < seen.bottom:
        return seen
    return View(left, top, max(right, left + 1), max(bottom, top + 1))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _within(place: float) -> float:
    return round(min(max(place, 0.0), 1.0), 4)
