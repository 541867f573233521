"""What the record says of a meeting: an edition of it whenever something more of it is public."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.published import identities, thing
from tracker.published.entry import Edition
from tracker.records import calendar, minutes
from tracker.records.meeting import Meeting
from tracker.rules import law, setting
from tracker.rules import meeting as rules
from tracker.rules import minutes as minutes_rules
from tracker.rules.setting import QUORUM
from tracker.text.dates import from_value, on_day

_AS_PLANNED = ("form", "starts", "place", "virtual", "purpose", "public_comments", "contact", "docket", "reason")


def of_meeting(reader: Connection, held: Meeting, since: date) -> Edition:
    """The meeting as it may be known from that day on."""
    dated = from_value(f"{held.day}..{held.until}" if held.until else held.day)
    facts: dict[str, Any] = {
        "date": {"printed": rules.days(dated), "value": dated.value, "precision": dated.precision},
        "stage": rules.ADJOURNED if held.state == rules.DRAFTED else held.state,  # a draft is nobody's business yet
        **{name: getattr(held, name) for name in _AS_PLANNED if getattr(held, name)},
        **dict(_of_law(held)),
        **({"attended": held.others.splitlines()} if held.others and not held.public else {}),
        **({"actions": actions} if (actions := _actions(held)) else {}),
    }
    group = None if held.public else thing.one(reader, held.group_key, held.last)
    name = rules.title(facts["date"], group.title if group else "")
    links = _links(reader, held)
    return Edition(held.key, "meeting", name, on_day(since), held.talked or "", facts, links)


def _actions(held: Meeting) -> list[dict[str, str]]:
    """What is to be done, once what was decided is public; what was added since then waits for its own release."""
    if held.told_on is None:
        return []
    found = []
    for one in (each for each in calendar.actions(held.key) if each.public):
        said = {"what": one.words, "who": one.who, "due": one.due, "done": one.done_on}
        found.append({name: words for name, words in said.items() if words})
    return found


def _of_law(held: Meeting) -> Iterator[tuple[str, Any]]:
    if held.comments_by:
        yield "comments_by", {"value": held.comments_by, "precision": "day"}
    if held.posted_on:
        yield "posted", {"value": held.posted_on, "precision": "day"}
    if held.noticed_on:
        yield "noticed", noticed(held, held.noticed_on, held.citation, held.exceptional)
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
    told = [one for one in held.points if one.exemption and one.announced]
    closed = [{"part": one.words or one.item, "exemption": one.exemption} for one in told]
    if closed:
        yield "closed", closed
    if (kept := minutes.certified(held.key)) is not None:
        yield "minutes", _minutes(held, kept)


def _minutes(held: Meeting, kept: minutes.MinutesVersion) -> dict[str, Any]:
    by = minutes_rules.due(held.last, calendar.settings(held.last))
    told = {"certified_by": kept.certified_by, "certified_on": kept.certified_on, "way": kept.way, "paper": kept.key}
    return told | ({"due": str(by), "rule": f"{(by - held.last).days} days; {minutes_rules.SOURCE}"} if by else {})


def noticed(held: Meeting, on: str, citation: str | None, exceptional: str | None) -> dict[str, Any]:
    """{on, days, asked, rule}, with its citation and the exceptional circumstance where there are any."""
    rule = law.notice_rule(held.first)
    told = {"on": on, "days": (held.first - date.fromisoformat(on)).days, "asked": rule.days, "rule": rule.source}
    more = {"citation": citation, "exceptional": exceptional}
    return told | {name: words for name, words in more.items() if words}


def quorum(held: Meeting) -> dict[str, Any]:
    """{rule, seated, needed, present, met}, by the rule of the meeting's day."""
    rule = calendar.settings(held.first)[QUORUM]
    seated, present = len(held.attendance), len(held.present())
    needed = setting.quorum(rule, seated)
    return {"rule": rule, "seated": seated, "needed": needed, "present": present, "met": present >= needed}


def _links(reader: Connection, held: Meeting) -> list[Mapping[str, Any]]:
    links = term_of(reader, held)
    links += [{"rel": "group", "to": held.group_key}] if not held.public else []
    links += [{"rel": rules.MATERIALS, "to": paper} for paper in held.materials if held.posted_on]
    links += [{"rel": rules.MOVED, "to": held.moved_to}] if held.moved_to else []
    return links


def term_of(reader: Connection, held: Meeting) -> list[Mapping[str, Any]]:
    """The link to the term that it was held in, if one is known."""
    terms = identities.terms(reader)
    found = next((one for one in terms.values() if one.covers(held.first)), None)
    term = found or identities.running(reader, terms, held.first)
    return [{"rel": "term", "to": str(term.number)}] if term else []
