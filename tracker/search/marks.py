"""Where the words of a query stand in a text: what ranking weighs and a snippet marks. Linear in the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.search.query import All, Any, Leaf, Node, Phrase, Prefix, Query, Term, leaves
from tracker.search.words import Word, words

HELD = 20_000  # characters of a text whose words are held in memory between two readings


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` answers to the query's concept of this number; `place` counts the words that matter.

    `literal` is false for another name of what was typed. What answers to several concepts has a mark for each.
    """

    start: int
    end: int
    place: int
    concept: int
    literal: bool


@dataclass(slots=True)
class Marker:
    """A query made ready to be looked for in many texts."""

    concepts: int
    _terms: dict[str, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))
    _phrases: dict[str, list[tuple[tuple[str, ...], int, bool]]] = field(default_factory=lambda: defaultdict(list))
    _prefixes: list[tuple[str, int]] = field(default_factory=list)

    @classmethod
    def of(cls, query: Query) -> "Marker":
        marker = cls(0)
        for node in query.concepts:
            marker._add(node)
        return marker

    def _add(self, node: Node) -> None:
        """A name of several words is as many concepts; another name of the same thing answers to all of them."""
        alternatives = node.parts if isinstance(node, Any) else (node,)
        literal = alternatives[0]
        apart = literal.parts if isinstance(literal, All) else (literal,)
        all_of_them = range(self.concepts, self.concepts + len(apart))
        self.concepts = all_of_them.stop
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
                known[concept] = known.get(concept, False) or weight >= 1
            case Phrase(forms, weight):
                self._phrases[forms[0]].append((forms, concept, weight >= 1))
            case Prefix(start):
                self._prefixes.append((start, concept))

    def marks(self, text: str) -> list[Mark]:
        """In the order of the text; they may overlap."""
        placed = _placed(text) if len(text) <= HELD else _placed_anew(text)
        found = [mark for place in range(len(placed)) for mark in self._at(placed, place)]
        return sorted(found, key=lambda mark: (mark.start, mark.end))

    def _at(self, placed: list[tuple[Word, int]], place: int) -> Iterator[Mark]:
        word, part = placed[place]
        for form in _answers(word, part):
            for concept, literal in self._terms.get(form, {}).items():
                yield Mark(word.start, word.end, place, concept, literal)
            for forms, concept, literal in self._phrases.get(form, ()):
                last = place + len(forms) - 1
                if last < len(placed) and _follows(placed, place, forms):
                    yield Mark(word.start, placed[last][0].end, place, concept, literal)
        if part == 0 and self._prefixes:
            yield from self._beginnings(word, place)

    def _beginnings(self, word: Word, place: int) -> Iterator[Mark]:
        printed = ["".join(c for c in surface if c.isalnum()) for surface in word.surfaces]
        for start, concept in self._prefixes:
            if any(surface.startswith(start) for surface in printed):
                yield Mark(word.start, word.end, place, concept, True)


@lru_cache(maxsize=128)
def _placed(text: str) -> list[tuple[Word, int]]:
    """A page reads its texts twice, to weigh and to mark them."""
    return _placed_anew(text)


def _placed_anew(text: str) -> list[tuple[Word, int]]:
    """(word, part of it) for each place."""
    return [(word, part) for word in words(text) if not word.small for part in range(len(word.parts))]


def _answers(word: Word, part: int) -> tuple[str, ...]:
    return (word.parts[0], *word.also) if part == 0 else (word.parts[part],)


def _follows(placed: list[tuple[Word, int]], place: int, forms: tuple[str, ...]) -> bool:
    return all(form in _answers(*placed[place + offset]) for offset, form in enumerate(forms))
