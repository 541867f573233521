"""The title block of a paper: its bodies, office, date, publication number, and the words that say what it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.reading import headings
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.layout.lines import BLANK, PAGE
from tracker.reading.mentions import bodies, present
from tracker.reading.result import Field
from tracker.text import dates, words

COMMITTEE = "COAC"  # where a paper doesn't explain it
_TITLE_WORDS = 22
_HEADING_WORDS = 8
_DATE_LINE = 13  # words: a longer line speaks of a date, it does not bear one
_PUB = re.compile(r"\bPub(?:lication)?\.?\s?(?:#|No\.?|Number)\s?:?\s?(\d[\d-]{2,14})", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:Office|Directorate|Bureau|Division|Branch)\s(?:of|for)\s\S|[A-Z]\S*(?:\s\S+){0,6}\s(?:Office|Directorate|Division)\b"
)
_OFFICE_LABEL = re.compile(r"(?:(?:Responsible|Lead|Submitting|CBP)\s)?Office\s?:\s")
_AROUND = words.word_set(
    "re: subject: recommendations recommendation proposed draft final the report reports from of for by public meeting "
    "to and & continued cont'd cont new coac coac's - – — : | /"
)
_TITLE = re.compile(
    r"\b(?:paper|customs|border|department|homeland|terrorism|committee|paper|draft|revised)\b", re.IGNORECASE
)
_BODY_LABEL = re.compile(r"(Sub-?committee|Working Group|Task Force)(?:\sName)?\s?:\s(?=\S)", re.IGNORECASE)
_LABEL_LEVELS = {"w": bodies.WORKING_GROUP, "t": bodies.TASK_FORCE, "s": bodies.SUBCOMMITTEE}
_BEFORE_NAME = re.compile(r"[A-Z]\S*(?:\s\S+){0,8}\s[-–—]\s")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Cover:
    """The leading blocks that are titles, and the fields printed in them."""

    blocks: tuple[Block, ...]
    fields: dict[str, Field]


def title_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the first running text, list item or labelled section."""
    taken: list[Block] = []
    for block in blocks:
        heading = headings.of(block)
        labelled = heading is not None and heading.after < len(block.text)
        known = heading is not None and not block.heading and not is_kind_word(block.text)
        if block.is_listed or labelled or known or block.head or is_prose(block):
            break
        taken.append(block)
    return taken


def is_kind_word(text: str) -> bool:
    return text.strip(" :").lower() in ("recommendations", "proposed recommendations", "executive summary")


def leading(
    blocks: Sequence[Block], heading_of: Callable[[Block], object], is_field: Callable[[Block], bool]
) -> list[Block]:
    """The blocks before the first running text, list or section, rows of a form that give fields among them. A line
    in bold right above text is no title: it heads the text."""
    taken: list[Block] = []
    for block in blocks:
        if not (is_labelled(block) or is_field(block)):
            if block.is_listed or is_prose(block):
                break
            if heading_of(block):
                return taken
        taken.append(block)
    while taken and taken[-1].heading and not (is_title(taken[-1]) or is_field(taken[-1]) or len(taken) < 3):
        taken.pop()
    return taken


def is_prose(block: Block) -> bool:
    count = words.count(block.text)
    return count > _TITLE_WORDS or (count > 7 and words.finished(block.text))


def above_text(blocks: Sequence[Block]) -> frozenset[int]:
    """Where lines stand that only their capitals and their place tell to be headings: a few words without an end,
    after a blank line and right above text or a list."""
    return frozenset(block.start for block, after in pairwise(blocks) if _may_head(block) and _is_text(after))


def _may_head(block: Block) -> bool:
    text = block.text
    short = len(text.split()) <= _HEADING_WORDS and text[-1] not in ".;,:"
    alone = not block.is_listed and block.gap in (BLANK, PAGE) and block.cell is None
    return short and alone and headings.is_titled(text) and not is_title(block)


def _is_text(block: Block) -> bool:
    return block.is_listed or is_prose(block) or words.finished(block.text)


def is_title(block: Block) -> bool:
    """Whether a heading is of the title block, not of a section: it names a body, an office, a date or the paper."""
    text = block.text
    named = next(bodies.find(text), None) or next(dates.find(text), None) or _OFFICE.match(text) or _PUB.search(text)
    return named is not None or _TITLE.search(text) is not None


def is_labelled(block: Block) -> bool:
    """Whether a row of a form gives a field of the title block: "Office: ...", "Pub#: ..."."""
    return any(_after_label(block, label) for label in (_OFFICE_LABEL, _PUB, _BODY_LABEL))


def _after_label(block: Block, label: re.Pattern[str]) -> int:
    """Where the value begins after a label, which ends with a colon or is set apart by its type or its cell; else 0."""
    found = label.match(block.text)
    if found is not None:
        return found.end()
    apart = block.lead and block.text.startswith(f"{block.lead} ") and label.match(f"{block.lead}: 123")
    return len(block.lead) + 1 if apart else 0


