"""Sets of recommendations: one numbered paragraph each, under the headings of the bodies that made them. Before the
meeting they bear ordinals only, after it also the six-digit number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading import asides, cover, headings, sections, stated
from tracker.reading.gathered import Gathering
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.notices import meeting_days
from tracker.reading.result import Field, Item
from tracker.reading.understood import Understood, missing
from tracker.text import dates
from tracker.text.dates import Dated

_KIND_WORD = re.compile(r"(?:.{1,90}\s)?recommendations?\b.{0,40}$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:Re|RE|Subject|SUBJECT|Regarding)\s?:\s")
_MEETING = re.compile(
    r"\b(?:public|quarterly|committee(?:['’]s)?|COAC(?:['’]s)?)\s(?:\w+\s)?meeting\b(?!\sminutes)", re.IGNORECASE
)
_ADOPTED = re.compile(r"\b(?:adopted|approved|passed|voted|agreed)\b", re.IGNORECASE)
_EXPECTED = {"date": "date of the paper", "committee": "name of the committee"}


def read(paper: Paper) -> Understood:
    paper = replace(
        paper, blocks=tuple(replace(block, titled=False) for block in paper.blocks)
    )  # items may have titles
    short = cover.committee_acronym(paper)
    titles = _cover(cover.title_blocks(paper.blocks), short)
    fields = cover.read(paper, titles).fields
    rest = paper.blocks[len(titles) :]
    gathering, items = _gathered(paper, rest, short, fields)
    _fill(fields, items)
    _take_meeting(fields, [block for block in paper.blocks if not items or block.start < items[0].span[0]])
    _explain(fields, gathering.acronyms)
    parts = sections.parted(paper.blocks, lambda block: None if block in titles else _heading(block, short))
    found = Understood(
        heading="Recommendations",
        fields=fields,
        sections=[sections.section(part) for part in parts],
        kept=sections.kept_words(parts),
        items=items,
        warnings=[*gathering.warnings, *stated.doubts(rest, items)],
    )
    found.warnings += missing(found, _EXPECTED)
    return found


def _gathered(
    paper: Paper, blocks: Sequence[Block], short: str, fields: dict[str, Field]
) -> tuple[Gathering, list[Item]]:
    """The items outside of what is background or appendix; where there are none, those within."""
    kept = asides.without(blocks, lambda block: _heading(block, short))
    gathering = Gathering(paper, kept, short, fields, list(asides.doubts(blocks, kept, short)))
    items = gathering.items()
    if not items:
        gathering = Gathering(paper, blocks, short, fields)
        items = gathering.items()
    return gathering, items


def _cover(titles: Sequence[Block], short: str) -> list[Block]:
    """The title block ends with the date or the word "Recommendations", of a letter with the line that says what it is
    about; bodies named after that head their lists."""
    for place in range(len(titles) - 1, -1, -1):
        block = titles[place]
        if _SUBJECT.match(block.text):
            return list(titles[: place + 1])
        named = cover.bodies_in_title(block, short)
        if next(dates.find(block.text), None) or (not named and _KIND_WORD.match(block.text)):
            return list(titles[: place + 1])
    trailing = len(titles)
    while trailing > 0 and cover.bodies_in_title(titles[trailing - 1], short):
        trailing -= 1
    return list(titles[: trailing or len(titles)])


def _heading(block: Block, short: str) -> Heading | None:
    found = asides.appendix(block) or headings.of(block)
    if found is None and cover.bodies_in_title(block, short):
        return Heading(block.text.rstrip(": "), len(block.text))
    return found


def _fill(fields: dict[str, Field], items: Sequence[Item]) -> None:
    """One body for all items is the paper's, when the cover doesn't name one."""
    for name in ("subcommittee", "group"):
        values = {getattr(item, name) for item in items}
        value = next(iter(values)) if len(values) == 1 else None
        if value and name not in fields:
            fields[name] = Field(value, value, None, sure=False)


def _take_meeting(fields: dict[str, Field], before: Sequence[Block]) -> None:
    """The meeting that the paper goes to, or at which its items were adopted, where the words before them name it and
    it has another day than the paper."""
    for block in before:
        found = meeting_days.announced([block]) if _MEETING.search(block.text) and not block.is_listed else None
        day, own = (each.value if each else None for each in (found, fields.get("date")))
        if found is None or not isinstance(day, Dated) or not isinstance(own, Dated) or day.value == own.value:
            continue
        if day.last >= own.first or _ADOPTED.search(block.text):
            fields.setdefault("meeting", found)


def _explain(fields: dict[str, Field], acronyms: dict[str, Field]) -> None:
    group = fields.get("group")
    if group is not None and "acronym" not in fields and str(group.value) in acronyms:
        fields["acronym"] = acronyms[str(group.value)]
