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
    r"(?:rescheduled|postponed|moved) (?:to|for|until)|meeting (?:date|on|of)\b|meeting:)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:originally|previously|was to|had been|was scheduled|announced)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:and|through|to|until|&)\b|[–—-]", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"\b(?:regist\w{0,8}|comments?|submit\w{0,4}|later|posted|available|by|before)\b", re.IGNORECASE
)
_FEW = 14  # words between two days of one meeting: the hours of the first
_FAR = 400  # characters between the verb and its day
_MONTHS = "|".join(dates.MONTHS)
_WEEKDAYS = "|".join(dates.WEEKDAYS)
_SHARED = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAYS}),? )?(?P<month>{_MONTHS}) (?P<day>\d{{1,2}}),? (?:and|through|to|&|-|–) "
    rf"(?:(?P<weekday2>{_WEEKDAYS}),? )?"
    rf"(?:(?P<month2>{_MONTHS}) )?(?P<day2>\d{{1,2}}),? (?P<year>\d{{4}})\b"
)


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
        said = subject.search(sentence)
        if said is None:
            continue
        for found in dates.find(sentence):
            near = sentence[max(said.end(), found.start - _FAR) : found.start]
            cue = found.dated.precision == dates.BY or _DUE.search(near)
            if found.start >= said.end() and cue and found.dated.precision in (dates.BY, dates.DAY):
                due = Dated(found.dated.first, found.dated.last, dates.BY, found.dated.printed, found.dated.weekday)
                return _field(block, start, Found(due, found.start, found.end))
    return None


_DUE = re.compile(r"\b(?:no later than|by|before|until|due|prior to)\b[^.;]{0,60}$", re.IGNORECASE)


def _sentences(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, str]]:
    for block in blocks:
        for start, end in words.sentences(block.text):
            yield block, start, block.text[start:end]
