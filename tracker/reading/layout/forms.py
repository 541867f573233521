"""Forms that print a label beside its value without a colon, in two cells of a row or with white between: "Office",
"Action Required", "Date". Label and value become one line that opens with its label, as where a colon stands."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tracker.reading.layout.lines import NONE, ROW, Cell, Line

_LABEL = re.compile(
    r"(?:(?:Responsible|Lead|Submitting|CBP)\s)?Office|Action\s(?:Required|Requested)|Requested\sAction|"
    r"(?:Submitted|Prepared)\sby|Date(?:\s(?:Submitted|Signed|Prepared))?|Pub(?:lication)?\.?\s?(?:#|No\.?|Number)|"
    r"Sub-?committee(?:\sName)?|Working\sGroup(?:\sName)?|Task\sForce(?:\sName)?|"
    r"Version|Revision|(?:Date\s)?Issued|Issue\sDate|Replaces|Supersedes",
    re.IGNORECASE,
)
_WHITE = 2.5  # characters between a label and its value


def joined(lines: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for _, run in groupby(lines, key=_row):
        rows.append(list(run))
    forms = _forms(rows)
    found: list[Line] = []
    for row in rows:
        found += _joined(row) if _is_filled(row) and _table(row) in forms else row
    return _set_in_columns(found)


def _row(line: Line) -> object:
    return line.cell[:2] if line.cell is not None and not line.why else line


def _table(row: Sequence[Line]) -> int:
    return row[0].cell.table if row[0].cell is not None else -1


def _is_filled(row: Sequence[Line]) -> bool:
    """Whether a row holds a label and what stands beside it, which is no label too; or two such pairs."""
    cells = _cells(row)
    labels, values = cells[::2], cells[1::2]
    named = all(len(cell) == 1 and is_label(cell[0].text) for cell in labels)
    return len(cells) in (2, 4) and named and not any(is_label(cell[0].text) for cell in values)


def _cells(row: Sequence[Line]) -> list[list[Line]]:
    return [list(cell) for _, cell in groupby(row, key=lambda line: line.cell)]


def is_label(text: str) -> bool:
    return len(text) <= 40 and _LABEL.fullmatch(text.rstrip(": ")) is not None


def ends_with_value(lines: Sequence[Line]) -> bool:
    """Whether the last line stands in a row beside a label."""
    rows = [_row(line) for line in lines[-2:] if line.cell is not None]
    return len(rows) == 2 and rows[0] == rows[1] and is_label(lines[-2].text)


def _forms(rows: Sequence[Sequence[Line]]) -> frozenset[int]:
    """The tables that are forms: with two such rows, or of a single row; for one may head columns."""
    all_rows = Counter(_table(row) for row in rows if row[0].cell is not None)
    filled = Counter(_table(row) for row in rows if _is_filled(row))
    return frozenset(table for table, count in filled.items() if count > 1 or all_rows[table] == 1)


def _joined(row: Sequence[Line]) -> list[Line]:
    cells = _cells(row)
    return [line for label, value in zip(cells[::2], cells[1::2], strict=True) for line in _one([*label, *value])]


def _one(row: Sequence[Line]) -> list[Line]:
    label, value = row[0], row[1]
    text = f"{label.text} {value.text}"
    first = replace(value, text=text, lead=label.text, gap=label.gap or ROW, cell=label.cell, heading=False, bold=False)
    return [first, *(replace(line, gap=NONE if line.gap == ROW else line.gap, cell=label.cell) for line in row[2:])]


def _set_in_columns(lines: Sequence[Line]) -> list[Line]:
    """Labels and values that only white parts; two of them make a form."""
    cuts = {place: cut for place, line in enumerate(lines) if line.cell is None and (cut := _label_before_white(line))}
    if len(cuts) < 2:
        return list(lines)
    table = 1 + max((line.cell.table for line in lines if line.cell is not None), default=-1)
    row = 1 + max((line.cell.row for line in lines if line.cell is not None), default=-1)
    return [
        replace(line, lead=cuts[place], heading=False, gap=ROW, hard=True, cell=Cell(table, row + place, 0))
        if place in cuts
        else line
        for place, line in enumerate(lines)
    ]


def _label_before_white(line: Line) -> str:
    words = line.text.split()[:5]
    if line.why or len(line.places) <= len(words) - 1:
        return ""
    gaps = [right[0] - left[1] for left, right in pairwise(line.places[: len(words)])]
    wide = next((place for place, gap in enumerate(gaps, 1) if gap >= _WHITE), 0)
    label = " ".join(words[:wide])
    return label if wide and is_label(label) else ""
