"""Parts, focus areas and categories of a criteria paper, each with its criteria, its heading and the words under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.reading.criteria import parts
from tracker.reading.criteria.criterion import Criterion
from tracker.reading.criteria.units import Unit
from tracker.reading.criteria.walk import FOCUS_AREA, PART, Title
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block
from tracker.reading.mentions.named import Json
from tracker.text import words

_DASHES = frozenset("–—-")
_LONGEST = 16  # words of a title


@dataclass(slots=True)
class Category:
    """`title` is None for criteria that stand under no heading of theirs."""

    focus_area: Title | None
    title: Title | None
    part: Title | None = None
    criteria: list[Criterion] = field(default_factory=list)

    def holds(self, criterion: Criterion) -> bool:
        number = self.title.number if self.title else None
        own = number or (self.criteria[0].major if self.criteria else None)
        return own is None or own == criterion.major

    @property
    def entity_type(self) -> str | None:
        return parts.whom(named(self.part)[0]) if self.part else None

    @property
    def name(self) -> str | None:
        return named(self.title)[0] if self.title else None

    def to_json(self) -> Json:
        name, text = named(self.title) if self.title else (None, None)
        begin = self.title.first.start if self.title else self.criteria[0].span[0]
        return {
            "focus_area": named(self.focus_area)[0] if self.focus_area else None,
            "number": self.title.number if self.title else None,
            "category": name,
            "text": text or None,
            "items": [each.number for each in self.criteria],
            "span": [begin, max(each.span[1] for each in self.criteria)],
            **({"entity_type": self.entity_type} if self.part else {}),
        }


def categories(told: Sequence[Title | Criterion]) -> list[Category]:
    """Those with criteria: a heading without any is of a table of contents, or of nothing."""
    found: list[Category] = []
    part: Title | None = None
    focus_area: Title | None = None
    for each in told:
        if isinstance(each, Criterion):
            if not found or found[-1].part is not part or not found[-1].holds(each):
                found.append(Category(focus_area, None, part))
            found[-1].criteria.append(each)
        elif each.kind == PART:
            part, focus_area = each, None
        elif each.kind == FOCUS_AREA:
            focus_area = each
        else:
            found.append(Category(focus_area, each, part))
    return [each for each in found if each.criteria]


def titles(found: Sequence[Category]) -> Iterator[Title]:
    """The headings of the paper, in order."""
    told: set[int] = set()
    for each in found:
        for title in (each.part, each.focus_area, each.title):
            if title is not None and id(title) not in told:
                told.add(id(title))
                yield title


def named(title: Title) -> tuple[str, str]:
    """A title's name, and the text that follows it: after a dash or a colon, on the next line, or in a new sentence."""
    end = _end(title)
    rest = title.units[end:]
    if rest and rest[0].text in _DASHES:
        rest = rest[1:]
    return _said(title.units[:end]).rstrip(" :.–—-"), _said(rest)


def _end(title: Title) -> int:
    """How many words the name has."""
    units = title.units
    block = [unit for unit in units if unit.block == units[0].block] if units else []
    for place, unit in enumerate(block[:_LONGEST] if title.kind != PART else ()):
        if unit.text in _DASHES:
            return place
        if unit.text.endswith(":"):
            return place + 1
    if len(block) > _LONGEST:
        return next((place + 1 for place, unit in enumerate(block[:_LONGEST]) if words.finished(unit.text)), len(block))
    return len(block)


def _said(units: Sequence[Unit]) -> str:
    lines: dict[int, list[str]] = {}
    for unit in units:
        lines.setdefault(unit.block, []).append(unit.text)
    return "\n".join(" ".join(line) for line in lines.values())


def headings(found: Sequence[Category], blocks: Sequence[Block]) -> dict[int, Heading]:
    """The heading that each block opens with, by the block's place."""
    told = {}
    for title in titles(found):
        block, end = blocks[title.first.block], _end(title)
        if title.first.start == block.start and end:
            after = title.units[end - 1].end - block.start
            dash = len(block.text) - len(block.text[after:].lstrip(" –—-"))
            told[title.first.block] = Heading(block.text[:after].rstrip(" :"), dash)
    return told
