"""How like two texts are, and which of many is most like one: what no reader would call a difference of words (spaces,
wraps, quotes, hyphens, capitals, list labels) is left aside first.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Generic, TypeVar

from tracker.text import numbering

Name = TypeVar("Name", bound=Hashable)
LONGEST = 1500  # words on both sides together that are compared in their order; beyond, by how often each stands
COMMON = 0.05  # of all texts: a pair of words that stands in more of them tells none from another ...
FEW = 20  # ... where there are more than these
_FIGURE = re.compile(r"(?<=\d)[.,:/⁄](?=\d)")  # 1.5 is not 15
_SIGNS = frozenset("%$€£§&+=<>#@°")


def plain_words(text: str) -> list[str]:
    """The words in their order, without what no reader would call a difference."""
    lines = unicodedata.normalize("NFKC", text).splitlines()
    return [bare for line in lines for word in numbering.split(line.strip())[1].split() if (bare := bare_word(word))]


def bare_word(word: str) -> str:
    figure = _FIGURE.sub("\0", word)
    letters = "".join(letter for letter in figure.casefold() if letter.isalnum() or letter in _SIGNS or letter == "\0")
    if "\0" not in letters:
        return letters
    marks = iter(_FIGURE.findall(word))
    return "".join(next(marks) if letter == "\0" else letter for letter in letters)


def folded(text: str) -> str:
    """Equal for two texts of the same words. Spaces count for nothing: a wrap may have parted a word at its hyphen."""
    return "".join(plain_words(text))


def ratio(one: str, other: str) -> float:
    """From 0 to 1, which is the same words."""
    first, second = plain_words(one), plain_words(other)
    if "".join(first) == "".join(second):
        return 1.0
    return min(_ratio(first, second), 0.99)


def _ratio(first: list[str], second: list[str]) -> float:
    if len(first) + len(second) > LONGEST:
        shared = sum((Counter(first) & Counter(second)).values())
        return 2 * shared / (len(first) + len(second))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


class Likes(Generic[Name]):
    """Texts, each under a name (a name may have several), of which those most like another are found without looking
    at all of them: by the pairs of words that they share."""

    def __init__(self) -> None:
        self._texts: list[tuple[Name, str]] = []
        self._with: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._pairs: list[int] = []

    def add(self, name: Name, text: str) -> None:
        place = len(self._texts)
        self._texts.append((name, text))
        pairs = set(_pairs(plain_words(text)))
        self._pairs.append(len(pairs))
        for pair in pairs:
            self._with[pair].append(place)

    def like(self, text: str, most: int = 6) -> list[tuple[Name, float]]:
        """The names of the texts most like it, each with its likeness, the most like first."""
        found: dict[Name, float] = {}
        for place in self._sharing(text)[: 2 * most]:
            name, other = self._texts[place]
            found[name] = max(found.get(name, 0.0), ratio(text, other))
        return sorted(found.items(), key=lambda one: -one[1])[:most]

    def _sharing(self, text: str) -> list[int]:
        """The places of the texts that share the most with it, for their length."""
        pairs = set(_pairs(plain_words(text)))
        shared: Counter[int] = Counter()
        for pair in self._telling(pairs):
            shared.update(self._with[pair])
        size = len(pairs)
        return sorted(shared, key=lambda place: (-shared[place] / (size + self._pairs[place]), place))

    def _telling(self, pairs: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Those that not half the texts have; if there are none such, the rarest."""
        held = sorted((pair for pair in pairs if pair in self._with), key=lambda pair: len(self._with[pair]))
        most = max(FEW, COMMON * len(self._texts))
        return [pair for pair in held if len(self._with[pair]) <= most] or held[:3]


def _pairs(words: list[str]) -> Iterator[tuple[str, ...]]:
    yield from pairwise(words) if len(words) > 1 else [tuple(words)] if words else []
