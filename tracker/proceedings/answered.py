"""An answer becomes public: a response that sets what CBP answered, or an update that sets the implementation. It
answers the words that it was written for, of each of its recommendations."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed
from tracker.proceedings.answer import opened, standing, values_of
from tracker.proceedings.answer_follows import day_of
from tracker.proceedings.named import recommendation
from tracker.proceedings.publish import Published, released
from tracker.proceedings.said import Keys
from tracker.published import find
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.records.answer import Answer, AnswerFile
from tracker.rules import answer as rules
from tracker.rules.field import is_address
from tracker.rules.moment import Moment
from tracker.rules.outcome import NAMES, RELATIONS
from tracker.rules.policy import ALTERNATE, DFO, Actor
from tracker.rules.refusal import NotAllowed, NotYet
from tracker.store.database import db
from tracker.store.files import File
from tracker.text.dates import on_day

AXIS = {rules.RESPONSE: "feedback", rules.UPDATE: "implementation"}


def publish(actor: Actor, id: str, version: int | None, when: Moment) -> Published:
    with act(actor, "publish answer", when, needs="desk.enter", subject=id):
        held = opened(actor, id, version, when)
        allowed(actor, "answer.publish", when, held)
        _cleared(actor, held, when)
        target = rules.COURSE.move("publish", held.state).target
        reader = db.session.connection()
        values, items = values_of(held), standing(reader, held, when.day)
        on = day_of(reader, held, values, items, when)
        made = _edition(reader, held, values, items, on, when)
        held.state, held.key = target, made.key
        return released([made], when)


def _cleared(actor: Actor, held: Answer, when: Moment) -> None:
    """The officer publishes; a liaison once a second person has cleared the words by an account of their own: a page on
    file was recorded by whoever drafts."""
    if any(one.state != rules.CLEARED for one in held.clearances):
        raise NotYet("Not every office has cleared it.", remedy="Wait for them, or record those that came on paper.")
    if actor.holds(when.day, DFO, ALTERNATE):
        return
    seconds = [one for one in held.clearances if one.person_id not in (None, actor.person, held.drafted_by)]
    if not seconds:
        raise _unseconded(held)


def _unseconded(held: Answer) -> NotAllowed:
    if not held.clearances:
        return NotAllowed(
            "A second person has to clear it before a liaison publishes it.",
            remedy="Send it for clearance, or ask the Designated Federal Officer to publish it.",
        )
    told = "Every office has cleared these words, but no second person did so by an account of their own"
    if any(one.file for one in held.clearances):
        return NotAllowed(
            f"{told}: what came on paper was recorded by who drafts.",
            remedy="Ask the Designated Federal Officer to publish it, who looks at the pages on file.",
        )
    return NotAllowed(
        f"{told}: who cleared them drafted them too, or would publish them.",
        remedy="Let somebody publish it who did not clear it, or ask the Designated Federal Officer.",
    )


def _edition(
    reader: Connection, held: Answer, values: Mapping[str, Any], items: list[Thing], on: date, when: Moment
) -> Edition:
    verdict, dated = str(values["verdict"]), on_day(on)
    sets = {} if verdict == rules.MORE_TIME else {AXIS[held.kind]: verdict}
    links: list[Mapping[str, Any]] = [
        {"rel": RELATIONS[held.kind], "to": one.key, "edition": one.edition} | ({"sets": sets} if sets else {})
        for one in items
    ]
    links.append({"rel": "office", "to": held.office_key})
    links += [{"rel": "revises", "to": held.revises}] if held.revises else []
    if values.get("successor"):
        successor = recommendation(reader, str(values["successor"]), when.day)
        links.append({"rel": "superseded by", "to": successor.key})
    stem = str(on.year) if held.kind == rules.RESPONSE else str(on)
    return Edition(
        Keys(reader).next(stem),
        held.kind,
        f"{NAMES[held.kind]}, {dated.words}: {verdict}",
        dated,
        text=str(values["text"]),
        facts=dict(_facts(reader, held, values, when)),
        links=links,
    )


def _facts(reader: Connection, held: Answer, values: Mapping[str, Any], when: Moment) -> Iterator[tuple[str, Any]]:
    for name in ("signer", "reasons", "timetable", "next_update"):
        if values.get(name):
            yield name, values[name]
    lines = [{"address": one} if is_address(one) else {"words": one} for one in values.get("evidence") or ()]
    files = [_file(one) for one in held.evidence_files]
    shown = [{"file": file, "words": one.words} for file, one in zip(files, held.evidence_files, strict=True)]
    if lines or shown:
        yield "evidence", [*lines, *shown]
    if files:
        yield "files", files
    if held.clearances:
        called = find.names(reader, [one.office_key for one in held.clearances], when.day)
        names = {key: one["title"] for key, one in called.items()}
        yield (
            "cleared",
            [
                {"office": names.get(one.office_key), "by": one.name, "on": one.cleared_on, "how": one.way}
                for one in held.clearances
            ],
        )


def _file(one: AnswerFile) -> dict[str, Any]:
    kept = db.session.get_one(File, one.sha256)
    return {"sha256": kept.sha256, "name": one.name, "media_type": kept.media_type, "size": kept.size}
