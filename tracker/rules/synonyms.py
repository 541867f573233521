"""The list of acronyms and synonyms: what a row of it holds, how much it takes, and what differs between two lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.rules.field import LINES, Field, by_name

ROWS, NAMES, TOGETHER = 400, 10, 6  # of the list; other names of a row; rows that it belongs together with, either way
LONGEST = 100  # characters of a name
PARTED = ";"  # stands between names in the cell of a file, and so in no name
ADDED, GONE, CHANGED = "added", "taken away", "changed"

ACRONYM = Field("acronym", "Acronym or short name", "What the row is known by.")
FIELDS = (
    ACRONYM,
    Field("names", "Other names", "What means the same, one a line; the full name first.", form=LINES),
    Field("related", "Belongs together with", "Names of other rows, one a line: not the same, but near.", form=LINES),
)
COLUMNS = by_name(FIELDS)
NOTE = Field("note", "Note", "What changed, and why; readers see it. It may be left empty.", longest=1000)


@dataclass(frozen=True, slots=True)
class Row:
    """A name, what means the same, and what belongs together with it. `number` is its place in a form or file."""

    acronym: str
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    number: int = field(default=0, compare=False)

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.acronym, *self.names)

    @property
    def fact(self) -> dict[str, Any]:
        return {"acronym": self.acronym, "names": list(self.names), "related": list(self.related)}

    @property
    def typed(self) -> dict[str, str]:
        """As the boxes of a form hold it."""
        return {"acronym": self.acronym, "names": "\n".join(self.names), "related": "\n".join(self.related)}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is no longer in a column of a row, and what is new in it; all of both where only the order is another."""

    column: str
    gone: tuple[str, ...]
    come: tuple[str, ...]

    @property
    def label(self) -> str:
        return COLUMNS[self.column].label

    @property
    def words(self) -> list[str]:
        return [*(f"no longer {name}" for name in self.gone), *(f"new {name}" for name in self.come)]


@dataclass(frozen=True, slots=True)
class Change:
    acronym: str
    what: str
    differences: tuple[Difference, ...]

    @property
    def words(self) -> list[str]:
        """Column by column, as "Other names: no longer Quick Check, new Quick Audit"."""
        return [f"{one.label}: {', '.join(one.words)}" for one in self.differences]

    def json(self) -> dict[str, Any]:
        columns = {one.column: {"gone": list(one.gone), "come": list(one.come)} for one in self.differences}
        return {"acronym": self.acronym, "what": self.what, "columns": columns}


def folded(name: str) -> str:
    """Names that differ in their spaces or capitals alone are one."""
    return " ".join(name.split()).casefold()


def understood(typed: Mapping[str, str], number: int) -> Row:
    """A row as it was typed, names one a line; whether it can be kept so is asked of the list as a whole."""
    said = {name: [line for words in typed.get(name, "").splitlines() if (line := " ".join(words.split()))]
            for name in COLUMNS}  # fmt: skip
    return Row(" ".join(said["acronym"]), tuple(said["names"]), tuple(said["related"]), number)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By name: the order in which rows were typed says nothing."""
    return sorted(rows, key=lambda row: (folded(row.acronym), row.acronym))


def held(entries: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows of a published list. What belongs together with a row, and has none itself, has one from here on: it
    means the same, and what is named can be looked up."""
    rows = [Row(str(one["acronym"]), tuple(one.get("names", ())), tuple(one.get("related", ()))) for one in entries]
    known = {folded(name) for row in rows for name in row.all_names}
    for name in (name for row in list(rows) for name in row.related):
        if folded(name) not in known:
            known.add(folded(name))
            rows.append(Row(name))
    return in_order(rows)


def joined(base: Sequence[Row], theirs: Sequence[Row], mine: Sequence[Row]) -> list[Row]:
    """Their list, with what was changed in mine since both were the base; of a row that both changed, mine stays."""
    was, there, here = ({folded(row.acronym): row for row in rows} for rows in (base, theirs, mine))
    names = was.keys() | there.keys() | here.keys()
    taken = ((there if here.get(name) == was.get(name) else here).get(name) for name in names)
    return in_order(row for row in taken if row)


def changes(old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """What became of each row, by name."""
    before, after = ({folded(row.acronym): row for row in rows} for rows in (old, new))
    found = []
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        row, what = (now, ADDED if was is None else CHANGED) if now else (was, GONE)
        if row and was != now:
            found.append(Change(row.acronym, what, tuple(_differences(was or Row(""), now or Row(""), what))))
    return found


def _differences(was: Row, now: Row, what: str) -> Iterator[Difference]:
    """Column by column; the name of a row that is new or gone is told beside them."""
    for column in COLUMNS:
        old, new = (_held(row, column) for row in (was, now))
        if old == new or (column == ACRONYM.name and what != CHANGED):
            continue
        gone = tuple(name for name in old if name not in new)
        come = tuple(name for name in new if name not in old)
        yield Difference(column, gone, come) if gone or come else Difference(column, old, new)


def _held(row: Row, column: str) -> tuple[str, ...]:
    value: str | tuple[str, ...] = getattr(row, column)
    return (value,) if isinstance(value, str) else value
