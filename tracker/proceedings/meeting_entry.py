"""What the record says of a meeting: an edition of it whenever something more of it is public, and of its agenda."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.publish import Published, release
from tracker.published import identities
from tracker.published.entry import Edition
from tracker.records import calendar
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import keys, law, setting
from tracker.rules import meeting as rules
from tracker.rules.moment import Moment
from tracker.rules.setting import QUORUM
from tracker.text.dates import from_value, on_day

_AS_PLANNED = ("form", "starts", "place", "virtual", "purpose", "public_comments", "contact", "docket", "reason")


def released(made: Sequence[Edition], when: Moment) -> Published:
    """One release of these; [{"key", "url"}]."""
    release(made, when)
    return [{"key": one.key, "url": keys.address(one.kind, one.key, one.facts)} for one in made]


def of_meeting(reader: Connection, held: Meeting, since: date) -> Edition:
    """The meeting as it may be known from that day on."""
    dated = from_value(f"{held.day}..{held.until}" if held.until else held.day)
    facts: dict[str, Any] = {
        "date": {"printed": dated.words, "value": dated.value, "precision": dated.precision},
        "stage": held.state,
        **{name: getattr(held, name) for name in _AS_PLANNED if getattr(held, name)},
        **dict(_of_law(held)),
    }
    return Edition(
        held.key, "meeting", rules.title(facts["date"]), on_day(since), facts=facts, links=_links(reader, held)
    )


def _of_law(held: Meeting) -> Iterator[tuple[str, Any]]:
    if held.comments_by:
        yield "comments_by", {"value": held.comments_by, "precision": "day"}
    if held.noticed_on:
        yield "noticed", _notice(held, held.noticed_on)
    if held.officer:
        yield "officer", {"name": held.officer, "role": held.officer_role}
    if held.attendance:
        yield (
            "attendance",
            {
                "present": [one.name for one in held.attendance if one.present],
                "absent": [one.name for one in held.attendance if not one.present],
                **({"others": held.others.splitlines()} if held.others else {}),
            },
        )
        yield "quorum", quorum(held)
    closed = [{"part": one.words or one.item, "exemption": one.exemption} for one in held.points if one.exemption]
    if closed:
        yield "closed", closed


def _notice(held: Meeting, on: str) -> dict[str, Any]:
    rule = law.notice_rule(held.first)
    told = {"on": on, "days": (held.first - date.fromisoformat(on)).days, "asked": rule.days, "rule": rule.source}
    more = {"citation": held.citation, "exceptional": held.exceptional}
    return told | {name: words for name, words in more.items() if words}


def quorum(held: Meeting) -> dict[str, Any]:
    """{rule, seated, needed, present, met}, by the rule of the meeting's day."""
    rule = calendar.settings(held.first)[QUORUM]
    seated, present = len(held.attendance), len(held.present())
    needed = setting.quorum(rule, seated)
    return {"rule": rule, "seated": seated, "needed": needed, "present": present, "met": present >= needed}


def _links(reader: Connection, held: Meeting) -> list[Mapping[str, Any]]:
    terms = identities.terms(reader)
    term = [str(number) for number, each in terms.items() if each.covers(held.first)]
    links: list[Mapping[str, Any]] = [{"rel": "term", "to": number} for number in term[:1]]
    links += [{"rel": "group", "to": held.group_key}] if not held.public else []
    links += [{"rel": rules.MOVED, "to": held.moved_to}] if held.moved_to else []
    return links


def of_agenda(
    reader: Connection, held: Meeting, points: Sequence[AgendaPoint], since: date, *, note: str = ""
) -> Edition:
    """What the committee was told that it will deal with: from this day on its items stand as posted."""
    dated = from_value(held.day)
    words = [f"{one.words}{f' (closed: {one.exemption})' if one.exemption else ''}" for one in points if one.words]
    sets = {"text": "proposed", "action": "on agenda"}
    return Edition(
        first_free(reader, counted(keys.paper_key(held.day[:7], keys.COMMITTEE, "agenda"))),
        "notice",
        f"Agenda of the meeting of {dated.words}",
        on_day(since),
        text="\n\n".join([*([note] if note else []), *words]),
        facts={"meeting": {"printed": dated.words, "value": held.day, "precision": "day"}},
        links=[_listed(one, sets) for one in points if one.item],
    )


def _listed(one: AgendaPoint, sets: Mapping[str, str]) -> dict[str, Any]:
    under = {"subcommittee": one.subcommittee} if one.subcommittee else {}
    return {"rel": "lists", "to": one.item, "sets": sets, **under, **({"late": True} if one.late else {})}
