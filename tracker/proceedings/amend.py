"""What is done to the record once it is out: correct with a notice, retract with a reason, resolve a reference.
Nothing is taken from the chain; what no longer counts stays in it, and the page says so."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.publish import release
from tracker.published import find, thing
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.published.thing import Thing
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing
from tracker.store import chain
from tracker.store.database import db
from tracker.text import dates

WITH_IT = ("set", "paper")  # what hangs on a paper or a set goes with it


def correct(actor: Actor, key: str, when: Moment, *, reason: str, text: str | None = None,
            title: str | None = None, facts: Mapping[str, Any] | None = None) -> int:  # fmt: skip
    """Replace the edition that stands today by one with these words, from the same day on; returns the new entry. The
    notice is shown wherever the thing is. What is not given stays; a fact given as None goes."""
    _reason(reason)
    with act(actor, "correct the record", when, needs="record.correct", subject=key, reason=reason):
        held = _standing(db.session.connection(), key, when)
        merged = {name: value for name, value in {**held.facts, **(facts or {})}.items() if value is not None}
        made = Edition(
            key,
            held.kind,
            title or held.own_title,
            held.since,
            text=held.text if text is None else text,
            facts={**merged, "notice": reason},
            links=held.links,
            act=CORRECT,
            replaces=held.entry,
            day=dates.from_value(held.day).first,
        )
        return release([made], when)[0]


def retract(actor: Actor, key: str, when: Moment, *, reason: str) -> list[str]:
    """Take a thing out of the record, with all that hangs on it; returns their keys. The address answers 410 with the
    reason from now on; the tombstone bears the key alone, none of the words."""
    _reason(reason)
    with act(actor, "retract", when, needs="record.retract", subject=key, reason=reason):
        connection = db.session.connection()
        held = _standing(connection, key, when)
        hanging = [row.key for row in find.leading_to(connection, key, when.day, WITH_IT)]
        also = thing.things(connection, sorted(set(hanging) - {key}), when.day)
        today = dates.on_day(when.day)
        release(
            [Edition(one.key, one.kind, one.key, today, facts={"reason": reason}, act=RETRACT)
             for one in (held, *also.values())],
            when,
        )  # fmt: skip
        return [held.key, *also]


def resolve(actor: Actor, key: str, printed: str, to: str, when: Moment) -> str:
    """Say what a printed reference means, now that it is held: appends a link of its own, from the day of recording."""
    with act(actor, "resolve a reference", when, needs="record.correct", subject=key, printed=printed, to=to):
        connection = db.session.connection()
        held, target = _standing(connection, key, when), _standing(connection, to, when)
        if not any(printed in _values(one) for one in held.facts.get("references", [])):
            raise BadInput(
                f'{key} prints no reference "{printed}".',
                remedy="Use its words, or one of its values, as its page shows.",
            )
        link = f"{key}/refers/{to}"
        made = Edition(link, "link", f"{held.title} refers to {target.title}", dates.on_day(when.day),
                       facts={"printed": printed},
                       links=[{"rel": "of", "to": key}, {"rel": "refers to", "to": to}])  # fmt: skip
        release([made], when)
    return link


def _values(reference: Mapping[str, Any]) -> set[str]:
    return {str(reference.get("printed")), *map(str, reference.get("values", []))}


def _standing(connection: Connection, key: str, when: Moment) -> Thing:
    chain.lock(connection)  # what stands must still stand when the act is appended
    held = thing.one(connection, key, when.day)
    if held is None:
        raise Missing(f"There is no {key} in the public record.", remedy="Look its key up with: tracker search")
    return held


def _reason(reason: str) -> None:
    if len(reason.split()) < 2:
        raise BadInput(
            "A reason is needed; readers will see it.", remedy="Say in a sentence what was wrong.", field="reason"
        )
