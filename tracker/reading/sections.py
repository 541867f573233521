"""A paper's kept blocks parted under their headings: the sections together hold every kept word, once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, together
from tracker.reading.result import Section
from tracker.text import words

_DEEPER = 1.4


@dataclass(slots=True)
class Part:
    """A heading, if it has one, and the blocks under it; the first block holds the heading itself."""

    heading: Heading | None
    blocks: list[Block]

    @property
    def text(self) -> str:
        if self.heading is None:
            return together(self.blocks)
        return together(self.blocks)[self.heading.after :].strip()

    @property
    def span(self) -> tuple[int, int]:
        return self.blocks[0].start, self.blocks[-1].end


def parted(blocks: Iterable[Block], heading_of: Callable[[Block], Heading | None]) -> list[Part]:
    parts: list[Part] = []
    for block in blocks:
        heading = heading_of(block)
        is_first_note = block.note and bool(parts) and not parts[-1].blocks[-1].note  # no heading has notes under it
        if heading is not None or not parts or is_first_note:
            parts.append(Part(heading, [block]))
        else:
            parts[-1].blocks.append(block)
    return parts


def section(part: Part) -> Section:
    heading = part.heading
    return Section(
        heading=heading.printed if heading else "",
        text=part.text,
        points=points(part.blocks[1:] if heading else part.blocks),
        span=part.span,
        page=part.blocks[0].page,
        field=heading.field if heading else None,
    )


def points(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The items of the lists in a section; what is set deeper belongs to the point above it."""
    found: list[str] = []
    outer: Block | None = None
    for block in blocks:
        if block.label is None or not block.body:  # a dash alone fills a cell
            outer = None
        elif outer is not None and block.left > outer.left + _DEEPER and found:
            found[-1] += "\n" + block.text
        else:
            found.append(block.body)
            outer = block
    return tuple(found)


def paragraphs(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Each block as a section without a heading: how a paper is kept that nobody has a reader for."""
    return tuple(
        Section("", block.text, (block.body,) if block.label and block.body else (), block.span, block.page)
        for block in blocks
    )


def kept_words(parts: Iterable[Part]) -> int:
    """The words that stand in sections: counted from what was kept, not from what the source held."""
    return sum(words.count(together(part.blocks)) for part in parts)
