"""One row of a list as it was understood, and what is wrong with it: named by row and column, with what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.proceedings.said import as_of
from tracker.rules.listing import AXES, KNOWN, Words, understood
from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.dates import Dated


@dataclass(frozen=True, slots=True)
class ListFile:
    """The file that rows are of, as each of their entries names it."""

    name: str
    sha256: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list is to be understood. `columns`: field -> how its column is called; `founding`: the groups, offices and
    terms that it may found, in lower case; `as_of`: the day that the list itself is of; `taken`: the rows of which a
    person said that they are to be recorded though the record differs."""

    columns: Mapping[str, str]
    words: Words
    founding: frozenset[str] = frozenset()
    as_of: Dated | None = None
    taken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """`cells`: field -> the words of its cell; `faults`: field -> why a cell holds none."""

    number: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wrong:
    row: int
    field: str
    column: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A word on one axis, as the row has it: `dated` is None where no day is given. `printed` are the list's words."""

    axis: str
    word: str
    dated: Dated | None
    as_of: bool
    printed: str
    remark: str


class Read:
    """A row understood cell by cell; `wrong` holds every fault of it, so that all can be mended at once."""

    def __init__(self, row: Row, asked: Asked, today: date) -> None:
        self.row, self.asked = row, asked
        self.wrong: list[Wrong] = []
        self.values: dict[str, Any] = {}
        for name, why in row.faults.items():
            self.blame(name, f"the cell {why}.", "Or type the value in its place.")
        for name, cell in row.cells.items():
            self._understand(name, cell)
        for name, value in self.values.items():
            if KNOWN[name].form == "date" and value and self.dated(name).first > today:  # type: ignore[union-attr]
                self.blame(name, f"{self.dated(name).words} lies in the future.", "Check the day.")  # type: ignore[union-attr]
        self.stated = list(self._stated())

    def _understand(self, name: str, cell: str) -> None:
        try:
            self.values[name] = understood(name, cell, self.asked.words)
        except BadInput as wrong:
            self.blame(name, wrong.message, wrong.remedy)

    def blame(self, name: str, message: str, remedy: str) -> None:
        column = self.asked.columns.get(name, "")
        self.wrong.append(Wrong(self.row.number, name, column, message, remedy))

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def dated(self, name: str) -> Dated | None:
        value = self.values.get(name)
        return dates.of_field(value) if value else None

    def _stated(self) -> Iterator[Stated]:
        for axis in AXES:
            if self[axis]:
                own = self.dated(f"{axis}_date") or (self.dated("date") if axis == "action" else None)
                general = as_of(self.asked.as_of) if own is None and self.asked.as_of else None
                printed, remark = self.row.cells[axis].strip(), str(self[f"{axis}_remark"] or "")
                yield Stated(axis, self[axis], own or general, general is not None, printed, remark)

    def blame_undated(self, stated: Stated) -> None:
        """A word that is new needs a day; one whose day is wrong has been blamed for that."""
        if not any(one.field in (f"{stated.axis}_date", "date") for one in self.wrong):
            remedy = "Write its day in a column of its own, or say what day the list itself is of (--as-of)."
            self.blame(stated.axis, f'no day is given for "{stated.word}".', remedy)

    @property
    def left(self) -> list[str]:
        """Remarks without a word that they belong to: they say nothing that could be recorded."""
        return [f"Row {self.row.number}: {self.asked.columns.get(f'{axis}_remark', '')} holds a remark, and the row "
                f"says nothing of {KNOWN[axis].label}; it was left out."
                for axis in AXES if self[f"{axis}_remark"] and not self[axis]]  # fmt: skip
