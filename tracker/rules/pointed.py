"""Which recommendations the words of a motion point to: by number, by ordinal, or by how many they are. What is not
plain points to nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_PLACES = [
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
]  # fmt: skip
_PLACE = rf"(?:{'|'.join(_PLACES)}|\d{{1,3}}(?:st|nd|rd|th))"
_AND = r"(?:,? and |, ?)"
_TO = r"(?: through | thru | to |[-–—])"
_NOUN = r"(?:recommendations?|items?)"
_ENDS = re.compile(r"(?<=[.;])")
_RECUSED = re.compile(r"\brecus", re.I)
_SIX = re.compile(rf"(?<!\d)(\d{{6}})(?:{_TO}(\d{{6}}))?(?!\d)")
_IN_WORDS = re.compile(rf"\b({_PLACE}(?:{_AND}{_PLACE})*) {_NOUN}\b", re.I)
_IN_FIGURES = re.compile(
    rf"\b{_NOUN} (?:nos?\. ?|numbers? |#)?(\d{{1,3}}(?:(?:{_AND}|{_TO})\d{{1,3}})*)(?![\d%])", re.I
)
_MANY = re.compile(rf"\b(\d{{1,3}}|both|{'|'.join(_COUNTS)}) (?:\S{{1,20}} ){{0,2}}?recommendations\b", re.I)
_SINGLE = re.compile(r"\brecommendation\b", re.I)
_PLURAL = re.compile(r"\b(?:recommendations|them|all)\b", re.I)
WIDEST = 200  # numbers in one printed range


@dataclass(frozen=True, slots=True)
class Pointed:
    """`count`: how many are meant, where the words say so."""

    numbers: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    count: int | None = None


def pointed(words: str) -> Pointed:
    """
    >>> pointed("moved to adopt recommendations 1 through 3; Ms. Ames recused herself from recommendation 2.")
    Pointed(numbers=(), ordinals=(1, 2, 3), count=None)
    """
    plain = "".join(part for part in _ENDS.split(" ".join(words.split())) if not _RECUSED.search(part))
    numbers = tuple(dict.fromkeys(_six(plain)))
    ordinals = tuple(dict.fromkeys([*_places(plain), *_figures(plain)]))
    return Pointed(numbers, () if numbers else ordinals, None if numbers or ordinals else _count(plain))


def _six(plain: str) -> Iterator[str]:
    for match in _SIX.finditer(plain):
        first, last = int(match[1]), int(match[2] or match[1])
        if 0 <= last - first < WIDEST:
            yield from (f"{number:06}" for number in range(first, last + 1))


def _places(plain: str) -> Iterator[int]:
    for match in _IN_WORDS.finditer(plain):
        for word in re.findall(_PLACE, match[1].lower()):
            yield _PLACES.index(word) + 1 if word in _PLACES else int(word[:-2])


def _figures(plain: str) -> Iterator[int]:
    for match in _IN_FIGURES.finditer(plain):
        for part in re.split(_AND, match[1]):
            first, *last = (int(each) for each in re.findall(r"\d+", part))
            yield from range(first, min((last or [first])[0], first + WIDEST) + 1)


def _count(plain: str) -> int | None:
    told = {_number(match[1].lower()) for match in _MANY.finditer(plain)}
    if len(told) == 1:
        return told.pop()
    return 1 if _SINGLE.search(plain) and not _PLURAL.search(plain) else None


def _number(word: str) -> int:
    return 2 if word == "both" else _COUNTS.index(word) + 1 if word in _COUNTS else int(word)