def read(paper: Paper, blocks: Sequence[Block]) -> Cover:
    """The fields that title blocks print; the publication number also where only a running head prints it."""
    short = committee_acronym(paper)
    found: dict[str, Field] = {}
    for block in blocks:
        for body in bodies.find(present.only(block.text), short):
            _take_body(found, paper, block, body)
        _take_labelled(found, block)
        office = _after_label(block, _OFFICE_LABEL) or _OFFICE.match(block.text)
        if office and not list(bodies.find(block.text, short)):
            found.setdefault("office", _office(block))
        for date in dates.find(block.text) if words.count(block.text) <= _DATE_LINE else ():
            found.setdefault("date", dated(block, date))
    found |= _numbers(paper)
    return Cover(tuple(blocks), found)


def _office(block: Block) -> Field:
    name = block.text[_after_label(block, _OFFICE_LABEL) :]
    return Field(name, name, (block.end - len(name), block.end), block.page)


def committee_acronym(paper: Paper) -> str:
    """The acronym of the committee as the paper explains it ("Advisory Committee (COAC)")."""
    for block in paper.blocks:
        for body in bodies.find(block.text):
            if body.level == bodies.COMMITTEE and body.acronym:
                return body.acronym
    return COMMITTEE


_LEVEL_FIELDS = {
    bodies.COMMITTEE: "committee",
    bodies.SUBCOMMITTEE: "subcommittee",
    bodies.WORKING_GROUP: "group",
    bodies.TASK_FORCE: "group",
}


def _take_body(found: dict[str, Field], paper: Paper, block: Block, body: bodies.Body) -> None:
    name = bodies.in_title_case(body.name, paper.text)
    span = (block.start + body.start, block.start + body.end)
    field = _LEVEL_FIELDS[body.level]
    sure = not (body.misspelt or _may_go_back(block, body) or " of the " in body.printed)
    found.setdefault(field, Field(body.printed, name, span, block.page, sure))
    if field == "group" and body.acronym and found["group"].value == name:
        place = block.text.index(body.acronym, body.start) + block.start
        found.setdefault("acronym", Field(body.acronym, body.acronym, (place, place + len(body.acronym)), block.page))


def _may_go_back(block: Block, body: bodies.Body) -> bool:
    """Whether words before a dash may be part of a name: "Air Cargo – Perishables Subcommittee"."""
    before = block.text[: body.start]
    named = next(bodies.find(before), None) or next(dates.find(before), None) or COMMITTEE in before
    return _BEFORE_NAME.fullmatch(before) is not None and not named


def _take_labelled(found: dict[str, Field], block: Block) -> None:
    """A name that its label completes: "Working Group: Bond"."""
    after = _after_label(block, _BODY_LABEL)
    if not after or next(bodies.find(block.text), None):
        return
    level = _LABEL_LEVELS[block.text[0].lower()]
    name = block.text[after:]
    span = (block.start + after, block.end)
    found.setdefault(_LEVEL_FIELDS[level], Field(name, bodies.with_level(name, level), span, block.page, sure=False))


def dated(block: Block, date: dates.Found) -> Field:
    """A date as a field. With the wrong weekday beside it the print can be read two ways, and neither is taken."""
    span = (block.start + date.start, block.start + date.end)
    readings = dates.readings(date.dated)
    if len(readings) == 1:
        return Field(date.dated.printed, date.dated, span, block.page)
    return Field(date.dated.printed, None, span, block.page, False, tuple(each.value for each in readings))


def _numbers(paper: Paper) -> dict[str, Field]:
    found = {}
    for name, pattern in (("pub_number", _PUB),):
        for block in sorted((*paper.blocks, *paper.dropped), key=lambda each: each.start):
            match = pattern.search(block.text)
            if match:
                span = (block.start + match.start(1), block.start + match.end(1))
                found[name] = Field(match[1], match[1].strip("-"), span, block.page)
                break
    return found


def bodies_in_title(block: Block, committee: str) -> list[bodies.Body]:
    """The bodies that a title names, if it says nothing else: "Bond Working Group (BWG) Recommendations"."""
    if block.is_listed or is_prose(block):
        return []
    rest = present.only(block.text)
    found = list(bodies.find(rest, committee))
    for body in reversed(found):
        rest = rest[: body.start] + " " + rest[body.end :]
    rest = _BRACKETS.sub(" ", rest)
    for date in reversed(list(dates.find(rest))):
        rest = rest[: date.start] + " " + rest[date.end :]
    return (
        found
        if found and all(word.strip(",.:;").lower() in _AROUND | {"", committee.lower()} for word in rest.split())
        else []
    )
