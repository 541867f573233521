"""The day or days for which a notice calls a meeting: "Tuesday, June 13, 2023, and Wednesday, June 14, 2023", "June 13
and 14, 2023". Several days are one range."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.reading import cover
from tracker.reading.layout.blocks import Block
from tracker.reading.result import Field
from tracker.text import dates, words
from tracker.text.dates import Dated, Found

MEETS = re.compile(
    r"\b(?:will (?:meet|convene|be held|take place|hold)|(?:is|are) (?:scheduled|to be held)|meets on|to be held|"
    r"meeting (?:date|on|of)\b|meeting:)",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:originally|previously|was to|had been|was scheduled|announc(?:ed|ing)|"
    r"would (?:be held|meet|convene|hold))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:is|was|are|were|been|being|now) (?:now |hereby |being )?"
    r"(?:moved|re-?scheduled|postponed|changed|deferred|delayed|shifted|reset)\b|"
    r"\b(?:re-?scheduled|postponed|moved) (?:to|for|until)\b|"
    r"\b(?:moves|reschedules|postpones|changes) the (?:date of the )?(?:\S{1,20} ){0,3}?meeting\b|"
    r"\bwill now (?:be held|meet|convene|take place|begin)\b|"
    r"\bnew (?:meeting )?date (?:of the (?:\S{1,20} ){0,3}?meeting )?(?:is|will be)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meetings?|committee|COAC|it)\b", re.IGNORECASE)
_NO_MEETING = re.compile(r"\b(?:regist\w{0,8}|comments?|deadlines?|submi\w{1,8})\b", re.IGNORECASE)
_FROM = re.compile(r"[^.;]{0,40}?\bfrom\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:and|through|to|until|&)\b|[–—-]", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"\b(?:regist\w{0,8}|comments?|submit\w{0,4}|later|posted|available|by|before)\b", re.IGNORECASE
)
_FEW = 14  # words between two days of one meeting: the hours of the first
_OPENING = 24  # characters: the label of its section
_NEAR = 60  # characters before a verb in which its subject stands
_FAR = 400  # characters between the verb and its day
_MONTHS = "|".join(dates.MONTHS)
_WEEKDAYS = "|".join(dates.WEEKDAYS)
_SHARED = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAYS}),? )?(?P<month>{_MONTHS}) (?P<day>\d{{1,2}}),? (?:and|through|to|&|-|–) "
    rf"(?:(?P<weekday2>{_WEEKDAYS}),? )?"
    rf"(?:(?P<month2>{_MONTHS}) )?(?P<day2>\d{{1,2}}),? (?P<year>\d{{4}})\b"
)


def called_for(blocks: Sequence[Block]) -> Field | None:
    """The days to which the meeting is said to have been moved; else those for which it is called."""
    return _moved(blocks) or announced(blocks)


def _moved(blocks: Sequence[Block]) -> Field | None:
    for block, start, sentence in _sentences(blocks):
        for verb in reversed(list(_MOVED.finditer(sentence))):
            before = sentence[: verb.end()]
            if not _MEETING.search(before) or _NO_MEETING.search(before[-_NEAR:]):
                continue
            after = verb.end() + _past_former(sentence[verb.end() : verb.end() + _FAR])
            found = _days(sentence[after : after + _FAR])
            if found is not None:
                return _field(block, start + after, found)
    return None


def _past_former(following: str) -> int:
    """How far the day reaches from which a meeting is moved: "from March 3, 2022, to March 10, 2022"."""
    first = next(dates.find(following), None) if _FROM.match(following) else None
    return first.end if first is not None else 0


def announced(blocks: Sequence[Block]) -> Field | None:
    """The days after the first verb that calls the meeting; a day that it was to be held on before is passed over."""
    for block in blocks:
        for start, end in words.sentences(block.text):
            sentence = block.text[start:end]
            for verb in MEETS.finditer(sentence):
                before = sentence[max(0, verb.start() - _FAR) : verb.start()]
                found = None if _was_former(before) else _days(sentence[verb.end() : verb.end() + _FAR])
                if found is not None:
                    return _field(block, start + verb.end(), found)
    return None


def _was_former(before: str) -> bool:
    """Whether the verb tells of what was planned once; a date between has told that already."""
    former = _FORMER.search(before)
    return former is not None and next(dates.find(before[former.end() :]), None) is None


def _days(following: str) -> Found | None:
    """The first date that follows the verb, with those that go on from it, as one."""
    shared = _SHARED.search(following)
    days = list(dates.find(following))
    if shared and (not days or shared.start() <= days[0].start):
        return _of_shared(shared)
    if not days:
        return None
    last = days[0]
    for each in days[1:]:
        if not _goes_on(following[last.end : each.start]):
            break
        last = each
    return days[0] if last is days[0] else _range(following, days[0], last)


def _goes_on(between: str) -> bool:
    joined = _ANOTHER.search(between) is not None
    return joined and len(between.split()) <= _FEW and not _OTHER_THING.search(between)


def _range(text: str, first: Found, last: Found) -> Found:
    if any(each.dated.wrong_weekday for each in (first, last)) or last.dated.last < first.dated.first:
        return first
    printed = text[first.start : last.end]
    return Found(dates.between(first.dated.first, last.dated.last, printed), first.start, last.end)


def _of_shared(said: re.Match[str]) -> Found | None:
    """Two days that share a year, and perhaps a month."""
    year, month = int(said["year"]), dates.MONTHS.index(said["month"]) + 1
    other = dates.MONTHS.index(said["month2"]) + 1 if said["month2"] else month
    try:
        first, last = date(year, month, int(said["day"])), date(year, other, int(said["day2"]))
        both = dates.between(first, last, said.group())
    except ValueError:
        return None
    days = ((first, said["weekday"]), (last, said["weekday2"]))
    printed = [dates.on_day(day, said.group(), weekday) for day, weekday in days if weekday]
    wrong = next((each for each in printed if each.wrong_weekday), None)
    return Found(wrong or both, said.start(), said.end())


def _field(block: Block, offset: int, found: Found) -> Field:
    return cover.dated(block, Found(found.dated, offset + found.start, offset + found.end))


def until(blocks: Sequence[Block], subject: re.Pattern[str]) -> Field | None:
    """The last day for something that a sentence speaks of: "Comments must be submitted no later than ..."."""
    for block, start, sentence in _sentences(blocks):
        said = list(subject.finditer(sentence))
        for found in dates.find(sentence) if said else ():
            before = [each for each in said if each.end() <= found.start]
            near = sentence[max(before[-1].end(), found.start - _FAR) : found.start] if before else ""
            cue = found.dated.precision == dates.BY or _DUE.search(near)
            own = before and not _ANOTHER_DUTY.search(near)
            if (own or _opens(sentence, found, said[0])) and cue and found.dated.precision in (dates.BY, dates.DAY):
                due = Dated(found.dated.first, found.dated.last, dates.BY, found.dated.printed, found.dated.weekday)
                return _field(block, start, Found(due, found.start, found.end))
    return None


_DUE = re.compile(r"\b(?:no later than|by|before|until|through|due|prior to)\b[^;]{0,60}$", re.IGNORECASE)
_ANOTHER_DUTY = re.compile(
    r"(?:[;,]|\band\b)[^;,]{0,40}\b(?:regist\w{0,8}|attend|cancel|request)\b[^;]{0,200}$", re.IGNORECASE
)


def _opens(sentence: str, found: Found, subject: re.Match[str]) -> bool:
    """Whether a sentence opens with its day: "By March 1, 2022, comments must be received."."""
    return (
        found.start <= _OPENING
        and found.dated.precision == dates.BY
        and found.end < subject.start() <= found.end + _NEAR
    )


def _sentences(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, str]]:
    for block in blocks:
        for start, end in words.sentences(block.text):
            yield block, start, block.text[start:end]
