"""Did you mean: the nearest words of the published lexicon to one that finds nothing, and nothing else."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracker.search.engine import Engine
from tracker.search.language import read
from tracker.search.query import Query
from tracker.search.synonyms import Synonyms
from tracker.search.words import lower

SHORTEST = 4  # letters; what is shorter is too near to everything
MEANT = (
    5  # letters from which a wrong one is forgiven; below, one left out or two that changed places: fast is not last
)
FAR = 8  # letters from which two slips are forgiven instead of one

_WORD = re.compile(r"[\w'’\u2010\u2011-]+")


@dataclass(frozen=True)
class Lexicon:
    """The published words by length, each with its letters as bits and in how many documents it stands."""

    counts: dict[str, int]
    by_length: dict[int, list[tuple[int, str]]]

    @classmethod
    def of(cls, words: Iterable[tuple[str, int]]) -> "Lexicon":
        counts = dict(words)
        by_length: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for word in counts:
            if (letters := _letters(word)) is not None:
                by_length[len(word)].append((letters, word))
        return cls(counts, by_length)

    def nearest(self, word: str) -> str | None:
        """The word fewest slips away, the most frequent of several; None when nothing is near or it is a number."""
        if len(word) < SHORTEST or (letters := _letters(word)) is None:
            return None
        most = 2 if len(word) >= FAR else 1
        near = self._candidates(word, letters, most)
        if len(word) < MEANT:
            near = (other for other in near if not Counter(word) - Counter(other))
        found = [
            (slips, -self.counts[other], other) for other in near if (slips := distance(word, other, most)) <= most
        ]
        return min(found)[2] if found else None

    def _candidates(self, word: str, letters: int, most: int) -> Iterator[str]:
        """Each slip changes at most two letters of the set, so most words are ruled out by one comparison of bits."""
        for length in range(len(word) - most, len(word) + most + 1):
            for bits, other in self.by_length.get(length, ()):
                if (bits ^ letters).bit_count() <= 2 * most:
                    yield other


def distance(one: str, two: str, most: int) -> int:
    """Slips between two words: a letter wrong, missing, too many, or two swapped; `most + 1` when there are more."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def suggestion(engine: Engine, query: Query, synonyms: Synonyms) -> str | None:
    """The query with each word that finds nothing replaced by its nearest published one; None when that would find
    nothing either, or when every word finds something."""
    lexicon = lexicon_of(engine)
    unknown = {word for word in query.words if word not in lexicon.counts and not _finds(engine, word, synonyms)}
    better = corrected(query.printed, lexicon, unknown)
    return better if better is not None and _finds(engine, better, synonyms) else None


def nearest(engine: Engine, word: str) -> str | None:
    return lexicon_of(engine).nearest(word)


def lexicon_of(engine: Engine) -> Lexicon:
    return _lexicon(engine, engine.position())


def corrected(typed: str, lexicon: Lexicon, unknown: Iterable[str]) -> str | None:
    """As typed, but for the words that have a near one; None when none has."""
    better = {word: near for word in unknown if (near := lexicon.nearest(word))}
    return _WORD.sub(lambda match: better.get(lower(match[0]), match[0]), typed) if better else None


@lru_cache(maxsize=2)
def _lexicon(engine: Engine, position: int) -> Lexicon:
    """Held for the state of the index that `position` names."""
    return Lexicon.of(engine.words())


def _finds(engine: Engine, typed: str, synonyms: Synonyms) -> bool:
    return engine.find(read(typed, synonyms), limit=0, facets=()).total > 0


@lru_cache(maxsize=65_536)
def _letters(word: str) -> int | None:
    """The letters of a word as bits; a word with a figure in it has none."""
    bits = 0
    for character in word:
        if character.isdigit():
            return None
        bits |= 1 << (ord(character) % 61)
    return bits
