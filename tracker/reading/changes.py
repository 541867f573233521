"""Sentences that say what happened to a group: renamed, formerly, continued the work of. A group may be named only as
"the working group"; then the last one named is meant, surely so only within the paragraph."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tracker.reading import bodies
from tracker.reading.bodies import Body
from tracker.reading.named import Event, Json, Span
from tracker.text import dates

RENAMED, CONTINUED = "renamed", "continued by"


class Mention(Protocol):
    """A term named in the text."""

    @property
    def number(self) -> int: ...
    @property
    def start(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Prose:
    text: str
    committee: str
    named: Sequence[Body]
    sentences: Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Named:
    """A body as meant at a place of the text: named there, or resolved from "the working group"."""

    name: str
    level: str
    acronym: str
    sure: bool


_NEW_AFTER = re.compile(
    r"\b(?:chang(?:es?|ed|ing)\s(?:its|their|the)\snames?\sto|(?:was|were|is|been|being|now)\s(?:re-?named|retitled)(?:\s(?:as|to))?|"
    r"re-?named\sitself|(?:is|are|was)\snow\s(?:known|called)(?:\sas)?|took\sthe\sname(?:\sof)?)\s(?:the\s)?",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"[,(]\s?(?:formerly|previously|f/k/a)(?:\s(?:known\sas|called|named|the))?(?:\sthe)?\s", re.IGNORECASE
)
_WORK_OF = re.compile(
    r"\b(?:continu(?:e|es|ed|ing)|carr(?:y|ies|ied)\son|t(?:ake|akes|ook)\sover|resum(?:e|es|ed))\s(?:with\s|on\s)?the\swork\b",
    re.IGNORECASE,
)
_HANDED_ON = re.compile(
    r"\b(?:was|were|been|is)\s(?:continued|succeeded|replaced|taken\sover|carried\son)\sby\s(?:the\s|a\s)?|"
    r"\b(?:was\s|were\s)?(?:merged|folded)\sinto\s(?:the\s|a\s)?",
    re.IGNORECASE,
)
_FORMED = re.compile(
    r"\b(?:was|were|been|is|newly)\s(?:newly\s)?(?:formed|created|established|stood\sup)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"\b(?:the|this|that)\s(?P<level>sub-?committee|work(?:ing)?\sgroup|group|task\sforce)\b|\b(?P<it>it)\b",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z0-9][\w.&/'’-]{0,40}|and|of|&|for)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,10}}")
_SHORT = re.compile(r"\s\(([A-Z][A-Za-z0-9/&-]{1,11})\)")
_LEVELS = {"group": bodies.WORKING_GROUP, "workgroup": bodies.WORKING_GROUP, "work group": bodies.WORKING_GROUP}
_FARTHEST_NAME = 90


def events(prose: Prose, terms: Sequence[Mention]) -> Iterator[Event]:
    for span in prose.sentences:
        sentence = prose.text[span[0] : span[1]]
        for pattern, understood in _PATTERNS:
            match = pattern.search(sentence)
            event = understood(prose, span, match, _term_at(prose, terms, span[0] + match.end())) if match else None
            if event is not None:
                yield event


def formed(prose: Prose, name: str, terms: Sequence[Mention]) -> Json | None:
    """The sentence in which a group is said to have been formed, with its term."""
    for body in prose.named:
        if body.name.casefold() != name.casefold():
            continue
        match = _FORMED.match(prose.text[body.end + 1 : body.end + 40]) if body.end < len(prose.text) else None
        if match:
            span = _sentence_at(prose, body.start)
            return {
                "term": _term_at(prose, terms, body.end),
                "printed": prose.text[span[0] : span[1]],
                "span": list(span),
            }
    return None


def _sentence_at(prose: Prose, place: int) -> Span:
    return next((span for span in prose.sentences if span[0] <= place < span[1]), (place, place))


def _term_at(prose: Prose, terms: Sequence[Mention], place: int) -> int | None:
    """The term last named before a place, in the same paragraph."""
    line = prose.text.rfind("\n", 0, place)
    before = [each for each in terms if line < each.start < place]
    return before[-1].number if before else None


def _renamed(prose: Prose, span: Span, match: re.Match[str], term: int | None) -> Event | None:
    old = _subject(prose, span, span[0] + match.start())
    if old is None:
        return None
    new = _name_after(prose, span[0] + match.end(), span[1])
    if new is None:
        return None
    name, acronym = new
    return _event(prose, span, RENAMED, old.name, bodies.with_level(name, old.level), acronym, term, old.sure)


def _formerly(prose: Prose, span: Span, match: re.Match[str], term: int | None) -> Event | None:
    """ "the Y Working Group (formerly X)": the old name may be a programme's, so it is never sure without its level."""
    new = _subject(prose, span, span[0] + match.start())
    old = _name_after(prose, span[0] + match.end(), span[1])
    if new is None or old is None:
        return None
    full = bodies.with_level(old[0], new.level)
    return _event(prose, span, RENAMED, full, new.name, new.acronym or None, term, full == old[0] and new.sure)


