"""Notices of public meetings in the Federal Register: which meeting, when and where, by when to comment, what is on the
agenda of each subcommittee, and whether the notice revises an earlier one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.reading import cover, headings, sections
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.mentions import standings
from tracker.reading.mentions.named import Json
from tracker.reading.notices import agenda, federal_register, meeting_days
from tracker.reading.result import Field, Warned
from tracker.reading.sections import Part
from tracker.reading.understood import Understood, missing
from tracker.text import citations, dates, words
from tracker.text.dates import Dated

_LABEL = re.compile(
    r"(?P<label>AGENCY|ACTION|SUMMARY|DATES?(?: AND TIMES?)?|TIMES? AND DATES?|ADDRESS(?:ES)?|PLACE|LOCATION|STATUS|"
    r"FOR FURTHER INFORMATION(?: CONTACT)?|(?:FOR MORE INFORMATION )?CONTACT(?: PERSON)?[A-Z ]{0,40}|"
    r"SUPPLEMENTARY INFORMATION|AGENDA|MATTERS TO BE CONSIDERED)\s?(?::|$)"
)
_RUN_IN = re.compile(r"(?P<label>Agency|Action|Summary|Dates?|Address(?:es)?|For Further Information Contact):\s")
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_HELD_AT = re.compile(
    r"\b(?:meeting|it) (?:will be|is|is to be|was) held (?:in person )?(?:at|in) (?P<place>[^;]{3,400})", re.IGNORECASE
)
_IN_TOWN = re.compile(r"\b\d{4},? in (?P<place>[A-Z][^.;()]{2,60}(?:\bDC\b|\b[A-Z]{2}\b)?)(?=[.;(]|$)")
_VIRTUAL = re.compile(
    r"\b(?:webinar|virtual(?:ly)?|teleconference|online|video ?conference|remotely|telephonic)\b", re.IGNORECASE
)
_OF_MEETING = re.compile(r"\b(?:meeting|attend|held|open|public)\b", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:revised|amended|corrected|updated) (?:\S{1,20} ){0,2}?notice\b|"
    r"\bnotice\b[^.;]{0,60}\b(?:revision|amendment|correction)\b|"
    r"[;,] (?:revised|amended|amendment|revision|correction|change|changes)\b|"
    r"\b(?:notice|document) (?:revises|amends|corrects|updates|supplements|adds|changes)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:announced|published|notice of|appeared|issued|gave notice)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:less|fewer) than (?:the )?(?:\S{1,20} ){0,3}?(?:calendar )?days\b|\bexceptional circumstances?\b|"
    r"\b102[-–‑]3\.150\(b\)|\bwaives? the \S{1,20} ?(?:calendar )?days?\b",
    re.IGNORECASE,
)
_DATED_NEAR = 40  # characters: "Dated at Washington, DC, this day, November 15, 2023."
_LAWFUL = ((date(2024, 5, 20), 7), (date.min, 15))  # days of notice for meetings from that day on: 41 CFR 102-3.150
_EXPECTED = {
    "docket": "docket number",
    "fr_doc": "FR document number",
    "date": "day of the issue",
    "meeting": "day of the meeting",
    "committee": "name of the committee",
}


def read(paper: Paper) -> Understood:
    own = _own(paper.blocks)
    parts = sections.parted(paper.blocks, _heading)
    titles = _titles(own)
    fields = {name: each for name, each in cover.read(paper, titles).fields.items() if name != "date"}
    fields |= federal_register.numbers(paper, own)
    of_notice = [part for part in parts if part.blocks[-1] in own]
    fields |= _said(own, of_notice)
    revised = _revised(own, of_notice)
    if revised and (earlier := _revises(paper, own, fields)):
        fields["revises"] = earlier
    found = Understood(
        heading="Meeting notice",
        fields=fields,
        sections=[sections.section(part) for part in parts],
        kept=sections.kept_words(parts),
        own={
            "revised": revised,
            "agenda": agenda.found(own),
            "group_events": _standings(paper, own),
        },
    )
    found.warnings += [*missing(found, _EXPECTED), *_doubts(found, of_notice)]
    return found


def _standings(paper: Paper, own: Sequence[Block]) -> list[Json]:
    told = standings.told(paper.text, cover.committee_acronym(paper))
    return [each for each in told if own and own[0].start <= each["span"][0] < own[-1].end]


# The notice among others on its pages ---------------------------------------------------------------------------------


def _own(blocks: Sequence[Block]) -> list[Block]:
    """The notice of a committee's meeting. A page of the Register holds the end of the one before it and the beginning
    of the next; each ends with its document number."""
    notices: list[list[Block]] = [[]]
    for block in blocks:
        notices[-1].append(block)
        if federal_register.is_end(block):
            notices.append([])
    whole = [each for each in notices if any(_is_action(block) for block in each)]
    return next((each for each in whole if _is_of_committee(each)), whole[0] if whole else list(blocks))


def _is_action(block: Block) -> bool:
    found = _heading(block)
    return found is not None and found.printed.lower() in ("action", "summary", "dates")


def _is_of_committee(blocks: Sequence[Block]) -> bool:
    text = " ".join(block.text for block in blocks)
    return "committee" in text.lower() and meeting_days.MEETS.search(text) is not None


def _titles(own: Sequence[Block]) -> list[Block]:
    """The lines right above the first labelled section, up to running text."""
    titles: list[Block] = []
    for block in own:
        if not block.is_listed and (_LABEL.match(block.text) or _RUN_IN.match(block.text)):
            break
        titles = [] if cover.is_prose(block) else [*titles, block]
    return titles


def _heading(block: Block) -> Heading | None:
    found = None if block.is_listed else _LABEL.match(block.text) or _RUN_IN.match(block.text)
    if found:
        return Heading(found["label"], found.end())
    return headings.of(block)


def _under(parts: Sequence[Part], *names: str) -> list[Block]:
    """The paragraphs of the sections of these names, without the words of their headings."""
    return [
        block
        for name in names
        for part in parts
        if part.heading is not None and part.heading.printed.lower().startswith(name)
        for block in part.blocks
    ]


# What it says ---------------------------------------------------------------------------------------------------------


def _said(own: Sequence[Block], parts: Sequence[Part]) -> dict[str, Field]:
    when = _under(parts, "date", "time")
    summary, where = _under(parts, "summary"), _under(parts, "address", "place", "location")
    found = {
        "meeting": next(filter(None, map(meeting_days.called_for, (when, summary, own))), None),
        "comments_by": meeting_days.until([*when, *where, *own], _COMMENTS),
        "place": _place([*where, *summary, *when]),
        "virtual": _sentence([*summary, *where, *when], _VIRTUAL, _OF_MEETING),
        "action": _action(parts),
        "shortfall": _sentence(own, _SHORT),
        "signed_on": _dated_line(own),
    }
    return {name: field for name, field in found.items() if field is not None}


def _action(parts: Sequence[Part]) -> Field | None:
    for part in parts:
        if part.heading is not None and part.heading.printed.lower() == "action" and part.text:
            text = words.plain(part.text)
            return Field(text, text, (part.span[1] - len(part.text), part.span[1]), part.blocks[0].page)
    return None


def _place(blocks: Sequence[Block]) -> Field | None:
    for pattern in (_HELD_AT, _IN_TOWN):
        for block, start, sentence in _sentences(blocks):
            found = pattern.search(sentence)
            if found and not _VIRTUAL.match(found["place"]):
                name = found["place"].rstrip(" ,").removesuffix(".") if pattern is _HELD_AT else found["place"].strip()
                place = block.start + start + found.start("place")
                return Field(name, name, (place, place + len(name)), block.page)
    return None


def _sentence(blocks: Sequence[Block], *patterns: re.Pattern[str]) -> Field | None:
    """The first sentence in which all these words stand."""
    for block, start, sentence in _sentences(blocks):
        if all(pattern.search(sentence) for pattern in patterns):
            label = _LABEL.match(sentence)
            bare = sentence[label.end() :].lstrip() if label else sentence
            place = block.start + start + len(sentence) - len(bare)
            return Field(bare, bare, (place, place + len(bare)), block.page)
    return None


def _sentences(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, str]]:
    for block in blocks:
        for start, end in words.sentences(block.text):
            yield block, start, block.text[start:end]


def _dated_line(own: Sequence[Block]) -> Field | None:
    """The day of the signature, below the text: "Dated: November 15, 2023."."""
    for block in own:
        found = next(dates.find(block.text), None) if block.text.startswith(("Dated:", "Dated ", "Date:")) else None
        if found is not None and found.start <= _DATED_NEAR:
            return cover.dated(block, found)
    return None


# An earlier notice ----------------------------------------------------------------------------------------------------


def _revised(own: Sequence[Block], parts: Sequence[Part]) -> bool:
    action = _under(parts, "action") or [block for block in own if cover.is_title(block)]
    return any(_REVISED.search(block.text) for block in (*action, *_under(parts, "summary", "supplementary")))


def _revises(paper: Paper, own: Sequence[Block], fields: dict[str, Field]) -> Field | None:
    """The notice that is revised, by its day or its citation as printed, whichever are told beside each other."""
    own_days = (fields.get("date"), fields.get("meeting"))
    days = {each.value.value for each in own_days if each is not None and isinstance(each.value, Dated)}
    for block, start, sentence in _sentences(own):
        if not _EARLIER.search(sentence):
            continue
        told = [(each.start, each.end) for each in dates.find(sentence) if each.dated.value not in days]
        told += [(each.start, each.end) for each in citations.find(sentence) if each.system == "FR"]
        if told:
            first, last = min(told)[0], max(end for _, end in _near(sorted(told)))
            last += "(" in sentence[first:last] and sentence[last : last + 1] == ")"
            printed = paper.text[block.start + start + first : block.start + start + last]
            return Field(printed, printed, (block.start + start + first, block.start + start + last), block.page)
    return None


def _near(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first of these places and those that follow it closely: "January 30, 2025 (90 FR 8500)"."""
    kept = [places[0]]
    for place in places[1:]:
        if place[0] - kept[-1][1] <= 3:
            kept.append(place)
    return kept


