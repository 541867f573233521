"""What is left to do before a paper can be confirmed: values to decide, warnings to look at, pages to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.proceedings import warned
from tracker.proceedings.scans import ScannedPage, pages_of
from tracker.records.paper import STATEMENT, Paper, PaperProposal, PaperValue, PaperWarning
from tracker.rules.field import Field
from tracker.rules.paper import fields_of

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """A warning: `box` is the id of the field that it is about, `decides` whether a choice there answers it, `filled`
    whether it says that a field was not found which has a value by now."""

    warning: PaperWarning
    box: str | None = None
    decides: bool = False
    filled: bool = False

    @property
    def done(self) -> bool:
        return bool(self.warning.accepted_by)


@dataclass(slots=True)
class Tasks:
    """The fields of a paper by how sure they are, its warnings, and its pages that nobody has read."""

    decide: list[Field] = field(default_factory=list)  # missing though needed, or read in two ways
    unsure: list[Field] = field(default_factory=list)
    missed: list[Field] = field(default_factory=list)  # empty, and a warning says so
    sure: list[Field] = field(default_factory=list)
    empty: list[Field] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    pages: list[ScannedPage] = field(default_factory=list)
    unnamed: list[PaperProposal] = field(default_factory=list)  # statements of nobody knows which recommendations

    @property
    def waiting(self) -> list[Look]:
        return [look for look in self.looks if not (look.done or look.decides)]

    @property
    def seen(self) -> list[Look]:
        return [look for look in self.looks if look.done and not look.decides]

    @property
    def unread(self) -> list[ScannedPage]:
        return [page for page in self.pages if page.how == "unread"]

    @property
    def words(self) -> str:
        """In one line."""
        parts = [
            _count(self.decide, "value to decide", "values to decide"),
            _count(self.waiting, "warning", "warnings"),
        ]
        parts.append(_count(self.unread, "page to read", "pages to read"))
        parts.append(_count(self.unnamed, "statement to be placed", "statements to be placed"))
        left = ", ".join(part for part in parts if part) or "Nothing but a look at it"
        read = len(self.sure) + len(self.unsure) + len(self.decide)
        return f"{left}; the reader was sure of {len(self.sure)} of {read} values."


def _count(them: Sequence[Any], one: str, more: str) -> str:
    return f"{len(them)} {one if len(them) == 1 else more}" if them else ""


def tasks(paper: Paper, reading: Json) -> Tasks:
    values = {value.name: value for value in paper.values}
    found = Tasks(pages=pages_of(paper), unnamed=list(_unnamed(paper)))
    looks = (_look(paper, one, reading, values) for one in paper.warnings)
    found.looks = [look for look in looks if not (look.done and look.filled)]
    asked = {look.box for look in found.looks if not look.done}
    for each in fields_of(paper.kind):
        _sort(found, each, values.get(each.name), asked)
    return found


def _unnamed(paper: Paper) -> Iterator[PaperProposal]:
    return (one for one in paper.proposals if one.kind == STATEMENT and not one.said["about"])


def _sort(found: Tasks, each: Field, value: PaperValue | None, asked: set[str | None]) -> None:
    if value is None or value.value is None:
        contradicts = value is not None and bool(value.candidates)
        missed = found.missed if f"field-{each.name}" in asked else found.empty
        (found.decide if each.required or contradicts else missed).append(each)
    else:
        (found.sure if value.sure or value.confirmed_by else found.unsure).append(each)


def _look(paper: Paper, warning: PaperWarning, reading: Json, values: Mapping[str, PaperValue]) -> Look:
    chosen = warned.decides(paper, warning, reading)
    if chosen is not None:
        return Look(warning, f"field-{chosen.name}", decides=True)
    name = warned.missed(warning, reading)
    named = next((each.name for each in fields_of(paper.kind) if each.name == name), None)
    held = values.get(named) if named else None
    filled = held is not None and held.value is not None
    return Look(warning, f"field-{named}" if named and not filled else None, filled=filled)
