"""Sentences that say what happened to a group: renamed, formerly, continued the work of. A group may be named only as
"the working group"; then the last one named is meant, surely so only within the paragraph."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tracker.reading.mentions import bodies, changed, subjects
from tracker.reading.mentions.bodies import Body
from tracker.reading.mentions.named import Event, Json, Span
from tracker.reading.mentions.subjects import Named, Printed, Prose
from tracker.text import dates

RENAMED, CONTINUED = "renamed", "continued by"


class Mention(Protocol):
    """A term named in the text."""

    @property
    def number(self) -> int: ...
    @property
    def start(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb of change in its sentence: text[start:end] of the prose."""

    prose: Prose
    span: Span
    start: int
    end: int
    term: int | None

    def subject(self, level: str | None = None) -> Named | None:
        return subjects.subject(self.prose, self.span, self.start, level)

    def name_at(self, place: int) -> Printed | None:
        return subjects.name_after(self.prose, place, self.span[1])

    def next_body(self) -> Body | None:
        return next((each for each in self.prose.named if self.end <= each.start < self.span[1]), None)


_LOWER = re.compile(r"(?<!\S)(?!(?:the|a|an|new|newly|formed|former|current|COAC|COAC['’]s)\s)\S")
_APART = re.compile(r"\s?,\s(?:(?:the|a|an)\s)?(?:new\s)?", re.IGNORECASE)
_FEW = 4  # words between a body and its verb
_BESIDE = 30  # characters: article and "new" before a name
_FORMED = re.compile(
    r"(?:\s\([\w/&-]{2,12}\))?(?:,?\s(?:which\s)?(?:was|were|has\sbeen|is|newly)\s(?:newly\s)?|,\s(?:newly\s|recently\s)?)"
    r"(?:formed|created|established|stood\sup)\b",
    re.IGNORECASE,
)


def events(prose: Prose, terms: Sequence[Mention]) -> Iterator[Event]:
    """What each sentence says, once: "was renamed" and "formerly" of the same two names are one change."""
    for span in prose.sentences:
        sentence = prose.text[span[0] : span[1]]
        told: set[tuple[str, str, str]] = set()
        for pattern, understood in _PATTERNS:
            match = pattern.search(sentence)
            event = understood(_said(prose, span, match, terms)) if match else None
            if event is not None and (event.event, event.group, event.to) not in told:
                told.add((event.event, event.group, event.to))
                yield event


def _said(prose: Prose, span: Span, match: re.Match[str], terms: Sequence[Mention]) -> _Said:
    start, end = span[0] + match.start(), span[0] + match.end()
    return _Said(prose, span, start, end, _term_at(prose, terms, end))


def formed(prose: Prose, name: str, terms: Sequence[Mention]) -> Json | None:
    """The sentence in which a group is said to have been formed, with its term."""
    for body in prose.named:
        if body.name.casefold() != name.casefold():
            continue
        match = _FORMED.match(prose.text, body.end)
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


def _renamed(said: _Said) -> Event | None:
    new = said.name_at(said.end)
    old = said.subject(subjects.level_of(new.name)) if new else None
    if new is None or old is None:
        return None
    name = bodies.with_level(new.name, old.level)
    if name.casefold() == old.name.casefold() or not (name == new.name or _is_beside(said, old)):
        return None
    return _event(said, RENAMED, old.name, name, new.acronym, old.sure)


def _renamed_from(said: _Said) -> Event | None:
    """ "changed its name from X to Y": both are printed, and whoever is the subject has one of the two."""
    subject = said.subject()
    old = said.name_at(said.end)
    if old is None or subject is None:
        return None
    to = changed.TO.match(said.prose.text, said.end + old.reach)
    new = said.name_at(to.end()) if to else None
    if new is None:
        return None
    was, became = bodies.with_level(old.name, subject.level), bodies.with_level(new.name, subject.level)
    return _event(said, RENAMED, was, became, new.acronym, subject.sure)


def _became(said: _Said) -> Event | None:
    """ "X became the Y Working Group": only where the new name is a body's."""
    old, new = said.subject(), _body_at(said)
    if old is None or new is None or not _may_become(old, new):
        return None
    return _event(said, RENAMED, old.name, new.name, new.acronym or None, old.sure)


def _may_become(old: Named, new: Body) -> bool:
    return old.name.casefold() != new.name.casefold() and subjects.alike(old.level, new.level)


