"""Which rows of a table begin an item, and which go on with the item above: the turn of a page and merged cells leave
rows without a number of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.reading import cover, tables
from tracker.reading.layout.blocks import Block
from tracker.reading.mentions import bodies, present
from tracker.text import words


@dataclass(slots=True)
class Rows:
    """`begun`: the rows that begin something, an item or a part of the list; `named`: the tables whose heads name the
    column of the texts; `firsts`: where the texts of such rows begin."""

    begun: set[int] = field(default_factory=set)
    named: frozenset[int] = frozenset()
    firsts: set[int] = field(default_factory=set)

    def opens(self, block: Block) -> bool:
        return block.start in self.firsts

    def is_of(self, block: Block, first: Block) -> bool:
        """Whether a cell belongs to the item that `first` opens: it stands in its row, or in one that goes on."""
        here, there = first.cell, block.cell
        if here is None or there is None or here.table != there.table or block.number:
            return False
        return here.row == there.row or (there.table in self.named and there.row not in self.begun)

    def is_text(self, block: Block, first: Block) -> bool:
        return block.cell is not None and first.cell is not None and block.cell.column == first.cell.column


def of(blocks: Sequence[Block]) -> Rows:
    named = tables.with_text_column(blocks)
    numbered = {block.cell.table for block in blocks if block.cell and tables.role(block) == tables.NUMBER}
    printed: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell is not None and block.cell.table in named and not block.head:
            printed.setdefault(block.cell.row, []).append(block)
    rows = Rows(named=named)
    for number, row in printed.items():
        text = next((block for block in row if tables.role(block) == tables.TEXT), None)
        if _is_title(row) or _is_begun(row, text, row[0].cell is not None and row[0].cell.table in numbered):
            rows.begun.add(number)
            rows.firsts |= {text.start} if text is not None and not _is_title(row) else set()
    return rows


def _is_title(row: Sequence[Block]) -> bool:
    """Whether a row is one cell over the whole table, which says whose items follow."""
    one = len({block.cell for block in row}) == 1 and row[0].cell is not None and row[0].cell.column == 0
    first = row[0]
    return one and (tables.role(first) != tables.TEXT or first.heading or bool(cover.bodies_in_title(first, "")))


def _is_begun(row: Sequence[Block], text: Block | None, numbered: bool) -> bool:
    if any(block.number or (block.label and tables.role(block) <= tables.TEXT) for block in row):
        return True
    if text is None:
        return False
    several = len({block.cell for block in row}) > 1
    return not numbered or (several and not words.starts_lower(text.body))


def whose(cell: Block, subcommittee: str | None, group: str | None) -> tuple[str | None, str | None]:
    """The bodies that a cell of the column of groups names; a name without its level is a group's."""
    named = list(bodies.find(present.only(cell.text)))
    for body in named:
        if body.level == bodies.SUBCOMMITTEE:
            subcommittee, group = body.name, None
    working = next((body.name for body in named if body.level in (bodies.WORKING_GROUP, bodies.TASK_FORCE)), None)
    return subcommittee, working or (group if named else cell.text)
