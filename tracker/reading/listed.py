"""The list that stands under a heading: each entry with all that is printed under it, whatever marks the entries bear.
A list within an entry belongs to it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tracker.reading import tables
from tracker.reading.layout.blocks import Block
from tracker.reading.result import Item, Warned
from tracker.reading.sections import Part
from tracker.text import numbering
from tracker.text.numbering import Label

_DEEPER = 1.4
_COLUMN = re.compile(
    r"(?:COAC\s|CBP\s|Current\s|Previous\s|Prior\s)?"
    r"(?:No\.?|Number|#|Item|Recommendations?|Objectives?|Goals?|Tasks?|Status|Response|Update|Comments?|Date|Group)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """`first` opens it, `rest` is printed under it. `head` is the line above its list that is none of the section's
    own, `number_at` the block of a recommendation number on a line of its own; `goes_on`: another entry follows."""

    first: Block
    head: Block | None = None
    number_at: Block | None = None
    rest: list[Block] = field(default_factory=list)
    goes_on: bool = False

    @property
    def own(self) -> list[Block]:
        """Its first block, and what belongs to it: of the last entry, only what is set as a part of it; in a table,
        what stands in its column."""
        if self.first.cell is not None:
            return [self.first, *(block for block in self.rest if self._is_below(block))]
        own = [self.first]
        for block in self.rest:
            if block.note or block.cell or (self.is_loose(block, own[-1]) and not self.goes_on):
                break
            own.append(block)
        return own

    @property
    def beside(self) -> list[Block]:
        """What stands in the further cells of its rows, where the list is a table."""
        return [block for block in self.rest if self.is_beside(block)]

    @property
    def text(self) -> str:
        return "\n".join([self.first.body, *(inner(block) for block in self.own[1:])])

    @property
    def number(self) -> str | None:
        return self.first.number or (self.number_at.number if self.number_at else None) or None

    @property
    def ordinal(self) -> int | None:
        label = self.first.label
        return label.value if label is not None and not label.is_bullet else None

    def is_beside(self, block: Block) -> bool:
        here, there = self.first.cell, block.cell
        if here is None or there is None or here.table != there.table:
            return False
        return there.column > here.column or (there.row == here.row and there.column != here.column)

    def _is_below(self, block: Block) -> bool:
        here, there = self.first.cell, block.cell
        return here is not None and there is not None and here[::2] == there[::2]

    def is_loose(self, block: Block, before: Block) -> bool:
        """Whether a paragraph bears no sign that it is a part of the entry."""
        return block.label is None and not _is_deeper(block, self.first.left) and not before.text.endswith(":")

    def item(self, subcommittee: str | None = None, group: str | None = None) -> Item:
        own = self.own
        return Item(
            ordinal=self.ordinal,
            number=self.number,
            subcommittee=subcommittee,
            group=group,
            text=self.text,
            span=((self.number_at or self.first).start, own[-1].end),
            page=self.first.page,
            joined_across_break=any(block.joined for block in own),
        )


def inner(block: Block) -> str:
    """A paragraph within an entry; every bullet looks the same, for each form of a paper has its own."""
    if block.label is not None and block.label.is_bullet:
        return f"• {block.body}"
    return block.text


def under(part: Part) -> list[Block]:
    """The blocks under a heading; what its own line goes on with comes first."""
    if part.heading is None:
        return part.blocks
    first = part.blocks[0]
    rest = first.text[part.heading.after :]
    text = rest.strip()
    if not text:
        return part.blocks[1:]
    start = first.end - len(rest.lstrip())
    label, body = numbering.split(text)
    run_on = replace(
        first, text=text, body=body, start=start, label=label, number="", heading=False, lead="", joints=()
    )
    return [run_on, *part.blocks[1:]]


def is_column_head(block: Block) -> bool:
    """Whether a block is the name of a table's column: "No.", "Recommendation", "Status"."""
    return block.head or (block.cell is not None and _COLUMN.fullmatch(block.text.strip(" :")) is not None)


def entries(blocks: Sequence[Block], is_head: Callable[[Block], bool] = lambda block: False) -> list[Entry]:
    """The entries of the lists in these blocks. What stands before the first one is none; a head ends a list. Where
    the marks stand in the further cells of a table only, its rows are the list."""
    blocks = tables.ordered(blocks)
    if _is_marked_beside(blocks):
        return unmarked(blocks)
    walk = _Walk()
    for block in blocks:
        if is_head(block):
            walk.turn(block)
        elif not is_column_head(block):
            walk.take(block)
    return [entry for entry in walk.found if entry.text]


def _is_marked_beside(blocks: Sequence[Block]) -> bool:
    first = next((block for block in blocks if block.is_listed), None)
    before = blocks[: blocks.index(first)] if first is not None and first.cell else ()
    row = first.cell.row if first is not None and first.cell is not None else None
    return any(block.cell is not None and block.cell.row == row for block in before if not is_column_head(block))


