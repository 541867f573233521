"""A meeting becomes public: its notice with the agenda, its papers, and whatever moves or cancels it. Each is an entry
of its own, counted by the law in days."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import agenda_entry, comments
from tracker.proceedings.act import act
from tracker.proceedings.agenda import closed_as_announced, undecided
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.meeting_entry import of_meeting
from tracker.proceedings.publish import Published, released
from tracker.published import thing
from tracker.published.entry import Edition
from tracker.published.life import life
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import law
from tracker.rules.field import Typed, Values, by_name, understood
from tracker.rules.meeting import COURSE, NOTICE, PLAN
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db
from tracker.text.dates import day_words

FIELDS = by_name(NOTICE)
# What a notice tells of the plan (41 CFR 102-3.150(a)): the fact of the meeting's entry -> the field of the plan.
TOLD = {"date": "until", "starts": "starts", "place": "place", "virtual": "virtual", "purpose": "purpose",
        "public_comments": "public_comments", "comments_by": "comments_by", "contact": "contact"}  # fmt: skip


def lacking(held: Meeting) -> dict[str, str]:
    """What the notice has to say and the plan does not tell yet: by its name in CONTENTS, in words (41 CFR
    102-3.150(a))."""
    told = {
        "name": True,
        "time": held.starts,
        "place": held.place or held.virtual,
        "purpose": held.purpose,
        "agenda": held.points,
        "open": True,  # a part is open unless it names its exemption
        "comments": held.public_comments,
        "contact": held.contact,
    }
    missing = {name: words for name, words in law.CONTENTS.items() if not told[name]}
    if held.contact and not law.names_a_way(held.contact):
        missing["contact"] = f'How to reach whom to ask: "{held.contact}" has neither telephone nor e-mail'
    return missing


def notice(
    actor: Actor, key: str, version: int | None, when: Moment, typed: Typed, *, revised: bool = False
) -> Published:
    """Announce a planned meeting, or announce it anew (`revised`). Refused with less than the law asks; a notice that
    is too late, unless the exceptional circumstance is stated."""
    values = understood(NOTICE, typed)
    name = "revise the notice" if revised else "notice"
    with act(actor, name, when, needs=RUN, subject=key, **{k: str(v) for k, v in typed.items() if v}):
        held = opened(actor, key, version, when)
        if not held.public:
            raise NotYet("A group's meeting needs no notice.", remedy="Record it when it was held.")
        target = COURSE.move(name, held.state).target
        if missing := lacking(held):
            told = "; ".join(missing.values())
            raise NotYet(
                f"The notice would not say: {told} ({law.NOTICE_TELLS}).", remedy="Fill it in, then announce it."
            )
        on = date.fromisoformat(values["noticed_on"]["value"])
        _in_time(held, on, values, when)
        _after_the_last(held, on, when)
        held.state = target
        if not revised:  # each revised one says its own
            held.noticed_on, held.citation, held.exceptional = str(on), values["citation"], values["exceptional"]
        return _told(held, on, when, [agenda_entry.notice(db.session.connection(), held, new_points(held), on, values)])


def _in_time(held: Meeting, on: date, values: Values, when: Moment) -> None:
    rule, field = law.notice_rule(held.first), FIELDS["noticed_on"]
    if on > when.day:
        raise field.refused(f"{day_words(on)} lies in the future.", "Record the notice on the day that it appears.")
    if on >= held.first:
        raise field.refused(f"{day_words(on)} is not before the meeting.", "Check the day.")
    if law.days_short(held.first, on) and not values["exceptional"]:
        raise FIELDS["exceptional"].refused(
            f"a notice on {day_words(on)} is {(held.first - on).days} days before the meeting, and the law asks for at "
            f"least {rule.days} ({rule.source}).",
            f"Announce it by {day_words(law.notice_by(held.first))}, move the meeting, or state the exceptional "
            "circumstance.",
        )


def _after_the_last(held: Meeting, on: date, when: Moment) -> None:
    """A notice revises one that appeared before it."""
    before = agenda_entry.notices(db.session.connection(), held.key, when.day)
    if before and on < before[-1].since.first:
        told = f"{day_words(on)} is before the notice that it revises, of {day_words(before[-1].since.first)}."
        raise FIELDS["noticed_on"].refused(told, "Type the day on which the revised notice appears.")


def told_otherwise(reader: Connection, held: Meeting) -> list[str]:
    """What the plan tells otherwise than the last notice did, by the labels of its fields: every edition of a meeting
    to come has what that notice told."""
    own = [one for one in life(reader, held.key).own if one.stands]
    if not own:
        return []
    told, now = max(own, key=lambda one: one.row.id).facts, of_meeting(reader, held, held.first).facts
    fields = by_name(PLAN)
    return [fields[name].label for fact, name in TOLD.items() if _value(told.get(fact)) != _value(now.get(fact))]


def _value(said: Any) -> Any:
    """Of a day the day itself, in whatever words it was printed."""
    return said.get("value") if isinstance(said, dict) else said


def as_noticed(reader: Connection, held: Meeting) -> None:
    """Raises NotYet where the meeting would not be the one that its notice told of."""
    closed_as_announced(held)
    if changed := told_otherwise(reader, held):
        raise NotYet(
            f"The plan was changed after the notice, and no notice told of it: {', '.join(changed)} "
            f"({law.NOTICE_TELLS}).",
            remedy="Revise the notice, or change the plan back to what the notice told.",
        )


def _told(held: Meeting, on: date, when: Moment, more: Sequence[Edition]) -> Published:
    """The meeting as it is now, with what else becomes public by it."""
    fresh = new_points(held)
    items = thing.things(db.session.connection(), [one.item for one in fresh if one.item], when.day)
    undecided(held, list(items.values()))
    for point in fresh:
        point.announced = True
    return released([of_meeting(db.session.connection(), held, on), *more], when)


def new_points(held: Meeting) -> Sequence[AgendaPoint]:
    return [one for one in held.points if not one.announced]


def post(actor: Actor, key: str, version: int | None, when: Moment, papers: Collection[str] = ()) -> Published:
    """The papers are out: what came on the agenda since the notice is announced, and the items are frozen as posted.
    `papers`: the keys of the published papers that belong to the meeting; comments that came until now go with them."""
    with act(actor, "post papers", when, needs=RUN, subject=key, papers=list(papers)):
        held = opened(actor, key, version, when)
        held.state = COURSE.move("post", held.state).target
        reader, on, fresh = db.session.connection(), min(when.dated, held.first), new_points(held)
        as_noticed(reader, held)
        wanted = list(dict.fromkeys([*held.materials, *papers]))
        standing = thing.things(reader, wanted, when.day)
        if strange := [one for one in wanted if one not in standing or standing[one].kind != "paper"]:
            words = f"{strange[0]} is no paper of the record."
            raise BadInput(words, remedy="Publish it first, or leave it out.", field="papers")
        held.papers, held.posted_on = "\n".join(wanted) or None, held.posted_on or str(on)
        more = [agenda_entry.addition(reader, held, fresh, on)] if fresh else []
        return _told(held, on, when, [*more, *comments.entries(reader, held, when)])
