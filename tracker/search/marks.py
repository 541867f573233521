"""Where the words of a query stand in a text: what ranking weighs and a snippet marks. Linear in the text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count
from operator import itemgetter, not_
from typing import NamedTuple

from tracker.search.query import All, Any, Leaf, Node, Phrase, Prefix, Query, Term, leaves
from tracker.search.words import LONGEST, Word, runs, starts, words

OTHER = 0.2  # how much an answer by another name counts at least
FAR = 1 << 32  # more than any text is long
HELD = 20_000  # characters of a text whose words are held in memory between two readings


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` answers to the query's concept of this number; `place` counts the words that matter.

    `weight` is 1 for what was typed and less for another name of it. What answers to several concepts has a mark for
    each.
    """

    start: int
    end: int
    place: int
    concept: int
    weight: float

    @property
    def literal(self) -> bool:
        return self.weight >= 1


class Place(NamedTuple):
    """A part of a word of a run of letters and signs; the word is counted from where that begins."""

    answers: tuple[str, ...]
    word: Word
    part: int


_ANSWERS = itemgetter(0)


class Placed:
    """A text, as the places of its words. Where they begin is reckoned only where something answers."""

    def __init__(self, text: str) -> None:
        found = runs(text)
        short = max(map(len, found), default=0) <= LONGEST
        self._text = text
        self._runs = list(map(_places if short else _places_anew, found))
        self.places = list(chain.from_iterable(self._runs))

    @cached_property
    def _starts(self) -> list[int]:
        return starts(self._text)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._runs)))

    def begun(self, at: int) -> int:
        return self._starts[bisect_right(self._ends, at)]

    def turn(self, at: int) -> int:
        """In the same order as where they begin."""
        return bisect_right(self._ends, at) * FAR

    def follows(self, at: int, forms: Sequence[str]) -> bool:
        return all(form in self.places[at + offset].answers for offset, form in enumerate(forms))


@dataclass(slots=True)
class Marker:
    """A query made ready to be looked for in many texts."""

    concepts: int
    spans: dict[Node, range] = field(default_factory=dict)  # part of the query -> its concepts
    weights: list[float] = field(default_factory=list)
    _terms: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _phrases: dict[str, list[tuple[tuple[str, ...], int, float]]] = field(default_factory=lambda: defaultdict(list))
    _prefixes: list[tuple[str, int]] = field(default_factory=list)

    @classmethod
    def of(cls, query: Query, weights: Mapping[Node, float] | None = None) -> "Marker":
        """`weights` says how much each part of the query tells; without them all tell as much."""
        marker = cls(0)
        for node in query.concepts:
            marker._add(node, weights.get(node, 0.0) if weights else 1.0)
        return marker

    def share(self, marks: Iterable[Mark], stated: Iterable[int] = ()) -> float:
        """How much of what the query asks these answer; another name of it counts less than it does itself. `stated`
        are concepts that the record answers to, whatever the words."""
        best: dict[int, float] = {}
        for mark in marks:
            best[mark.concept] = max(mark.weight, best.get(mark.concept, 0.0))
        best |= dict.fromkeys(stated, 1.0)
        told = sum(self.weights[concept] * (OTHER + (1 - OTHER) * weight) for concept, weight in best.items())
        return told / sum(self.weights) if told else 0.0

    def _add(self, node: Node, weight: float) -> None:
        """A name of several words is as many concepts; another name of the same thing answers to all of them."""
        alternatives = node.parts if isinstance(node, Any) else (node,)
        literal = alternatives[0]
        apart = literal.parts if isinstance(literal, All) else (literal,)
        all_of_them = self.spans[node] = range(self.concepts, self.concepts + len(apart))
        self.concepts = all_of_them.stop
        self.weights += [weight / len(apart)] * len(apart)
        for concept, part in zip(all_of_them, apart, strict=True):
            self._expect(part, [concept])
        for other in alternatives[1:]:
            self._expect(other, all_of_them)

    def _expect(self, node: Node, concepts: Iterable[int]) -> None:
        for concept in concepts:
            for leaf in leaves(node):
                self._expect_leaf(leaf, concept)

    def _expect_leaf(self, leaf: Leaf, concept: int) -> None:
        match leaf:
            case Term(form, weight):
                known = self._terms[form]
                known[concept] = max(weight, known.get(concept, 0.0))
            case Phrase(forms, weight):
                self._phrases[forms[0]].append((forms, concept, weight))
            case Prefix(start):
                self._prefixes.append((start, concept))

    def marks(self, text: str) -> list[Mark]:
        """In the order of the text; they may overlap."""
        placed = _placed(text) if len(text) <= HELD else Placed(text)
        return self._marks(placed, placed.begun)

    def places(self, text: str) -> list[Mark]:
        """The same marks, of which no more is known of where they start and end than their order: to weigh a text."""
        placed = _placed(text) if len(text) <= HELD else Placed(text)
        return self._marks(placed, placed.turn)

    def _marks(self, placed: Placed, begun: Callable[[int], int]) -> list[Mark]:
        if self._prefixes:
            near: Iterable[int] = range(len(placed.places))
        else:
            apart = {*self._terms, *self._phrases}.isdisjoint
            near = compress(count(), map(not_, map(apart, map(_ANSWERS, placed.places))))
        found = [mark for place in near for mark in self._at(placed, place, begun)]
        return sorted(found, key=lambda mark: (mark.start, mark.end))

    def _at(self, placed: Placed, at: int, begun: Callable[[int], int]) -> Iterator[Mark]:
        place, run = placed.places[at], begun(at)
        start, end = run + place.word.start, run + place.word.end
        for form in place.answers:
            for concept, weight in self._terms.get(form, {}).items():
                yield Mark(start, end, at, concept, weight)
            for forms, concept, weight in self._phrases.get(form, ()):
                last = at + len(forms) - 1
                if last < len(placed.places) and placed.follows(at, forms):
                    yield Mark(start, begun(last) + placed.places[last].word.end, at, concept, weight)
        if self._prefixes and place.part == 0:
            yield from self._beginnings(place.word, start, end, at)

    def _beginnings(self, word: Word, start: int, end: int, at: int) -> Iterator[Mark]:
        printed = ["".join(c for c in surface if c.isalnum()) for surface in word.surfaces]
        for beginning, concept in self._prefixes:
            if any(surface.startswith(beginning) for surface in printed):
                yield Mark(start, end, at, concept, 1.0)


@lru_cache(maxsize=128)
def _placed(text: str) -> Placed:
    """A page reads its texts twice, to weigh and to mark them."""
    return Placed(text)


@lru_cache(maxsize=32_768)
def _places(run: str) -> tuple[Place, ...]:
    return _places_anew(run)


def _places_anew(run: str) -> tuple[Place, ...]:
    return tuple(
        Place((word.parts[0], *word.also) if part == 0 else (word.parts[part],), word, part)
        for word in words(run)
        if not word.small
        for part in range(len(word.parts))
    )
