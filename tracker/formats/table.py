"""A table as it leaves: columns that each say what they mean and where their words are found. CSV, sheets and the data
dictionary are made of the same columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
BETWEEN = "; "  # several values of one cell
RELATIVE = (
    "It is whole where the table was taken from the site; in the archive of everything and in what the command line "
    "writes it is a path from the root of the site of this record."
)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`means` says in a sentence what stands in it; `take` finds it: a word, a number, several of them, or nothing.
    `width` is that of a sheet's column, in characters. An `address` is taken as a path from the root of the site."""

    name: str
    means: str
    take: Callable[[T], Any]
    width: int = 18
    address: bool = False


def address(name: str, means: str, take: Callable[[T], Any], width: int = 30) -> Column[T]:
    return Column(name, f"{means} {RELATIVE}", take, width, address=True)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """`name` is what files and sheets call it, `holds` what a row of it is."""

    name: str
    holds: str
    columns: tuple[Column[T], ...]

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]

    def rows(self, things: Iterable[T], site: str = "") -> Iterator[list[str]]:
        """As they come: nothing is held back. `site` is put before addresses: https://..., or nothing where it is not
        known."""
        for thing in things:
            yield [words(_at(site, column.take(thing)) if column.address else column.take(thing))
                   for column in self.columns]  # fmt: skip


def _at(site: str, path: Any) -> Any:
    """A path, or each of several, as an address of the site."""
    if isinstance(path, list | tuple):
        return [_at(site, one) for one in path]
    return f"{site}{path}" if isinstance(path, str) and path.startswith("/") else path


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
