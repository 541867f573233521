"""The bodies, terms and programmes that a paper names, and what became of them, each with its sentence and place."""

from dataclasses import asdict, dataclass
from typing import Any

from tracker.text.dates import Dated

Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """A body that the paper names: committee, subcommittee, working group or task force."""

    name: str
    acronym: str | None
    level: str
    parent: str | None
    printed: str
    span: Span
    formed: Json | None = None
    also_printed: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    number: int
    first_meeting: Dated | None
    printed: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a group: "renamed" or "continued by"."""

    event: str
    group: str
    to: str
    acronym: str | None
    term: int | None
    date: Dated | None
    printed: str
    span: Span
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as named; or, with `event`, what is said to have happened to it, and the name that it took."""

    name: str
    acronym: str | None
    printed: str
    span: Span
    event: str | None = None
    to: str | None = None
    to_acronym: str | None = None
    date: Json | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Identities:
    groups: tuple[Group, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    programmes: tuple[Programme, ...] = ()

    def to_json(self) -> Json:
        return {
            "groups": [_group(each) for each in self.groups],
            "terms": [_term(each) for each in self.terms],
            "events": [_event(each) for each in self.events],
            "programmes": [{**asdict(each), "span": list(each.span)} for each in self.programmes],
        }


def _group(each: Group) -> Json:
    return {
        "name": each.name,
        "acronym": each.acronym,
        "level": each.level,
        "parent": each.parent,
        "printed": each.printed,
        "also_printed": list(each.also_printed),
        "formed": each.formed,
        "span": list(each.span),
        "sure": each.sure,
    }


def _term(each: Term) -> Json:
    first = _dated(each.first_meeting)
    return {"number": each.number, "first_meeting": first, "printed": each.printed, "span": list(each.span)}


def _event(each: Event) -> Json:
    return {
        "event": each.event,
        "group": each.group,
        "to": each.to,
        "acronym": each.acronym,
        "term": each.term,
        "date": _dated(each.date),
        "printed": each.printed,
        "span": list(each.span),
        "sure": each.sure,
    }


def _dated(dated: Dated | None) -> Json | None:
    return {"printed": dated.printed, "value": dated.value, "precision": dated.precision} if dated else None
