"""A meeting is planned: its day, what its notice will say. Nothing of it is public before the notice is,
but for what goes along from a meeting that was announced and is moved."""

from sqlalchemy import Connection

from tracker.proceedings.act import act, as_seen
from tracker.proceedings.appointments import known as named_in_record
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules.field import Typed, Values, by_name, one_day, understood
from tracker.rules.keys import COMMITTEE
from tracker.rules.meeting import MOST_DAYS, OPEN, PLAN, PLANNED
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db
from tracker.text import hours

RUN = "meeting.run"


def known(actor: Actor, key: str, when: Moment) -> Meeting:
    found = calendar.meeting(actor, when.day, key)
    if found is None:
        raise Missing(f"No meeting {key} is planned here.", remedy="The office's page of meetings lists them all.")
    return found


def opened(actor: Actor, key: str, version: int | None, when: Moment) -> Meeting:
    """The meeting, for an act that changes it or what belongs to it. `version` is the one that the person had before
    them. Raises Stale when somebody else changed it since."""
    held = known(actor, key, when)
    as_seen(held, version, "meeting")
    held.touch()
    return held


def plan(actor: Actor, when: Moment, typed: Typed) -> Meeting:
    """A meeting that is to be held on the day typed, or was: `typed` has the fields of rules/meeting.py, PLAN."""
    values = understood(PLAN, typed)
    with act(actor, "plan meeting", when, needs=RUN, subject=str(values["day"]["value"])):
        made = planned(db.session.connection(), values, when)
        if calendar.meeting(actor, when.day, made.key) is not None:
            words = f"The meeting {made.key} is planned already."
            raise BadInput(words, remedy="Open that one, or choose another day.", field="day")
        db.session.add(made)
        db.session.flush()
    return made


def change(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> Meeting:
    """What is typed takes the place of what stood there. The day stays: it is moved by rescheduling."""
    with act(actor, "change meeting", when, needs=RUN, subject=key):
        held = opened(actor, key, version, when)
        if held.state not in OPEN:
            raise NotYet(f"The meeting is {held.state}; its plan is fixed.", remedy="Record what happened instead.")
        group = "" if held.public else held.group_key
        given(held, understood(PLAN, {**typed, "day": held.day, "group": group}))
    return held


def planned(reader: Connection, values: Values, when: Moment) -> Meeting:
    """A new one of these values, not kept yet."""
    group = named_in_record(reader, "group", str(values["group"]), when.day) if values["group"] else COMMITTEE
    day = str(values["day"]["value"])
    made = Meeting(key=day if group == COMMITTEE else f"{day}/{group}", day=day, group_key=group, state=PLANNED)
    given(made, values)
    return made


def given(held: Meeting, values: Values) -> None:
    fields = by_name(PLAN)
    held.until, held.comments_by = (one_day(values[name]) for name in ("until", "comments_by"))
    if held.until and held.until <= held.day:
        raise fields["until"].refused(
            f"{held.until} is not after {held.day}.", "Leave it out for a meeting of one day."
        )
    days = (held.last - held.first).days + 1
    if days > MOST_DAYS:
        told = f"from {held.day} to {held.until} it would last {days} days."
        raise fields["until"].refused(told, f"Check the day: a meeting lasts at most {MOST_DAYS}.")
    if wrong := hours.no_hour(str(values["starts"] or "")):
        raise fields["starts"].refused(
            f'"{wrong}" is no hour of a day.', "Write them as 1:00 p.m. to 5:00 p.m. Eastern."
        )
    if held.comments_by and held.comments_by > held.day:
        raise fields["comments_by"].refused(f"{held.comments_by} is after the meeting.", "Choose a day before it.")
    for name in ("form", "starts", "place", "virtual", "purpose", "public_comments", "contact", "docket"):
        setattr(held, name, values[name])
