"""The whole text of a paper and the blocks it is laid out from: paragraphs and page furniture, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.reading.layout.lines import NONE, Cell, Line, Place
from tracker.reading.layout.paragraphs import Paragraph
from tracker.text.numbering import Label


@dataclass(frozen=True, slots=True)
class Block:
    """text[start:end] of the whole text is `text`: recommendation number and label as printed, then `body`.
    `gap` is what stands before it, `joined` what it was joined across, `joints` the places in `body` where
    its lines begin (see Paragraph), `why` the reason if it is dropped; `places` are those of its lines, counted from
    its own beginning. `note`: a footnote. `head`: it names a column of a table; `column`: the name over it in one;
    `below`: the further rows that its cell is merged with. `titled`: marked as a heading, whatever number it bears."""

    text: str
    body: str
    start: int = 0
    end: int = 0
    number: str = ""
    label: Label | None = None
    page: int | None = None
    gap: str = NONE
    left: float = 0
    lead: str = ""
    heading: bool = False
    joined: tuple[str, ...] = ()
    joints: tuple[tuple[int, str, bool], ...] = ()
    why: str = ""
    cell: Cell | None = None
    places: tuple[Place, ...] = ()
    note: bool = False
    head: bool = False
    column: str = ""
    below: int = 0
    titled: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def is_listed(self) -> bool:
        return self.label is not None or bool(self.number)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper taken apart, before anything is understood: its whole text, the kept blocks, the dropped ones, and the
    places of its printed lines."""

    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[Block, ...]
    places: tuple[Place, ...] = ()


def laid_out(paragraphs: Sequence[Paragraph]) -> Paper:
    text = ""
    kept: list[Block] = []
    dropped: list[Block] = []
    places: list[Place] = []
    for block in _blocks(paragraphs):
        if text:
            text += "\n" if block.gap == NONE and not block.why else "\n\n"
        placed = replace(block, start=len(text), end=len(text) + len(block.text))
        text += block.text
        (dropped if block.why else kept).append(placed)
        for page, (start, end), box in block.places:
            places.append(Place(page, (placed.start + start, placed.start + end), box))
    return Paper(text, tuple(kept), tuple(dropped), tuple(places))


def _blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in paragraphs:
        if paragraph.lines:
            blocks.append(_block(paragraph))
        for line in paragraph.after:
            text = f"{line.label} {line.text}".strip()
            blocks.append(Block(text, text, page=line.page, why=line.why, places=_place(line, 0, len(text))))
    return blocks


def _block(paragraph: Paragraph) -> Block:
    first = paragraph.first
    return Block(
        text=paragraph.printed,
        body=paragraph.body,
        number=paragraph.number,
        label=paragraph.label,
        page=first.page,
        gap=first.gap,
        left=first.left,
        lead=paragraph.lead,
        heading=paragraph.heading,
        joined=tuple(paragraph.joined),
        cell=first.cell,
        below=first.below,
        titled=paragraph.titled,
        note=first.note,
        joints=tuple(paragraph.joints),
        places=tuple(_places(paragraph)),
    )


def _places(paragraph: Paragraph) -> Iterator[Place]:
    before = len(paragraph.printed) - len(paragraph.body)
    starts = [0, *(before + start for start, _, _ in paragraph.joints), len(paragraph.printed)]
    for line, (start, end) in zip(paragraph.lines, pairwise(starts), strict=True):
        words = paragraph.printed[start:end].rstrip()
        yield from _place(line, start, start + len(words))


def _place(line: Line, start: int, end: int) -> tuple[Place, ...]:
    return (Place(line.page, (start, end), line.box),) if line.page and line.box and start < end else ()


def together(blocks: Sequence[Block]) -> str:
    """The text of several blocks, set as in the whole text."""
    parts = [
        ("" if place == 0 else "\n" if block.gap == NONE else "\n\n") + block.text for place, block in enumerate(blocks)
    ]
    return "".join(parts)
