"""What is to be done after a meeting, by whom and until when. It is published with what the meeting decided."""

from datetime import date

from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.publish import Published, released
from tracker.records import calendar
from tracker.records.comment import ActionItem
from tracker.records.meeting import Meeting
from tracker.rules.comment import ACTION, DONE
from tracker.rules.field import Typed, by_name, one_day, understood
from tracker.rules.meeting import NOT_HELD, OPEN
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing, NotYet
from tracker.store.database import db
from tracker.text.dates import day_words


def add(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> ActionItem:
    values = understood(ACTION, typed)
    with act(actor, "add action item", when, needs=RUN, subject=key, words=values["words"]):
        held = opened(actor, key, version, when)
        if held.state in (*OPEN, *NOT_HELD):
            raise NotYet(f"The meeting is {held.state}.", remedy="What is to be done is agreed at the meeting.")
        known = calendar.actions(key)
        made = ActionItem(meeting_key=key, number=max((one.number for one in known), default=0) + 1,
                          words=values["words"], who=values["who"], due=one_day(values["due"]))  # fmt: skip
        if made.due and made.due < held.day:
            raise by_name(ACTION)["due"].refused(f"{made.due} is before the meeting.", "Check the day.")
        db.session.add(made)
        db.session.flush()
    return made


def done(actor: Actor, key: str, number: int, version: int | None, when: Moment, typed: Typed) -> ActionItem:
    """When it was done; an empty day opens it again."""
    values = understood(DONE, typed)
    with act(actor, "action item done", when, needs=RUN, subject=key, number=number, done_on=typed.get("done_on", "")):
        held, one = opened(actor, key, version, when), _numbered(key, number)
        on = one_day(values["done_on"])
        if on and not held.day <= on <= str(when.day):
            said = f"{day_words(date.fromisoformat(on))} is no day from the meeting until today."
            raise by_name(DONE)["done_on"].refused(said, "Check the day.")
        one.done_on, one.told = on, False
    return one


def drop(actor: Actor, key: str, number: int, version: int | None, when: Moment) -> None:
    """Take back what was written down by mistake and is not public."""
    with act(actor, "drop action item", when, needs=RUN, subject=key, number=number):
        opened(actor, key, version, when)
        one = _numbered(key, number)
        if one.public:
            raise NotYet("This is published with the meeting.", remedy="Say when it was done, or correct the record.")
        db.session.delete(one)


def publish(actor: Actor, key: str, version: int | None, when: Moment) -> Published:
    """What was added or done since the meeting's outcomes were published."""
    with act(actor, "publish action items", when, needs=RUN, subject=key):
        held = opened(actor, key, version, when)
        if held.told_on is None:
            remedy = "Publish the outcomes: the action items go with them."
            raise NotYet("What was decided is not published yet.", remedy=remedy)
        if not all_told(held):
            raise NotYet("Every action item is published as it stands.", remedy="Nothing has to be done.")
        return released([of_meeting(db.session.connection(), held, when.dated)], when)


def all_told(held: Meeting) -> int:
    """How many were not published as they stand; they are about to be."""
    left = [one for one in calendar.actions(held.key) if not one.told]
    for one in left:
        one.public = one.told = True
    return len(left)


def _numbered(key: str, number: int) -> ActionItem:
    found = [one for one in calendar.actions(key) if one.number == number]
    if not found:
        raise Missing("There is no such action item.", remedy="Load the page again.")
    return found[0]
