"""What a table needs that files hand on line by line: a number in a cell of its own is the label of the text beside it,
and a row that two pages share is put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tracker.reading.layout.lines import CELL, PAGE, ROW, Box, Line

_BARE = re.compile(r"\d{1,3}")
_LABEL_WORDS = 4


def labelled(lines: Sequence[Line]) -> list[Line]:
    """The lines, a bare number in a row's first cell as the label of what stands beside it, and the name of a form's
    field ("Date:") on the line of its value."""
    rows = groupby(lines, key=lambda line: (line.page, line.cell.row if line.cell else None))
    return [line for (_, row), held in rows for line in (held if row is None else _labelled(list(held)))]


def _labelled(row: list[Line]) -> list[Line]:
    first, *rest = row
    columns = {line.cell.column for line in row if line.cell}
    if not rest or rest[0].cell == first.cell or rest[0].label:
        return row
    if _BARE.fullmatch(first.text) and not _BARE.fullmatch(rest[0].text):
        named = replace(rest[0], label=first.text, gap=ROW)
    elif first.text.endswith(":") and len(first.text.split()) <= _LABEL_WORDS and len(columns) == 2:
        text = f"{first.text} {rest[0].text}"
        named = replace(rest[0], text=text, lead=first.text, heading=False, bold=False, gap=ROW)
    else:
        return row
    return [replace(named, box=_around(first.box, rest[0].box), places=()), *rest[1:]]


def _around(first: Box | None, second: Box | None) -> Box | None:
    if first is None or second is None:
        return second
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def together(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row that goes on overleaf cell by cell, at its first page; what stands between comes after it."""
    pages: dict[int, set[int | None]] = {}
    for line in lines:
        if line.cell is not None and not line.why:
            pages.setdefault(line.cell.row, set()).add(line.page)
    torn: dict[int, list[Line]] = {row: [] for row, on in pages.items() if len(on) > 1}
    for line in lines:
        if line.cell is not None and line.cell.row in torn:
            torn[line.cell.row].append(line)
    return list(_in_order(lines, torn)) if torn else list(lines)


def _in_order(lines: Sequence[Line], torn: dict[int, list[Line]]) -> Iterator[Line]:
    for line in lines:
        if line.cell is None or line.cell.row not in torn:
            yield line
        elif torn[line.cell.row]:
            yield from _by_column(torn[line.cell.row])
            torn[line.cell.row] = []


def _by_column(row: Sequence[Line]) -> Iterator[Line]:
    before: Line | None = None
    for line in sorted(row, key=lambda each: each.cell.column if each.cell else 0):
        if before is None or before.cell != line.cell:
            yield replace(line, gap=ROW if before is None else CELL)
        else:
            yield replace(line, gap=PAGE) if line.page != before.page else line
        before = line
