"""Tables drawn with bars, as Markdown and plain text print them: their rows are cut into the cells that Word's tables
have, and the line that rules off their heads is none of the paper's words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.layout.furniture import RULE
from tracker.reading.layout.lines import CELL, NONE, ROW, Cell, Line

_RULER = re.compile(r"[|+]?(?:\s?:?[-=]{2,200}:?\s?[|+])+(?:\s?:?[-=]{2,200}:?)?|[|+]\s?:?-{1,200}:?\s?[|+]")
_BREAK = re.compile(r"\s?<br\s?/?>\s?", re.IGNORECASE)
_BARE = re.compile(r"\(?\d{1,3}[.)]?")
_MOST = 40  # columns


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such tables cut and set in the order of cells. Tables and rows are counted on from those that
    the file has cells for."""
    found: list[Line] = []
    table = max((line.cell.table for line in lines if line.cell), default=-1)
    row = max((line.cell.row for line in lines if line.cell), default=-1)
    for chunk in _chunks(lines):
        if not _is_table(chunk):
            found += chunk
            continue
        table += 1
        for line in chunk:
            row += 1
            found += [replace(line, why=RULE)] if _is_ruler(line) else _cells(line, table, row)
    return _numbered(found)


def _numbered(lines: Sequence[Line]) -> list[Line]:
    """A number alone in the first cell of a row is the label of what stands in the next."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        beside = before is not None and before.cell and line.cell and before.cell[:2] == line.cell[:2]
        if (
            before
            and beside
            and before.gap == ROW
            and _BARE.fullmatch(before.text)
            and not (line.label or before.label)
        ):
            found[-1] = replace(line, label=before.text, gap=ROW, left=2.0)
        else:
            found.append(line)
    return found


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that hold bars, with nothing between; any other line by itself."""
    chunk: list[Line] = []
    for line in lines:
        if chunk and not (_may_be_row(line) and line.gap == NONE and _may_be_row(chunk[-1])):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _may_be_row(line: Line) -> bool:
    return line.cell is None and (_is_ruler(line) or (not line.why and "|" in line.text))


def _is_ruler(line: Line) -> bool:
    return ("|" in line.text or "+" in line.text) and _RULER.fullmatch(line.text) is not None


def _is_table(chunk: Sequence[Line]) -> bool:
    """A run with a ruler under its first row, or of rows that all stand between bars and have the same cells."""
    rows = [line for line in chunk if not _is_ruler(line)]
    if not rows or not _may_be_row(chunk[0]):
        return False
    counts = {len(_cut(line.text)) for line in rows}
    if len(rows) < len(chunk):
        return max(counts) > 1 and max(counts) <= _MOST
    closed = all(line.text.startswith("|") and line.text.endswith("|") for line in rows)
    return closed and len(rows) > 1 and len(counts) == 1 and counts != {1}


def _cut(text: str) -> list[str]:
    bare = text.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") else bare
    return [cell.strip() for cell in bare.split("|")]


def _cells(line: Line, table: int, row: int) -> list[Line]:
    """The cells of a row, each paragraph of one a line."""
    made: list[Line] = []
    for column, printed in enumerate(_cut(line.text)):
        gap = CELL if column else ROW
        for text in filter(None, (part.strip() for part in _BREAK.split(printed))):
            made.append(_cell(line, text, Cell(table, row, column), gap))
            gap = NONE
    return made


def _cell(line: Line, text: str, cell: Cell, gap: str) -> Line:
    bold = line.lead if text.startswith(line.lead) else ""
    return replace(
        line,
        text=text,
        gap=gap,
        left=0.0,
        right=0,
        first=float(len(text.split()[0]) + 1),
        measure=float("inf"),
        lead=bold,
        heading=False,
        bold=False,
        whole=True,
        hard=True,
        places=(),
        cell=cell,
    )