def _name_changed(said: _Said) -> Event | None:
    """ "the name of the X Working Group was changed to Y", "X's name was changed to Y"."""
    named = changed.NAME.search(said.prose.text, said.span[0], said.start)
    return _renamed(said) if named else None


def _is_beside(said: _Said, subject: Named) -> bool:
    """Whether the verb is the body's own: "the working group has since changed", not "the group heard that the pilot
    was renamed"."""
    between = changed.BRACKETS.sub(" ", said.prose.text[subject.end : said.start])
    return len(between.split()) <= _FEW and changed.OTHER.search(between) is None


def _formerly(said: _Said) -> Event | None:
    """ "the Y Working Group (formerly X)": the old name may be a programme's, so it is never sure without its level."""
    new = said.subject()
    old = said.name_at(said.end)
    if new is None or old is None:
        return None
    full = bodies.with_level(old.name, new.level)
    if full.casefold() == new.name.casefold() or not _is_beside(said, new):
        return None
    sure = full == old.name and new.sure and subjects.alike(subjects.level_of(full) or new.level, new.level)
    return _event(said, RENAMED, full, new.name, new.acronym or None, sure)


def _formerly_first(said: _Said) -> Event | None:
    """ "Formerly the X Working Group, the Y Working Group met": the new name follows the old one."""
    old = said.name_at(said.end)
    new = next((each for each in said.prose.named if old and said.end + old.reach <= each.start < said.span[1]), None)
    if old is None or new is None:
        return None
    between = said.prose.text[said.end + old.reach : new.start]
    full = bodies.with_level(old.name, new.level)
    if full.casefold() == new.name.casefold() or not _APART.fullmatch(between):
        return None
    return _event(said, RENAMED, full, new.name, new.acronym or None, full == old.name)


def _known_as(said: _Said) -> Event | None:
    """ "Effective March 1, 2022, the X is known as Y": of a day on, so it was called otherwise before."""
    sentence = said.prose.text[said.span[0] : said.span[1]]
    return _renamed(said) if changed.FROM_A_DAY.match(sentence) else None


def _works_on(said: _Said) -> Event | None:
    heir = said.subject()
    before = said.next_body()
    return _continued(said, before, heir)


def _succeeds(said: _Said) -> Event | None:
    heir = said.subject()
    return _continued(said, _body_at(said), heir)


def _handed_on(said: _Said) -> Event | None:
    before = said.subject()
    heir = said.next_body()
    return _continued(said, before, heir)


def _work_went_to(said: _Said) -> Event | None:
    """ "its work passed to the Y Working Group"; a group that was itself moved to a subcommittee is none."""
    if changed.WORK.search(said.prose.text, said.span[0], said.start) is None:
        return None
    before = said.subject()
    return _continued(said, before, _body_at(said))


def _continued(said: _Said, before: Named | Body | None, heir: Named | Body | None) -> Event | None:
    if before is None or heir is None or before.name.casefold() == heir.name.casefold():
        return None
    if bodies.COMMITTEE in (before.level, heir.level):
        return None
    sure = all(each.sure for each in (before, heir) if isinstance(each, Named))
    return _event(said, CONTINUED, before.name, heir.name, heir.acronym or None, sure)


def _body_at(said: _Said) -> Body | None:
    """The body named right after the verb."""
    body = said.next_body()
    if body is None or body.start > said.end + _BESIDE:
        return None
    return None if _LOWER.search(said.prose.text, said.end, body.start) else body


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[_Said], Event | None]], ...] = (
    (changed.WORKS_ON, _works_on),
    (changed.SUCCEEDS, _succeeds),
    (changed.HANDED_ON, _handed_on),
    (changed.WENT_TO, _work_went_to),
    (changed.RENAMED_FROM, _renamed_from),
    (changed.RENAMED_TO, _renamed),
    (changed.CHANGED_TO, _name_changed),
    (changed.BECAME, _became),
    (changed.FORMERLY, _formerly),
    (changed.FORMERLY_FIRST, _formerly_first),
    (changed.KNOWN_AS, _known_as),
)


def _event(said: _Said, event: str, group: str, to: str, acronym: str | None, sure: bool) -> Event:
    """The date is the one printed next after the verb, else the last before it."""
    start, end = said.span
    sentence = said.prose.text[start:end]
    found = list(dates.find(sentence))
    after = next((each.dated for each in found if start + each.start >= said.end), None)
    printed = after or (found[-1].dated if found else None)
    return Event(event, group, to, acronym, said.term, printed, sentence, said.span, sure)
