"""What the officer owes today, from what is planned, held and published; and the act that records the quarterly look
through what is public."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed
from tracker.published import names
from tracker.records import calendar, content_review, minutes, proposal
from tracker.records.content_review import ContentReview
from tracker.rules import duty
from tracker.rules.duty import Duty, Held
from tracker.rules.field import Typed, understood
from tracker.rules.meeting import NOT_HELD
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.proposal import PROPOSED
from tracker.rules.recommendation import PASSED
from tracker.rules.refusal import NotYet
from tracker.store.database import db
from tracker.text.dates import day_words


def owed(actor: Actor, reader: Connection, when: Moment) -> list[Duty]:
    """Sorted by their days. `reader` is of the published record."""
    allowed(actor, "duty.read", when)
    on = when.day
    meetings = [one for one in calendar.meetings(actor, on) if one.public and one.state not in NOT_HELD]
    reviews = content_review.reviews(actor, on)
    own = calendar.settings_of(one.last for one in meetings)
    new, open_ = calendar.unannounced(actor, on), calendar.unpublished(actor, on)
    left = _unnumbered(reader, calendar.published_items(actor, on, PASSED))
    back = minutes.sent_back(actor, on)
    held = [
        Held(one.key, f"Meeting of {day_words(one.first)}", one.first, one.last, one.state, own[one.last],
             not_announced=new.get(one.key, 0), not_published=open_.get(one.key, 0), to_number=left.get(one.key, 0),
             back=one.key in back)
        for one in reversed(meetings)
    ]  # fmt: skip
    proposed = [_day(one.proposed_at) for one in proposal.proposals(actor, on) if one.state == PROPOSED]
    return duty.owed(held, _day(reviews[0].reviewed_on) if reviews else None, on, proposed)


def _day(stamp: str) -> date:
    return date.fromisoformat(stamp[:10])


def _unnumbered(reader: Connection, adopted: Mapping[str, set[str]]) -> dict[str, int]:
    """meeting -> how many of the items that it adopted have no number."""
    numbered = names.numbered(reader)
    return {key: sum(item not in numbered for item in items) for key, items in adopted.items()}


def reviewed(actor: Actor, when: Moment, typed: Typed) -> ContentReview:
    """Somebody looked through what is public; the next look is due three months on."""
    values = understood(duty.REVIEW, typed)
    with act(actor, "content reviewed", when, needs="content.review", note=values["note"]):
        if any(one.reviewed_on == str(when.dated) for one in content_review.reviews(actor, when.day)):
            raise NotYet(
                "A look of today is recorded already.", remedy="Nothing has to be done until the next quarter."
            )
        made = ContentReview(reviewed_on=str(when.dated), reviewed_by=actor.name, note=values["note"])
        db.session.add(made)
        db.session.flush()
    return made
