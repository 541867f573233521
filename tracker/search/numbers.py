"""Numbers and citations typed into the search box: what could be meant, before the database is asked. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.search.language import clean

DIGITS = 6  # of a recommendation's number, with the noughts in front
SAID = 3  # digits that tell numbers of one series apart in speech

_LEAD = r"(?:(?:rec|recs|recommendation|recommendations|no|number)\b\.?\s*)"
_NUMBER = re.compile(rf"{_LEAD}{{0,2}}#?\s?([0-9]{{1,{DIGITS}}})", re.IGNORECASE)
_ITEM = r"(?:(?:rec|recommendation|item|no|number)\b\.?\s?|#\s?)?"
_ORDINAL = re.compile(rf"([^\W\d_][^#/]{{0,199}}?)(?:\s|,\s?|/|-){_ITEM}#?([0-9]{{1,3}})", re.IGNORECASE)
_CRITERION = re.compile(r"(?:(?:criterion|criteria|msc)\s)?([0-9]{1,2}(?:\.[0-9]{1,3}){1,3}[a-z]?)", re.IGNORECASE)
_KEY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:/[a-z0-9]+(?:-[a-z0-9]+)*){0,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A recommendation's number as typed: all six digits, or the last ones, as people say them."""

    digits: str

    @property
    def ending(self) -> str:
        """What the printed number must end with: `57` means 057, never 157."""
        return self.digits.zfill(SAID)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The n-th item of a group, as printed before there is a number: `TTWG 5`."""

    group: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class CriterionId:
    """The ID of a criterion, as criteria print it: 7.37."""

    id: str


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a thing, as its address prints it."""

    key: str


Meant = Number | Ordinal | CriterionId | Key


def meant(typed: str) -> list[Meant]:
    """Everything these words could name; nothing when they are just words. `clean` has bounded their length."""
    line = clean(typed)[:300].strip(" .,;:")
    return list(_meant(line))


def _meant(line: str) -> Iterator[Meant]:
    if number := _NUMBER.fullmatch(line):
        yield Number(number[1])
    elif criterion := _CRITERION.fullmatch(line):
        yield CriterionId(criterion[1])
    elif key := _KEY.fullmatch(line.strip("/")):
        yield Key(key[0].lower())
    elif ordinal := _ORDINAL.fullmatch(line):
        yield Ordinal(ordinal[1].strip(" ,"), int(ordinal[2]))
