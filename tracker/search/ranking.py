"""The order of what was found, the same for every engine: the engine's score, then how much of the question the text
answers, how close together, and whether its title does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.search.marks import Mark, Marker

RERANKED = 50  # the best of the engine are weighed anew; the rest keep its order
WEIGHED = 20_000  # characters of a text that are weighed: a long paper says what it is about within them

# How much each sign counts; the sum is 1.
BY_ENGINE, BY_COVERAGE, BY_NEARNESS, BY_TITLE, BY_LETTER = 0.35, 0.3, 0.15, 0.15, 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    score: float
    title: str
    text: str


def reranked(marker: Marker, candidates: Sequence[Candidate]) -> list[str]:
    """The ids, best first; equal ones by id, so that a page is the same each time."""
    top = max((candidate.score for candidate in candidates), default=0.0) or 1.0
    weighed = [(-_weight(marker, candidate, candidate.score / top), candidate.id) for candidate in candidates]
    return [name for _, name in sorted(weighed)]


def _weight(marker: Marker, candidate: Candidate, engine: float) -> float:
    title, text = marker.marks(candidate.title), marker.marks(candidate.text[:WEIGHED])
    return (
        BY_ENGINE * engine
        + BY_COVERAGE * _share(marker, [*title, *text])
        + BY_NEARNESS * max(nearness(title, marker.concepts), nearness(text, marker.concepts))
        + BY_TITLE * _share(marker, title)
        + BY_LETTER * _share(marker, (mark for mark in [*title, *text] if mark.literal))
    )


def _share(marker: Marker, marks: Iterable[Mark]) -> float:
    return len({mark.concept for mark in marks}) / marker.concepts if marker.concepts else 0.0


def nearness(marks: Sequence[Mark], concepts: int) -> float:
    """1 when all concepts stand side by side, less the wider the narrowest stretch that holds them, 0 without all."""
    held: dict[int, int] = {}
    narrowest = 0
    left = 0
    for mark in marks:
        held[mark.concept] = held.get(mark.concept, 0) + 1
        while len(held) == concepts:
            width = mark.place - marks[left].place + 1
            narrowest = min(narrowest or width, width)
            concept = marks[left].concept
            held[concept] -= 1
            if not held[concept]:
                del held[concept]
            left += 1
    return min(1.0, concepts / narrowest) if narrowest > 0 else 0.0
