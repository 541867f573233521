"""Government issue papers: title block, publication number, then Action Required, Background, Current Status with its
focus points, Submitted by and Date. In the older form the status of each recommendation stands under it instead."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading import cover, headings, listed, sections, statuses
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.result import Field, Warned
from tracker.reading.sections import Part
from tracker.reading.statuses import Answered
from tracker.reading.understood import Understood, missing
from tracker.text import dates

_HEADING = re.compile(r"(?:(?:US|U\.S\.) )?(?:\S+ )?Issue Paper", re.IGNORECASE)
_ABOVE_DATE = 4  # lines
_DATE_BESIDE = re.compile(r"\s(?:Date|DATE)\s?:\s")
_EXPECTED = {
    "date": "date of the paper",
    "pub_number": "publication number",
    "action_required": '"Action Required"',
    "submitted_by": '"Submitted by"',
    "signed_on": "date of signature",
}
_EXPECTED_OLDER = {"date": "date of the paper"}


def read(paper: Paper) -> Understood:
    titles = _titles(paper.blocks)
    answered = statuses.among(paper.blocks, titles)
    titles = [block for block in titles if block.start != answered.begins]
    parts = sections.parted(paper.blocks, lambda block: None if block in titles else _heading(block, answered))
    fields = cover.read(paper, titles).fields
    for part in parts:
        if part.heading and part.heading.field:
            _take(fields, part, part.heading)
    found = Understood(
        heading=next((block.text for block in titles if _HEADING.match(block.text)), "Issue Paper"),
        fields=fields,
        sections=[sections.section(part) for part in parts],
        kept=sections.kept_words(parts),
    )
    found.warnings += missing(found, _EXPECTED_OLDER if answered.blocks else _EXPECTED)
    _take_items(found, answered)
    return found


def _heading(block: Block, answered: Answered) -> Heading | None:
    """What stands with a recommendation is its status, however it is set: no section begins there."""
    if block in answered and not answered.is_head(block):
        return None
    return statuses.heading(block) or headings.of(block)


def _take_items(found: Understood, answered: Answered) -> None:
    entries = answered.entries()
    bodies = (found.fields.get(name) for name in ("subcommittee", "group"))
    subcommittee, group = (str(each.value) if each else None for each in bodies)
    for item, doubts in statuses.items(entries, subcommittee, group):
        found.items.append(item)
        found.warnings += doubts
    if answered.blocks and not entries:
        said = "no recommendation was found under the heading of their status; look at the paper"
        found.warnings.append(Warned("missing-field", said, answered.blocks[0].span, answered.blocks[0].page))
    found.warnings += [each for each in listed.doubts(entries, "recommendation") if each.code == "missing-field"]


def _titles(blocks: Sequence[Block]) -> list[Block]:
    """All blocks before the first labelled section: such papers have a cover and a second title block."""
    titles: list[Block] = []
    for place, block in enumerate(blocks):
        heading = headings.of(block)
        if cover.is_labelled(block):
            titles.append(block)
            continue
        if block.is_listed or cover.is_prose(block) or (heading and (heading.field or not block.heading)):
            break
        if heading and not (cover.is_title(block) or _is_above_date(blocks[place : place + _ABOVE_DATE])):
            break
        titles.append(block)
    return titles


def _is_above_date(lines: Sequence[Block]) -> bool:
    """Whether lines set as headings, none known as one of a section, stand above a line that is a date: as the office
    and its branch do in a title block."""
    for line in lines:
        found = next(dates.find(line.text), None)
        if found is not None and found.end - found.start == len(line.text):
            return True
        if not line.heading or headings.of(replace(line, heading=False, lead="")) is not None:
            return False
    return False


def _take(fields: dict[str, Field], part: Part, heading: Heading) -> None:
    text = " ".join(part.text.split())
    if not text or heading.field is None:
        return
    start, end = part.blocks[0].start + heading.after, part.span[1]
    page = part.blocks[0].page
    if heading.field != "signed_on":
        beside = _DATE_BESIDE.search(text)
        if beside and heading.field == "submitted_by":
            _take_date(fields, part)
            text = text[: beside.start()]
        fields.setdefault(
            heading.field,
            Field(
                text, text, (start, end), page, sure=len(part.blocks) - (heading.after >= len(part.blocks[0].text)) == 1
            ),
        )
    else:
        _take_date(fields, part)


def _take_date(fields: dict[str, Field], part: Part) -> None:
    """The day beside the signature; before anything is signed, "Date:" is the paper's own."""
    for block in part.blocks:
        for found in dates.find(block.text):
            name = "signed_on" if "submitted_by" in fields or "date" in fields else "date"
            fields.setdefault(name, cover.dated(block, found))
            return
