"""What the record says of an agenda: each notice of a meeting is an entry of its own, and so is what comes on after it.
From its day on its items stand as posted."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.meeting_entry import noticed
from tracker.published.entry import Edition
from tracker.published.standing import StandingFacet
from tracker.published.thing import Thing, things
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import keys
from tracker.rules.recommendation import OFF_AGENDA, ON_AGENDA
from tracker.text.dates import day_words, from_value, on_day

SETS = {"text": "proposed", "action": ON_AGENDA}  # the text stays as it was posted, whatever becomes of the meeting


def notice(
    reader: Connection, held: Meeting, points: Sequence[AgendaPoint], on: date, said: Mapping[str, Any]
) -> Edition:
    """A notice as the Federal Register prints it on that day; `said`: its citation, the exceptional circumstance. It
    revises the last one before it, if there is any."""
    told = {"noticed": noticed(held, str(on), said.get("citation"), said.get("exceptional"))}
    before = notices(reader, held.key, on)
    name = f"{'Revised notice' if before else 'Notice'} of the meeting of {day_words(held.first)}"
    links = [{"rel": "revises", "to": before[-1].key}] if before else []
    return _edition(reader, held, points, on, name, told, links)


def addition(reader: Connection, held: Meeting, points: Sequence[AgendaPoint], since: date) -> Edition:
    """What came on after the notice."""
    return _edition(reader, held, points, since, f"Agenda of the meeting of {day_words(held.first)}", {}, [])


def taken_off(held: Meeting) -> list[dict[str, Any]]:
    """Of a meeting that is called off, the links by which each item of its published agenda is again what it was before
    (rules/fold.py)."""
    told = [one.item for one in held.points if one.announced and one.item]
    return [{"rel": "takes off", "to": key, "sets": {"action": OFF_AGENDA}} for key in told]


def notices(reader: Connection, key: str, on: date) -> list[Thing]:
    """The notices of a meeting that stand on that day, the oldest first."""
    named = select(StandingFacet.key).where(StandingFacet.kind == "notice", StandingFacet.name == "meeting")
    filed = reader.execute(named.where(StandingFacet.value == key).distinct()).scalars()
    held = things(reader, list(filed), on).values()
    return sorted((one for one in held if one.facts.get("noticed")), key=lambda one: (one.since.first, one.entry))


def _edition(
    reader: Connection, held: Meeting, points: Sequence[AgendaPoint], since: date, title: str, more: Mapping[str, Any],
    links: Sequence[Mapping[str, Any]],
) -> Edition:  # fmt: skip
    dated = from_value(held.day)
    words = [f"{one.words}{f' (closed: {one.exemption})' if one.exemption else ''}" for one in points if one.words]
    spoken = [{"words": one.words, **_place(one)} for one in points if one.words and not one.item]
    facts: dict[str, Any] = {"meeting": {"printed": dated.words, "value": held.day, "precision": "day"}, **more}
    return Edition(
        first_free(reader, counted(keys.paper_key(held.day[:7], keys.COMMITTEE, "agenda"))),
        "notice",
        title,
        on_day(since),
        text="\n\n".join(words),
        facts=facts | ({"points": spoken} if spoken else {}),
        links=[
            *links, *({"rel": "lists", "to": one.item, "sets": SETS, **_place(one)} for one in points if one.item)
        ],
    )  # fmt: skip


def _place(one: AgendaPoint) -> dict[str, Any]:
    """Where a point stands, under whom, and what is to be known of it."""
    told = {"subcommittee": one.subcommittee, "closed": one.exemption, "late": one.late}
    return {"place": one.place, **{name: said for name, said in told.items() if said}}
