"""The order of what was found, the same for every engine: the engine's score, how much of the question the text
answers, how close together, whether its title does; then what stands beside good answers, or says the same as they."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.published.beside import Step
from tracker.search.marks import Mark, Marker

RERANKED = 50  # the best of the engine are weighed anew; the rest keep its order
LEADING = 20  # of these, so many lend of their weight to what stands beside them
WEIGHED = 20_000  # characters of a text that are weighed: a long paper says what it is about within them
STRETCH = 20  # words within which an answer should stand: a paper of many items has any words somewhere

# How much each sign counts; the sum is 1.
BY_ENGINE, BY_COVERAGE, BY_STRETCH, BY_NEARNESS, BY_TITLE = 0.22, 0.35, 0.22, 0.09, 0.12
SHARPNESS = 2.9  # the power to which their sum is raised: a little better is meant much more often
BY_LIKE = 0.2  # what has all telling words of the best answers, beside the best
PRINTS = 0.65  # of the weight of a paper or a set whose item is found as well: it has the words by printing them

# What people look for is advice and what became of it; the rest leads there.
KINDS = {"recommendation": 1.0, "group": 0.9, "programme": 0.9, "response": 0.8, "update": 0.7, "paper": 0.8,
         "meeting": 0.8, "office": 0.9, "erratum": 0.7, "notice": 0.65, "event": 0.55, "term": 0.65,
         "criteria": 0.9, "criteria edition": 0.8, "criteria change": 0.8, "comment": 0.65,
         "outcome": 0.4}  # fmt: skip
OTHER_KIND = 0.6
ASKED, NOT_ASKED = 1.3, 0.85  # what a kind counts besides, where the words name kinds

NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    key: str
    kind: str
    score: float
    title: str
    text: str
    stated: Collection[int] = ()  # concepts that the record answers to, whatever its words
    sets: bool = False  # a status that is asked for


def weighed(marker: Marker, candidates: Sequence[Candidate], asked: Collection[str] = ()) -> dict[str, float]:
    """Key -> weight of its own, from 0 to 1: of the best, 1. `asked` are the kinds that the words name."""
    top = max((candidate.score for candidate in candidates), default=0.0) or 1.0
    found = {one.key: _words(marker, one, one.score / top) ** SHARPNESS * _often(one, asked) for one in candidates}
    best = max(found.values(), default=0.0) or 1.0
    return {key: weight / best for key, weight in found.items()}


def _often(one: Candidate, asked: Collection[str]) -> float:
    """The vote, the answer or the report that says so is more than what it is said of, unless another kind is named."""
    return ASKED if one.sets and not asked else kind(one.kind, asked)


def kind(name: str, asked: Collection[str] = ()) -> float:
    """How often a kind is what people look for."""
    often = KINDS.get(name, OTHER_KIND)
    if not asked:
        return often
    return often * (ASKED if name in asked else NOT_ASKED)


def best_first(weights: Mapping[str, float]) -> list[str]:
    """Equal ones by key, so that a page is the same each time."""
    return sorted(weights, key=lambda key: (-weights[key], key))


def best_of(weights: Mapping[str, float]) -> list[str]:
    """Those that lend of their weight to what stands beside them."""
    return best_first(weights)[:LEADING]


def lent(own: Mapping[str, float], steps: Iterable[Step], like: Mapping[str, float] = NONE) -> dict[str, float]:
    """Key -> weight, with what is lent by those beside it and for what it has in common with the best; what has none of
    its own may come in by these alone."""
    lacking: dict[str, float] = defaultdict(lambda: 1.0)
    kept = dict(own)
    for start, end, near in _nearest(steps):
        lacking[end] *= 1 - near * own.get(start, 0.0) ** 2
        if not near and end in own:
            kept[end] = PRINTS * own[end]
    return {
        key: kept.get(key, 0.0) + (1 - lacking[key]) + BY_LIKE * like.get(key, 0.0) for key in {*kept, *lacking, *like}
    }


def _nearest(steps: Iterable[Step]) -> list[tuple[str, str, float]]:
    found: dict[tuple[str, str], float] = {}
    for step in steps:
        found[step.start, step.end] = max(step.near, found.get((step.start, step.end), 0.0))
    return [(start, end, near) for (start, end), near in found.items()]


def _words(marker: Marker, candidate: Candidate, engine: float) -> float:
    title, text = marker.places(candidate.title), marker.places(candidate.text[:WEIGHED])
    stated = candidate.stated
    coverage, by_title = marker.share([*title, *text], stated), marker.share(title, stated)
    known = marker.share((), stated)
    return (
        BY_ENGINE * max(engine, known)
        + BY_COVERAGE * coverage
        + BY_STRETCH * max(by_title, within(marker, text, stated))
        + BY_NEARNESS * coverage * max(nearness(title), nearness(text), known)
        + BY_TITLE * by_title
    )


def within(marker: Marker, marks: Sequence[Mark], stated: Collection[int] = ()) -> float:
    """How much of the question the best stretch of a text answers."""
    placed = sorted(marks, key=lambda mark: mark.place)
    places = [mark.place for mark in placed]
    best = 0.0
    reached = 0
    for start, place in enumerate(places):
        end = bisect_right(places, place + STRETCH)
        if end > reached:  # else it lies within the stretch before
            best = max(best, marker.share(placed[start:end], stated))
            reached = end
    return best


def nearness(marks: Sequence[Mark]) -> float:
    """1 when all concepts that are there stand side by side, less the wider the narrowest stretch that holds them."""
    concepts = len({mark.concept for mark in marks})
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