# What a person should look at -----------------------------------------------------------------------------------------


def _doubts(found: Understood, parts: Sequence[Part]) -> Iterator[Warned]:
    yield from _two_days(found, parts)
    if found.own["revised"] and "revises" not in found.fields:
        said = "it says that it revises a notice, and not which; look it up in the docket"
        yield Warned("missing-field", said, field="revises")
    if not found.own["agenda"]:
        yield Warned("missing-field", "no agenda was found; look at the paper")
    issued, meeting = _day(found, "date"), _day(found, "meeting")
    if issued is None or meeting is None or "shortfall" in found.fields:
        return
    given = (meeting.first - issued.last).days
    asked = next(days for since, days in _LAWFUL if meeting.first >= since)
    if given < asked:
        said = f"it appeared {given} days before the meeting, the rule asks for {asked}, and no reason is printed"
        yield Warned("missing-field", said, field="shortfall")


def _two_days(found: Understood, parts: Sequence[Part]) -> Iterator[Warned]:
    """Where the summary calls another day than the section that is meant to, neither is taken."""
    meeting = found.fields.get("meeting")
    other = meeting_days.called_for(_under(parts, "summary"))
    if meeting is None or other is None or not (isinstance(meeting.value, Dated) and isinstance(other.value, Dated)):
        return
    if other.value.first > meeting.value.last or other.value.last < meeting.value.first:
        days = (meeting.value.value, other.value.value)
        found.fields["meeting"] = Field(meeting.printed, None, meeting.span, meeting.page, False, days)
        said = f"the summary calls the meeting for {other.value.words}, the dates for {meeting.value.words}"
        yield Warned("ambiguous-reference", said, other.span, other.page)


def _day(found: Understood, name: str) -> Dated | None:
    field = found.fields.get(name)
    return field.value if field is not None and isinstance(field.value, Dated) else None