def unmarked(blocks: Sequence[Block], opens: Callable[[Block], bool] = lambda block: True) -> list[Entry]:
    """The entries of a list that bears no marks: the rows of a table; else by what opens one, each paragraph if
    nothing else is said."""
    printed = [block for block in tables.ordered(blocks) if block.body and not is_column_head(block)]
    rows = _rows(printed)
    found: list[Entry] = []
    for block in printed:
        if block.start in rows or (not rows and opens(block)):
            found.append(Entry(block))
        elif found:
            found[-1].rest.append(block)
    return found


def _rows(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the entries of a table begin: in each row the cell of its texts; where no column is named so, its first
    cell, unless the rows above have one further to the left: then it goes on with theirs."""
    named = tables.with_text_column(blocks)
    texts = {block.cell.row: block for block in reversed(blocks) if block.cell and tables.role(block) == tables.TEXT}
    firsts = {block.cell.row: block for block in reversed(blocks) if block.cell and block.cell.table not in named}
    edges = {block.cell.table: block.cell.column for block in blocks if block.cell}
    for block in firsts.values():
        if block.cell:
            edges[block.cell.table] = min(edges[block.cell.table], block.cell.column)
    opening = [block for block in firsts.values() if block.cell and block.cell.column == edges[block.cell.table]]
    return frozenset(block.start for block in (*texts.values(), *opening))


@dataclass(slots=True)
class _Walk:
    """`_within`: how far each form of list has come within the open entry; `_above`: the text before the next block."""

    found: list[Entry] = field(default_factory=list)
    head: Block | None = None
    _style: Label | None = None
    _left: float = 0
    _last: int = 0
    _pending: Block | None = None
    _is_open: bool = False
    _above: str = ""
    _within: dict[str, int] = field(default_factory=dict)

    def turn(self, head: Block) -> None:
        self.head, self._style, self._last, self._is_open, self._pending = head, None, 0, False, None

    def take(self, block: Block) -> None:
        label = numbering.in_series(block.label, self._style, self._last) if block.label else None
        if block.number and not block.body:
            self._pending = block
        elif self._is_open and not block.number and self._is_in_row(block):
            self._append(block)
        elif self._opens(block, label):
            self._open(replace(block, label=label), label)
        elif self._is_open:
            self._append(block)
        self._above = block.text

    def _is_in_row(self, block: Block) -> bool:
        """Whether a cell stands beside the one that opened the entry, with which it is read whatever it says."""
        return self._pending is None and self.found[-1].is_beside(block)

    def _append(self, block: Block) -> None:
        self.found[-1].rest.append(block)
        if block.label is not None and not self.found[-1].is_beside(block):
            self._within[block.label.style] = block.label.value

    def _open(self, block: Block, label: Label | None) -> None:
        if self._is_open:
            self.found[-1].goes_on = True
        self.found.append(Entry(block, self.head, self._pending))
        self._pending, self._is_open, self._within = None, True, {}
        if label is not None:
            if self._style is None:
                self._style, self._left = label, block.left
            self._last = label.value

    def _opens(self, block: Block, label: Label | None) -> bool:
        if self._pending is not None or block.number:
            return True
        if label is None or self._style is None:
            return label is not None
        if label.kind != self._style.kind:
            return False
        if label.is_bullet:
            return label.printed == self._style.printed and not _is_deeper(block, self._left)
        return self._is_next(block, label, label.style == self._style.style)

    def _is_next(self, block: Block, label: Label, alike: bool) -> bool:
        """Whether a number or letter is one of the list itself, not of a list within its open entry."""
        deeper, follows = _is_deeper(block, self._left), label.value == self._last + 1
        awaited = self._is_open and self._above.endswith(":")
        within = self._within.get(label.style, 0)
        if within and label.value == within + 1 and (deeper or not follows or within == 1):
            return False
        if follows:
            return alike or not (within or awaited)
        return alike and not deeper and not (label.value == 1 and awaited)


def _is_deeper(block: Block, left: float) -> bool:
    return block.left > left + _DEEPER


def doubts(found: Sequence[Entry], noun: str) -> Iterator[Warned]:
    """What to look at in a list: a number left out, a paragraph that may not belong where it was put."""
    last: Entry | None = None
    for entry in found:
        before = last.ordinal if last is not None and last.head is entry.head else None
        if entry.ordinal is not None and before and entry.ordinal not in (1, before + 1):
            said = f"{noun} {entry.ordinal} follows {noun} {before}: look whether one is missing"
            yield Warned("missing-field", said, entry.first.span, entry.first.page)
        own = entry.own
        for block, above in zip(own[1:], own, strict=False):
            if entry.is_loose(block, above):
                said = f"a paragraph without a number was taken as part of the {noun} before it"
                yield Warned("joined-paragraph", said, block.span, block.page)
        last = entry
