"""The source text beside the form: cut into pieces, each of which leads to the field or block that was read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.pages.office.marks import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source. `mark` is what was read from it, `first` whether the form leads back to here;
    `anchors` are ids that begin here and have no piece of their own."""

    text: str
    mark: Mark | None = None
    first: bool = False
    anchors: tuple[str, ...] = ()


def pieces(text: str, found: Sequence[Mark]) -> list[Piece]:
    """The whole text, once, in order. Where marks overlap, the shorter one is the more exact and wins."""
    links = sorted((mark for mark in found if mark.link), key=lambda mark: mark.end - mark.start)
    cuts = sorted({0, len(text), *(mark.start for mark in found), *(mark.end for mark in links)})
    won = [(start, end, _winner(text, start, end, links)) for start, end in pairwise(cuts)]
    own = {mark.target for _, _, mark in won if mark}
    seen: set[str] = set()
    made = []
    for start, end, mark in won:
        anchors = tuple(one.target for one in found if one.start == start and one.target not in own)
        made.append(Piece(text[start:end], mark, mark is not None and mark.target not in seen, anchors))
        seen.add(mark.target if mark else "")
    return made


def _winner(text: str, start: int, end: int, links: Sequence[Mark]) -> Mark | None:
    if not any(letter.isalnum() for letter in text[start:end]):  # a bracket alone is nothing to click
        return None
    return next((mark for mark in links if mark.start <= start and end <= mark.end), None)
