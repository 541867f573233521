"""The headings of a charge: purpose, scope, objectives, membership, deliverables and the like, plain or numbered, alone
on their line or before text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.reading import cover, headings
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block
from tracker.text import words

OBJECTIVES = tuple(  # what papers call them, the surest name first
    re.compile(name, re.IGNORECASE) for name in (r"\bobjectives?\b", r"\bgoals?\b", r"\btask(?:s|ings?)?\b(?!\sforce)")
)
_NAMES = words.word_set(
    "purpose background scope objective objectives goal goals task tasks tasking taskings deliverable deliverables "
    "membership members participants composition timeline timelines timeframe schedule milestones duration meetings "
    "reporting responsibilities roles leads leadership co-leads co-chairs resources assumptions constraints authority "
    "approach methodology outcome outcomes mission vision approval governance definitions references issue problem"
)
_NOT_FIRST = words.word_set("the this these those our its a an to in")
_LONGEST = 7  # words
_RUN_IN = re.compile(r"([A-Z][A-Za-z/&,'’() -]{2,60}?)(?:\s?:|\s[-–—])\s")
_SPLIT = re.compile(r"[\s/]+")


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of one paper, by their place: `numbered` are those that bear a number or letter, `apart` those that
    only their place tells."""

    numbered: dict[int, Heading]
    apart: frozenset[int] = frozenset()

    def heading(self, block: Block) -> Heading | None:
        if _is_in_list(block):
            return None
        if block.start in self.apart:
            return Heading(block.text, len(block.text))
        return self.named(block) or (None if block.is_listed else headings.of(block))

    def named(self, block: Block) -> Heading | None:
        """A heading that is known by its words or its number, not by its type alone; the cells of a list are none."""
        if _is_in_list(block):
            return None
        if block.is_listed:
            return self.numbered.get(block.start)
        return _named(block) or headings.of(replace(block, heading=False, lead=""))


def of(blocks: Sequence[Block]) -> Outline:
    marked = {block.start: heading for block in blocks if (heading := headings.marked(block)) is not None}
    return Outline(_numbered(blocks) | marked, cover.above_text(blocks))


def _is_in_list(block: Block) -> bool:
    """Whether a block stands in a table whose columns bear names; one of labels and values has none."""
    return block.head or bool(block.column)


def _numbered(blocks: Sequence[Block]) -> dict[int, Heading]:
    """Numbers belong to headings only where the objectives have theirs on a numbered line: "3. Objectives"."""
    blocks = [block for block in blocks if not _is_in_list(block)]
    if any(not block.is_listed and _is_wanted(_named(block)) for block in blocks):
        return {}
    listed = [block for block in blocks if block.label is not None and not block.label.is_bullet]
    first = next((block for block in listed if _is_wanted(_named(_unlabelled(block)))), None)
    if first is None or first.label is None:
        return {}
    form = (first.label.kind, first.label.style)
    return _in_order([one for one in listed if one.label and (one.label.kind, one.label.style) == form])


def _in_order(blocks: Sequence[Block]) -> dict[int, Heading]:
    """The headings among blocks that are labelled alike, one after the other. Once a list of the same form has begun
    under one, only a known name heads the next."""
    found: dict[int, Heading] = {}
    last, inside = 0, False
    for block in blocks:
        value = block.label.value if block.label else 0
        own = _unlabelled(block)
        follows = value == last + 1
        heading = _named(own) if follows or (value > last and not inside) else None
        if heading is None and follows and not inside:
            heading = _titled(own)
        inside = (inside or value <= last) and heading is None
        if heading is not None:
            found[block.start] = replace(heading, after=heading.after + len(block.text) - len(block.body))
            last = value
    return found


def _unlabelled(block: Block) -> Block:
    return replace(block, text=block.body, label=None, number="")


def _is_wanted(heading: Heading | None) -> bool:
    return heading is not None and any(name.search(heading.printed) for name in OBJECTIVES)


def _named(block: Block) -> Heading | None:
    """A heading whose words are those of a charge."""
    text = block.text
    run_in = _RUN_IN.match(text)
    if run_in and _is_name(run_in[1]):
        return Heading(run_in[1].strip(), run_in.end())
    name = text.rstrip(": ")
    if _is_name(name) and (text.endswith(":") or block.heading or _is_titled(name)):
        return Heading(name, len(text))
    lead = block.lead.rstrip(".: ")
    if lead and text.startswith(block.lead) and _is_name(lead):
        return Heading(lead, len(block.lead))
    return None


def _titled(block: Block) -> Heading | None:
    short = 0 < len(block.text.split()) <= _LONGEST and block.text[-1] not in ".;,"
    set_apart = block.lead == block.text or headings.is_titled(block.text)
    return Heading(block.text.rstrip(": "), len(block.text)) if short and set_apart else None


def _is_titled(name: str) -> bool:
    """Whether a line reads as a heading without any sign of one: capitals, or no word but those of headings."""
    spelt = _SPLIT.split(name.strip())
    return headings.is_titled(" ".join(spelt)) or {word.lower() for word in spelt} <= _NAMES | {"and", "of", "&"}


def _is_name(name: str) -> bool:
    spelt = [word.strip("(),:'’").lower() for word in _SPLIT.split(name.replace("Task Force", "").strip())]
    known = any(word in _NAMES for word in spelt)
    return known and len(spelt) <= _LONGEST and spelt[0] not in _NOT_FIRST and name[:1].isupper()
