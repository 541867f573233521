"""Random lives of recommendations, and an oracle that answers for any day by looking at every statement.

A history is two things and the acts that say something about one or both of them: editions, outcomes recorded late,
corrections, whole keys retracted, dates known to the month only, and values taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tracker.published.entry import CORRECT, PUBLISH, RETRACT, Edition
from tracker.text.dates import Dated, from_value

ACTS = 9  # releases a history goes through
VALUES = {
    "text": ("proposed", "adopted", "refining"),
    "action": ("on agenda", "passed", "tabled", "not passed"),
    "feedback": ("under review", "agreed", "not agreed"),
    "implementation": ("not started", "fully implemented"),
}
Sets = dict[str, dict[str, str | None]]


@dataclass(slots=True)
class Statement:
    """What one entry says, in the oracle's own words. `number` is the entry's, `recorded` its day of recording."""

    key: str
    act: str
    dated: Dated
    recorded: date
    replaces: int | None
    sets: Sets
    number: int = 0
    day: date = date.min

    @property
    def edition(self) -> Edition:
        links = [{"rel": "decides", "to": to, "sets": dict(values)} for to, values in self.sets.items()]
        kind = "outcome" if "/o" in self.key else "recommendation"
        facts = {"reason": "It was never so."} if self.act == RETRACT else {}
        title = f"{self.key} as said at {self.recorded}"
        return Edition(self.key, kind, title, self.dated, text=title, facts=facts, links=links, act=self.act,
                       replaces=self.replaces)  # fmt: skip


class History:
    """Two things and all that was ever recorded of them, in the order of recording."""

    def __init__(self, number: int, rng: Random) -> None:
        self.things = [f"2020-01/h{number}/1", f"2020-01/h{number}/2"]
        self.outcomes = [f"2020-02-01/o{number}-{place}" for place in (1, 2, 3)]
        self.said: list[Statement] = []
        self.rng = rng

    def next(self, today: date) -> Edition:
        """Draw what is recorded today. The two things come first."""
        made = self._first(today) if len(self.said) < len(self.things) else self._drawn(today)
        self.said.append(made)
        return made.edition

    def recorded(self, number: int) -> None:
        """The newest statement became this entry; the day by which it is ordered follows from what was there."""
        newest = self.said[-1]
        newest.number = number
        newest.day = self._day(newest)

    def _first(self, today: date) -> Statement:
        return Statement(self.things[len(self.said)], PUBLISH, self._date(today), today, None, {})

    def _drawn(self, today: date) -> Statement:
        act = self.rng.choices(("outcome", "edition", "correct", "retract"), (50, 15, 25, 10))[0]
        standing = [one for one in stands(self.said) if one.act != RETRACT]
        if act == "correct" and standing:
            return self._correction(self.rng.choice(standing), today)
        if act == "retract" and standing:
            key = self.rng.choice(standing).key
            return Statement(key, RETRACT, _on(today), today, None, {})
        if act == "edition":
            return Statement(self.rng.choice(self.things), PUBLISH, self._date(today), today, None, {})
        return Statement(self.rng.choice(self.outcomes), PUBLISH, self._date(today), today, None, self._sets())

    def _correction(self, wrong: Statement, today: date) -> Statement:
        """Other words for the same day, or another day for the same words; an outcome may set something else."""
        dated = self._date(today) if self.rng.random() < 0.5 else wrong.dated
        sets = self._sets() if wrong.sets and self.rng.random() < 0.5 else wrong.sets
        return Statement(wrong.key, CORRECT, dated, today, wrong.number, sets)

    def _sets(self) -> Sets:
        about = self.rng.sample(self.things, self.rng.choice((1, 1, 2)))
        return {to: {axis: self._value(axis) for axis in self.rng.sample(list(VALUES), self.rng.choice((1, 2)))}
                for to in about}  # fmt: skip

    def _value(self, axis: str) -> str | None:
        return None if self.rng.random() < 0.2 else self.rng.choice(VALUES[axis])

    def _date(self, today: date) -> Dated:
        """Few days, so that many fall together; some known to the month or the quarter only; some are today."""
        month = self.rng.randint(1, 6)
        shape = self.rng.choices(("day", "month", "range", "today"), (60, 20, 8, 12))[0]
        if shape == "month":
            return from_value(f"2020-{month:02}")
        if shape == "range":
            return from_value(f"2020-{month:02}-05..2020-{month + 2:02}-20")
        return _on(today) if shape == "today" else from_value(f"2020-{month:02}-{self.rng.choice((1, 10, 20)):02}")

    def _day(self, one: Statement) -> date:
        """The first day of its range, moved up to the latest day within on which its thing already had something
        said of it: by an edition, or by another act that set something on it and still counts."""
        about = {one.key, *one.sets}
        counting = {id(other) for other in stands(self.said[:-1])}
        before = [
            other.day for other in self.said[:-1]
            if other.act != RETRACT and (other.key in about or (id(other) in counting and about & set(other.sets)))
            and one.dated.first <= other.day <= one.dated.last
        ]  # fmt: skip
        return max([one.dated.first, *before])


def _on(day: date) -> Dated:
    return from_value(str(day))


# The oracle ---------------------------------------------------------------------------------------------------------


def stands(said: Sequence[Statement]) -> list[Statement]:
    """What still counts: nothing replaced, and nothing of a key before its tombstone."""
    replaced = {one.replaces for one in said}
    gone = {one.key: one.number for one in said if one.act == RETRACT}
    return [one for one in said if one.number not in replaced and one.number > gone.get(one.key, 0)]


@dataclass(frozen=True, slots=True)
class Answer:
    """The entry whose words stand, and axis -> (value, key of who said so)."""

    entry: int
    status: dict[str, tuple[str, str]]


def oracle(said: Sequence[Statement], key: str, day: date) -> Answer | None:
    """Of the statements that stand, per axis the one with the greatest (day, number) up to that day; but none of an
    agenda that comes behind the adoption."""
    about = [one for one in stands(said) if one.day <= day]
    about = [one for one in about if not (_action(one, key) == "on agenda" and _adopted_before(about, one, key))]
    words = _latest(one for one in about if one.key == key)
    if words is None:
        return None
    status = {}
    for axis in VALUES:
        last = _latest(one for one in about if axis in one.sets.get(key, {}))
        if last and (value := last.sets[key][axis]):
            status[axis] = (value, last.key)
    return Answer(words.number, status)


def _action(one: Statement, key: str) -> str | None:
    return one.sets.get(key, {}).get("action", "")


def _adopted_before(said: Sequence[Statement], agenda: Statement, key: str) -> bool:
    """Whether what the committee did with it last before that, agendas left out, was to pass it."""
    done = [one for one in said if _action(one, key) not in ("", "on agenda")]
    last = _latest(one for one in done if (one.day, one.number) < (agenda.day, agenda.number))
    return last is not None and _action(last, key) == "passed"


def _latest(said: Iterable[Statement]) -> Statement | None:
    return max(said, key=lambda one: (one.day, one.number), default=None)


def whole_states(said: Sequence[Statement], key: str, day: date) -> Answer | None:
    """The control: each change is recorded as an edition of the whole state as it was known at its recording."""
    known: dict[str, tuple[str, str]] = {}
    copies: list[tuple[date, int, int, dict[str, tuple[str, str]]]] = []
    words = 0
    for one in said:
        if one.key != key and key not in one.sets:
            continue
        words = one.number if one.key == key else words
        changed = dict(one.sets.get(key, {}).items())
        known = {axis: held for axis, held in known.items() if axis not in changed} | {
            axis: (value, one.key) for axis, value in changed.items() if value
        }
        copies = [copy for copy in copies if copy[1] != one.replaces]
        if one.act == RETRACT and one.key == key:
            copies, known = [], {}
        else:
            copies.append((one.day, one.number, words, known))
    last = max((copy for copy in copies if copy[0] <= day), key=lambda copy: copy[:2], default=None)
    return Answer(last[2], last[3]) if last and last[2] else None


def days(today: date, rng: Random, count: int) -> list[date]:
    """Days to ask about: within the busy half-year and after it."""
    return [date(2019, 12, 20) + timedelta(rng.randint(0, 270)) for _ in range(count - 1)] + [today]
