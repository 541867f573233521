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

HEAD = "heads"
Cells = dict[int, list[Block]]  # what each column of a row holds
Owner = Criterion | str | None  # of a block: its criterion, HEAD, or nothing that a table tells


@dataclass(slots=True)
class _Row:
    """A row that bears an ID, and the rows under it that bear none; `roles`: what each of its columns holds."""

    number: str
    blocks: list[Block] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    held: dict[str, list[Block]] = field(default_factory=dict)


def owners(blocks: Sequence[Block]) -> list[Owner]:
    """For each block the criterion whose row it stands in, also where the page's end parts the row."""
    printed: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            printed.setdefault(block.cell[:2], []).append(block)
    roles: dict[int, dict[int, str]] = {}
    open_row: dict[int, _Row] = {}
    rows = {place: _owner(held, place[0], roles, open_row) for place, held in printed.items()}
    made = {id(row): _made(row) for row in rows.values() if isinstance(row, _Row)}
    told: dict[tuple[int, int], Owner] = {
        place: made[id(row)] if isinstance(row, _Row) else row for place, row in rows.items()
    }
    _weigh(told, {id(made[id(row)]): _said(row.held.get(LEVEL, [])) for row in rows.values() if isinstance(row, _Row)})
    return [told[block.cell[:2]] if block.cell is not None else None for block in blocks]


def _owner(
    printed: Sequence[Block], table: int, roles: dict[int, dict[int, str]], open_row: dict[int, _Row]
) -> _Row | str | None:
    cells = _cells(printed)
    heads = {column: column_heads.role(_said(held)) for column, held in cells.items()}
    if NUMBER in heads.values() and TEXT in heads.values():
        roles[table] = {column: role or _said(cells[column]).capitalize() for column, role in heads.items()}
        return HEAD
    first = min(cells)
    told = ID.fullmatch(cells[first][0].text.split(maxsplit=1)[0])
    if told:
        open_row[table] = _Row(told["id"])
    elif table not in open_row or first <= min(open_row[table].roles):
        return None
    row = open_row[table]
    row.blocks += printed
    for column, held in sorted(cells.items()):
        role = row.roles.setdefault(column, _role(row, column, held, roles.get(table, {})))
        row.held.setdefault(role, []).extend(held)
    return row


def _cells(printed: Sequence[Block]) -> Cells:
    cells: Cells = {}
    for block in printed:
        cells.setdefault(block.cell[2] if block.cell else 0, []).append(block)
    return cells


def _said(held: Sequence[Block]) -> str:
    return " ".join(block.text for block in held)


def _role(row: _Row, column: int, held: Sequence[Block], heads: dict[int, str]) -> str:
    """What a cell holds: by the head over it; where no heads are printed, by what it says."""
    if not row.held:
        return NUMBER
    above = max((each for each in heads if each <= column), default=None)
    if above is not None:
        return heads[above]
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
