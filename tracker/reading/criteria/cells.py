"""Criteria from tables whose cells are known: ID, criterion, guidance and level each from its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tracker.reading import tables
from tracker.reading.criteria import criterion
from tracker.reading.criteria.criterion import Criterion
from tracker.reading.layout import column_heads
from tracker.reading.layout.blocks import Block
from tracker.reading.layout.column_heads import GUIDANCE, LEVEL, NUMBER, TEXT
from tracker.reading.layout.column_tables import ID

HEAD, CATEGORY = "heads", "category"
Cells = dict[int, list[Block]]  # what each column of a row holds
Owner = Criterion | str | None  # of a block: its criterion, HEAD, CATEGORY, or nothing that a table tells


@dataclass(slots=True)
class _Row:
    """A row that bears an ID in the column `at`, and the rows under it that bear none; `roles`: what each of its
    columns holds."""

    number: str
    at: int
    blocks: list[Block] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    held: dict[str, list[Block]] = field(default_factory=dict)


@dataclass(slots=True)
class _Tables:
    """One walk through the rows. `roles`: what the heads of each table say of its columns; `aside`: the cells in the
    columns before the IDs, each with what it is; `category`: what the last of them said in each table."""

    roles: dict[int, dict[int, str]] = field(default_factory=dict)
    open_row: dict[int, _Row] = field(default_factory=dict)
    aside: dict[int, Owner] = field(default_factory=dict)
    category: dict[int, str] = field(default_factory=dict)

    def owner(self, printed: Sequence[Block], table: int) -> _Row | str | None:
        cells = _cells(printed)
        heads = {column: column_heads.role(_said(held)) for column, held in cells.items()}
        if NUMBER in heads.values() and TEXT in heads.values():
            self.roles[table] = {column: role or _said(cells[column]).capitalize() for column, role in heads.items()}
            return HEAD
        at = self._id_column(cells, table)
        if at is not None:
            self._set_aside(cells, at, table)
            self.open_row[table] = _Row(str(_id(cells[at])), at)
        elif not self._goes_on(cells, table):
            return None
        row = self.open_row[table]
        self._take(row, cells, self.roles.get(table, {}))
        return row

    def _id_column(self, cells: Cells, table: int) -> int | None:
        """Where a row has its ID: under its head; where none is printed, in its first cell, or alone in its second."""
        heads = self.roles.get(table, {})
        numbered = [column for column in sorted(cells) if _id(cells[column])]
        headed = [column for column in numbered if _above(heads, column) == NUMBER]
        bare = [column for column in sorted(cells)[:2] if not heads and ID.fullmatch(_said(cells[column]))]
        first = [column for column in numbered if column == min(cells)]
        return next(iter((*headed, *first, *bare)), None)

    def _set_aside(self, cells: Cells, at: int, table: int) -> None:
        """Take from a row what stands before its ID in a column of categories; one that is printed again is no new
        one."""
        heads = self.roles.get(table, {})
        for column in [each for each in cells if each < at and _above(heads, each) not in (TEXT, GUIDANCE, LEVEL)]:
            held = cells.pop(column)
            new = _said(held) != self.category.get(table)
            self.category[table] = _said(held)
            self.aside |= {block.start: HEAD for block in held}
            if new:
                self.aside[held[0].start] = CATEGORY
                self.aside |= {block.start: None for block in held[1:]}

    def _goes_on(self, cells: Cells, table: int) -> bool:
        """Whether a row without an ID goes on with the one above: it holds more than what stands before the IDs."""
        row = self.open_row.get(table)
        if row is None:
            return False
        if max(cells) > row.at and self.category.get(table):
            self._set_aside(cells, row.at, table)
        return min(cells) > row.at

    def _take(self, row: _Row, cells: Cells, heads: dict[int, str]) -> None:
        row.blocks += sorted((block for held in cells.values() for block in held), key=lambda block: block.start)
        for column, held in sorted(cells.items()):
            role = row.roles.setdefault(column, _role(row, column, held, heads))
            row.held.setdefault(role, []).extend(held)


def owners(blocks: Sequence[Block]) -> list[Owner]:
    """For each block the criterion whose row it stands in, also where the page's end parts the row."""
    printed: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            printed.setdefault(block.cell[:2], []).append(block)
    tables = _Tables()
    rows = {place: tables.owner(held, place[0]) for place, held in printed.items()}
    made = {id(row): _made(row) for row in rows.values() if isinstance(row, _Row)}
    told: dict[tuple[int, int], Owner] = {
        place: made[id(row)] if isinstance(row, _Row) else row for place, row in rows.items()
    }
    _weigh(told, {id(made[id(row)]): _said(row.held.get(LEVEL, [])) for row in rows.values() if isinstance(row, _Row)})
    of_row = {block.start: told[block.cell[:2]] for block in blocks if block.cell is not None}
    of_row |= tables.aside
    return [of_row.get(block.start) for block in blocks]


