"""The bodies, terms, programmes and changes of bodies that a paper names: who belongs under whom, which term first met
when, which group was renamed or goes on with another's work. Every finding keeps its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.reading.mentions import bodies, present, programmes, terms
from tracker.reading.mentions.bodies import Body
from tracker.reading.mentions.changes import events, formed
from tracker.reading.mentions.named import Event, Group, Identities, Span, Term
from tracker.reading.mentions.subjects import Prose
from tracker.text import dates, words
from tracker.text.dates import Dated

_UNDER = re.compile(
    r"[\s,(]{1,3}(?:(?:is|was|formed|organized|housed|sits|falls)\s){0,2}(?:under|within|of|reporting\sto)\sthe\s(?:\w+\s){0,2}"
)
_POSSESSIVE = re.compile(r"['’]s?\s(?:new\s|former\s)?")


def found_in(text: str, committee: str, prose_from: int, signed: Dated | None) -> Identities:
    """`prose_from` is where the title block ends; `signed` is the day by which the paper was written."""
    named = list(bodies.find(text, committee))
    sentences = list(words.sentences(text))
    mentions = list(terms.mentions(text))
    of_terms = terms.named(text, sentences, mentions)
    in_prose = [body for body in named if body.start >= prose_from or present.says_former(_line(text, body.start))]
    prose = Prose(text, committee, in_prose, sentences)
    happened = [_dated(each, of_terms, signed) for each in events(prose, mentions)]
    groups = _groups(text, named, sentences, prose_from)
    groups = [replace(group, formed=formed(prose, group.name, mentions)) for group in groups]
    groups = _with_new_acronyms(groups, happened)
    changes = tuple(_with_known_acronyms(happened, groups))
    return Identities(tuple(groups), tuple(of_terms), changes, programmes.found(text, named))


def _line(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]


def _dated(event: Event, of_terms: Sequence[Term], signed: Dated | None) -> Event:
    """A change without a day lies between its term's first meeting and the day the paper was signed. What another
    body goes on with has no day of its own."""
    if event.date is not None or event.event != "renamed":
        return event
    term = next((each for each in of_terms if each.number == event.term), None)
    if term is None or term.first_meeting is None or signed is None or signed.last < term.first_meeting.first:
        return replace(event, sure=False)
    return replace(event, date=dates.between(term.first_meeting.first, signed.last, term.printed))


def _groups(text: str, named: Sequence[Body], sentences: Sequence[Span], prose_from: int) -> list[Group]:
    """Each body once, where it is first named, with the body above it."""
    parents = _title_parents(text, list(bodies.find(present.only(text[:prose_from]))))
    parents |= {child: parent for child, parent in _parents(text, named, sentences) if child not in parents}
    acronyms: dict[str, str] = {}
    for body in named:
        if body.acronym:
            acronyms.setdefault(body.name.casefold(), body.acronym)
    groups: dict[str, Group] = {}
    for body in named:
        key = body.name.casefold()
        name = bodies.in_title_case(body.name, text)
        parent = parents.get(key)
        shown = Group(
            name, acronyms.get(key), body.level, parent, body.printed, (body.start, body.end), sure=not body.misspelt
        )
        groups.setdefault(key, shown)
    return _one_committee(list(groups.values()))


def _one_committee(groups: Sequence[Group]) -> list[Group]:
    """A paper has one committee: a name that lacks a word of the first one printed is a misprint of it and is kept
    with it. A subcommittee without a parent in print is the committee's."""
    first = next((each for each in groups if each.level == bodies.COMMITTEE), None)
    if first is None:
        return list(groups)
    same = [each for each in groups if each is not first and _is_misprint(each, first)]
    acronym = first.acronym or next((each.acronym for each in same if each.acronym), None)
    whole = replace(first, acronym=acronym, also_printed=tuple(each.printed for each in same))
    rest = [each for each in groups if each is not first and each not in same]
    return [whole, *(replace(each, parent=each.parent or _over(each, first)) for each in rest)]


def _is_misprint(group: Group, first: Group) -> bool:
    return group.level == bodies.COMMITTEE and set(group.name.lower().split()) < set(first.name.lower().split())


def _over(group: Group, committee: Group) -> str | None:
    return committee.name if group.level == bodies.SUBCOMMITTEE else None


def _title_parents(text: str, named: Sequence[Body]) -> dict[str, str]:
    """In a title block each body stands under the one printed before it."""
    parents: dict[str, str] = {}
    above: dict[str, str] = {}
    for body in named:
        upper = _ABOVE[body.level]
        parent = next((above[level] for level in upper if level in above), None)
        if parent:
            parents.setdefault(body.name.casefold(), parent)
        above[body.level] = bodies.in_title_case(body.name, text)
    return parents


_ABOVE = {
    bodies.COMMITTEE: (),
    bodies.SUBCOMMITTEE: (bodies.COMMITTEE,),
    bodies.WORKING_GROUP: (bodies.SUBCOMMITTEE,),
    bodies.TASK_FORCE: (bodies.SUBCOMMITTEE,),
}


def _parents(text: str, named: Sequence[Body], sentences: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """A working group "under the B Subcommittee", "B Subcommittee's A Working Group", "Under B Subcommittee, a ..."."""
    for before, after in pairwise(named):
        if {before.level, after.level} not in (
            {bodies.SUBCOMMITTEE, bodies.WORKING_GROUP},
            {bodies.SUBCOMMITTEE, bodies.TASK_FORCE},
        ):
            continue
        between = text[before.end : after.start]
        if len(between) > 80 or "\n" in between:
            continue
        if after.level == bodies.SUBCOMMITTEE:
            if _UNDER.fullmatch(between):
                yield before.name.casefold(), after.name
        elif _POSSESSIVE.fullmatch(between) or text[max(0, before.start - 12) : before.start].lower().endswith(
            "under the "
        ):
            yield after.name.casefold(), before.name


def _with_new_acronyms(groups: Sequence[Group], happened: Sequence[Event]) -> list[Group]:
    """A group keeps the acronym that the sentence on its renaming gives it."""
    given = {event.to.casefold(): event.acronym for event in happened if event.event == "renamed" and event.acronym}
    return [
        replace(group, acronym=given[group.name.casefold()])
        if group.acronym is None and group.name.casefold() in given
        else group
        for group in groups
    ]


def _with_known_acronyms(happened: Sequence[Event], groups: Sequence[Group]) -> list[Event]:
    """A new name has the acronym that the paper explains elsewhere."""
    known = {group.name.casefold(): group.acronym for group in groups}
    return [replace(event, acronym=event.acronym or known.get(event.to.casefold())) for event in happened]
