"""Dates and citations in running text: what was effective when, due by when, published where."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.mentions.named import Span
from tracker.reading.result import CitedSource, DatedFact, Warned
from tracker.text import citations, dates, words

_CUE = re.compile(
    r"\b(?P<cue>effective(?:\s(?:on|from|as\sof|beginning))?|as\sof|in\seffect\s(?:on|from)|no\slater\sthan|"
    r"beginning(?:\son|\sin)?|starting(?:\son|\sin)?|"
    r"since|until|before|after|through|during|between|from|by|on|in|for|at\sthe)\s(?:the\s(?:end\sof\s)?)?$",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:met|meets|will\smeet|convened|announced|published|launched|opened|began|ended|concluded|closed)\b",
    re.IGNORECASE,
)
_BACK = 40
_VERB_BACK = 90


def dated(text: str, outside: Sequence[Span]) -> Iterator[DatedFact]:
    """Each date with the word that governs it; `outside` are the places of titles and signatures."""
    for found in dates.find(text, since=dates.FIRST_OF_LAWS):
        if any(start <= found.start < end for start, end in outside):
            continue
        yield _fact(text, found)


def _fact(text: str, found: dates.Found) -> DatedFact:
    line = text.rfind("\n", 0, found.start) + 1
    before = text[max(line, found.start - _BACK) : found.start]
    cue = _CUE.search(before)
    start = found.start - len(before) + cue.start() if cue else found.start
    word = " ".join(cue["cue"].lower().split()) if cue else ("by" if found.dated.precision == dates.BY else "")
    verbs = list(_MET.finditer(text, max(line, start - _VERB_BACK), start)) if word in ("on", "in") else []
    if verbs and not re.search(r"[.;] ", text[verbs[-1].end() : start]):
        start, word = verbs[-1].start(), verbs[-1].group().lower()
    return DatedFact(text[start : found.end], word, found.dated, (start, found.end))


def cited(text: str) -> tuple[CitedSource, ...]:
    return tuple(
        CitedSource(each.printed, each.system, each.verdict, each.note, each.standard, (each.start, each.end))
        for each in citations.find(text)
    )


def warnings(text: str, found: Sequence[CitedSource]) -> Iterator[Warned]:
    for source in found:
        if source.verdict == citations.DOUBTFUL:
            yield Warned("doubtful-citation", f'"{source.printed}": {source.note}', source.span)
    for date in dates.find(text, since=dates.FIRST_OF_LAWS):
        if date.dated.wrong_weekday:
            readings = " or ".join(each.value for each in dates.readings(date.dated))
            said = f'"{words.plain(date.dated.printed)}" was a {date.dated.wrong_weekday}; it may mean {readings}'
            yield Warned("weekday-mismatch", said, (date.start, date.end))
