"""The rows of a table that lists recommendations or objectives: which column holds the number, which the text, which
the group; all others tell of where each stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from tracker.reading.layout.blocks import Block
from tracker.reading.layout.lines import Cell
from tracker.text import numbering, words
from tracker.text.numbering import Label

NUMBER, TEXT, GROUP, OTHER = range(4)
_ROLES = (
    (
        NUMBER,
        re.compile(r"(?:(?:COAC\s)?Rec(?:ommendation|\.)?\s)?(?:No|Nos|Number|ID|Item)\b\.?(?:\s?No\.?)?|#|ID", re.I),
    ),
    (
        TEXT,
        re.compile(
            r"(?:\w+['’]?s?\s){0,3}(?:recommendations?|objectives?|goals?|tasks?)(?:\s\((?:\w+\s?){1,4}\))?|"
            r"(?:full\s)?text(?:\sof\s(?:the\s)?\w+)?|description",
            re.I,
        ),
    ),
    (
        GROUP,
        re.compile(
            r"(?:sub-?committee|working\sgroup|task\sforce|group)(?:\s?(?:/|or|and|,)\s?\w+(?:\s\w+)?){0,2}", re.I
        ),
    ),
)
_BARE = re.compile(r"\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|[A-Za-z]")
_STATUS = re.compile(r"^$|\b(?:status|response|answer|update|comments?|stands?|feedback|disposition)\b", re.IGNORECASE)


def role(block: Block) -> int:
    """What the column of a cell holds, by its name."""
    name = (block.text if block.head else block.column).strip(" :")
    return next((each for each, pattern in _ROLES if pattern.fullmatch(name)), OTHER)


def with_text_column(blocks: Iterable[Block]) -> frozenset[int]:
    """The tables that name the column of the listed texts."""
    return frozenset(block.cell.table for block in blocks if block.cell and block.column and role(block) == TEXT)


def ordered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; in each row of such a table its number stands first, its text next, and what a cell says that is
    merged with it stands there too."""
    named = with_text_column(blocks)
    merged: list[Block] = []
    found: list[Block] = []
    for row, run in groupby(blocks, key=lambda block: block.cell[:2] if block.cell else None):
        cells = list(run)
        if row is None or row[0] not in named:
            found += cells
            continue
        merged = [block for block in merged if _reaches(block, row)]
        held = [*cells, *(replace(block, cell=Cell(row[0], row[1], _column(block)), below=0) for block in merged)]
        merged += [block for block in cells if block.below and role(block) in (GROUP, OTHER) and not block.head]
        found += sorted(_relabelled(sorted(held, key=_column)), key=role)
    return found


def _reaches(block: Block, row: tuple[int, int]) -> bool:
    """Whether the cell of a block is merged with one of that row."""
    cell = block.cell
    return cell is not None and cell.table == row[0] and row[1] <= cell.row + block.below


def _column(block: Block) -> int:
    return block.cell.column if block.cell else 0


def _relabelled(cells: Sequence[Block]) -> Sequence[Block]:
    """The number of a row is that of its text, though another cell stands between them."""
    if (marked := _marked(cells)) is not None:
        return marked
    text = next((place for place, block in enumerate(cells) if role(block) == TEXT), 0)
    label, first = cells[0].label, cells[0]
    if not text or label is None or label.is_bullet or cells[text].is_listed or first.head or role(first) == NUMBER:
        return cells
    bare = replace(first, label=None, text=first.body, start=first.end - len(first.body))
    return [bare, *cells[1:text], replace(cells[text], label=label), *cells[text + 1 :]]


def _marked(cells: Sequence[Block]) -> Sequence[Block] | None:
    """A row with the mark that stands in the column of numbers ("iv") as the label of its text; None without one."""
    number, text = (next((one for one in cells if role(one) == each and not one.head), None) for each in (NUMBER, TEXT))
    label = _mark(number) if number is not None else None
    if label is None or text is None or text.is_listed:
        return None
    return [replace(one, label=label) if one is text else one for one in cells if one is not number]


def _mark(number: Block) -> Label | None:
    bare = number.text.strip("(). ")
    return numbering.split(f"{bare}. ")[0] if _BARE.fullmatch(bare) else None


def said(beside: Sequence[Block]) -> str:
    """What the further cells of a row say, as printed, with the names of their columns; without, where it is a status
    and nothing else."""
    cells: dict[Cell | None, list[Block]] = {}
    for block in beside:
        cells.setdefault(block.cell, []).append(block)
    texts = [(held[0].column, together(held)) for held in cells.values()]
    if len({name for name, _ in texts}) < 2 and _STATUS.search(texts[0][0] if texts else ""):
        return "\n".join(text for _, text in texts)
    return "\n".join(f"{name.rstrip(' :')}: {text}" if name else text for name, text in texts)


def together(blocks: Sequence[Block]) -> str:
    """The paragraphs of a cell; what a page break tore apart is joined again."""
    text, page = "", None
    for block in blocks:
        torn = block.page != page and text and not words.finished(text)
        text = words.joined(text, block.text) if torn else "\n".join(filter(None, (text, block.text)))
        page = block.page
    return text
