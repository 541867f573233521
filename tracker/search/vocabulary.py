"""Whether search can use a list of acronyms and synonyms: each name is one that it can find, and stands for one row."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.rules.synonyms import LONGEST, NAMES, PARTED, ROWS, TOGETHER, Row, folded
from tracker.search.synonyms import Forms
from tracker.search.words import parts


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a column of a row, and what to do. `named` is what the row is known by."""

    row: int
    column: str
    named: str
    message: str
    remedy: str


Said = tuple[str, str, str]  # column, what is wrong, what to do
Where = Mapping[Forms, Row]  # what search takes a name for -> the row that is known by it, else the first that has it


def faults(rows: Sequence[Row]) -> list[Fault]:
    """All that is wrong, in the order of the rows; nothing for a list that search can use."""
    where = _where(rows)
    near = _together(rows, where)
    found = [
        Fault(row.number, column, row.acronym or next(iter(row.names), ""), message, remedy)
        for row in rows
        for column, message, remedy in (*_of_names(row, where), *_of_related(row, where), *_of_both(row, near))
    ]
    return [*found, *_of_all(rows)]


def _where(rows: Iterable[Row]) -> Where:
    every = [(row.acronym, row) for row in rows] + [(name, row) for row in rows for name in row.names]
    found: dict[Forms, Row] = {}
    for name, one in every:
        found.setdefault(parts(name), one)
    found.pop((), None)
    return found


def _of_all(rows: Sequence[Row]) -> Iterator[Fault]:
    for row in rows[ROWS : ROWS + 1]:
        said = f"The list has {len(rows):,} rows; at most {ROWS} are kept."
        yield Fault(row.number, "acronym", row.acronym, said, "Take out those that nobody searches for.")


def _of_names(row: Row, where: Where) -> Iterator[Said]:
    if not row.acronym:
        yield "acronym", "The row has no acronym or short name.", "Type it, or take the row away."
    for place, name in enumerate(row.all_names):
        wrong = (_unfit(name) or _another(name, row, where)) if name else None
        if wrong:
            yield ("names" if place else "acronym", *wrong)
    for name in _twice(row.all_names):
        yield "names", f'"{name}" stands twice in this row.', "Leave one of them."
    if len(row.names) > NAMES:
        yield "names", f"There are {len(row.names)} other names; at most {NAMES} are kept.", "Leave out the rarest."


def _unfit(name: str) -> tuple[str, str] | None:
    if len(name) > LONGEST:
        said = f'"{name[:40]}..." has {len(name):,} characters; a name has at most {LONGEST}.'
        return said, "Shorten it."
    if PARTED in name:
        return f'"{name}" holds "{PARTED}", which parts names.', "Write them as several names."
    if any(unicodedata.category(character) == "Cc" for character in name):
        return f"{name!a} holds a character that stands in no text.", "Type it anew."
    if not parts(name):
        said = f'Search can never find "{name}": all of it is signs, or small words such as "the" or "it".'
        return said, "Write a name with a word or a number of its own."
    return None


def _another(name: str, row: Row, where: Where) -> tuple[str, str] | None:
    """A name of two rows would be that of neither."""
    first = where[parts(name)]
    if first is row:
        return None
    same = next(each for each in first.all_names if parts(each) == parts(name))
    if folded(same) != folded(name):
        said = f'Search takes "{name}" for "{same}", which stands in the row of {first.acronym}.'
    elif same == first.acronym:
        said = f'"{name}" is what another row is known by.'
    else:
        said = f'"{name}" stands in the row of {first.acronym or first.names[0]} too.'
    return said, "Keep it in one of the two, or make one row of both."


def _of_related(row: Row, where: Where) -> Iterator[Said]:
    for name in row.related:
        other = where.get(parts(name))
        if other is None:
            yield "related", f'"{name[:LONGEST]}" is a name of no row.', "Give it a row of its own, or leave it out."
        elif other is row:
            yield "related", f'"{name}" is a name of this row itself.', "Leave it out: they mean the same already."
    for name in _twice(row.related):
        yield "related", f'"{name}" stands twice in this row.', "Leave one of them."


def _of_both(row: Row, together: Mapping[str, Sequence[str]]) -> Iterator[Said]:
    near = together.get(folded(row.acronym), ())
    if row.acronym and not (row.names or row.related or near):
        said = f"{row.acronym} has no other name and belongs together with nothing, so the row says nothing."
        yield "names", said, "Type what means the same, or take the row away."
    if len(near) > TOGETHER:
        said = f"It belongs together with {len(near)} rows ({', '.join(near)}); at most {TOGETHER} are looked for."
        yield "related", said, "Leave out those that are furthest from it."


def _together(rows: Iterable[Row], where: Where) -> Mapping[str, Sequence[str]]:
    """What a row is known by -> what the rows are known by that it belongs together with, whichever of them says so."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for other in (where.get(parts(name)) for name in row.related):
            if other is not None and other is not row:
                found.setdefault(folded(row.acronym), {})[other.acronym] = None
                found.setdefault(folded(other.acronym), {})[row.acronym] = None
    return {name: tuple(others) for name, others in found.items()}


def _twice(names: Iterable[str]) -> list[str]:
    """Those that stand there again, spaces and capitals apart."""
    seen: set[str] = set()
    again = []
    for name in filter(None, names):
        if folded(name) in seen:
            again.append(name)
        seen.add(folded(name))
    return again
