"""The parts of a criteria paper that is for several entity types: "Part Two – Consolidators", "Highway Carriers"."""

import re

from tracker.reading import headings
from tracker.reading.criteria import edition
from tracker.reading.layout.blocks import Block
from tracker.reading.layout.lines import BLANK, PAGE
from tracker.text import words

_PART = re.compile(
    rf"(?:Part|Volume)\s(?:{words.NUMBER_WORDS}|\d{{1,2}}|[IVX]{{1,4}}|[A-H])\b(?:\s?[.:,–—-]\s?|\s(?=\(?[A-Z])|$)"
    r"(?:for\s)?(?P<whom>.*)",
    re.IGNORECASE,
)
_LONGEST = 24  # words


def opens(block: Block) -> bool:
    """Whether a block is the heading of a part: it says so, or names those whom the criteria are for and nothing
    else."""
    text = block.text
    if block.is_listed or words.count(text) > _LONGEST or words.finished(text):
        return False
    numbered = _PART.match(text)
    if numbered:
        return not words.starts_lower(numbered["whom"])
    alone = block.heading or (block.gap in (BLANK, PAGE) and headings.is_titled(text))
    return alone and block.cell is None and edition.names_whom(text)


def whom(text: str) -> str | None:
    """The entity type that a part's heading names."""
    numbered = _PART.match(text)
    name = (numbered["whom"] if numbered else text).strip(" :")
    return name if edition.WHOM.search(name) else None
