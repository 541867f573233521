"""The names of a table's columns: which row bears them, and the name over each cell below, so that what a cell holds is
known by what the paper itself calls it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.reading.layout.blocks import Block, Paper
from tracker.text import words

_LONGEST = 6  # words of a column's name
_NAMES = words.word_set(
    "no no. nos number # id item items rec rec. recommendation recommendations objective objectives goal goals task "
    "tasks deliverable deliverables product products output due date dates deadline target milestone timeline "
    "timeframe when status stands standing response responses answer update updates comment comments feedback "
    "implementation adopted approved action outcome disposition position group subcommittee committee lead leads "
    "owner responsible responsibility office agency member members name names organization organisation company "
    "association affiliation representing firm title role seat sector text summary description subject topic "
    "present absent excused attendance attended roll vote votes yea yeas aye ayes yes nay nays no's against for "
    "abstain abstained abstention recused recusal note notes remarks meeting term"
)
_BETWEEN = words.word_set("of by and the on for to in & / cbp coac cbp's") | {""}
Row = dict[int, list[Block]]


@dataclass(slots=True)
class _Table:
    rows: dict[int, Row] = field(default_factory=dict)

    def heads(self) -> tuple[dict[int, str], frozenset[int]]:
        """The name of each column, and the rows that print them: the first of more than one cell, and its repeats."""
        first = next((row for row in self.rows.values() if len(row) > 1), None)
        if first is None or not _are_names(first, self._width()):
            return {}, frozenset()
        names = _printed(first)
        return names, frozenset(number for number, row in self.rows.items() if _printed(row) == names)

    def _width(self) -> int:
        return max(len(row) for row in self.rows.values())


def told(paper: Paper) -> Paper:
    """The paper with the blocks of its tables knowing whether they name a column (`head`), or the name over them."""
    return replace(paper, blocks=tuple(_named(paper.blocks)))


def _named(blocks: Sequence[Block]) -> list[Block]:
    tables: dict[int, _Table] = {}
    for block in blocks:
        if block.cell is not None:
            row = tables.setdefault(block.cell.table, _Table()).rows.setdefault(block.cell.row, {})
            row.setdefault(block.cell.column, []).append(block)
    names = {number: table.heads() for number, table in tables.items()}
    return [_with_name(block, *names[block.cell.table]) if block.cell else block for block in blocks]


def _with_name(block: Block, names: dict[int, str], heads: frozenset[int]) -> Block:
    if block.cell is None or not names:
        return block
    if block.cell.row in heads:
        return replace(block, head=True)
    above = max((column for column in names if column <= block.cell.column), default=None)
    return replace(block, column=names[above]) if above is not None else block


def _are_names(row: Row, width: int) -> bool:
    """Whether a row can bear names: a few words in each cell, no figures and no sentence, and known words in one; in
    a table of two columns, which may be a form of labels and values, none but known ones."""
    printed = [[word.strip("():?/*").lower() for word in each.split()] for each in _printed(row).values()]
    if any(len(spelt) > _LONGEST or not _is_name(spelt) for spelt in printed):
        return False
    if width == 2:
        return all(set(spelt) <= _NAMES | _BETWEEN for spelt in printed)
    return any(_NAMES & set(spelt) for spelt in printed) and len(printed) * 2 >= width


def _is_name(spelt: Sequence[str]) -> bool:
    ended = spelt[-1].endswith((".", ";", ",")) and spelt[-1] not in _NAMES
    return not ended and not any(character.isdigit() for word in spelt for character in word)


def _printed(row: Row) -> dict[int, str]:
    return {column: " ".join(block.text for block in held) for column, held in row.items()}
