"""What a paper says of other papers: sets of recommendations by month, with the count it gives, and a singular that the
paper itself leaves open ("the recommendation" after "new recommendations")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.mentions.named import Span
from tracker.reading.result import Reference, Warned
from tracker.text import dates, words

_COUNTED = re.compile(
    rf"\b(?P<count>{words.NUMBER_WORDS}|\d{{1,3}})\s(?:\w+\s){{0,2}}?"
    r"(?P<what>sets?\sof\s(?:\w+\s)?recommendations|recommendations|white\spapers?|issue\spapers?|reports?|meetings?|"
    r"statements?\sof\swork|letters?)\b",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"\b(?:(?:the|these|those|its|our|previous|prior|earlier|new)\s){1,3}(?P<what>(?:sets?\sof\s)?recommendations|white\spaper|"
    r"issue\spaper)\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:submitted|provided|presented|made|adopted|passed|approved|issued|published|given|voted|put\sforward|delivered)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:,|;|and|or|&|,\s?and|,\s?or)?\s?(?:in\s|on\s|of\s)?")
_BARE_MONTHS = re.compile(rf"(?:(?:{'|'.join(dates.MONTHS)})(?:,\s|\s)?(?:and\s|&\s|or\s)?){{1,6}}$")
_MONTH = re.compile("|".join(dates.MONTHS))
_KINDS = (("set", "recommendation sets"), ("recommendation", "recommendations"), ("white", "white papers"))
_PLURAL = re.compile(
    r"\b(?P<one>(?:the|that|said)\srecommendation(?!s)\b)|\b(?P<clear>(?:a|an|one|this|each|every|first|second|third|last|any|"
    r"following)\s(?:\w+\s)?recommendation(?!s)\b)|\b(?P<several>recommendations)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s(?:of\sthe\s[A-Z]|\(?\d|[Nn]o\.|[Nn]umber)")


def find(text: str) -> Iterator[Reference]:
    for start, end in words.sentences(text):
        yield from _in_sentence(text, start, end)


def _in_sentence(text: str, start: int, end: int) -> Iterator[Reference]:
    sentence = text[start:end]
    runs = _runs(sentence)
    if not runs:
        return
    mentions = [(match, True) for match in _COUNTED.finditer(sentence)]
    taken = {match.start("what") for match, _ in mentions}
    mentions += [(match, False) for match in _UNCOUNTED.finditer(sentence) if match.start("what") not in taken]
    mentions.sort(key=lambda pair: pair[0].start())
    for place, (match, counted) in enumerate(mentions):
        limit = mentions[place + 1][0].start() if place + 1 < len(mentions) else len(sentence)
        run = next((run for run in runs if match.end() <= run.start < limit), None)
        if run and (counted or _SAID_OF.search(sentence, match.end(), run.start)):
            yield _reference(sentence, start, match, run, counted)


@dataclass(frozen=True, slots=True)
class _Run:
    """Dates printed one after another."""

    start: int
    end: int
    values: tuple[str, ...]


def _runs(sentence: str) -> list[_Run]:
    runs: list[_Run] = []
    for found in dates.find(sentence):
        start, values = _with_bare_months(sentence, found)
        if runs and _BETWEEN.fullmatch(sentence, runs[-1].end, start):
            runs[-1] = _Run(runs[-1].start, found.end, (*runs[-1].values, *values))
        else:
            runs.append(_Run(start, found.end, values))
    return runs


def _with_bare_months(sentence: str, found: dates.Found) -> tuple[int, tuple[str, ...]]:
    """ "February, August and November 2019": the months before share the year of the last."""
    value = found.dated.value
    if found.dated.precision != dates.MONTH:
        return found.start, (value,)
    window = max(0, found.start - 60)
    before = _BARE_MONTHS.search(sentence[window : found.start])
    if not before:
        return found.start, (value,)
    year = found.dated.first.year
    months = [dates.MONTHS.index(name) + 1 for name in _MONTH.findall(before.group())]
    return window + before.start(), (*(f"{year}-{month:02}" for month in months), value)


def _reference(sentence: str, offset: int, match: re.Match[str], run: _Run, counted: bool) -> Reference:
    what = match["what"].lower()
    kind = next((kind for opening, kind in _KINDS if what.startswith(opening)), what.rstrip("s") + "s")
    expected = words.spelled_number(match["count"]) if counted else len(run.values)
    return Reference(
        printed=sentence[run.start : run.end],
        kind=kind,
        expected=expected,
        values=run.values,
        span=(offset + match.start(), offset + run.end),
        sure=counted,
    )


def warnings(text: str, found: Sequence[Reference]) -> Iterator[Warned]:
    for reference in found:
        apart = reference.kind == "recommendation sets" or len(reference.values) > 1
        if reference.sure and apart and reference.expected != len(reference.values):
            said = f"{reference.expected} {reference.kind} are spoken of, but {len(reference.values)} dates are printed"
            yield Warned("count-mismatch", said, reference.span)
    for span in _left_open(text):
        said = '"the recommendation": the paper spoke of several before; say which one is meant, or leave it open'
        yield Warned("ambiguous-reference", said, span)


def _left_open(text: str) -> Iterator[Span]:
    """Each "the recommendation" whose last mention before it was of several."""
    several = False
    for match in _PLURAL.finditer(text):
        if match["one"]:
            if several and not _NAMED.match(text, match.end()):
                yield match.span()
        else:
            several = match["several"] is not None
