"""Programmes that a paper names, and what it says became of them: launched, renamed, become another, concluded. A
programme is named with its acronym or with the word for what it is; a body or an office is none."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.reading.mentions import standings
from tracker.reading.mentions.bodies import Body
from tracker.reading.mentions.named import Json, Programme, Span
from tracker.text import dates, words

LAUNCHED, RENAMED, BECAME, CONCLUDED = "launched", "renamed", "became", "concluded"

_WORD = r"(?:[A-Z0-9](?:[A-Za-z0-9&/'’-]|\.(?=\w)){0,30})"  # no stop ends it: a name ends with its sentence
_RUN = rf"{_WORD}(?: {_WORD}){{0,7}}"
_LINKED = rf"{_WORD}(?: (?:(?:and|of|for|&|against|on|to|in) )?{_WORD}){{0,9}}"
_SHORT = r" \([\"“]?(?P<short>(?=\d{0,3}[A-Z])[A-Z0-9][A-Za-z0-9/&-]{1,11})[\"”]?\)"
_KIND = r"(?:[Pp]ilot\s[Pp]rogram(?:me)?|[Pp]rogram(?:me)?s?|[Pp]ilots?|[Ii]nitiative)"
_NO_OFFICE = r"(?!\s(?:[Oo]ffices?|[Mm]anagers?|[Bb]ranch|[Dd]ivision|[Dd]irectorate|[Ss]taff|[Cc]ommittee|[Ww]ork)\b)"
_EXPLAINED = re.compile(rf"(?P<name>{_LINKED}){_SHORT}(?P<kind> {_KIND}\b{_NO_OFFICE})?")
_CALLED = re.compile(rf"(?P<name>{_RUN}) (?P<kind>{_KIND})\b{_NO_OFFICE}")
_NAME_AT = re.compile(rf"(?:(?:the|a|an|its)\s)?(?P<name>{_RUN})(?:{_SHORT})?(?P<kind> {_KIND}\b{_NO_OFFICE})?")
_LEAD_IN = words.word_set(
    "the a an this that these those under former previous our its their new each all any both although while when in "
    "at by from with as after before since also whether if once now then and of for on cbp cbp's cbp’s coac coac's dhs "
    "background however therefore finally during because where pilot program programme"
)
_KIND_WORDS = words.word_set("pilot pilots program programs programme programmes initiative")
_LAWS = re.compile(r"\b(?:Act|Law|Rule|Notice|Regulations?|Order|Committee|Working\sGroup|Subcommittee|Office)$")

_HAS = r"(?:has|have|had)\s"
_LATELY = r"(?:(?:since|later|subsequently|then|formally|officially|recently|now|also)\s)?"
_CHANGED = (
    (
        RENAMED,
        re.compile(
            rf"\b(?:(?:was|were|{_HAS}been|is|are)\s{_LATELY})?(?:re-?named|re-?titled|re-?branded)\s(?:(?:as|to)\s)?|"
            rf"(?:,\s|\(|\b(?:is|are|was)\s)(?:now|today|since)\s(?:known\sas|called|named)\s|"
            rf"\b(?:changed|took)\s(?:its|the)\s(?:new\s)?name\s(?:to|of)?\s?"
        ),
    ),
    (
        BECAME,
        re.compile(
            rf"\b(?:{_HAS}{_LATELY}become|{_LATELY}became)\s|"
            rf"\b(?:{_HAS}|was\s|were\s|{_HAS}been\s)?{_LATELY}(?:transitioned|converted|evolved|transformed)\s(?:in)?to\s"
        ),
    ),
)
_TRANSITION = re.compile(r"\b(?:transition|conversion|migration)\sfrom\s")
_DONE = re.compile(r"\b(?:complete|completed|concluded|finished|done)\b", re.IGNORECASE)
_FORMERLY = re.compile(r"[,(]\s?(?:which\swas\s)?(?:formerly|previously|originally)(?:\s(?:known\sas|called|named))?\s")
_TO = re.compile(r"\s(?:in)?to\s")
_ENDS = r"(?=\s?[.,;:)]|$|\s(?:on|in|effective|as|after|by|and|at|with|when|since|before|from|for|during|last|this)\b)"
_HAPPENED = (
    (
        CONCLUDED,
        re.compile(
            rf"\b(?:{_HAS}been|was|were|is|are)\s{_LATELY}(?:concluded|ended|terminated|discontinued|sunset(?:ted)?|"
            rf"phased\sout|closed\sout|completed|retired){_ENDS}|"
            rf"\b(?:{_HAS})?{_LATELY}(?:concluded|ended|expired|sunset|came\sto\san\send|come\sto\san\send){_ENDS}"
        ),
    ),
    (
        LAUNCHED,
        re.compile(
            rf"\b(?:{_HAS}been|was|were)\s{_LATELY}(?:launched|established|created|implemented|announced|introduced|"
            rf"initiated|started|opened|rolled\sout){_ENDS}|\b(?:{_HAS})?{_LATELY}(?:began|launched|commenced){_ENDS}"
        ),
    ),
)
_NOT = re.compile(
    r"\b(?:not|never|will|would|may|might|should|could|shall|to\sbe|unless|until|before|whether|if|when)\b", re.I
)
_SUPPOSED = re.compile(r"\W{0,3}(?:if|unless|until|whether|should|before|once|when)\b", re.IGNORECASE)
_OPENING_DATE = re.compile(r"(?:On|In|As\sof|Effective|Since|By)\s(?:the\send\sof\s)?")
_FEW = 5  # words between a programme and what is said of it
_FAR = 2000  # characters: a longer sentence is a table


@dataclass(frozen=True, slots=True)
class _Mention:
    """A programme named at a place: text[start:end] with its acronym and the word for what it is."""

    name: str
    acronym: str | None
    start: int
    end: int
    is_called: bool  # the word program or pilot stands beside it


def found(text: str, named: Sequence[Body]) -> tuple[Programme, ...]:
    """Those explained by an acronym and called programmes, once each; and each thing that happened to one, once."""
    mentions = _mentions(text, named)
    known = _known(mentions)
    told: dict[tuple[str, str | None], Programme] = {}
    for span in words.sentences(text):
        if span[1] - span[0] <= _FAR:
            for one in (*_changes(text, span, named, known), *_happenings(text, span, mentions, known)):
                told.setdefault((one.name.casefold(), one.event), one)
    for each in mentions:
        if each.acronym and each.name in known.called:
            plain = Programme(each.name, each.acronym, text[each.start : each.end], (each.start, each.end))
            if all(name != each.name.casefold() for name, _ in told):
                told[each.name.casefold(), None] = plain
    return tuple(told.values())


# Names ----------------------------------------------------------------------------------------------------------------


def _mentions(text: str, named: Sequence[Body]) -> list[_Mention]:
    explained = [one for match in _EXPLAINED.finditer(text) if (one := _explained(match))]
    called = [one for match in _CALLED.finditer(text) if (one := _called(match))]
    apart = [one for one in (*explained, *called) if not _is_of_body(one, named)]
    return sorted(apart, key=lambda one: (one.start, -one.end))


def _is_of_body(one: _Mention, named: Sequence[Body]) -> bool:
    near = named[max(0, bisect(named, one.end, key=lambda body: body.start) - 2) :][:2]
    return any(body.start < one.end and one.start < body.end for body in near) or bool(_LAWS.search(one.name))


def _explained(match: re.Match[str]) -> _Mention | None:
    """The words that the acronym stands for; without any such, no more than the run before it."""
    spelt = match["name"].split()
    first = _initials(spelt, match["short"])
    if first is None:
        return None
    name = " ".join(spelt[first:])
    start = match.end("name") - len(name)
    return _Mention(name, match["short"], start, match.end(), match["kind"] is not None)


def _initials(spelt: Sequence[str], short: str) -> int | None:
    """Where the words begin whose first letters make the acronym; small words may or may not count."""
    wanted = words.letters(short)
    for first in range(len(spelt) - 1, -1, -1):
        parts = [part for word in spelt[first:] for part in re.split(r"[-/]", word) if part]
        for counted in (parts, [part for part in parts if part[:1].isupper()]):
            if "".join(part[0] for part in counted).lower() == wanted:
                return first
    return None


def _called(match: re.Match[str]) -> _Mention | None:
    spelt = match["name"].split()
    while spelt and spelt[0].lower().rstrip(",.") in _LEAD_IN:
        spelt.pop(0)
    bare = [word for word in spelt if word.lower() not in _KIND_WORDS]
    if not bare or any(word.endswith(("'s", "’s")) for word in spelt) or not _is_name(bare):
        return None
    start = match.end("name") - len(" ".join(spelt))
    pilot = "pilot" in f"{match['name']} {match['kind']}".lower()
    return _Mention(" ".join(bare) + (" Pilot" if pilot else ""), None, start, match.end(), True)


def _is_name(spelt: Sequence[str]) -> bool:
    return len(spelt) > 1 or (len(spelt[0]) > 1 and spelt[0].replace("-", "").isupper())


@dataclass(frozen=True, slots=True)
class _Known:
    """What the paper calls a programme anywhere: every name and acronym, and what each acronym stands for."""

    called: frozenset[str]
    names: Mapping[str, str]
    acronyms: Mapping[str, str]

    def full(self, name: str) -> str:
        return self.names.get(name, name)

    def acronym(self, name: str) -> str | None:
        return self.acronyms.get(self.full(name))


def _known(mentions: Sequence[_Mention]) -> _Known:
    called = {one.name for one in mentions if one.is_called} | {one.acronym for one in mentions if one.is_called}
    both = {one.acronym: one.name for one in mentions if one.acronym and ({one.name, one.acronym} & called)}
    every = {name for name in called if name} | set(both) | set(both.values())
    return _Known(frozenset(every), both, {name: short for short, name in both.items()})


# What happened --------------------------------------------------------------------------------------------------------


def _changes(text: str, span: Span, named: Sequence[Body], known: _Known) -> Iterator[Programme]:
    for event, old, new, place, sure in _pairs(text, span, known):
        both = (old, new)
        if any(_is_of_body(one, named) for one in both) or old.name.casefold() == new.name.casefold():
            continue
        if known.called & {name for one in both for name in (one.name, one.acronym) if name}:
            old_name, new_name = known.full(old.name), known.full(new.name)
            short = old.acronym or known.acronym(old.name), new.acronym or known.acronym(new.name)
            said = Programme(old_name, short[0], text[slice(*span)], span, event, new_name, short[1])
            yield replace(said, date=_date(text, place, span), sure=sure)


def _pairs(text: str, span: Span, known: _Known) -> Iterator[tuple[str, _Mention, _Mention, int, bool]]:
    """(event, the old name, the new one, where the date may follow, whether it is surely meant)."""
    for event, pattern in _CHANGED:
        for match in pattern.finditer(text, *span):
            old, new = _before(text, span, match.start(), known), _at(text, match.end(), span)
            if old and new and not _NOT.search(text, old.end, match.start()):
                yield event, old, new, new.end, True
    for match in _TRANSITION.finditer(text, *span):
        old = _at(text, match.end(), span)
        to = _TO.match(text, old.end) if old else None
        new = _at(text, to.end(), span) if to else None
        done = _DONE.search(text, new.end, min(span[1], new.end + 60)) if new else None
        if old and new and done and not _NOT.search(text, new.end, done.start()):
            yield BECAME, old, new, done.end(), True
    for match in _FORMERLY.finditer(text, *span):
        new, old = _before(text, span, match.start(), known), _at(text, match.end(), span)
        if old and new:
            yield RENAMED, old, new, old.end, False


def _happenings(text: str, span: Span, mentions: Sequence[_Mention], known: _Known) -> Iterator[Programme]:
    for event, pattern in _HAPPENED:
        for match in pattern.finditer(text, *span):
            places = (bisect(mentions, place, key=lambda one: one.start) for place in (span[0] - 1, match.start()))
            near = [one for one in mentions[slice(*places)] if one.end <= match.start()]
            last = max(near, key=lambda one: one.end, default=None)
            if last is None or last.name not in known.called or not _is_beside(text[last.end : match.start()]):
                continue
            if _SUPPOSED.match(text, *span) or _TRANSITION.search(text, span[0], last.start):
                continue
            said = Programme(known.full(last.name), known.acronym(last.name), text[slice(*span)], span, event)
            yield replace(said, date=_date(text, match.end(), span))


def _is_beside(between: str) -> bool:
    return len(between.split()) <= _FEW and not re.search(r"[A-Z.;:]", between) and not _NOT.search(between)


def _before(text: str, span: Span, place: int, known: _Known) -> _Mention | None:
    """The programme named last before a place in its sentence, beside it."""
    last = None
    for match in _NAME_AT.finditer(text, *span):
        one = _mention(match) if match.end() <= place else None
        if one and _is_beside(text[one.end : place]):
            last = one
    return last


def _at(text: str, place: int, span: Span) -> _Mention | None:
    match = _NAME_AT.match(text, place, span[1])
    return _mention(match) if match else None


def _mention(match: re.Match[str]) -> _Mention | None:
    one = _called(match)
    if one is None:
        return None
    name = one.name if match["kind"] else one.name.removesuffix(" Pilot")
    return replace(one, name=name, acronym=match["short"], is_called=match["kind"] is not None)


def _date(text: str, place: int, span: Span) -> Json | None:
    """The date right after what is said, or the one that the sentence opens with."""
    after = standings.date_after(text, place, span)
    if after is not None:
        return after
    opening = _OPENING_DATE.match(text, *span)
    first = next(dates.find(text[opening.end() : span[1]]), None) if opening else None
    if first is None or first.start > 0:
        return None
    return {"printed": first.dated.printed, "value": first.dated.value, "precision": first.dated.precision}
