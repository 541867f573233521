"""What a paper says of how groups stand: formed, on hiatus, winding down, concluded, moved to another subcommittee. The
words for it are those of the record's events in a group's life."""

import re
from bisect import bisect
from collections.abc import Iterator

from tracker.reading.mentions import bodies, changed, subjects
from tracker.reading.mentions.named import Json, Span
from tracker.reading.mentions.subjects import Named, Prose
from tracker.text import dates, words

_NOW = r"(?:is|are|was|were|has been|have been|remains?|went|will be|being)"
_WAS = r"(?<!will )(?<!to )(?<!may )(?:was|were|is|has been|have been|(?<=, )newly|(?<=, )recently)"
_EVENTS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("on hiatus", rf"(?:\b{_NOW} (?:\S{{1,20}} ){{0,3}}?)?\b(?:on|in) (?:an? )?(?:\w+ )?hiatus\b"),
        ("winding down", r"\b(?:(?:will|is|are|began to|begins to|has begun to) )?(?:wind|winds|winding) down\b"),
        (
            "concluded",
            r"\b(?:has |have )?(?:concluded|completed|finished) (?:its|their) (?:\w+ )?(?:work|mission|efforts)\b|"
            rf"\b{_WAS} (?:concluded|disbanded|dissolved|sunset(?:ted)?)\b|\bwound down\b",
        ),
        ("formed", rf"(?:\b{_WAS} (?:newly |recently )?|(?<=, ))(?:formed|created|established|stood up)\b"),
        ("transferred", rf"\b(?:{_WAS}|will be) (?:\w+ly )?(?:transferred|moved|reassigned|realigned) (?:to|under)\b"),
        (
            "membership expanded",
            r"\b(?:expanded|broadened) (?:its|their) membership\b|\bmembership (?:was|has been) expanded\b",
        ),
    )
)
_NEWLY = re.compile(
    r"\b(?:(?:newly|recently)[ -](?:formed|created|established)|"
    r"(?:formed|created|established|stood up) (?:an?|the)(?: new)?) $",
    re.IGNORECASE,
)
_FAR = 2000  # characters: of a sentence at most, and back to the group that "the working group" means
_BACK = 30
_AWAY = 4  # words between the group and what is said of it
_DATE_AFTER = re.compile(r"[ ,]{0,2}(?:(?:effective|on|in|as of|since|from|until) ?){0,2}", re.IGNORECASE)


def told(text: str, committee: str) -> list[Json]:
    """Each standing once, with its sentence."""
    named = [body for body in bodies.find(text, committee) if body.level != bodies.COMMITTEE]
    places = [body.start for body in named]
    found: dict[tuple[str, str], Json] = {}
    before: Span = (0, 0)
    for span in words.sentences(text):
        near = named[bisect(places, span[0] - _FAR) : bisect(places, span[1])]
        prose = Prose(text, committee, near, [before, span])
        before = span
        if span[1] - span[0] <= _FAR:
            for each in (*_told(prose, span), *_newly_formed(prose, span)):
                found.setdefault((each["event"], each["group"]), each)
    return list(found.values())


def _told(prose: Prose, span: Span) -> Iterator[Json]:
    for event, pattern in _EVENTS:
        for match in pattern.finditer(prose.text, *span):
            group = subjects.subject(prose, span, match.start())
            if group is not None and _is_beside(prose, group, match.start()):
                date = date_after(prose.text, match.end(), span)
                to = _whither(prose, match.end(), span) if event == "transferred" else None
                yield _said(event, group.name, date, prose.text, span) | {"sure": group.sure, "to": to}


def _whither(prose: Prose, place: int, span: Span) -> str | None:
    """The body named right after the verb: "was transferred to the Canal Subcommittee"."""
    after = (body.name for body in prose.named if place <= body.start < min(place + _BACK, span[1]))
    return next(after, None)


def _newly_formed(prose: Prose, span: Span) -> Iterator[Json]:
    """ "The newly formed Rail Working Group", "CBP formed a Rail Working Group": said before the name."""
    for body in prose.named:
        before = prose.text[max(span[0], body.start - _BACK) : body.start]
        if body.start >= span[0] and _NEWLY.search(before):
            yield _said("formed", body.name, None, prose.text, span) | {"sure": True, "to": None}


def _said(event: str, group: str, date: Json | None, text: str, span: Span) -> Json:
    return {"event": event, "group": group, "date": date, "printed": text[slice(*span)], "span": list(span)}


def _is_beside(prose: Prose, group: Named, place: int) -> bool:
    between = changed.BRACKETS.sub(" ", prose.text[group.end : place])
    return len(between.split()) <= _AWAY and changed.OTHER.search(between) is None


def date_after(text: str, place: int, span: Span) -> Json | None:
    """The date printed right after what is said: "on hiatus effective May 1, 2024"."""
    before = _DATE_AFTER.match(text, place, span[1])
    start = before.end() if before else place
    found = next(dates.find(text[start : span[1]]), None)
    if found is None or found.start > 0:
        return None
    return {"printed": found.dated.printed, "value": found.dated.value, "precision": found.dated.precision}
