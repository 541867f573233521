"""The draft of a meeting's notice, made of its plan in the form that the Federal Register prints: to be filed by the
office, whose words it is. What the plan does not tell yet stands in brackets."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import law
from tracker.text.dates import day_words

Called = Mapping[str, Mapping[str, str]]  # key -> {title ...}, of the groups and recommendations of the agenda
COMMITTEE = "Commercial Customs Operations Advisory Committee (COAC)"
AGENCY = "U.S. Customs and Border Protection (CBP), Department of Homeland Security (DHS)"


def under(points: Sequence[AgendaPoint]) -> dict[str, list[AgendaPoint]]:
    """subcommittee -> its points, in the order of the agenda; those of none under an empty name."""
    found: dict[str, list[AgendaPoint]] = {}
    for one in points:
        found.setdefault(one.subcommittee or "", []).append(one)
    return found


def text(held: Meeting, called: Called, exceptional: str | None = None) -> str:
    """Paragraphs with an empty line between, each heading as the Federal Register writes it."""
    return "\n\n".join([*_head(held), *_body(held, called, exceptional or held.exceptional)]) + "\n"


def _head(held: Meeting) -> Iterator[str]:
    closed = [one for one in held.points if one.exemption]
    kind = "a partially closed" if closed else "an open"
    yield "DEPARTMENT OF HOMELAND SECURITY"
    yield "U.S. Customs and Border Protection"
    yield f"[Docket No. {held.docket or 'to be given'}]"
    yield COMMITTEE
    yield f"AGENCY: {AGENCY}."
    yield f"ACTION: Committee management; notice of {kind} Federal advisory committee meeting."
    public = "partially closed to the public" if closed else "open to the public"
    yield f"SUMMARY: The {COMMITTEE} will meet on {_days(held)}. The meeting will be {public}."


def _body(held: Meeting, called: Called, exceptional: str | None) -> Iterator[str]:
    closing = f" Comments in writing must be received by {_day(held.comments_by)}." if held.comments_by else ""
    yield f"DATES: The COAC will meet on {_days(held)}, {_or(held.starts, 'time')}.{closing}"
    ways = ([held.place] if held.place else []) + ([f"From elsewhere: {held.virtual}"] if held.virtual else [])
    yield f"ADDRESSES: {_or(' '.join(_sentence(one) for one in ways), 'place')}"
    yield f"COMMENTS BY THE PUBLIC: {_or(held.public_comments, 'comments')}"
    yield f"FOR FURTHER INFORMATION CONTACT: {_or(held.contact, 'contact')}"
    yield f"SUPPLEMENTARY INFORMATION: Notice of this meeting is given under {law.act_of(held.first)}."
    if exceptional:
        rule = law.notice_rule(held.first)
        yield f"This notice appears less than {rule.days} days before it. Exceptional circumstance: {exceptional}"
    yield f"Purpose: {_or(held.purpose, 'purpose')}"
    yield "Agenda:"
    if not held.points:
        yield _or(None, "agenda")
    for number, (group, points) in enumerate(under(held.points).items(), 1):
        name = called[group]["title"] if group in called else "The committee"
        lines = [f"{number}. {name}", *(f"   - {_point(one, called)}" for one in points)]
        yield "\n".join(lines)
    for one in (one for one in held.points if one.exemption):
        part = _point(one, called).rstrip(".")
        yield f"Closed portion: {part} is closed to the public under {one.exemption} ({law.CLOSED})."


def _point(one: AgendaPoint, called: Called) -> str:
    return called[one.item]["title"] if one.item and one.item in called else one.words or str(one.item)


def _days(held: Meeting) -> str:
    first = f"{held.first:%A}, {day_words(held.first)}"
    return f"{first} through {held.last:%A}, {day_words(held.last)}" if held.until else first


def _day(day: str | None) -> str:
    return day_words(date.fromisoformat(day)) if day else ""


def _or(said: str | None, content: str) -> str:
    return said or f"[to be filled in: {law.CONTENTS[content]}]"


def _sentence(words: str) -> str:
    return words if words.rstrip().endswith(".") else f"{words}."
