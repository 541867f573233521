"""A document as PostgreSQL keeps it: one tsvector of our forms, so that both engines have the same language.

A vector takes places up to 16,383 only, 256 of a form, and a megabyte in all. So that a long text is found like a
short one, its places are kept in stretches: the first with the forms themselves (`audit`), each further one with forms
of its own (`1~audit`) and places counted from its beginning, with `REACH` places of the one before, so that no
phrase falls between two. Printed words stand beside them without a place (`=audits`), for the beginnings of words.

What gives, at last: of a text with more stretches than `MOST_STRETCHES`, or more of them than there is room for,
phrases are not found in its last part, though every word is; of one with more different words than there is room for
(some thirty thousand), the last new words are not found.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.search.engine import Document
from tracker.search.language import MOST_WORDS
from tracker.search.words import of_document

PLACES = 16_000  # of a stretch
TIMES = 255  # a form in a stretch
REACH = 2 * MOST_WORDS  # places of a phrase: few of its words are compounds
MOST_STRETCHES = 64  # beyond the first: a phrase is looked for in each
ROOM = 1_000_000  # bytes of a vector; a form has some hundreds at most, far from its limit of 2,046
FOR_WORDS = ROOM - 6 * PLACES  # what is left has room for the places of the first stretch

Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Vector:
    """`forms` as PostgreSQL reads a tsvector; `printed` are all words of the lexicon, `beyond` those of them that it
    has no room for."""

    forms: str
    stretches: int
    printed: tuple[str, ...]
    beyond: tuple[str, ...]


def vector(document: Document) -> Vector:
    told, printed = of_document(document.title, document.text)
    found = sorted(set(told), key=lambda one: (one[1], one[0]))
    forms, shown = _within(dict.fromkeys(form for form, _ in found), printed)
    held: dict[str, Sequence[int]] = dict.fromkeys([*forms, *map(of_print, shown)], ())
    room = ROOM - sum(map(_size, held))
    further = 0
    for number, run in enumerate(stretches(found)):
        named = {in_stretch(number, form): places for form, places in run.items() if form in forms}
        room -= sum(2 * len(places) + (_size(form) if number else 0) for form, places in named.items())
        if room < 0 or number > MOST_STRETCHES:
            break
        held |= named
        further = number
    return Vector(" ".join(_written(form, held[form]) for form in held), further, printed, printed[len(shown) :])


def in_stretch(number: int, form: str) -> str:
    return f"{number}~{form}" if number else form


def of_print(word: str) -> str:
    return f"={word}"


def quoted(form: str) -> str:
    """As PostgreSQL reads it, whatever signs are in it."""
    return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'"


def stretches(found: Sequence[tuple[str, int]]) -> Iterator[Places]:
    """(form, place) in the order of places, cut where a stretch is full. Places are counted from 1 in each."""
    start = 0
    while start < len(found):
        run, full = _stretch(found, start)
        yield run
        if full is None:
            return
        start = bisect_left(found, full - REACH + 1, key=lambda one: one[1])


def _stretch(found: Sequence[tuple[str, int]], start: int) -> tuple[Places, int | None]:
    """One stretch, and the place that is the first not wholly in it; None when it reaches the end."""
    first = found[start][1]
    run: dict[str, list[int]] = defaultdict(list)
    for form, place in found[start:]:
        if place - first >= PLACES or len(run[form]) >= TIMES:
            return run, place
        run[form].append(place - first + 1)
    return run, None


def _within(forms: Iterable[str], printed: Sequence[str]) -> tuple[set[str], Sequence[str]]:
    """All of both, or what goes into half the room for either."""
    every = list(forms)
    if sum(map(_size, every)) + sum(_size(of_print(word)) for word in printed) <= FOR_WORDS:
        return set(every), printed
    shown = _fitting([of_print(word) for word in printed])
    return set(every[: _fitting(every)]), printed[:shown]


def _fitting(forms: Sequence[str]) -> int:
    """How many of them go into half the room."""
    room = FOR_WORDS // 2
    for number, form in enumerate(forms):
        room -= _size(form)
        if room < 0:
            return number
    return len(forms)


def _size(form: str) -> int:
    """The bytes that a form takes at most, with the count of its places and what is left free before it."""
    return len(form.encode()) + 4


def _written(form: str, places: Sequence[int]) -> str:
    return f"{quoted(form)}:{','.join(map(str, places))}" if places else quoted(form)