def _works_on(prose: Prose, span: Span, match: re.Match[str], term: int | None) -> Event | None:
    heir = _subject(prose, span, span[0] + match.start())
    before = next((each for each in prose.named if span[0] + match.end() <= each.start < span[1]), None)
    if heir is None or before is None or before.name.casefold() == heir.name.casefold():
        return None
    return _event(prose, span, CONTINUED, before.name, heir.name, heir.acronym or None, term, heir.sure)


def _handed_on(prose: Prose, span: Span, match: re.Match[str], term: int | None) -> Event | None:
    before = _subject(prose, span, span[0] + match.start())
    heir = next((each for each in prose.named if span[0] + match.end() <= each.start < span[1]), None)
    if heir is None or before is None:
        return None
    return _event(prose, span, CONTINUED, before.name, heir.name, heir.acronym or None, term, before.sure)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[..., Event | None]], ...] = (
    (_WORK_OF, _works_on),
    (_HANDED_ON, _handed_on),
    (_NEW_AFTER, _renamed),
    (_OLD_AFTER, _formerly),
)


def _event(
    prose: Prose, span: Span, event: str, group: str, to: str, acronym: str | None, term: int | None, sure: bool
) -> Event:
    sentence = prose.text[span[0] : span[1]]
    printed = next((each.dated for each in dates.find(sentence)), None)
    return Event(event, group, to, acronym, term, printed, sentence, span, sure)


def _subject(prose: Prose, span: Span, place: int) -> _Named | None:
    """Who a verb at a place speaks of: the nearest body before it in the sentence, named or "the working group"."""
    named = [body for body in prose.named if span[0] <= body.start and body.end <= place]
    generic = list(_GENERIC.finditer(prose.text, span[0], place))
    if named and (not generic or generic[-1].start() < named[-1].start or generic[-1]["it"]):
        last = named[-1]
        return _Named(last.name, last.level, last.acronym, True)
    return _resolved(prose, generic[-1]) if generic else None


def _resolved(prose: Prose, generic: re.Match[str]) -> _Named | None:
    if generic["it"]:
        return _subject_before(prose, generic.start())
    said = generic["level"].lower().replace("-", "")
    level = _LEVELS.get(said, said)
    before = [body for body in prose.named if body.end <= generic.start() and body.level == level]
    if not before:
        return None
    near = prose.text.rfind("\n", 0, generic.start()) < before[-1].start
    return _Named(before[-1].name, before[-1].level, before[-1].acronym, near)


def _subject_before(prose: Prose, place: int) -> _Named | None:
    """ "It" is the first group named in the sentence before, and never surely so."""
    spans = [span for span in prose.sentences if span[1] <= place][-1:]
    first = next((body for start, _ in spans for body in prose.named if start <= body.start < place), None)
    if first is None or first.level == bodies.COMMITTEE:
        return None
    return _Named(first.name, first.level, first.acronym, False)


def _name_after(prose: Prose, place: int, end: int) -> tuple[str, str | None] | None:
    """The name printed right at a place, and its acronym."""
    match = _NAME.match(prose.text, place, min(end, place + _FARTHEST_NAME))
    if match is None:
        return None
    name = match.group().rstrip(".,")
    while name.split() and name.split()[-1] in ("and", "of", "&", "for"):
        name = name.rsplit(" ", 1)[0] if " " in name else ""
    short = _SHORT.match(prose.text, place + len(name))
    return (name, short[1] if short else None) if name else None
