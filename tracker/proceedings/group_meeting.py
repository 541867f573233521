"""A meeting of a group, or an off-site: it decides nothing and needs no notice. What is kept of it is who was there and
what was talked about; that is public once the office records it."""

from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.publish import Published, released
from tracker.rules.field import Typed, understood
from tracker.rules.meeting import COURSE, OF_GROUP
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import NotYet
from tracker.store.database import db


def record(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> Published:
    """`typed`: the fields of rules/meeting.py, OF_GROUP."""
    values = understood(OF_GROUP, typed)
    with act(actor, "record group meeting", when, needs=RUN, subject=key):
        held = opened(actor, key, version, when)
        if held.public:
            raise NotYet(
                "A meeting of the committee is open to the public: it is announced, called to order before an officer "
                "and voted at (41 CFR 102-3.150).",
                remedy="Publish its notice.",
            )
        target = COURSE.move("record", held.state).target
        if when.day < held.last:
            raise NotYet(f"The meeting ends on {held.last}.", remedy="Record it when it is over.")
        held.others, held.talked = "\n".join(values["others"] or ()) or None, values["talked"]
        held.state, held.told_on = target, str(when.dated)
        return released([of_meeting(db.session.connection(), held, held.last)], when)
