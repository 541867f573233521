"""Words and sentences of a paper, and the account that none of them was lost: source = kept + dropped.

A word is a run of non-space characters, everywhere in the account alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SOFT_HYPHEN = "\u00ad"
_TAIL = 80  # characters: the end of a text is looked at, however long it is
_END = ".!?:"
_CLOSING = "\"”'’)]*"
_CONNECTING = word_set(
    "a an and against as at by for from in into of on or per the that to under upon via which while with without &"
)
_SHORTENED = word_set(
    "mr. mrs. ms. mx. dr. hon. prof. sen. rep. gov. messrs. jr. sr. st. no. nos. e.g. i.e. etc. vs. u.s. u.s.c. c.f.r. "
    "f.r. fed. reg. pub. l. p.l. sec. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. inc. co. corp. approx. cf. art. para. ch. v."
)
_MAY_END = word_set("u.s. u.s.c. c.f.r. inc. co. corp. jr. sr. etc.")
_HOURS = word_set("a.m. p.m.")
_ZONE = re.compile(r"\(?(?:[ECMPA][SD]?T\b|(?:U\.S\. )?(?:Eastern|Central|Mountain|Pacific|Alaska|Atlantic|Hawaii)\b)")
_ANEW = re.compile(r"[\"“(]?(?:The|This|These|Those|It)\s")
_STOP = re.compile(r"[.!?][\"”’)\]]{0,3}\s")
_HYPHEN_HELD = frozenset(("and", "or", "to"))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that stand in no field, section or item, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """How many words a paper has, how many of them were kept, and which were dropped."""

    source: int
    kept: int
    dropped: tuple[Dropped, ...] = ()

    @property
    def missing(self) -> int:
        return self.source - self.kept - sum(count(each.text) for each in self.dropped)


def count(text: str) -> int:
    return len(text.split())


def plain(text: str) -> str:
    """The text with every run of space made one space."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """Its letters and figures alone, in lower case: the same for two prints that differ in setting alone."""
    return "".join(filter(str.isalnum, text.lower()))


def joined(first: str, second: str) -> str:
    """Two printed lines as one. A soft hyphen goes: the typesetter broke the word. Any other hyphen at the line's end
    stays, for nobody can tell "one-day" from a broken word; "short-" before "and long-term" keeps its space."""
    if not first or not second:
        return first or second
    if first.endswith(SOFT_HYPHEN):
        return first[:-1] + second
    word = second.split(maxsplit=1)[0]
    tight = first[-1] in "-/" and first[-2:-1].isalnum() and word[0].isalnum() and word not in _HYPHEN_HELD
    return first + second if tight else f"{first} {second}"


def finished(text: str) -> bool:
    """Whether a text ends as a sentence, or as the line that opens a list, does."""
    bare = text[-_TAIL:].rstrip().rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _END and bare.split()[-1].lower().lstrip('(["“') not in {"e.g.", "i.e.", "u.s."}


def hanging(text: str) -> bool:
    """Whether a text ends on a word that cannot end anything ("U.S. Customs and")."""
    tail = text[-_TAIL:].split()
    last = tail[-1].lower() if tail else ""
    return last in _CONNECTING or last.endswith("/") or last in {"-", "–", "—"}


def starts_lower(text: str) -> bool:
    return text.lstrip("(\"“'‘[")[:1].islower()


def has_inner_stop(text: str) -> bool:
    """Whether a text is written in sentences: at least one has ended inside it."""
    return len(list(sentences(text))) > 1


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands: [start, end). A line's end ends one too; "U.S. Customs" and "e.g., the" do not."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield from _of_line(line, offset)
        offset += len(line)


def _of_line(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(line):
        if _ends_here(line, start, stop):
            yield from _trimmed(line, start, stop.end(), offset)
            start = stop.end()
    yield from _trimmed(line, start, len(line), offset)


def _ends_here(line: str, start: int, stop: re.Match[str]) -> bool:
    following = line[stop.end() : stop.end() + 2].lstrip("\"“([‘'")[:1]
    if not following or following.islower():
        return False
    opening = max(line.rfind(" ", start, stop.start()), line.rfind("(", start, stop.start()), start - 1)
    word = line[opening + 1 : stop.start() + 1]
    if word.lower() in _HOURS and _ZONE.match(line, stop.end()):
        return False
    if word.lower() in _MAY_END and _ANEW.match(line, stop.end()):
        return True
    return not (word.lower() in _SHORTENED or (len(word) == 2 and word[0].isalpha() and word[0].isupper()))


def _trimmed(line: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    part = line[start:end]
    bare = part.strip()
    if bare:
        first = start + len(part) - len(part.lstrip())
        yield offset + first, offset + first + len(bare)


def line_at(text: str, position: int) -> int:
    """The number of the line, counted from 1, in which a position stands."""
    return text.count("\n", 0, position) + 1


def spelled_number(word: str) -> int | None:
    """The number that a word or digits say, from 1 to 99 or so: "three", "3"."""
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return _NUMBERS.get(word.lower())


_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {name: value for value, name in enumerate(_SMALL.split(), 1)} | {"both": 2}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL_VALUES = {name: value for value, name in enumerate(_ORDINALS.split(), 1)} | {
    f"twenty-{name}": 20 + value for value, name in enumerate(_ORDINALS.split()[:9], 1)
}
NUMBER_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
ORDINAL_WORDS = "|".join(sorted(_ORDINAL_VALUES, key=len, reverse=True))


def spelled_ordinal(word: str) -> int | None:
    """The number that an ordinal says: "16th", "sixteenth"."""
    bare = word.lower()
    digits = bare.rstrip("stndrh")
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else _ORDINAL_VALUES.get(bare)
