"""When the committee adopted a recommendation, and when CBP first gave a verdict on it: what figures count by. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.rules.fold import Span
from tracker.rules.recommendation import ANSWERED, NOT_RECORDED

STEPS = ((90, "within 90 days"), (180, "91 to 180 days"), (365, "181 to 365 days"))
LONGER, OPEN = "more than a year", "no verdict yet"
GIVEN = (*(words for _, words in STEPS), LONGER)  # how soon there was a verdict
TIMES = (*GIVEN, OPEN, NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class Adoption:
    """ISO days. A verdict that is revised later stays the first; one of before the adoption counts from that on."""

    day: str
    answered: str | None = None

    @property
    def days(self) -> int | None:
        return between(self.day, self.answered) if self.answered else None


def adoptions(found: Sequence[Span]) -> Iterator[Adoption | None]:
    """Of each span of a recommendation's life; None while its text is not adopted. What was sent back and adopted again
    counts from the last time."""
    now: Adoption | None = None
    for span in found:
        text, said = span.status.get("text"), span.status.get("feedback")
        if text is None or text.value != "adopted":
            now = None
        else:
            now = now or Adoption(text.since)
            if now.answered is None and said is not None and said.value in ANSWERED:
                now = replace(now, answered=max(said.since, now.day))
        yield now


def time_of(adoption: Adoption, feedback: str | None) -> str:
    """One of TIMES. Where nothing is recorded of CBP's answer, nobody knows whether there was one."""
    if adoption.days is None:
        return OPEN if feedback else NOT_RECORDED
    return next((words for most, words in STEPS if adoption.days <= most), LONGER)


def between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def half(answered: Sequence[int], waiting: Sequence[int]) -> int | None:
    """The days within which half have their verdict, as Kaplan and Meier estimate it (J. Am. Stat. Assoc. 53, 1958):
    who waits still is counted for as long as it has waited. None while fewer than half can be told."""
    left, share = len(answered) + len(waiting), 1.0
    ends = sorted([(days, 0) for days in answered] + [(days, 1) for days in waiting])  # of one day, verdicts first
    for days, waits in ends:
        if not waits:
            share *= (left - 1) / left
            if share <= 0.5 + 1e-9:
                return days
        left -= 1
    return None
