"""The title block of a paper: its bodies, office, date, publication number, and the words that say what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading import headings
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.mentions import bodies
from tracker.reading.result import Field
from tracker.text import dates, words

COMMITTEE = "COAC"  # where a paper doesn't explain it
_TITLE_WORDS = 22
_DATE_LINE = 13  # words: a longer line speaks of a date, it does not bear one
_PUB = re.compile(r"\bPub(?:lication)?\.?\s?(?:#|No\.?|Number)\s?:?\s?(\d[\d-]{2,14})", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:Office|Directorate|Bureau|Division|Branch)\s(?:of|for)\s\S|[A-Z]\S*(?:\s\S+){0,6}\s(?:Office|Directorate|Division)\b"
)
_OFFICE_LABEL = re.compile(r"(?:(?:Responsible|Lead|Submitting|CBP)\s)?Office\s?:\s")
_AROUND = words.word_set(
    "recommendations recommendation proposed draft final the report reports from of for by public meeting to and & "
    "continued cont'd cont new coac coac's - – — : | /"
)
_TITLE = re.compile(
    r"\b(?:paper|customs|border|department|homeland|terrorism|committee|paper|draft|revised)\b", re.IGNORECASE
)
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
        known = heading is not None and not block.heading and not _is_kind_word(block.text)
        if block.is_listed or labelled or known or is_prose(block):
            break
        taken.append(block)
    return taken


def _is_kind_word(text: str) -> bool:
    return text.strip(" :").lower() in ("recommendations", "proposed recommendations", "executive summary")


def is_prose(block: Block) -> bool:
    count = words.count(block.text)
    return count > _TITLE_WORDS or (count > 7 and words.finished(block.text))


def is_title(block: Block) -> bool:
    """Whether a heading is of the title block, not of a section: it names a body, an office, a date or the paper."""
    text = block.text
    named = next(bodies.find(text), None) or next(dates.find(text), None) or _OFFICE.match(text) or _PUB.search(text)
    return named is not None or _TITLE.search(text) is not None


def is_labelled(block: Block) -> bool:
    """Whether a row of a form gives a field of the title block: "Office: ...", "Pub#: ..."."""
    return _OFFICE_LABEL.match(block.text) is not None or _PUB.match(block.text) is not None


def read(paper: Paper, blocks: Sequence[Block]) -> Cover:
    """The fields that title blocks print; the publication number also where only a running head prints it."""
    short = committee_acronym(paper)
    found: dict[str, Field] = {}
    for block in blocks:
        for body in bodies.find(block.text, short):
            _take_body(found, paper, block, body)
        if _OFFICE.match(block.text) and not list(bodies.find(block.text, short)):
            found.setdefault("office", _office(block))
        for date in dates.find(block.text) if words.count(block.text) <= _DATE_LINE else ():
            found.setdefault("date", dated(block, date))
    found |= _numbers(paper)
    return Cover(tuple(blocks), found)


def _office(block: Block) -> Field:
    said = _OFFICE_LABEL.match(block.text)
    name = block.text[said.end() :] if said else block.text
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
    found.setdefault(field, Field(body.printed, name, span, block.page, sure=not body.misspelt))
    if field == "group" and body.acronym and found["group"].value == name:
        place = block.text.index(body.acronym, body.start) + block.start
        found.setdefault("acronym", Field(body.acronym, body.acronym, (place, place + len(body.acronym)), block.page))


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
    found = list(bodies.find(block.text, committee))
    rest = block.text
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
