"""Minutes and meeting summaries: when the committee met, who was there, what was moved and what came of it, who
certified them. They list no items: an outcome is of items that other papers print."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading import cover, headings, sections
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.layout.lines import CELL
from tracker.reading.mentions import bodies, people, standings
from tracker.reading.minutes import attendance, roll_tables, votes
from tracker.reading.minutes.motions import Gathering, Stand
from tracker.reading.notices import federal_register
from tracker.reading.result import Field, Warned
from tracker.reading.understood import Understood, missing
from tracker.text import dates, words
from tracker.text.dates import Dated

_HEADING = re.compile(r"(?:.{0,60}\b)?(?:minutes|meeting summary|summary of (?:the )?.{0,40}meeting)\b.{0,60}", re.I)
_OTHER_DAY = re.compile(
    r"\b(?:approved|certified|prepared|revised|draft(?:ed)?|posted|published|submitted|issued|printed|updated)\b", re.I
)
_HELD = re.compile(
    r"\b(?:met|convened|(?:meeting|session)\b.{0,120}?\b(?:held|convened|called to order|took place|began|opened))\b"
    r".{0,80}?\b(?:on|of)\s(?=[A-Z])",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:roll call|call(?:ed)? to order|welcome|opening remarks|introductions|members (?:present|absent))\b", re.I
)
_SHORT = 4  # words: a shorter line is no sentence
_CERTIFIED = re.compile(r"\bcertif(?:y|ies|ied|ication)\b", re.IGNORECASE)
_CERTIFIED_BY = re.compile(
    rf"\b[Cc]ertified\s(?:as\s\w{{1,15}}(?:\sand\s\w{{1,15}})?\s)?by:?\s(?:the\s)?(?P<who>{people.PERSON})"
)
_NOT_YET = re.compile(r"\b(?:will|shall|must|to) be certified\b|\bwithin \S+ (?:calendar )?days\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?:/s/|By:|Signed:?|Signature:?|Name:?)\s*", re.IGNORECASE)
_SIGNATURE_LINES = 8
_TITLE_WORDS = 10
_WITHIN = frozenset(
    ("discussion", "vote", "recommendations", "motion", "motions", "questions", "background", "update", "presentation")
)
_SMALL = words.word_set("a an and at by for from in of on or the to with &")
_EXPECTED = {"date": "day of the meeting", "committee": "name of the committee"}


def read(paper: Paper) -> Understood:
    titles = _titles(paper.blocks)
    fields = cover.read(paper, [block for block in titles if not _OTHER_DAY.search(block.text)]).fields
    if "date" not in fields and (held := _held_on(paper.blocks)):
        fields["date"] = held
    if "date" in fields and fields["date"].value is not None:
        fields["meeting"] = fields["date"]
    fields |= _certified(paper.blocks)
    if named := federal_register.docket(paper.blocks):
        fields["docket"] = named
    tables = roll_tables.found(paper.blocks[len(titles) :])
    roll = attendance.found(paper.blocks[len(titles) :], tables)
    heads = _heads(paper.blocks, titles, roll)
    parts = sections.parted(paper.blocks, lambda block: heads.get(block.start))
    voted = Gathering(_days(fields.get("date")))
    voted.walk(list(_stands(paper, parts, {block.start for block in titles} | roll.used)))
    doubts = [doubt for table in tables if table.is_vote for doubt in votes.given(voted.motions, table)]
    found = Understood(
        heading=next((block.text for block in titles if _HEADING.fullmatch(block.text)), "Minutes"),
        fields=fields,
        sections=[sections.section(part) for part in parts],
        kept=sections.kept_words(parts),
        warnings=[*roll.warnings, *voted.warnings, *doubts],
        own={
            "attendance": roll.named,
            "motions": voted.motions,
            "group_events": standings.told(paper.text, cover.committee_acronym(paper)),
        },
    )
    found.warnings += [*missing(found, _EXPECTED), *_unfound(roll, voted)]
    return found


def _titles(blocks: Sequence[Block]) -> list[Block]:
    """The title block ends where the meeting begins: with the roll call, with a sentence. (The hours are none.)"""
    titles: list[Block] = []
    for block in cover.title_blocks(blocks):
        long = words.count(block.text) > _SHORT and not block.text.endswith(".m.")
        a_sentence = long and words.finished(block.text)
        if a_sentence or _BEGINS.search(block.text) or attendance.heads(block) is not None:
            break
        titles.append(block)
    return titles


def _unfound(roll: attendance.Roll, voted: Gathering) -> Iterator[Warned]:
    if not any(roll.named.values()):
        yield Warned("missing-field", "no roll call was found; look at the paper for who was present")
    if not voted.motions:
        yield Warned("missing-field", "no motion or outcome was found; look at the paper for what was decided")


def _held_on(blocks: Sequence[Block]) -> Field | None:
    """The day on which the text says the meeting was held, where no title bears it."""
    for block in blocks:
        said = _HELD.search(block.text)
        for found in dates.find(block.text) if said else ():
            if said and found.start <= said.end() < found.end:
                return cover.dated(block, found)
    return None


def _days(date: Field | None) -> frozenset[str]:
    if date is None:
        return frozenset()
    return frozenset((date.value.value,) if isinstance(date.value, Dated) else date.candidates)


# Sections -------------------------------------------------------------------------------------------------------------


def _heads(blocks: Sequence[Block], titles: Sequence[Block], roll: attendance.Roll) -> dict[int, Heading]:
    """The headings by where they start: known ones, those of a roll or that name a body, short lines over text."""
    heads: dict[int, Heading] = {}
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if block.start in roll.used or block in titles or block.gap == CELL:
            continue
        heading = headings.of(block)
        if heading is None and (block.start in roll.heads or _names_body(block) or _is_titled(block, after)):
            heading = Heading(block.text.rstrip(": "), len(block.text))
        if heading is not None:
            heads[block.start] = heading
    return heads


def _is_titled(block: Block, after: Block | None) -> bool:
    spelt = block.body.split()
    capitals = all(not word[:1].islower() or word in _SMALL for word in spelt)
    short = 0 < len(spelt) <= _TITLE_WORDS and block.text[-1] not in ".,;?!" and ":" not in block.text[:-1]
    over = after is not None and (after.is_listed or cover.is_prose(after) or words.finished(after.text))
    return short and capitals and over and not people.of_line(block.body) and not next(dates.find(block.body), None)


def _names_body(block: Block) -> bool:
    """Whether a short line names a body: "IV. Canal Subcommittee Report"."""
    short = len(block.body.split()) <= _TITLE_WORDS + 4 and not words.finished(block.body)
    return short and any(body.level != bodies.COMMITTEE for body in bodies.find(block.body))


def _stands(paper: Paper, parts: Sequence[sections.Part], skipped: set[int]) -> Iterator[Stand]:
    """Each paragraph with the bodies in whose section it stands. A heading that names none ends a body's section,
    unless it is of the parts that each section has ("Discussion")."""
    subcommittee: str | None = None
    group: str | None = None
    for section, part in enumerate(parts):
        if part.heading is not None and part.heading.printed.lower() not in _WITHIN:
            subcommittee, group = _bodies_of(part.heading.printed, paper.text, subcommittee)
        for place, block in enumerate(part.blocks):
            alone = place == 0 and part.heading is not None and part.heading.after >= len(block.text)
            if block.start not in skipped and not alone:
                yield Stand(block, section, subcommittee, group)


def _bodies_of(heading: str, text: str, subcommittee: str | None) -> tuple[str | None, str | None]:
    named = [(body.level, bodies.in_title_case(body.name, text)) for body in bodies.find(heading)]
    upper = next((name for level, name in named if level == bodies.SUBCOMMITTEE), None)
    group = next((name for level, name in named if level in (bodies.WORKING_GROUP, bodies.TASK_FORCE)), None)
    return upper or (subcommittee if group else None), group


# Certification --------------------------------------------------------------------------------------------------------


def _certified(blocks: Sequence[Block]) -> dict[str, Field]:
    """Who certified the minutes and when: in the sentence that says so, or signed below it."""
    for place, block in enumerate(blocks):
        if not _CERTIFIED.search(block.text) or _NOT_YET.search(block.text):
            continue
        near = blocks[place : place + _SIGNATURE_LINES]
        found = {"certified_by": _certifier(near), "certified_on": _certified_on(near)}
        told = {name: field for name, field in found.items() if field is not None}
        if "certified_on" in told:
            told["signed_on"] = told["certified_on"]
        if told:
            return told
    return {}


def _certifier(near: Sequence[Block]) -> Field | None:
    said = _CERTIFIED_BY.search(near[0].text)
    name = people.last(said["who"]) if said else None
    if said and name:
        start = near[0].start + said.end("who") - len(name)
        return Field(name, name, (start, start + len(name)), near[0].page)
    for block in near[1:]:
        sign = _SIGNED.match(block.text)
        after = sign.end() if sign else 0
        person = people.of_line(block.text[after:], block.start + after)
        if person is not None:
            return Field(person.printed, person.printed, (person.start, person.end), block.page)
    return None


def _certified_on(near: Sequence[Block]) -> Field | None:
    first = _CERTIFIED.search(near[0].text)
    for block in near:
        after = first.end() if first and block is near[0] else 0
        for found in dates.find(block.text):
            if found.start >= after:
                return cover.dated(block, found)
    return None
