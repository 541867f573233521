"""Comments by the public on a meeting: recorded as they come, and public together with its papers or after them, each
as an entry of its own that leads to the recommendations it is about."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.file_names import file_name
from tracker.proceedings.free_keys import first_free
from tracker.proceedings.named import recommendation
from tracker.proceedings.publish import Published, released
from tracker.published.entry import Edition
from tracker.records import calendar
from tracker.records.comment import PublicComment
from tracker.records.meeting import Meeting
from tracker.rules.comment import COMMENT, KIND, WRITTEN, told_by
from tracker.rules.field import Typed, by_name, understood
from tracker.rules.meeting import NOT_HELD, NOTICED, PLANNED
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing, NotYet
from tracker.store import files
from tracker.store.database import db
from tracker.store.files import File
from tracker.text.dates import day_words, on_day

FIELDS = by_name(COMMENT)
READABLE = (files.PDF, files.WORD, files.PLAIN, files.MARKDOWN)
Sent = tuple[str, bytes]  # the name of a file and what it holds


def record(
    actor: Actor, key: str, version: int | None, when: Moment, typed: Typed, file: Sent | None = None
) -> PublicComment:
    """`typed`: the fields of rules/comment.py, COMMENT; a file may say its words instead of them."""
    values = understood(COMMENT, typed)
    with act(actor, "record comment", when, needs=RUN, subject=key, how=values["how"]):
        held = opened(actor, key, version, when)
        if held.state in NOT_HELD or not held.public:
            remedy = "Record it with the meeting that takes its place."
            raise NotYet("Comments are kept with a meeting of the committee that takes place.", remedy=remedy)
        received = date.fromisoformat(values["received"]["value"])
        _at_its_time(held, values["how"], received, when)
        if not values["words"] and file is None:
            raise FIELDS["words"].refused("nothing was commented.", "Copy the words, or choose the file that has them.")
        known = calendar.comments(held.key)
        made = PublicComment(
            meeting_key=held.key, number=max((one.number for one in known), default=0) + 1, name=values["name"],
            organisation=values["organisation"], how=values["how"], received=str(received), words=values["words"],
            items="\n".join(_about(db.session.connection(), values["items"], when)) or None,
        )  # fmt: skip
        if file is not None:
            media_type = files.as_it_says(*file, READABLE)  # only what people can read everywhere is published
            made.sha256, made.file_name = files.keep(db.session, file[1], media_type).sha256, file_name(file[0])
        db.session.add(made)
        db.session.flush()
    return made


def _at_its_time(held: Meeting, how: str, received: date, when: Moment) -> None:
    if received > when.day:
        raise FIELDS["received"].refused(f"{day_words(received)} lies in the future.", "Check the day.")
    if how != WRITTEN and not held.first <= received <= held.last:
        told = f"{day_words(received)} is no day of the meeting, and this comment was made there."
        raise FIELDS["received"].refused(told, f'Choose {held.day}, or "{WRITTEN}".')


def _about(reader: Connection, typed: str | None, when: Moment) -> list[str]:
    named = [one for one in (typed or "").split(",") if one.strip()]
    return list(dict.fromkeys(recommendation(reader, one, when.day).key for one in named))


def drop(actor: Actor, key: str, number: int, version: int | None, when: Moment) -> None:
    """Take back what was recorded by mistake. What is published is retracted in the record, with a reason."""
    with act(actor, "drop comment", when, needs=RUN, subject=key, number=number):
        opened(actor, key, version, when)
        one = _numbered(calendar.comments(key), number)
        if one.key is not None:
            raise NotYet(f"The comment is published as {one.key}.", remedy="Retract it there, with the reason.")
        db.session.delete(one)


def publish(actor: Actor, key: str, version: int | None, when: Moment) -> Published:
    """Those that came after the papers were posted, or at the meeting."""
    with act(actor, "publish comments", when, needs=RUN, subject=key):
        held = opened(actor, key, version, when)
        if not may_be_public(held):
            raise NotYet(
                f"The meeting is {held.state}; comments are public with its papers, not before them.",
                remedy="Post the papers: what came until then goes with them.",
            )
        made = entries(db.session.connection(), held, when)
        if not made:
            raise NotYet("Every comment is published.", remedy="Nothing has to be done.")
        return released(made, when)


def may_be_public(held: Meeting) -> bool:
    return held.posted_on is not None or held.state not in (PLANNED, NOTICED, *NOT_HELD)


def entries(reader: Connection, held: Meeting, when: Moment) -> list[Edition]:
    """Of all that are not public yet; each has its key from now on, numbered among those that are published, for the
    office's own numbers would tell of what was taken back."""
    made: list[Edition] = []
    keys = (f"{held.key}/comment-{place}" for place in count(1))
    for one in calendar.comments(held.key):
        if one.key is None:
            one.key = first_free(reader, keys, [each.key for each in made])
            made.append(_entry(one, held, when))
    return made


def _entry(one: PublicComment, held: Meeting, when: Moment) -> Edition:
    facts: dict[str, Any] = {
        "meeting": {"printed": day_words(held.first), "value": held.day, "precision": "day"},
        "from": one.name,
        "for": one.organisation,
        "how": one.how,
        "files": [_file(one)] if one.sha256 else None,
    }
    return Edition(
        str(one.key),
        KIND,
        f"Comment of {told_by(one.name, one.organisation)} on the meeting of {day_words(held.first)}",
        on_day(min(date.fromisoformat(one.received), when.dated)),
        text=one.words or "",
        facts={name: said for name, said in facts.items() if said},
        links=[{"rel": "about", "to": item} for item in one.about],
    )


def _file(one: PublicComment) -> dict[str, Any]:
    held = db.session.get_one(File, one.sha256)
    return {"sha256": held.sha256, "name": one.file_name, "media_type": held.media_type, "size": held.size}


def _numbered(known: Sequence[PublicComment], number: int) -> PublicComment:
    found = [one for one in known if one.number == number]
    if not found:
        raise Missing("There is no such comment.", remedy="Load the page again.")
    return found[0]
