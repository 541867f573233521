"""Persons as minutes name them: with and without honorific, alone and in lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.text import words

_HONORIFIC = r"(?:Mr|MR|Mrs|MRS|Ms|MS|Miss|MISS|Mx|Dr|DR|Hon|Prof)\b\.?|(?:The\s)?Honorable\b|Judge\b|Justice\b"
_OFFICE = (
    r"(?:COAC\s|Committee\s|Trade\s|CBP\s)?"
    r"(?:Member\b|(?:Vice[ -]|Co-?)?[Cc]hair(?:man|woman|person)?\b|Commissioner\b)"
)
_PART = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]{1,30}|[A-Z]\b)"
_BETWEEN = r"(?:[\"“(‘']\w{1,20}[\"”)’']|van|de|der|den|von|la|del|di|da|du|bin|al|le|y|[Jj]r\.|[Ss]r\.)"
PERSON = rf"(?:(?:{_HONORIFIC}|{_OFFICE})\s){{0,2}}{_PART}(?:\s(?:{_BETWEEN}\s){{0,2}}{_PART}){{0,4}}"
PEOPLE = rf"{PERSON}(?:,\s{PERSON}){{0,8}}(?:,?\sand\s{PERSON})?"

_LEADS = re.compile(rf"(?:(?:{_HONORIFIC}|{_OFFICE})\s){{1,2}}")
_WHOLE = re.compile(rf"{PERSON}(?:,?\s(?:Jr|Sr|Esq)\.?|\sI{{2,3}})?")
_SUFFIX = re.compile(r"(?:Jr|Sr|Esq|Ph\.?\s?D|M\.?D|J\.?D|CPA|LCB|CCS|I{2,3}|IV)\.?", re.IGNORECASE)
_CUTS = re.compile(r" ?[;,] ?(?:and |& )?| (?:and|&) |(?<=[^.,;]) (?=(?:Mr|MR|Mrs|MRS|Ms|MS|Dr|DR|Hon)\. )")
_ASIDE = re.compile(r"\s*(?:\(.{0,120}|[-–—]\s.{0,120}|,.{0,160})$")
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,30}")
_FIRM = words.word_set(
    "association company corporation corp inc llc ltd co group services international global logistics university "
    "institute chamber brokers airlines council bank trade freight shipping industries"
)
_NO_NAME = words.word_set(
    "the a an this that these then after before upon following all each any both none motion committee subcommittee "
    "members meeting discussion recommendation recommendations coac cbp dhs treasury customs border protection "
    "department office officer federal designated director executive commissioner name names status affiliation "
    "organization title attendance representing present absent excused vacant quorum chair co-chair roll call yes no "
    "agenda public comment comments working task force vote seconded moved united states government agency homeland "
    "security line lines approval of minutes opening closing remarks adjournment welcome report reports update updates "
    "new old business next steps review introduction introductions order"
)


@dataclass(frozen=True, slots=True)
class Person:
    """text[start:end] is `printed`, with its honorific; `name` is without."""

    printed: str
    name: str
    start: int
    end: int


def is_person(printed: str) -> bool:
    """Whether a whole text can be a person's name: two words or more, or one after an honorific; no firm, no office."""
    if len(printed) > 80 or not _WHOLE.fullmatch(printed):
        return False
    leads = _LEADS.match(printed)
    rest = (printed[leads.end() :] if leads else printed).split()
    return (leads is not None or len(rest) > 1) and not _plain(" ".join(rest)) & (_NO_NAME | _FIRM)


def person(printed: str, start: int) -> Person:
    leads = _LEADS.match(printed)
    return Person(printed, printed[leads.end() :] if leads else printed, start, start + len(printed))


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names, and the parts of it that are none."""

    people: tuple[Person, ...]
    others: tuple[tuple[str, int], ...] = ()


def listed(text: str, start: int = 0, *, labelled: bool = False) -> Names:
    """The persons of a list in prose; `start` is the text's own place. Where the list is parted by semicolons, what
    follows a name's comma is where the person is from. After a label that promises names a surname alone is one."""
    people: list[Person] = []
    others: list[tuple[str, int]] = []
    for printed, place in _pieces(text):
        if is_person(printed):
            people.append(person(printed, start + place))
        elif people and _SUFFIX.fullmatch(printed):
            first = people[-1].start
            people[-1] = person(text[first - start : place + len(printed)], first)
        elif printed and not _plain(printed) & _FIRM:
            others.append((printed, start + place))
    if not people and len(others) > (not labelled) and all(_is_surname(printed) for printed, _ in others):
        return Names(tuple(person(printed, place) for printed, place in others))
    return Names(tuple(people), tuple(others))


def _is_surname(printed: str) -> bool:
    return _SURNAME.fullmatch(printed) is not None and not _plain(printed) & _NO_NAME


def _plain(printed: str) -> set[str]:
    bare = (word.strip(".,'’\"“”()").lower() for word in printed.split())
    return {word for word in bare if len(word) > 1}  # an initial is no word


def last(printed: str) -> str | None:
    """The name that a run of capitalised words ends with: "COAC Member Cleo Cole" is one, "The Committee" is none."""
    spelt = printed.split()
    for first in range(len(spelt)):
        if is_person(name := " ".join(spelt[first:])):
            return name
    return None


def of_line(text: str, start: int = 0) -> Person | None:
    """The person that a line of its own names, before a firm or an office: "Ada Ames, Acme Corp."."""
    bare = _ASIDE.sub("", text) if not is_person(text) else text
    return person(bare, start) if is_person(bare) else None


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    by_semicolon = ";" in text
    place = 0
    for cut in [*_CUTS.finditer(text), None]:
        if by_semicolon and cut is not None and ";" not in cut.group() and not _and_ends(text, cut):
            continue
        end = cut.start() if cut else len(text)
        yield _trimmed(text[place:end], place, by_semicolon)
        place = cut.end() if cut else end


def _and_ends(text: str, cut: re.Match[str]) -> bool:
    """In a list with semicolons the last two may be parted by "and" alone."""
    return ";" not in text[cut.end() :] and "," not in cut.group() and text[: cut.start()].count(";") > 0


def _trimmed(piece: str, place: int, cut_aside: bool) -> tuple[str, int]:
    bare = piece.strip(" \n:")
    start = place + piece.index(bare[0]) if bare else place
    for opening in ("and ", "also "):
        if bare.startswith(opening):
            bare, start = bare[len(opening) :], start + len(opening)
    if bare.endswith(".") and not _SUFFIX.fullmatch(bare.split()[-1]):
        bare = bare[:-1]
    if not is_person(bare):
        bare = _ASIDE.sub("", bare) if cut_aside or "(" in bare else bare
    return bare, start
