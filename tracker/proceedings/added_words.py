"""Words of items and sections that do not stand in the source: typed in the review, or changed there. They may be right
(a misprint, a page read badly), so a warning names them, which a person has to accept; and readers are told how many
they are."""

from collections import Counter
from collections.abc import Sequence

from tracker.proceedings import arranged
from tracker.records.paper import ITEM, SECTION, Paper, PaperBlock, PaperWarning
from tracker.text.unprinted import unprinted
from tracker.text.words import line_at

CODE = "not-in-source"
_SHOWN = 12  # words in one warning
_FIELDS = ("text", "heading", "points", "status", "guidance")
Added = list[tuple[PaperBlock, list[str]]]


def added(paper: Paper) -> Added:
    """The blocks that have such words, each with them. A word that stands in two fields of a block (a point stands in
    its section's text too) counts once."""
    found: list[Counter[str]] = [Counter() for _ in paper.blocks]
    for role in (SECTION, ITEM):
        places = [place for place, block in enumerate(paper.blocks) if block.role == role]
        for field in _FIELDS:
            texts = [(_words(paper.blocks[place], field), _source(paper, paper.blocks[place])) for place in places]
            for place, beyond in zip(places, unprinted(texts), strict=True):
                found[place] |= Counter(beyond)
    return [(block, list(words.elements())) for block, words in zip(paper.blocks, found, strict=True) if words]


def counted(paper: Paper) -> int:
    return sum(len(words) for _, words in added(paper))


def warn(paper: Paper) -> None:
    """The warnings of a paper say what is so now, after all others; what somebody looked at stays looked at."""
    held = [one for one in paper.warnings if one.code == CODE]
    seen = {one.message: one.accepted_by for one in held}
    last = max((one.place for one in paper.warnings if one.code != CODE), default=0)
    for block, words in added(paper):
        last += 1
        warning = held.pop(0) if held else PaperWarning(code=CODE, place=last)
        if warning not in paper.warnings:
            paper.warnings.append(warning)
        warning.message = f"{arranged.named(paper, block)} has {_said(words)}"
        warning.line = line_at(paper.text, block.start) if block.start is not None else None
        warning.accepted_by = seen.get(warning.message)
    for gone in held:
        paper.warnings.remove(gone)


def about(paper: Paper) -> dict[int, PaperBlock]:
    """By the place of each such warning, the item or section that it is about."""
    held = [one.place for one in paper.warnings if one.code == CODE]
    return {place: block for place, (block, _) in zip(held, added(paper), strict=False)} if held else {}


def _words(block: PaperBlock, field: str) -> str:
    return "\n".join(block.point_list) if field == "points" else str(getattr(block, field) or "")


def _source(paper: Paper, block: PaperBlock) -> str:
    """The stretch that it was read from; the whole text, where nobody can say which."""
    return paper.text[block.start : block.end]


def _said(words: Sequence[str]) -> str:
    one = len(words) == 1
    shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    what = "1 word that does" if one else f"{len(words)} words that do"
    return f"{what} not stand in the source: {shown}{more}; look whether the paper prints {'it' if one else 'them'}"
