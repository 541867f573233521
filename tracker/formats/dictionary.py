"""The data dictionary: each table with its columns and what they mean, made of the columns themselves."""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.formats.csv import INERT
from tracker.formats.table import BETWEEN, Column, Table

ABOUT = (
    f"Several values of one cell are parted by {BETWEEN.strip()!r}. Every cell is text: numbers keep their zeros. "
    "Control characters are shown by their pictures (U+2400 and on).",
    INERT,
)
Line = tuple[str, str, str]
TABLE: Table[Line] = Table(
    "dictionary",
    "A column of one of the tables.",
    (
        Column("table", "The name of the table.", lambda line: line[0]),
        Column("column", "The name of the column.", lambda line: line[1], 26),
        Column("means", "What stands in it.", lambda line: line[2], 100),
    ),
)


def lines(tables: Iterable[Table[Any]]) -> Iterator[Line]:
    """(table, column, what it means), in the order of the tables."""
    return ((table.name, column.name, column.means) for table in tables for column in table.columns)


def markdown(tables: Iterable[Table[Any]]) -> str:
    return "\n".join(["# Data dictionary", "", *(f"{said}\n" for said in ABOUT), *_tables(tables)])


def _tables(tables: Iterable[Table[Any]]) -> Iterator[str]:
    for table in tables:
        yield from (f"## {table.name}", "", table.holds, "", "| column | meaning |", "|---|---|")
        yield from (f"| `{column.name}` | {column.means.replace('|', '/')} |" for column in table.columns)
        yield ""
