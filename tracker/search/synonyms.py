"""Names that mean the same (`=`) or belong together (`~`): a search for one finds the texts that print another.
The names are data, an entry of the record that the DFO edits; `synonyms.json` is what a new record starts with."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any as Json

from tracker.search.query import Node, Phrase, Term, all_of, any_of
from tracker.search.words import IDLE, Word, parts

# How much a hit by another name counts beside one by the name typed.
EQUAL, FORMER, SPOKEN, RELATED, LOOSE = 0.8, 0.6, 0.5, 0.4, 0.3
Forms = tuple[str, ...]
Filing = tuple[str, str]  # an axis and a value on it
Filed = Mapping[str, Sequence[Collection[str]]]


def defaults() -> list[dict[str, Json]]:
    """The starting vocabulary: `[{"acronym", "names": [...], "related": [...]}]`."""
    found: list[dict[str, Json]] = _read("synonyms.json")
    return found


@lru_cache(maxsize=1)
def _everyday() -> list[list[str]]:
    """What people say for the official words of the record, after each of those: part of the language, as the words
    are, and no vocabulary of one record."""
    found: list[list[str]] = _read("everyday.json")
    return found


@lru_cache(maxsize=1)
def _trade() -> list[list[str]]:
    """What the trade says for one thing in several words; near enough to lead to it, too loose to be it."""
    found: list[list[str]] = _read("trade.json")
    return found


@lru_cache(maxsize=1)
def _states() -> Mapping[Forms, tuple[Filing, ...]]:
    """The statuses by what people call them, their official words among it: by one name they may have several."""
    found: dict[Forms, list[Filing]] = defaultdict(list)
    for axis, values in _read("states.json").items():
        for value, said in values.items():
            for forms in dict.fromkeys(map(parts, (value, *said))):
                found[forms].append((axis, value))
    return {forms: tuple(filings) for forms, filings in found.items()}


def _read(name: str) -> Json:
    return json.loads((files(__package__) / name).read_text("utf-8"))


@lru_cache(maxsize=1)
def starting() -> "Synonyms":
    return Synonyms.of(defaults())


@dataclass(frozen=True, slots=True)
class Name:
    """One that is not `told` is looked for as others are; the reader is not told of it."""

    printed: str
    weight: float
    told: bool = True


@dataclass(frozen=True, slots=True)
class Expanded:
    """`nodes` are what is looked for, `idle` those of them that say nothing by themselves, `states` the statuses that
    some are names of; `added` says for the reader what else is looked for."""

    nodes: Sequence[Node]
    idle: Sequence[Node]
    added: Sequence[tuple[str, tuple[str, ...]]]
    states: Mapping[Node, tuple[Filing, ...]]


@dataclass(frozen=True)
class Synonyms:
    """`names` leads from the stems of a name to every other name of the thing, equal ones first."""

    names: Mapping[Forms, tuple[Name, ...]] = field(default_factory=dict)
    full: Mapping[Forms, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(
        cls, vocabulary: Iterable[Mapping[str, Json]], filed: Filed | None = None, *, loose: bool = False
    ) -> "Synonyms":
        """`filed`: the word under which things are filed -> the names of what they are filed under, those of each time
        together. Loose: with what the trade says, too."""
        entries = list(vocabulary)
        groups = [_names(entry) for entry in entries]
        related = _related(entries, groups)
        names: dict[Forms, dict[Forms, Name]] = {}
        forms_of = {name: parts(name) for group in groups for name in group}  # each is met many times
        for number, group in enumerate(groups):
            others = [name for other in related[number] for name in groups[other]]
            wanted = [(forms_of[n], Name(n, EQUAL)) for n in group] + [(forms_of[n], Name(n, RELATED)) for n in others]
            for own in group:
                known = names.setdefault(forms_of[own], {})
                for forms, name in wanted:
                    known.setdefault(forms, name)
        _speak(names)
        if loose:
            _loosen(names)
        _file(names, filed or {})
        table = {forms: tuple(n for key, n in found.items() if key and key != forms) for forms, found in names.items()}
        full = {parts(group[0]): tuple(group[1:]) for group in groups}
        return cls(table, full, max(map(len, table), default=0))

    def expansions(self, acronym: str) -> tuple[str, ...]:
        """The full names an acronym stands for, as entered."""
        return self.full.get(parts(acronym), ())

    def expand(self, run: list[Word]) -> Expanded:
        """Each word, or run of words that is a name, with its other names."""
        nodes: list[Node] = []
        idle: list[Node] = []
        added: list[tuple[str, tuple[str, ...]]] = []
        states: dict[Node, tuple[Filing, ...]] = {}
        at = 0
        while at < len(run):
            length, others = self._named(run, at)
            named = run[at : at + length]
            nodes.append(any_of((_together(named), *map(_wanted, others))))
            if state := _states().get(_forms(named)):
                states[nodes[-1]] = state
            if not others and _idle(run, at):
                idle.append(nodes[-1])
            if told := _printed(others):
                added.append((" ".join(w.surfaces[0] for w in run[at : at + length]), told))
            at += length
        return Expanded(nodes, idle, added, states)

    def _named(self, run: list[Word], at: int) -> tuple[int, tuple[Name, ...]]:
        """The longest name that begins here: its length in words, and its other names."""
        for length in range(min(self.longest, len(run) - at), 0, -1):
            forms = _forms(run[at : at + length])
            if forms in self.names:
                return length, self.names[forms]
        return 1, ()


def _forms(run: Sequence[Word]) -> Forms:
    return tuple(part for word in run for part in word.parts)


def _together(named: Sequence[Word]) -> Node:
    """The words of a name; with one among them that says nothing by itself ("not passed") they are it side by side."""
    if len(named) > 1 and any(word.surfaces[0] in IDLE for word in named):
        return Phrase(_forms(named))
    return all_of(tuple(map(literally, named)))


def _idle(run: list[Word], at: int) -> bool:
    """Beside a number "may" is a month."""
    said = run[at].surfaces[0]
    beside = [word.surfaces[0] for word in run[max(0, at - 1) : at + 2]]
    return said in IDLE and not (said == "may" and any(other.isdigit() for other in beside))


def _speak(names: dict[Forms, dict[Forms, Name]]) -> None:
    for said in _everyday():
        for own in said:
            known = names.setdefault(parts(own), {})
            for other in said:
                known.setdefault(parts(other), Name(other, SPOKEN, told=other == said[0]))
    for forms, states in _states().items():
        known = names.setdefault(forms, {})
        for _, value in states:
            known.setdefault(parts(value), Name(value, SPOKEN))


def _loosen(names: dict[Forms, dict[Forms, Name]]) -> None:
    for said in _trade():
        for own in said:
            known = names.setdefault(parts(own), {})
            for other in said:
                known.setdefault(parts(other), Name(other, LOOSE, told=False))


def _file(names: dict[Forms, dict[Forms, Name]], filed: Filed) -> None:
    """A name leads to those of its time, to the former and later ones, and to what is filed under either."""
    for mark, called in filed.items():
        every = [name for time in called for name in time]
        for time in called:
            for own in time:
                known = names.setdefault(parts(own), {})
                for other in (*time, *every):
                    known.setdefault(parts(other), Name(other, EQUAL if other in time else FORMER))
                known.setdefault((mark,), Name(mark, RELATED, told=False))


def literally(word: Word) -> Node:
    """The word alone: a compound is found joined or as its parts side by side."""
    if len(word.parts) == 1:
        return Term(word.parts[0])
    return any_of((*(Term(form) for form in word.also), Phrase(word.parts)))


def _wanted(name: Name) -> Node:
    forms = parts(name.printed)
    return Term(forms[0], name.weight) if len(forms) == 1 else Phrase(forms, name.weight)


def _printed(names: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(name.printed for name in names if name.told)


def _names(entry: Mapping[str, Json]) -> list[str]:
    return [str(entry["acronym"]), *map(str, entry.get("names", ()))]


def _related(entries: list[Mapping[str, Json]], groups: list[list[str]]) -> list[set[int]]:
    """Which groups belong together, both ways; a related name that has no entry of its own becomes a group."""
    where = {parts(name): number for number, group in enumerate(groups) for name in group}
    found: list[set[int]] = [set() for _ in groups]
    for number, entry in enumerate(entries):
        for name in map(str, entry.get("related", ())):
            forms = parts(name)
            if forms not in where:
                where[forms] = len(groups)
                groups.append([name])
                found.append(set())
            found[number].add(where[forms])
            found[where[forms]].add(number)
    return found
