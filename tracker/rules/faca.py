"""What the federal advisory committee database asks of a committee each fiscal year: how many recommendations it made,
and which part of them was carried out. What is not recorded is counted by itself, never as not done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.rules.recommendation import FULLY_OR_WILL, PARTIALLY

FIRST = date(2016, 4, 27)  # of committee number 2564, from which its numbers are counted
LIFE, EARLIER = "life", "earlier"  # beside the years, what adopted recommendations are filed under
WORDS = {LIFE: "life of the committee (since April 27, 2016)", EARLIER: "before April 27, 2016"}


@dataclass(frozen=True, slots=True)
class Report:
    """Percentages are of all that were made, those of which nothing is recorded included."""

    made: int
    not_recorded: int
    fully_or_will: int
    partially: int

    @property
    def neither(self) -> int:
        """Of which something else is recorded."""
        return self.made - self.not_recorded - self.fully_or_will - self.partially

    @property
    def fully_or_will_percent(self) -> float:
        return _percent(self.fully_or_will, self.made)

    @property
    def partially_percent(self) -> float:
        return _percent(self.partially, self.made)


def counted(implementation: Iterable[str | None]) -> Report:
    """Of what was made, by what is recorded of each."""
    words = list(implementation)
    return Report(
        len(words),
        sum(word is None for word in words),
        sum(word in FULLY_OR_WILL for word in words),
        sum(word in PARTIALLY for word in words),
    )


def fiscal_year(day: date) -> int:
    """FY 2022 is October 1, 2021 to September 30, 2022."""
    return day.year + (day.month >= 10)


def is_year(value: str, on: date) -> bool:
    """Whether it is a fiscal year of the committee that had begun by that day, whatever was made in it."""
    return value.isdecimal() and value in map(str, range(fiscal_year(FIRST), fiscal_year(on) + 1))


def filed_under(day: date) -> tuple[str, ...]:
    """What was adopted on that day is counted for its fiscal year and for the life of the committee, once it began."""
    return (str(fiscal_year(day)), LIFE) if day >= FIRST else (EARLIER,)


def spoken(value: str) -> str:
    return WORDS.get(value, value)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
