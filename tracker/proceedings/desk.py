"""Whose desk a recommendation lies on: what the agency owes an answer to, and the way it went from office to office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.named import office, recommendation
from tracker.published import announced, find
from tracker.published.awaited import awaited
from tracker.published.thing import Thing, things
from tracker.records import desk
from tracker.records.answer import Answer, Assignment
from tracker.rules.answer import OWED, SENT_ON
from tracker.rules.field import Typed, understood
from tracker.rules.moment import Moment
from tracker.rules.policy import ALTERNATE, DFO, Actor, own_office
from tracker.rules.recommendation import PASSED
from tracker.rules.refusal import BadInput, NotAllowed, NotYet
from tracker.store.database import db
from tracker.text.dates import Dated


class Waiting(NamedTuple):
    """A recommendation that was adopted and not answered; `since` is the day of its adoption, `days` from then on.
    `sent` is how it came to its desk, where somebody sent it."""

    key: str
    since: date
    days: int
    desk: str | None
    sent: Assignment | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A desk, for the grants: that of an office."""

    office_key: str


@dataclass(frozen=True, slots=True)
class Owed:
    """The same with its words, and what is drafted on it; `passed` is the day for which CBP announced more, where that
    has gone by without."""

    item: Thing
    since: date
    days: int
    desk: str | None
    drafts: Sequence[Answer]
    sent: Assignment | None = None
    passed: Dated | None = None


def waiting(reader: Connection, on: date) -> list[Waiting]:
    """What awaits an answer, the longest first."""
    at = desk.desks()
    found = []
    for one in awaited(reader, on):
        since, sent = date.fromisoformat(one.since), at.get(one.key)
        found.append(Waiting(one.key, since, (on - since).days, _desk(one.office, sent), sent))
    return found


def owed(reader: Connection, actor: Actor, on: date, some: Sequence[Waiting]) -> list[Owed]:
    """These, with all that their reader may know of them."""
    keys = [one.key for one in some]
    items, drafts = things(reader, keys, on), desk.answers_to(actor, on, keys)
    passed = {one.key: one.day for one in announced.passed(reader, on)}
    return [
        Owed(items[one.key], one.since, one.days, one.desk, drafts.get(one.key, []), one.sent, passed.get(one.key))
        for one in some
    ]


def adopted(item: Thing) -> date:
    """The day of the committee's vote; of the first word on the answer, where no vote is recorded here."""
    status = item.status or {}
    return date.fromisoformat((status.get("action") or status["feedback"])["since"])


def desk_of(item: Thing, sent: Assignment | None) -> str | None:
    """The office that it was sent to last; else the one that the record names for it."""
    return _desk(next(iter(item.to("office")), None), sent)


def _desk(named: str | None, sent: Assignment | None) -> str | None:
    return sent.office_key if sent else named


def _awaits_an_answer(item: Thing) -> None:
    """Raises NotYet for what lies on no desk: it was not adopted, or is answered."""
    status = item.status or {}
    said = (status.get("feedback") or {}).get("value")
    if said in OWED:
        return
    if said is not None:
        words = f'{item.title} is answered ("{said}"), and waits on no desk.'
        raise NotYet(words, remedy="Revise the answer, or report what was done, under its key or number.")
    vote = (status.get("action") or {}).get("value")
    if vote in PASSED:
        words = f"Whether CBP answered {item.title} is not recorded here; nothing awaits an answer on a desk."
        raise NotYet(words, remedy="Record what its papers say of it first.")
    told = f"the committee's last word on it: {vote}" if vote else "no vote on it is recorded here"
    raise NotYet(
        f"{item.title} awaits no answer of CBP: {told}.", remedy="Only what the committee adopted lies on a desk."
    )


def _theirs(reader: Connection, actor: Actor, item: Thing, here: str | None, when: Moment) -> None:
    """The office on whose desk it lies sends it on, or the officer; what is on nobody's, whoever knows whose it is."""
    if here is None or actor.holds(when.day, DFO, ALTERNATE) or own_office(actor, Held(here), when.day):
        return
    title = find.names(reader, [here], when.day)[here]["title"]
    raise NotAllowed(
        f"{item.title} is on the desk of {title}; only that office sends it on.",
        remedy="Ask its liaison, or the Designated Federal Officer.",
    )


def send(actor: Actor, items: Sequence[str], when: Moment, typed: Typed) -> list[Assignment]:
    """Send these recommendations to the desk of an office. Each step stays in the trail. Raises NotYet for what awaits
    no answer, NotAllowed for what lies on the desk of another office."""
    values = understood(SENT_ON, typed)
    with act(actor, "send to desk", when, needs="desk.enter", subject=" ".join(items), said=dict(typed)):
        reader = db.session.connection()
        to = office(reader, str(values["office"]))
        things = [recommendation(reader, one, when.day) for one in items]
        if not things:
            raise BadInput("No recommendation was chosen.", remedy="Tick those that are to be sent.", field="items")
        at = desk.desks([one.key for one in things])
        for one in things:
            _awaits_an_answer(one)
            here = desk_of(one, at.get(one.key))
            if here == to:
                raise BadInput(
                    f"{one.title} lies on that desk already.", remedy="Choose another office.", field="office"
                )
            _theirs(reader, actor, one, here, when)
        who = actor.email or actor.name
        made = [Assignment(item=one.key, office_key=to, sent_by=who, sent_at=when.stamp, words=values["words"])
                for one in things]  # fmt: skip
        db.session.add_all(made)
        db.session.flush()
    return made
