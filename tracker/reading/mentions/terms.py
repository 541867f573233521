"""The committee's terms that a paper names, and when each first met: papers say "met for the first time", "held its
inaugural meeting", "the opening meeting of the 17th Term". A working group's own first meeting is none of a term's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.mentions.named import Span, Term
from tracker.text import dates, words
from tracker.text.dates import Dated

_TERM = re.compile(
    rf"\b(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{words.ORDINAL_WORDS})[\s-](?:COAC\s)?[Tt]erm\b|\bTerm\s(?P<plain>\d{{1,2}})\b",
    re.IGNORECASE,
)
_MET = r"(?:met|meets|convened|assembled|gathered|sat|came\stogether)"
_FIRST_MET = re.compile(
    rf"\b{_MET}\s(?:\w+\s){{0,3}}?for\s(?:the|its)\s(?:very\s)?first\stime\b|\bfor\s(?:the|its)\sfirst\stime\s{_MET}\b|"
    rf"\bfirst\s{_MET}\b|\bheld\sits\sfirst\b|"
    r"\b(?:first|inaugural|initial|opening|kick-?off)\s(?:\w+\s){0,2}?(?:meeting|session)\b",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"(?:sub-?committee|work(?:ing)?\sgroup|task\sforce|\bgroup)(?:['’]s)?\b", re.IGNORECASE)
_OF_COMMITTEE = re.compile(r"\bterm\b|\b[A-Z]{4}\b|(?<!sub)(?<!sub-)\bcommittee\b", re.IGNORECASE)
_OWNER = re.compile(f"{_OF_GROUP.pattern}|{_OF_COMMITTEE.pattern}", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:of|by|for)\sthe\s[^.;,]{0,60}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TermMention:
    number: int
    printed: str
    start: int
    end: int


def mentions(text: str) -> Iterator[TermMention]:
    for match in _TERM.finditer(text):
        number = words.spelled_ordinal(match["n"]) if match["n"] else int(match["plain"])
        if number:
            yield TermMention(number, match.group(), match.start(), match.end())


def named(text: str, sentences: Sequence[Span], spoken_of: Sequence[TermMention]) -> list[Term]:
    """Each term once. A first meeting belongs to the term of its sentence, else to the last one named before."""
    met: dict[int, Dated] = {}
    for start, end in sentences:
        said = _FIRST_MET.search(text, start, end)
        if said is None or _is_of_group(text[start : said.start()], text[said.end() : end]):
            continue
        day = _nearest(text, start, end, said.end())
        term = _term_of(spoken_of, start, end, said.start())
        if day is not None and term is not None:
            met.setdefault(term.number, day)
    terms: dict[int, Term] = {}
    for each in spoken_of:
        terms.setdefault(each.number, Term(each.number, met.get(each.number), each.printed, (each.start, each.end)))
    return list(terms.values())


def _is_of_group(before: str, after: str) -> bool:
    """Whether a group's meeting is meant: "the working group first met", "the first meeting of the subcommittee"."""
    owner = _AFTER.match(after)
    if owner and (first := _OWNER.search(owner.group())):
        return _OF_GROUP.fullmatch(first.group()) is not None
    groups = [each.end() for each in _OF_GROUP.finditer(before)]
    committee = [each.end() for each in _OF_COMMITTEE.finditer(before)]
    return bool(groups) and (not committee or committee[-1] < groups[-1])


def _nearest(text: str, start: int, end: int, place: int) -> Dated | None:
    """The date that follows a place in the sentence; without one, the last date before it."""
    found = list(dates.find(text[start:end]))
    after = next((each.dated for each in found if start + each.start >= place), None)
    return after or (found[-1].dated if found else None)


def _term_of(spoken_of: Sequence[TermMention], start: int, end: int, place: int) -> TermMention | None:
    """The term named last before the verb in its sentence, else first after it, else last before the sentence."""
    within = [each for each in spoken_of if start <= each.start < end]
    ahead = [each for each in within if each.start < place]
    before = [each for each in spoken_of if each.start < start]
    return ahead[-1] if ahead else within[0] if within else before[-1] if before else None
