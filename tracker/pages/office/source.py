"""The source text beside the form: cut into pieces, each of which leads to the field or block that was read from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tracker.records.paper import Paper


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source. `target` is the id of its form field, `first` whether the field leads back to here."""

    text: str
    target: str | None = None
    first: bool = False


def pieces(paper: Paper) -> list[Piece]:
    """The whole text, once, in order. Where spans overlap, the shorter one is the more exact and wins."""
    spans = sorted(_spans(paper), key=lambda span: span[1] - span[0])
    cuts = sorted({0, len(paper.text), *(place for start, end, _ in spans for place in (start, end))})
    seen: set[str] = set()
    found = []
    for start, end in pairwise(cuts):
        words = any(letter.isalnum() for letter in paper.text[start:end])  # a bracket alone is nothing to click
        target = next((name for first, last, name in spans if words and first <= start and end <= last), None)
        found.append(Piece(paper.text[start:end], target, target is not None and target not in seen))
        seen.add(target or "")
    return found


def _spans(paper: Paper) -> Iterator[tuple[int, int, str]]:
    places = [(value.start, value.end, f"field-{value.name}") for value in paper.values]
    places += [(block.start, block.end, f"block-{block.id}") for block in paper.blocks]
    for start, end, name in places:
        if start is not None and end is not None and 0 <= start < end <= len(paper.text):
            yield start, end, name
