"""Dates with the precision they were printed in: "February 2019" is a month, never the first of February.

Every date is a closed range of days, [first, last], and says how exact it is. Fiscal years are the federal ones:
FY 2022 runs from 2021-10-01 to 2022-09-30 (31 U.S.C. 1102).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

DAY, MONTH, YEAR, FISCAL_YEAR, RANGE, BY = "day", "month", "year", "fiscal year", "range", "by"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1980, 2100  # of papers, groups and terms: the committee is of 1987
FIRST_OF_LAWS = 1789  # the first Tariff Act; the papers speak of laws that are older than the committee
FORMS = "2020-12-16, 2020-12, 2020, FY2022 or 2022-02-10..2023-11-03"  # in which data carries a date, as advice
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class NoSuchDay(ValueError):
    """It is written as a date is, and the calendar has none."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as it is known: any day of [first, last] may be meant. `printed` keeps the source's words."""

    first: date
    last: date
    precision: str = DAY
    printed: str = ""
    weekday: str = ""

    @property
    def value(self) -> str:
        """The form that data carries: 2020-12-16, 2020-12, 2020, FY2022 or 2022-02-10..2023-11-03."""
        if self.precision == MONTH:
            return f"{self.first:%Y-%m}"
        if self.precision == YEAR:
            return f"{self.first:%Y}"
        if self.precision == FISCAL_YEAR:
            return f"FY{self.last:%Y}"
        if self.precision == RANGE:
            return f"{self.first}..{self.last}"
        return str(self.last)

    @property
    def words(self) -> str:
        """The form that pages carry: December 16, 2020; December 2020; fiscal year 2022; by August 1, 2023."""
        if self.precision == MONTH:
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if self.precision == YEAR:
            return str(self.first.year)
        if self.precision == FISCAL_YEAR:
            return f"fiscal year {self.last.year}"
        if self.precision == RANGE:
            return f"between {day_words(self.first)} and {day_words(self.last)}"
        return f"by {day_words(self.last)}" if self.precision == BY else day_words(self.last)

    @property
    def wrong_weekday(self) -> str:
        """The weekday that the calendar has, when another one is printed; else nothing."""
        true = WEEKDAYS[self.last.weekday()]
        return true if self.weekday and self.weekday != true else ""


def day_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def days_words(first: date, last: date) -> str:
    """Of what lasted from the one to the other: November 23-24, 2026; November 30 to December 1, 2026.

    >>> days_words(date(2026, 12, 31), date(2027, 1, 1))
    'December 31, 2026 to January 1, 2027'
    """
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    begun = f"{MONTHS[first.month - 1]} {first.day}"
    return f"{begun}-{last.day}, {last.year}" if first.month == last.month else f"{begun} to {day_words(last)}"


def on_day(day: date, printed: str = "", weekday: str = "") -> Dated:
    return Dated(day, day, DAY, printed, weekday)


def in_month(year: int, month: int, printed: str = "") -> Dated:
    return Dated(date(year, month, 1), date(year, month, monthrange(year, month)[1]), MONTH, printed)


def in_year(year: int, printed: str = "") -> Dated:
    return Dated(date(year, 1, 1), date(year, 12, 31), YEAR, printed)


def in_fiscal_year(year: int, printed: str = "") -> Dated:
    return Dated(date(year - 1, 10, 1), date(year, 9, 30), FISCAL_YEAR, printed)


def between(first: date, last: date, printed: str = "") -> Dated:
    if last < first:
        raise ValueError(f"a range ends before it begins: {first}..{last}")
    return Dated(first, last, RANGE, printed)


def _day(year: int, month: int, day: int) -> date:
    """Raises ValueError that tells what the calendar has."""
    if not 1 <= month <= 12:
        raise ValueError("a year has 12 months")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{MONTHS[month - 1]} {year} has {monthrange(year, month)[1]} days")
    return date(year, month, day)


