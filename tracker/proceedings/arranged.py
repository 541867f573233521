"""What stands where among a paper's blocks: what a person calls each, its neighbours, its place in the source, its
ordinal. Nothing is changed here but a block in hand."""

import json
import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Any

from tracker.records.paper import ITEM, Paper, PaperBlock
from tracker.rules.paper import items_of
from tracker.rules.refusal import BadInput, NotYet
from tracker.text import aligned, numbering, words


def block(paper: Paper, id: int) -> PaperBlock:
    found = next((block for block in paper.blocks if block.id == id), None)
    if found is None:
        raise NotYet("This item or section is not there any more.", remedy="Look at the items as they are now.")
    return found


def named(paper: Paper, block: PaperBlock) -> str:
    """What a person calls it: "Item 3", "Section 2"."""
    alike = paper.items if block.role == ITEM else paper.sections
    return f"{block.role.capitalize()} {block.ordinal or block.number or alike.index(block) + 1}"


def neighbour(paper: Paper, one: PaperBlock, by: int) -> PaperBlock:
    alike = paper.items if one.role == ITEM else paper.sections
    place = alike.index(one) + by
    if not 0 <= place < len(alike):
        raise BadInput(f"There is no {one.role} {'before' if by < 0 else 'after'} this one.", remedy="Choose another.")
    return alike[place]


def like(paper: Paper, one: PaperBlock, **values: Any) -> PaperBlock:
    """A new block of the paper, under the same headings."""
    names = ("role", "subcommittee", "group", "listed_as", "level")
    made = PaperBlock(joined=False, **{name: getattr(one, name) for name in names}, **values)
    paper.blocks.append(made)
    return made


def in_source(paper: Paper, one: PaperBlock, at: int) -> int | None:
    if one.start is None or one.end is None:
        return None
    return aligned.place(one.text, at, paper.text, one.start, one.end)


def page(paper: Paper, start: int | None, otherwise: int | None) -> int | None:
    """The page that a place in the text stands on."""
    places = json.loads(paper.reading).get("places", []) if start is not None else []
    before = [one for one in places if one["span"][0] <= (start or 0)]
    return int(max(before, key=lambda one: int(one["span"][0]))["page"]) if before else otherwise


def take_label(made: PaperBlock) -> None:
    """The number and the ordinal that a text opens with become the item's."""
    number, rest = numbering.number(made.text)
    label, rest_of_it = numbering.split(rest.lstrip() if number else made.text)
    if number and rest.strip():
        made.number, made.text = number, rest.strip()
    if label is not None and label.kind == numbering.DECIMAL and rest_of_it.strip():
        made.ordinal, made.text = label.value, rest_of_it.strip()


def one_text(first: str, second: str) -> str:
    goes_on = words.starts_lower(second) or not words.finished(first)
    return words.joined(first.rstrip(), second.lstrip()) if goes_on else f"{first.rstrip()}\n{second.lstrip()}"


def joined_text(one: PaperBlock, other: PaperBlock) -> str:
    """The words of both; a heading that the first does not bear stands on a line of its own."""
    if not other.heading or other.heading == one.heading:
        return one_text(one.text, other.text)
    return "\n".join(part for part in (one.text.rstrip(), other.heading, other.text.lstrip()) if part)


def with_marks(text: str, item: PaperBlock) -> str:
    """These words, which hold the item's, with what it bore beside its own and they lack."""
    beside = [words for words in (item.level, item.guidance, item.status) if words and not said(words, text)]
    number = [item.number] if item.number and item.number not in text else []
    return "\n".join([*number, text, *beside])


def unwrapped(printed: str) -> str:
    """Printed lines as running text: a line's end is none of the author's, an empty line is."""
    paragraphs = re.split(r"\n[ \t]*\n", printed)
    joined = []
    for paragraph in paragraphs:
        text = ""
        for line in paragraph.splitlines():
            text = words.joined(text, line.strip())
        joined.append(text)
    return "\n".join(part for part in joined if part)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    end = aligned.before(text, end, start)
    if start >= end:
        raise BadInput("No words were chosen.", remedy="Choose where the item begins, and where it ends after that.")
    return start, end


def overlaps(item: PaperBlock, start: int, end: int) -> bool:
    return item.start is not None and item.end is not None and item.start < end and start < item.end


def hull(one: PaperBlock, other: PaperBlock) -> tuple[int | None, int | None]:
    starts = [each.start for each in (one, other) if each.start is not None]
    ends = [each.end for each in (one, other) if each.end is not None]
    return min(starts, default=None), max(ends, default=None)


def by_source(alike: Sequence[PaperBlock], one: PaperBlock, blocks: Sequence[PaperBlock], otherwise: int) -> int:
    """Where in the list it belongs: before the first of its like that stands after it in the source."""
    later = (each for each in alike if each is not one and each in blocks and (each.start or 0) > (one.start or 0))
    following = next(later, None)
    return blocks.index(following) if following is not None else otherwise


def said(part: str, whole: str) -> bool:
    return words.letters(part) in words.letters(whole)


# Ordinals -------------------------------------------------------------------------------------------------------------


def numbering_of(paper: Paper) -> list[tuple[PaperBlock, int]]:
    """The items whose ordinals would change if those of each heading were counted on from its first; nothing where
    they are printed in order, gaps included. A proposal: a person decides."""
    if all(field.name != "ordinal" for field in items_of(paper.kind)):
        return []
    own = str(paper.value("group") or "")
    found = []
    for _, under in groupby(paper.items, key=lambda item: item.group or own):
        found += _counted_on(list(under))
    return found


def _counted_on(items: Sequence[PaperBlock]) -> list[tuple[PaperBlock, int]]:
    printed = [item.ordinal for item in items]
    given = [ordinal for ordinal in printed if ordinal is not None]
    if len(given) == len(printed) and all(one < other for one, other in pairwise(given)):
        return []
    first = printed[0] or 1
    return [(item, ordinal) for ordinal, item in enumerate(items, first) if item.ordinal != ordinal]
