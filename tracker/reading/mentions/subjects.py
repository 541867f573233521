"""Who a sentence speaks of: the body named before a verb, or the one that "the working group" or "it" stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.reading.mentions import bodies, changed
from tracker.reading.mentions.bodies import Body
from tracker.reading.mentions.named import Span

_SMALL_WORDS = ("and", "of", "&", "for")
_GENERIC = re.compile(
    r"\b(?:the|this|that)\s(?P<level>sub-?committee|work(?:ing)?\sgroup|group|task\sforce)\b|\b(?P<it>it)\b",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z0-9][\w.&/'’-]{0,40}|and|of|&|for)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,10}}")
_SHORT = re.compile(r"\s\(([A-Z][A-Za-z0-9/&-]{1,11})\)")
_LEVELS = {"group": bodies.WORKING_GROUP, "workgroup": bodies.WORKING_GROUP, "work group": bodies.WORKING_GROUP}
_FARTHEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Prose:
    text: str
    committee: str
    named: Sequence[Body]
    sentences: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as printed, its acronym, and how many characters both take."""

    name: str
    acronym: str | None
    reach: int


@dataclass(frozen=True, slots=True)
class Named:
    """A body as meant at a place of the text: named there, or resolved from "the working group"; `end` is where the
    mention ends."""

    name: str
    level: str
    acronym: str
    sure: bool
    end: int = 0


def level_of(name: str) -> str | None:
    """The level that a name says itself: "Inland Working Group", not "Inland"."""
    return next((body.level for body in bodies.find(name)), None)


def alike(level: str, other: str) -> bool:
    """Whether one body may be of the two levels, one after the other: a task force becomes a working group."""
    return level == other or {level, other} == {bodies.WORKING_GROUP, bodies.TASK_FORCE}


def subject(prose: Prose, span: Span, place: int, level: str | None = None) -> Named | None:
    """Who a verb at a place speaks of: the nearest body before it in the sentence, named or "the working group"; of
    that level only, where one is asked for."""
    named = [
        body
        for body in prose.named
        if span[0] <= body.start and body.end <= place and (level is None or alike(level, body.level))
    ]
    generic = list(_GENERIC.finditer(prose.text, span[0], place))
    if named and (not generic or generic[-1].start() < named[-1].start or generic[-1]["it"]):
        last = _without_parent(prose, named)
        return Named(last.name, last.level, last.acronym, True, last.end)
    resolved = _resolved(prose, generic[-1]) if generic else None
    if resolved is None or not (level is None or alike(level, resolved.level)):
        return None
    return replace(resolved, end=generic[-1].end())


def _without_parent(prose: Prose, named: Sequence[Body]) -> Body:
    """The last body named; in "the X Working Group of the Z Subcommittee" that is X, not the one above it."""
    if len(named) > 1 and named[-1].level == bodies.SUBCOMMITTEE != named[-2].level:
        between = prose.text[named[-2].end : named[-1].start]
        return named[-2] if changed.UNDER.fullmatch(between) else named[-1]
    return named[-1]


def _resolved(prose: Prose, generic: re.Match[str]) -> Named | None:
    if generic["it"]:
        return _subject_before(prose, generic.start())
    said = generic["level"].lower().replace("-", "")
    level = _LEVELS.get(said, said)
    before = [body for body in prose.named if body.end <= generic.start() and body.level == level]
    if not before:
        return None
    near = prose.text.rfind("\n", 0, generic.start()) < before[-1].start
    return Named(before[-1].name, before[-1].level, before[-1].acronym, near)


def _subject_before(prose: Prose, place: int) -> Named | None:
    """ "It" is the first group named in the sentence before, and never surely so."""
    spans = [span for span in prose.sentences if span[1] <= place][-1:]
    first = next((body for start, _ in spans for body in prose.named if start <= body.start < place), None)
    if first is None or first.level == bodies.COMMITTEE:
        return None
    return Named(first.name, first.level, first.acronym, False)


def name_after(prose: Prose, place: int, end: int) -> Printed | None:
    """The name printed right at a place, and its acronym."""
    match = _NAME.match(prose.text, place, min(end, place + _FARTHEST_NAME))
    if match is None:
        return None
    name = match.group().rstrip(".,")
    while name.split() and name.split()[-1] in _SMALL_WORDS:
        name = name.rsplit(" ", 1)[0] if " " in name else ""
    if not name or name.split()[0] in _SMALL_WORDS:
        return None
    short = _SHORT.match(prose.text, place + len(name))
    return Printed(name, short[1] if short else None, len(short.group() if short else "") + len(name))
