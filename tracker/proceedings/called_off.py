"""A meeting that was planned is called off, or moved to another day. What was announced of it stays in the record, and
says what became of it."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from tracker.proceedings import agenda_entry
from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened, planned
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.publish import Published, released
from tracker.published import thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import law
from tracker.rules.field import Typed, by_name, understood
from tracker.rules.meeting import CALLED_OFF, COURSE, MOVED_TO, PLAN
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db
from tracker.text.dates import day_words

_AS_IT_WAS = ("group_key", "form", "starts", "place", "virtual", "purpose", "public_comments", "contact", "docket")
_NEW = ("date", "stage", "reason")  # what is told of it by calling it off


def cancel(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> Published:
    """`typed`: the reason. Nothing is published of a meeting that nobody was told of in any way."""
    values = understood(CALLED_OFF, typed)
    with act(actor, "cancel meeting", when, needs=RUN, subject=key, said=dict(typed)):
        held = opened(actor, key, version, when)
        reader, held.reason = db.session.connection(), values["reason"]
        held.state = COURSE.move("cancel", held.state).target
        known = _known(reader, held, when)
        return released([_told(reader, held, known, when)] if known else [], when)


def reschedule(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> tuple[Meeting, Published]:
    """`typed`: the new day, its last day, the reason. The plan, the agenda and the comments that are not published
    go along; the new day asks for a notice of its own."""
    values = understood(MOVED_TO, typed)
    with act(actor, "reschedule meeting", when, needs=RUN, subject=key, said=dict(typed)):
        held = opened(actor, key, version, when)
        reader, target = db.session.connection(), COURSE.move("reschedule", held.state).target
        known = _known(reader, held, when)
        moved = planned(reader, dict.fromkeys(by_name(PLAN)) | values, when)
        moved.key = moved.key if held.public else f"{moved.day}/{held.group_key}"
        if calendar.meeting(actor, when.day, moved.key) is not None:
            words = f"The meeting {moved.key} is planned already."
            raise BadInput(words, remedy="Choose another day, or cancel this one.", field="day")
        _still_to_come(moved, when)
        for name in _AS_IT_WAS:
            setattr(moved, name, getattr(held, name))
        moved.points = [
            AgendaPoint(place=one.place, subcommittee=one.subcommittee, item=one.item, words=one.words,
                        exemption=one.exemption)
            for one in held.points
        ]  # fmt: skip
        held.state, held.reason, held.moved_to = target, values["reason"], moved.key
        db.session.add(moved)
        db.session.flush()
        for one in calendar.comments(held.key):  # what is published stays with the meeting that it was made on
            if one.key is None:
                one.meeting_key = moved.key
        made = [_told(reader, one, known, when) for one in (moved, held)] if known else []
        return moved, released(made, when)


def _still_to_come(moved: Meeting, when: Moment) -> None:
    if moved.first < when.day:
        words = f"{day_words(moved.first)} is past, and nobody can be told of it any more."
        before = law.notice_rule(moved.first).days
        more = f"Choose a day to come; its notice has to appear {before} days before. Or cancel the meeting."
        raise by_name(MOVED_TO)["day"].refused(words, more)


def _known(reader: Connection, held: Meeting, when: Moment) -> Thing | None:
    """What anybody was told of it: by its notice, as the day that another one was moved to, or by a paper."""
    return thing.one(reader, held.key, max(held.first, when.day))


def _told(reader: Connection, held: Meeting, known: Thing, when: Moment) -> Edition:
    """That it is off, or where it went; of its plan what is `known` already, and nothing that was changed since."""
    made = of_meeting(reader, held, max(_since(held, when), known.since.first))
    facts = {name: said for name, said in made.facts.items() if name in _NEW or known.facts.get(name) == said}
    return replace(made, facts=facts, links=[*made.links, *agenda_entry.taken_off(held)])


def _since(held: Meeting, when: Moment) -> date:
    """The day on which it was called off: not after its own."""
    return min(when.dated, held.first)