def _cells(printed: Sequence[Block]) -> Cells:
    cells: Cells = {}
    for block in printed:
        cells.setdefault(block.cell[2] if block.cell else 0, []).append(block)
    return cells


def _said(held: Sequence[Block]) -> str:
    return " ".join(block.text for block in held)


def _id(held: Sequence[Block]) -> str | None:
    told = ID.fullmatch(held[0].text.split(maxsplit=1)[0])
    return told["id"] if told else None


def _above(heads: dict[int, str], column: int) -> str | None:
    """What the head over a column says that it holds."""
    above = max((each for each in heads if each <= column), default=None)
    return heads[above] if above is not None else None


def _role(row: _Row, column: int, held: Sequence[Block], heads: dict[int, str]) -> str:
    """What a cell holds: by the head over it; where no heads are printed, by what it says."""
    if column == row.at:
        return NUMBER
    if (above := _above(heads, column)) is not None:
        return above
    if column_heads.level(_said(held).capitalize()):
        return LEVEL
    return GUIDANCE if TEXT in row.held else TEXT


def _weigh(told: dict[tuple[int, int], Owner], printed: dict[int, str]) -> None:
    """Doubt what is to be doubted, once a level whose cell is merged over several rows holds for each of them. Titles
    and another table end what it can reach."""
    for _, run in groupby(told.items(), key=lambda pair: (pair[0][0], isinstance(pair[1], Criterion))):
        rows = list({id(each): each for _, each in run if isinstance(each, Criterion)}.values())
        _fill([each for each in rows if each.level or not printed[id(each)]])
        for each in rows:
            each.weigh(printed[id(each)])


def _fill(rows: Sequence[Criterion]) -> None:
    below: list[str | None] = [None]
    for each in reversed(rows):
        below.append(each.level or below[-1])
    above: str | None = None
    for each, after in zip(rows, reversed(below[:-1]), strict=True):
        if each.level is None:
            each.share([level for level in (above, after) if level])
        above = each.level


def _made(row: _Row) -> Criterion:
    beside = _said(row.held[NUMBER]).split(maxsplit=1)[1:]  # the criterion may stand in the cell of its ID
    text = "\n".join(filter(None, (*beside, tables.together(row.held.get(TEXT, [])))))
    text, within = criterion.without_guidance(text)
    printed = _said(row.held.get(LEVEL, []))
    marked = [name for name in column_heads.LEVELS if row.held.get(name)]  # two columns, with a mark in one
    level = marked[0] if len(marked) == 1 else column_heads.level(printed.capitalize())
    if level is None:
        text, level = criterion.without_level(text)
    made = Criterion(
        number=row.number,
        level=level,
        text=text,
        guidance="\n".join(filter(None, (within, tables.together(row.held.get(GUIDANCE, []))))) or None,
        span=(row.blocks[0].start, row.blocks[-1].end),
        page=row.blocks[0].page,
        torn=len({block.page for block in row.blocks}) > 1,
    )
    if made.torn:
        made.doubt("joined-paragraph", "a page break tore its row apart; it was joined")
    return made
