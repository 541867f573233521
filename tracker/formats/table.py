"""A table as it leaves: columns that each say what they mean and where their words are found. CSV, sheets and the data
dictionary are made of the same columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
BETWEEN = "; "  # several values of one cell


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`means` says in a sentence what stands in it; `take` finds it: a word, a number, several of them, or nothing.
    `width` is that of a sheet's column, in characters."""

    name: str
    means: str
    take: Callable[[T], Any]
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """`name` is what files and sheets call it, `holds` what a row of it is."""

    name: str
    holds: str
    columns: tuple[Column[T], ...]

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]

    def rows(self, things: Iterable[T]) -> Iterator[list[str]]:
        """As they come: nothing is held back."""
        for thing in things:
            yield [words(column.take(thing)) for column in self.columns]


def words(value: Any) -> str:
    """A value as the words of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    if isinstance(value, list | tuple):
        return BETWEEN.join(words(one) for one in value)
    return str(value)
