"""Names that mean the same (`=`) or belong together (`~`): a search for one finds the texts that print another.
The names are data, an entry of the record that the DFO edits; `synonyms.json` is what a new record starts with."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any as Json

from tracker.search.query import Node, Phrase, Term, all_of, any_of
from tracker.search.words import Word, parts

EQUAL, RELATED = 0.8, 0.4  # how much a hit by another name counts beside one by the name typed
Forms = tuple[str, ...]


def defaults() -> list[dict[str, Json]]:
    """The starting vocabulary: `[{"acronym", "names": [...], "related": [...]}]`."""
    found: list[dict[str, Json]] = json.loads((files(__package__) / "synonyms.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def starting() -> "Synonyms":
    return Synonyms.of(defaults())


@dataclass(frozen=True, slots=True)
class Name:
    printed: str
    weight: float


@dataclass(frozen=True)
class Synonyms:
    """`names` leads from the stems of a name to every other name of the thing, equal ones first."""

    names: Mapping[Forms, tuple[Name, ...]] = field(default_factory=dict)
    full: Mapping[Forms, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(cls, vocabulary: Iterable[Mapping[str, Json]]) -> "Synonyms":
        entries = list(vocabulary)
        groups = [_names(entry) for entry in entries]
        related = _related(entries, groups)
        names: dict[Forms, dict[Forms, Name]] = {}
        for number, group in enumerate(groups):
            others = [name for other in related[number] for name in groups[other]]
            for own in group:
                known = names.setdefault(parts(own), {})
                for other, weight in [(n, EQUAL) for n in group] + [(n, RELATED) for n in others]:
                    known.setdefault(parts(other), Name(other, weight))
        table = {forms: tuple(n for key, n in found.items() if key and key != forms) for forms, found in names.items()}
        full = {parts(group[0]): tuple(group[1:]) for group in groups}
        return cls(table, full, max(map(len, table), default=0))

    def expansions(self, acronym: str) -> tuple[str, ...]:
        """The full names an acronym stands for, as entered."""
        return self.full.get(parts(acronym), ())

    def expand(self, run: list[Word]) -> tuple[list[Node], list[tuple[str, tuple[str, ...]]]]:
        """Each word, or run of words that is a name, with its other names; and what was added, for the reader."""
        nodes: list[Node] = []
        added: list[tuple[str, tuple[str, ...]]] = []
        at = 0
        while at < len(run):
            length, others = self._named(run, at)
            literal = all_of(tuple(literally(word) for word in run[at : at + length]))
            nodes.append(any_of((literal, *map(_wanted, others))))
            if others:
                added.append((" ".join(w.surfaces[0] for w in run[at : at + length]), _printed(others)))
            at += length
        return nodes, added

    def _named(self, run: list[Word], at: int) -> tuple[int, tuple[Name, ...]]:
        """The longest name that begins here: its length in words, and its other names."""
        for length in range(min(self.longest, len(run) - at), 0, -1):
            forms = tuple(part for word in run[at : at + length] for part in word.parts)
            if forms in self.names:
                return length, self.names[forms]
        return 1, ()


def literally(word: Word) -> Node:
    """The word alone: a compound is found joined or as its parts side by side."""
    if len(word.parts) == 1:
        return Term(word.parts[0])
    return any_of((*(Term(form) for form in word.also), Phrase(word.parts)))


def _wanted(name: Name) -> Node:
    forms = parts(name.printed)
    return Term(forms[0], name.weight) if len(forms) == 1 else Phrase(forms, name.weight)


def _printed(names: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(name.printed for name in names)


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
