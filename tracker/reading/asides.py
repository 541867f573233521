"""The sections of a set of recommendations that hold none of them, though their paragraphs may bear numbers: what leads
up to them or comes after, and appendices."""

import re
from collections.abc import Callable, Iterator, Sequence

from tracker.reading import cover
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block
from tracker.reading.result import Warned
from tracker.text import numbering, words

HeadingOf = Callable[[Block], Heading | None]
_APPENDIX = re.compile(
    rf"(?:Appendix|Annex|Attachment|Exhibit|Enclosure|Addendum)\b"
    rf"(?:\s(?:[A-Z]|\d{{1,2}}|[IVX]{{1,4}}|{words.NUMBER_WORDS})\b)?(?:\s?[-–—:.(].*)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:[A-Z]\w+\s){0,2}(?:background|introduction|overview|purpose|scope|history|discussion|findings|method(?:ology)?|"
    r"conclusions?|references|definitions|glossary|acronyms|membership|members|timeline|next\ssteps|acknowledge?ments?)"
    r"(?:\s(?:and|&|of|to|for)\s\w+(?:\s\w+){0,3})?",
    re.IGNORECASE,
)
_ASKS = r"\s(?:\w+\s){0,3}?(?:recommends|recogni[sz]es|suggests|proposes|urges|requests)\b"
_OF_THE_COMMITTEE = re.compile(rf"(?:The\s)?(?:COAC|Committee){_ASKS}")
_OF_ANYBODY = re.compile(rf"(?:The\s)?(?:COAC|Committee|Subcommittee|Working\sGroup|Task\sForce|[A-Z]{{2,8}}){_ASKS}")
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b", re.IGNORECASE)


def appendix(block: Block) -> Heading | None:
    """The heading of an appendix: "Appendix A – Samples by Mail"."""
    opens = not block.is_listed and block.cell is None and not cover.is_prose(block)
    found = opens and _APPENDIX.fullmatch(block.text) is not None and not block.text.endswith((".", ";", ","))
    return Heading(block.text.rstrip(": "), len(block.text)) if found else None


def without(blocks: Sequence[Block], heading_of: HeadingOf) -> list[Block]:
    """The blocks but for those of such sections; of one that is no appendix, the heading stays, which ends what is
    above it."""
    kept: list[Block] = []
    inside = bare = False
    for section in _sections(blocks, heading_of):
        first = section[0]
        named = _RECOMMENDATIONS.search(first.text) is not None
        if appendix(first):
            inside, bare = not named, len(section) == 1
        elif bare and named:
            inside = bare = False
        else:
            bare = False
        if not inside:
            heading = heading_of(first)
            aside = heading is not None and _ASIDE.fullmatch(heading.printed) and not _goes_on(kept, section)
            kept += section[:1] if aside and not _holds(section, _OF_ANYBODY) else section
        elif _holds(section, _OF_THE_COMMITTEE):
            kept += section
    return kept


def doubts(blocks: Sequence[Block], kept: Sequence[Block], short: str) -> Iterator[Warned]:
    """A body named in an appendix may as well head the next list."""
    there = {block.start for block in kept}
    for block in (each for each in blocks if each.start not in there):
        if cover.bodies_in_title(block, short):
            said = f'what stands under "{block.text}" was taken as part of an appendix; look whether it recommends'
            yield Warned("left-out", said, block.span, block.page)


def _sections(blocks: Sequence[Block], heading_of: HeadingOf) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in blocks:
        if section and heading_of(block):
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _holds(section: Sequence[Block], asks: re.Pattern[str]) -> bool:
    return any(block.number or asks.match(block.body) for block in section)


def _goes_on(before: Sequence[Block], section: Sequence[Block]) -> bool:
    """Whether the numbers of the list above go on in a section: then its heading stands within the list."""
    last = next((value for block in reversed(before) if (value := _value(block))), 0)
    return last > 0 and next((value for block in section if (value := _value(block))), 0) == last + 1


def _value(block: Block) -> int:
    return block.label.value if block.label is not None and block.label.kind == numbering.DECIMAL else 0
