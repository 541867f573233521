"""How text becomes words, for every engine alike: what is indexed, asked, marked and suggested goes through here.
A compound is found whole and by its parts, whichever way its hyphens are set."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tracker.search.variants import APART, same
from tracker.text.stems import stem as without_endings

LONGEST = 64  # characters of one word; what is longer is cut, in texts and queries alike
MOST_PARTS = 6  # of one compound; a longer chain of hyphens is read as separate words

# Words that carry no meaning of their own: not indexed, and a phrase steps over them ("&" and "and" are the same).
_SMALL = """
a an and are as at be been but by for from has have he her his if in into is it its of on or our she so such than
that the their them then there these they this those to was we were which will with you
"""
SMALL = frozenset(_SMALL.split())

# Words that only carry a question along: they are indexed, so a phrase may hold them, and not looked for one by one.
_IDLE = """
about after again against all already also although always am among any anybody anyone anything around away because
became become before being below between both can cannot can't could couldn't did didn't do does doesn't doing don't
done down during each either else ever every everybody everyone everything few find further get gets getting give given
go goes going gone got had happen happened happening happens having here how however i i'm i've just know let let's like
many may me mean means might more most much must my myself need needs never no nor not now off once only other others
ought out over own please quite rather really same shall should show since some somebody someone something still tell
though through too toward towards under until up upon us very via want wants what what's whatever when whenever where
wherever whether while who who's whoever whom whose why within without would yet your yours
"""
IDLE = frozenset(_IDLE.split())
# They say something, but not what it is about. That a small record has few of them does not make them tell more.
_FAINT = """
able always bad best better bring come day easy early far find first good hard help keep last late let long look make
many mean much next often old part people put read right say see set show soon start take tell thing try turn use want
way whole yet
"""
FAINT = frozenset(_FAINT.split())

_LETTER = r"[^\W_]"
# Soft hyphens, joiners, marks of direction and combining accents stand inside a word without ending it.
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_WITHIN = rf"[{_UNSEEN}\u0300-\u036f]"
_RUN = rf"{_LETTER}(?:{_LETTER}|{_WITHIN})*"
_HYPHENS = r"\u2010-\u2013-"
_COMPOUND = re.compile(rf"{_RUN}(?:[{_HYPHENS}.'’]{_RUN})*")
_PIECE = re.compile(rf"{_RUN}(?:['’]{_RUN})*")
_INVISIBLE = re.compile(rf"[{_UNSEEN}]")
_PLURAL_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+s")
_SINGLE_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


class Word(NamedTuple):
    """One word of a text: `parts` are its stems at successive places, `also` what else it answers to at the first.

    `surfaces` are the forms really printed, in lower case. `text[start:end]` is the word as printed. A small word
    carries no meaning of its own.
    """

    start: int
    end: int
    surfaces: tuple[str, ...]
    parts: tuple[str, ...]
    also: tuple[str, ...]
    small: bool


@lru_cache(maxsize=65536)
def stem(surface: str) -> str:
    """The form under which a word in lower case is indexed: without accents, apostrophes and endings."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", surface) if not unicodedata.combining(c))
    bare = bare.replace("'", "")
    if bare in APART:
        return APART[bare]
    bare = same(bare)
    return bare if bare[:1].isdigit() else without_endings(bare)


def lower(printed: str) -> str:
    """A printed word in lower case without its possessive ending; what is invisible in it is left out."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", printed)).casefold().replace("’", "'")
    return plain.removesuffix("'s")[:LONGEST]


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, small ones included; linear in its length."""
    for match in _COMPOUND.finditer(text):
        begun = match.start()
        run = match.group()
        for start, end, printed, stems, also, small in _of_run(run):
            yield Word(begun + start, begun + end, printed, stems, also, small)


def runs(text: str) -> list[str]:
    """Its runs of letters and signs in order; the words of each are those of it alone."""
    return _COMPOUND.findall(text)


def starts(text: str) -> list[int]:
    """Where each of them begins."""
    return [match.start() for match in _COMPOUND.finditer(text)]