_VALUE = re.compile(r"(?:(FY)\s?)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=8192)  # a page asks for the same few days again and again
def from_value(value: str, precision: str | None = None) -> Dated:
    """Read the data form back. Raises ValueError, in words, for anything else."""
    if ".." in value:
        first, _, last = value.partition("..")
        return between(from_value(first).first, from_value(last).last)
    match = _VALUE.fullmatch(value.strip())
    if not match:
        as_printed(value)
        raise ValueError(f'"{value}" is no date')
    fiscal, year, month, day = match.groups()
    try:
        if fiscal:
            return in_fiscal_year(int(year))
        if day:
            exact = _day(int(year), int(month), int(day))
            return Dated(exact, exact, BY if precision == BY else DAY)
        return in_month(int(year), _day(int(year), int(month), 1).month) if month else in_year(int(year))
    except ValueError as wrong:
        raise NoSuchDay(f'"{value}" is no day of the calendar: {wrong}') from None


_NAMES = "|".join(MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_PRINTED = re.compile(
    rf"""\b
    (?:(?P<by>(?:no\slater\sthan|by|before|until)\s(?:the\send\sof\s)?))?
    (?:(?P<weekday>{"|".join(WEEKDAYS)}),?\s+)?
    (?:
        (?P<month>{_NAMES}|(?:{_SHORT})\b\.?)\s+
        (?:(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<to>\d{{1,2}})(?!\d))?,?\s+)?(?P<year>\d{{4}})\b
      | (?<!version\s)(?<!revision\s)(?<!rev\.\s)(?<!no\.\s)
        (?P<day2>\d{{1,2}})(?:(?:st|nd|rd|th)(?:\sday)?\sof\s|(?:st|nd|rd|th)?[\s-])
        (?P<month2>{_NAMES}|(?:{_SHORT})\b\.?),?[\s-](?P<year2>\d{{4}})\b
      | (?P<iso>\d{{4}}-\d\d-\d\d)\b
      | (?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)\b(?![/-])
      | (?:fiscal\syear(?:\s?\(FY\))?|FY)\s?(?P<fy>\d{{4}})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, with its place: text[start:end] is what is printed."""

    dated: Dated
    start: int
    end: int


def _month_number(name: str) -> int:
    return next(n for n, full in enumerate(MONTHS, 1) if full.lower().startswith(name.lower().rstrip(".")[:3]))


def _full_year(printed: str) -> int:
    """ "23" beside a month and a day is 2023: no paper of the committee is older than the century."""
    return int(printed) + (2000 if len(printed) == 2 else 0)


def _understood(match: re.Match[str]) -> Dated:
    part = match.groupdict()
    printed = match.group()
    weekday = (part["weekday"] or "").capitalize()
    if part["fy"]:
        return in_fiscal_year(int(part["fy"]), printed)
    if part["iso"]:
        exact = _day(*map(int, part["iso"].split("-")))
    elif part["m"]:
        exact = _day(_full_year(part["y"]), int(part["m"]), int(part["d"]))
    elif part["day2"]:
        exact = _day(int(part["year2"]), _month_number(part["month2"]), int(part["day2"]))
    elif part["day"]:
        exact = _day(int(part["year"]), _month_number(part["month"]), int(part["day"]))
        if part["to"]:
            return between(exact, _day(exact.year, exact.month, int(part["to"])), printed)
    else:
        return in_month(int(part["year"]), _month_number(part["month"]), printed)
    return Dated(exact, exact, BY if part["by"] else DAY, printed, weekday)


def is_of_the_record(dated: Dated, since: int = FIRST_YEAR) -> bool:
    """Whether a date can be meant; the year of a slip of the pen ("0201") or of a form ("9999") cannot."""
    return since <= dated.first.year and dated.last.year <= LAST_YEAR


def find(text: str, since: int = FIRST_YEAR) -> Iterator[Found]:
    """Each date printed in a text, in order. What no calendar has ("February 30, 2020"), and what lies before the year
    `since` or too far ahead, is passed over."""
    for match in _PRINTED.finditer(text):
        try:
            dated = _understood(match)
        except ValueError:
            continue
        if is_of_the_record(dated, since):
            yield Found(dated, match.start(), match.end())


def parse(printed: str) -> Dated | None:
    """The date that a short text as a whole prints ("December 2020", "Nov. 3, 2023", "2020"), or None."""
    text = " ".join(printed.split())
    if re.fullmatch(r"\d{4}", text):
        return in_year(int(text), printed) if FIRST_YEAR <= int(text) <= LAST_YEAR else None
    found = list(find(text))
    return found[0].dated if len(found) == 1 and found[0].end - found[0].start == len(text) else None


def as_printed(typed: str) -> Dated | None:
    """The date that a short text as a whole prints, of whatever year. Raises NoSuchDay, in words."""
    match = _PRINTED.fullmatch(" ".join(typed.split()))
    try:
        return _understood(match) if match else None
    except ValueError as wrong:
        raise NoSuchDay(f'"{typed}" is no day of the calendar: {wrong}') from None


def of_field(value: Mapping[str, Any]) -> Dated:
    """The date of a field, {"printed", "value", "precision"}: as printed, where that alone says it, for a weekday may
    stand there; else as it was understood."""
    return parse(value["printed"]) or from_value(value["value"], value.get("precision"))


def understood(value: Any) -> Dated | None:
    """The date of a fact as it was understood: {"value", "precision"} or the value alone. None where nothing is."""
    given, precision = (value.get("value"), value.get("precision")) if isinstance(value, Mapping) else (value, None)
    try:
        return from_value(str(given), precision) if given else None
    except ValueError:
        return None


def placed(value: Dated) -> str:
    """When something happened, as part of a sentence: on March 1, 2020; in fiscal year 2022."""
    before = {DAY: "on ", MONTH: "in ", YEAR: "in ", FISCAL_YEAR: "in "}
    return before.get(value.precision, "") + value.words


def day_for(dated: Dated, predecessor: date | None = None) -> date:
    """The day that stands for an imprecise date in the order of events: its first, moved up to its predecessor's
    day where that lies within (design of the record, rule 7)."""
    if predecessor is not None and dated.first < predecessor <= dated.last:
        return predecessor
    return dated.first


def readings(dated: Dated) -> tuple[Dated, ...]:
    """A day with the wrong weekday beside it can be read two ways: the day as printed, or the same day of the nearest
    year in which it falls on the printed weekday. Any other date has one reading."""
    if not dated.wrong_weekday:
        return (dated,)
    for away in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6):
        try:
            other = dated.last.replace(year=dated.last.year + away)
        except ValueError:
            continue
        if WEEKDAYS[other.weekday()] == dated.weekday:
            return (dated, Dated(other, other, dated.precision, dated.printed, dated.weekday))
    return (dated,)
