"""Recommendations that the record holds, each with every wording it ever had, laid ready for a printed one to be looked
up among thousands: by its number, its words, its place in its group's list, or its likeness.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tracker.text.dates import Dated
from tracker.text.likeness import Likes, folded, ratio


@dataclass(frozen=True)
class Wording:
    """One edition: its words from `day` on, and what else it carries into the next."""

    edition: int
    day: str
    dated: Dated
    text: str
    title: str = ""
    facts: Mapping[str, Any] | None = None
    links: Sequence[Mapping[str, Any]] = ()
    entry: int = 0  # in the chain; 0 while the release that makes it is open

    @cached_property
    def words(self) -> str:
        return folded(self.text)


@dataclass(frozen=True)
class Held:
    """A recommendation. `wordings` in the order of their days; `group` and `term` are keys; `last` is the number of the
    last edition that its key was given, struck ones too."""

    key: str
    group: str | None
    term: str | None
    ordinal: int | None
    numbers: frozenset[str]
    wordings: tuple[Wording, ...]
    last: int

    def near(self, dated: Dated) -> tuple[Wording, ...]:
        """The wordings that a print of this date may be of: the one in force then, or the first if none was yet; and
        each whose own date leaves open which came first."""
        before = [one for one in self.wordings if one.day <= str(dated.last)]
        within = [one for one in self.wordings if one.dated.first <= dated.last and dated.first <= one.dated.last]
        in_force = before[-1] if before else self.wordings[0]
        return (in_force, *(one for one in within if one is not in_force))

    def in_force(self, dated: Dated) -> Wording:
        return self.near(dated)[0]

    def on(self, day: str) -> Wording:
        """The wording in force on a day; before its first, that one."""
        return next((one for one in reversed(self.wordings) if one.day <= day), self.wordings[0])

    def was_issued(self, number: str) -> bool:
        """Whether an outcome gave it this number: then it needs no print to have it."""
        printed = {(one.facts or {}).get("number") for one in self.wordings}
        return number in self.numbers and number not in printed

    def equal(self, text: str, dated: Dated) -> Wording | None:
        """The wording of those that it may be a print of that has these words."""
        words = folded(text)
        return next((one for one in self.near(dated) if one.words == words), None)

    def alike(self, text: str, dated: Dated) -> float:
        """1 for the same words as one of those that it may be a print of."""
        return max(ratio(text, one.text) for one in self.near(dated))

    def with_wording(self, more: Wording, number: str | None) -> "Held":
        ordered = tuple(sorted((*self.wordings, more), key=lambda one: (one.day, one.edition)))
        numbers = self.numbers | {number} if number else self.numbers
        return replace(self, wordings=ordered, numbers=frozenset(numbers), last=more.edition)


class Holdings:
    """All that are held. Those of an open release are added as they are made."""

    def __init__(self, held: Sequence[Held] = ()) -> None:
        self._held: dict[str, Held] = {}
        self._numbers: dict[str, str] = {}
        self._words: dict[str, dict[str, None]] = defaultdict(dict)  # folded words -> keys, in order
        self._places: dict[tuple[str | None, int | None], dict[str, None]] = defaultdict(dict)
        self._likes: Likes[str] = Likes()
        self._unlike: list[tuple[str, str]] = []  # not looked at for likeness yet: often nobody asks
        for one in held:
            self.add(one)

    def add(self, one: Held) -> None:
        """A recommendation, or the same with another wording."""
        known = {wording.edition for wording in self._held[one.key].wordings} if one.key in self._held else set()
        self._held[one.key] = one
        self._numbers |= dict.fromkeys(one.numbers, one.key)
        self._places[one.group, one.ordinal][one.key] = None
        for wording in one.wordings:
            if wording.edition not in known:
                self._words[wording.words][one.key] = None
                self._unlike.append((one.key, wording.text))

    def __getitem__(self, key: str) -> Held:
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def get(self, key: str | None) -> Held | None:
        return self._held.get(key) if key else None

    def numbered(self, number: str | None) -> Held | None:
        return self._held[self._numbers[number]] if number in self._numbers else None

    def called(self, name: str) -> Held | None:
        """By its key or its number, as a person types it."""
        return self._held.get(name) or self.numbered(name)

    def worded(self, text: str) -> list[Held]:
        """Those that have, or once had, these words."""
        return [self._held[key] for key in self._words.get(folded(text), ())] if folded(text) else []

    def placed(self, group: str | None, ordinal: int | None) -> list[Held]:
        return [self._held[key] for key in self._places.get((group, ordinal), ())] if ordinal else []

    def like(self, text: str) -> Iterator[Held]:
        """Those most like it, the most like first."""
        while self._unlike:
            self._likes.add(*self._unlike.pop())
        return (self._held[key] for key, _ in self._likes.like(text))