def telling(text: str) -> list[Word]:
    """The words worth indexing, in order. Each is counted from where its run begins, not from the text's beginning:
    who asks where a word stands asks `words`."""
    return [word for run in runs(text) for word in _of_run(run) if not word.small]


def surfaces(text: str) -> Iterator[str]:
    """Every form of the lexicon that a text prints: words, compounds and the parts of compounds."""
    return (surface for word in telling(text) for surface in word.surfaces)


def placed(texts: Iterable[Iterable[Word]], apart: int = 100) -> Iterator[tuple[str, int]]:
    """(form, place) of what is told in each text; no phrase reaches from one text into the next."""
    place = 0
    for text in texts:
        for word in text:
            for offset, part in enumerate(word.parts, place):
                yield part, offset
            for form in word.also:
                yield form, place
            place += len(word.parts)
        place += apart


def of_document(title: str, text: str) -> tuple[Iterator[tuple[str, int]], tuple[str, ...]]:
    """What every engine is told of a document: (form, place), its title counted twice; and the forms it prints."""
    above, below = telling(title), telling(text)
    printed = dict.fromkeys(form for word in (*above, *below) for form in word.surfaces)
    return placed((above, above, below)), tuple(printed)


def parts(text: str) -> tuple[str, ...]:
    """The stems of a name or phrase, in order, small words left out."""
    return tuple(part for word in telling(text) for part in word.parts)


def _of_run(run: str) -> tuple[Word, ...]:
    """Most runs come again and again; the long ones that do not are not held."""
    return _read(run) if len(run) <= LONGEST else _read_anew(run)


@lru_cache(maxsize=65536)
def _read(run: str) -> tuple[Word, ...]:
    return _read_anew(run)


def _read_anew(run: str) -> tuple[Word, ...]:
    """The words of one run of letters and signs, counted from its beginning."""
    if _SINGLE_LETTERS.fullmatch(run):  # U.S., e.g., U.S.C.
        surface = lower(run)
        return (Word(0, len(run), (surface,), (stem(surface.replace(".", "")),), (), False),)
    return tuple(word for start, piece in _between_dots(run) for word in _compound(piece, start))


def _between_dots(run: str) -> Iterator[tuple[int, str]]:
    """A dot holds together what stands between digits ("7.37"); elsewhere it ends a sentence or splits an address."""
    begun = 0
    for match in re.finditer(r"\.", run):
        at = match.start()
        if not (run[at - 1].isdigit() and run[at + 1].isdigit()):
            yield begun, run[begun:at]
            begun = at + 1
    yield begun, run[begun:]


def _compound(run: str, start: int) -> Iterator[Word]:
    pieces = [(m.start() + start, m.group()) for m in _PIECE.finditer(run)]
    if len(pieces) == 1:
        yield _simple(pieces[0][1], start)
    elif len(pieces) > MOST_PARTS:
        for at, piece in pieces:
            yield _simple(piece, at)
    else:
        yield _joined(run, start, [piece for _, piece in pieces])


def _simple(piece: str, start: int) -> Word:
    surface = lower(piece)
    known_as = surface[:-1] if _PLURAL_ACRONYM.fullmatch(piece) else surface  # QRAs are found as QRA
    return Word(start, start + len(piece), (surface,), (stem(known_as),), (), surface in SMALL)


def _joined(run: str, start: int, pieces: list[str]) -> Word:
    inner = [_simple(piece, 0) for piece in pieces]
    printed = re.sub(f"[{_HYPHENS}]", "-", lower(run))
    end = start + len(run)
    numbered = any(piece.isdigit() for piece in pieces)  # 3477-1123, 7.37: the sign tells it from another number
    whole = printed if numbered else stem(re.sub(r"[^\w']", "", printed))
    long = [word for word in inner if len(word.surfaces[0]) > 1 or word.surfaces[0].isdigit()]
    shown = (printed, *(word.surfaces[0] for word in long if not word.small))
    if len(long) < len(inner) and not whole[:1].isdigit():  # C-TPAT, e-Allegations: one word, however it is written
        return Word(start, end, shown, (whole,), tuple(word.parts[0] for word in long), False)
    return Word(start, end, shown, tuple(word.parts[0] for word in inner), (whole,), False)
