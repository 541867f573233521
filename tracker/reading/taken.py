"""An item of a set of recommendations as it was taken from its blocks: its words put together, and what is doubtful
about the ordinals of several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tracker.reading import answers, tables
from tracker.reading.layout.blocks import Block, together
from tracker.reading.layout.lines import Cell
from tracker.reading.listed import inner
from tracker.reading.result import Item, Warned
from tracker.text import words

OPENING = re.compile(
    r"(?:The\s)?(?:COAC|Committee|Subcommittee|Working\sGroup|[A-Z]{2,8})\s(?:\w+\s){0,4}?(?:recommend|recogni[sz]|suggest|propos|urge|request)",
)


@dataclass(slots=True)
class Taken:
    """`number_at` is the block of a number printed on a line of its own, `beside` what the further cells of its row
    say, `answer` the paragraphs that a label like "Status:" opens. `titled`: it opens with a heading of its own, its
    text stands beneath. `section` counts the headings before."""

    first: Block
    blocks: list[Block]
    number: str
    number_at: Block | None
    subcommittee: str | None
    group: str | None
    titled: bool = False
    section: int = 0
    beside: list[Block] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)

    def item(self) -> Item:
        label = self.first.label
        text, status = answers.parted(self._text())
        said = (tables.said(self.beside), answers.quoted(status), answers.quoted(together(self.answer)))
        return Item(
            ordinal=label.value if label is not None and not label.is_bullet else None,
            number=self.number or None,
            subcommittee=self.subcommittee,
            group=self.group,
            text=text,
            span=((self.number_at or self.first).start, (self.answer or self.blocks)[-1].end),
            page=self.first.page,
            joined_across_break=any(block.joined for block in self.blocks) or self._is_torn(),
            status="\n".join(filter(None, said)) or None,
        )

    @property
    def is_untold(self) -> bool:
        """Whether the longest text of its row stands in another cell than the one taken for the recommendation."""
        own = sum(len(block.text.split()) for block in self.blocks)
        beside: dict[Cell | None, int] = {}
        for block in self.beside:
            beside[block.cell] = beside.get(block.cell, 0) + len(block.text.split())
        return not OPENING.match(self.first.body) and max(beside.values(), default=0) > own

    def take_row(self) -> None:
        """Take the one cell that opens as recommendations do; without it, all that is printed in the row."""
        row, label = [*self.blocks, *self.beside], self.first.label
        opening = [block for block in row if OPENING.match(block.body)]
        cell = [block for block in row if block.cell == opening[0].cell] if len(opening) == 1 else row
        self.first = replace(cell[0], label=cell[0].label or label)
        self.blocks, self.beside = [self.first, *cell[1:]], []

    def _text(self) -> str:
        text = self.first.body
        for before, block in zip(self.blocks, self.blocks[1:], strict=False):
            if _goes_on(before, block):
                text = words.joined(text, block.text)
            else:
                text = "\n".join(filter(None, (text, inner(block))))
        return text

    def _is_torn(self) -> bool:
        return any(_goes_on(*pair) for pair in zip(self.blocks, self.blocks[1:], strict=False))


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a cell goes on overleaf, or in the row below, within its sentence."""
    return block.cell is not None and block.cell != before.cell and not words.finished(before.text)


def noted(blocks: Sequence[Block]) -> frozenset[int]:
    """Where notes begin that an asterisk in the text above calls: they look like items of a list."""
    calls, found = 0, set()
    for block in blocks:
        if calls and block.label is not None and block.label.printed == "*":
            found.add(block.start)
            calls -= 1
        calls += block.body.count("*") % 2
    return frozenset(found)


def repeated(taken: Sequence[Taken], items: Sequence[Item], own: str | None) -> Iterator[Warned]:
    """Two items of one ordinal and one group would be one to the record. Where the ordinals begin again under another
    heading, that heading names somebody whom nobody knows: this is said once."""
    seen: dict[int, int] = {}
    told: set[int] = set()
    last: str | None = None
    for each, item in zip(taken, items, strict=True):
        group = item.group or own
        seen = seen if group == last else {}
        last = group
        if item.ordinal is None:
            continue
        before = seen.get(item.ordinal)
        seen[item.ordinal] = each.section
        if before == each.section:
            whose = f' under "{item.group}"' if item.group else ""
            said = f"item {item.ordinal} is printed twice{whose}; give each its own ordinal or its own heading"
            yield Warned("repeated-ordinal", said, item.span, item.page)
        elif before is not None and each.section not in told:
            told.add(each.section)
            said = f"item {item.ordinal} is printed again under another heading; say whose recommendations follow there"
            yield Warned("unknown-group", said, item.span, item.page)
