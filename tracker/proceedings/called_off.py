"""A meeting that was planned is called off, or moved to another day. What was announced of it stays in the record, and
says what became of it."""

from datetime import date

from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened, planned
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.publish import Published, released
from tracker.records import calendar
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules.field import Typed, by_name, understood
from tracker.rules.meeting import CALLED_OFF, COURSE, MOVED_TO, PLAN
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db

_AS_IT_WAS = ("group_key", "form", "starts", "place", "virtual", "purpose", "public_comments", "contact", "docket")


def cancel(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> Published:
    """`typed`: the reason. Nothing is published of a meeting that nobody was told of."""
    values = understood(CALLED_OFF, typed)
    with act(actor, "cancel meeting", when, needs=RUN, subject=key, said=dict(typed)):
        held = opened(actor, key, version, when)
        told, held.reason = _public(held), values["reason"]
        held.state = COURSE.move("cancel", held.state).target
        made = [of_meeting(db.session.connection(), held, _since(held, when))] if told else []
        return released(made, when)


def reschedule(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> tuple[Meeting, Published]:
    """`typed`: the new day, its last day, the reason. The plan and the agenda go along; the new day asks for a notice
    of its own."""
    values = understood(MOVED_TO, typed)
    with act(actor, "reschedule meeting", when, needs=RUN, subject=key, said=dict(typed)):
        held = opened(actor, key, version, when)
        told, target = _public(held), COURSE.move("reschedule", held.state).target
        reader = db.session.connection()
        moved = planned(reader, dict.fromkeys(by_name(PLAN)) | values, when)
        moved.key = moved.key if held.public else f"{moved.day}/{held.group_key}"
        if calendar.meeting(actor, when.day, moved.key) is not None:
            words = f"The meeting {moved.key} is planned already."
            raise BadInput(words, remedy="Choose another day, or cancel this one.", field="day")
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
        made = [of_meeting(reader, one, _since(held, when)) for one in (moved, held)] if told else []
        return moved, released(made, when)


def _public(held: Meeting) -> bool:
    return held.noticed_on is not None


def _since(held: Meeting, when: Moment) -> date:
    """The day on which it was called off: not after its own."""
    return min(when.dated, held.first)
