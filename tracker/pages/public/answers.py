"""What CBP answered to a recommendation and what became of it, as the item's own page tells both: from the entries of
its history, so that nothing more is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.pages.public.history import Event
from tracker.published import announced, line
from tracker.published.thing import Thing
from tracker.rules.outcome import RESPONSE, UPDATE
from tracker.rules.recommendation import ANSWERED
from tracker.text import dates
from tracker.text.dates import Dated

TOLD = (RESPONSE, UPDATE)


@dataclass(frozen=True, slots=True)
class Promise:
    """A date for which CBP announced more; `reported` is what it published then, `before` what it had published
    last until then, and `passed` whether that date has."""

    day: Dated
    passed: bool
    reported: Event | None
    before: Event | None

    @property
    def when(self) -> str:
        """As part of a sentence: by December 31, 2024; in September 2024."""
        return dates.placed(self.day)


@dataclass(frozen=True, slots=True)
class Spoken:
    """`answer` is the response in force, or what CBP wrote without one; `notes` what it wrote after that and set
    nothing by; `done` what it said of the implementation, the newest first; `days` from the adoption to the first
    verdict, where both days are known, which `answer` gave or (`revised`) revises."""

    answer: Event | None
    notes: Sequence[Event]
    promises: Sequence[Promise]
    done: Sequence[Event]
    days: int | None = None
    revised: bool = False

    @property
    def offices(self) -> list[str]:
        """The keys of all that are named here."""
        held = [*([self.answer] if self.answer else []), *self.notes, *self.done]
        return [key for event in held for key in event.offices]


def of_item(one: Thing, past: Iterable[Event], on: date) -> Spoken:
    """`past` is what had happened by that day."""
    told = [event for event in past if event.kind in TOLD and not event.struck]
    answer = _answer(one, told)
    first = _first_verdict(told)
    after = [event for event in told if answer is not None and event.since > answer.since]
    return Spoken(
        answer,
        [event for event in after if event.kind == RESPONSE and not event.sets],
        list(_promises([answer, *after] if answer else told, told, on)),
        [event for event in reversed(told) if event.kind == UPDATE],
        _days(one, first) if first and answer and answer.sets else None,
        first is not answer,
    )


def _first_verdict(told: Iterable[Event]) -> Event | None:
    verdicts = (one for one in told for _, word, axis in one.sets if axis == "feedback" and word in ANSWERED)
    return next(verdicts, None)


def _days(one: Thing, answer: Event) -> int | None:
    """None where a day is not known, and where the answer came before the adoption in force."""
    days = line.since_adoption(one.status or {}, answer.day.first) if answer.day.precision == dates.DAY else None
    return days if days is not None and days >= 0 else None


def _answer(one: Thing, told: Iterable[Event]) -> Event | None:
    """The entry that gave the response in force; where none did, what CBP wrote last without one."""
    said = (one.status or {}).get("feedback")
    written = [event for event in told if event.kind == RESPONSE]
    standing = [event for event in written if said and event.key == said["by"]]
    return next(reversed(standing or [event for event in written if not event.sets]), None)


def _promises(promising: Iterable[Event], told: Sequence[Event], on: date) -> Iterator[Promise]:
    for event in promising:
        day = dates.understood(event.facts.get("next_update"))
        if day is not None:
            later = [one for one in told if one.since > event.since]
            reported = next((one for one in later if announced.is_report(one.since, day)), None)
            yield Promise(day, day.last < on, reported, None if reported else next(reversed(later), None))
