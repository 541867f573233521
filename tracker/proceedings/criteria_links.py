"""What led to a change of criteria: which recommendation, how strongly, by what evidence, on whose word; and whether
CBP confirmed it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed
from tracker.proceedings.criteria import known
from tracker.proceedings.named import recommendation
from tracker.proceedings.publish import Published, released
from tracker.published import find, names, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules import criteria as rules
from tracker.rules.field import Typed, Values, by_name, one_day, understood
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.recommendation import unadopted
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import day_words, on_day


def led_to(actor: Actor, change: str, when: Moment, typed: Typed) -> Published:
    """Say that a recommendation led to an edition or a change; it is so from the day that this was announced."""
    values = understood(rules.LED_BY, typed)
    with act(actor, "link criteria", when, needs="criteria.link", subject=change):
        return released([edition(db.session.connection(), change, values, when)], when)


def edition(reader: Connection, change: str, values: Values, when: Moment) -> Edition:
    """What is said so becomes this entry. Raises BadInput for what cannot be, and for what is said already."""
    changed = _step(change, when)
    item = recommendation(reader, str(values["about"]), when.day)
    if item.key in _said_of(change, when):
        words = f"It is said already that {item.title} led to this."
        raise BadInput(words, remedy="Correct what is said in the record.", field="about")
    _came_before(reader, item, changed, str(values["strength"]))
    _is_advice(item, str(values["strength"]))
    stem = f"{change}/link"
    facts = {name: values[name] for name in ("strength", "evidence", "asserted_by", "criteria") if values[name]}
    _spoken_of(changed, facts.get("criteria", []))
    title = f"{item.title} led to {changed.own_title}: {values['strength']}"
    links = [{"rel": rules.OF, "to": item.key}, {"rel": rules.LED_TO, "to": change}]
    since = on_day(max(changed.since.first, item.since.first))
    key = f"{stem}/{names.given_under(reader, stem) + 1}"
    return Edition(key, rules.LED, title, since, facts=facts, links=links)


def _came_before(reader: Connection, item: Thing, changed: Thing, strength: str) -> None:
    """What led to a change was there when it was announced. What is out for comment may still be changed."""
    printed, announced = dates.understood(item.facts.get("date")), str(changed.facts.get("announced") or changed.day)
    days = [names.first_day(reader, item.key) or item.day, *([str(printed.first)] if printed else [])]
    first = min(days)  # the paper that printed it first may not be held
    if strength in rules.CAUSES and changed.facts.get("stage") == rules.ANNOUNCED and first > announced:
        made, told = day_words(date.fromisoformat(first)), day_words(date.fromisoformat(announced))
        remedy = 'Check which recommendation and which change are meant; or say that it is "related".'
        words = f'{item.title} is of {made}, and {changed.own_title} was announced on {told}: it was not "{strength}".'
        raise by_name(rules.LED_BY)["strength"].refused(words, remedy)


def _is_advice(item: Thing, strength: str) -> None:
    """Criteria adopt what the committee advised."""
    if strength in rules.TAKEN_OVER and (told := unadopted(item.status or {})):
        remedy = 'Say that it "prompted" the change, or is "related"; or record first, with its source, that the '
        raise by_name(rules.LED_BY)["strength"].refused(
            f'{item.title} was not adopted by the committee ({told}): it was not "{strength}".',
            f"{remedy}committee adopted it.",
        )


def confirm(actor: Actor, link: str, when: Moment, typed: Typed) -> Published:
    """CBP says that it is so: a liaison of the office whose criteria they are, or the officer on its behalf."""
    values = understood(rules.CONFIRMED, typed)
    with act(actor, "confirm link of criteria", when, needs="criteria.enter", subject=link):
        held = thing.one(db.session.connection(), link, when.day)
        change = next(iter(held.to(rules.LED_TO)), None) if held else None
        if held is None or change is None:
            raise Missing(f"{link} is nothing that led to a change.", remedy="The page of the criteria lists them.")
        allowed(actor, "criteria.confirm", when, known(_step(change, when).to(rules.OF)[0], when))
        if held.facts.get("confirmed"):
            raise NotYet("It is confirmed already.", remedy="Correct what is said in the record.")
        field, on = by_name(rules.CONFIRMED)["confirmed_on"], one_day(values["confirmed_on"]) or str(when.dated)
        if not held.day <= on <= str(when.dated):
            raise field.refused(f"{on} is before the change was announced, or lies in the future.", "Check the day.")
        facts: dict[str, Any] = {**held.facts, "confirmed": {"by": values["confirmed_by"], "on": on}}
        return released([Edition(link, rules.LED, held.own_title, held.since, facts=facts, links=held.links)], when)


def _step(key: str, when: Moment) -> Thing:
    held = thing.one(db.session.connection(), key, when.day)
    if held is None or held.kind not in rules.STEPS:
        raise Missing(f"There is no edition or change {key}.", remedy="The page of the criteria lists them.")
    return held


def _spoken_of(changed: Thing, ids: list[str]) -> None:
    spoken = {str(one["id"]) for one in changed.facts.get("criteria", ())} | set(changed.facts.get("gone", ()))
    if lost := [id for id in ids if id not in spoken]:
        field = by_name(rules.LED_BY)["criteria"]
        raise field.refused(f"{changed.own_title} says nothing of {lost[0]}.", "Check the ID, or leave them all out.")


def _said_of(change: str, when: Moment) -> set[str]:
    """The recommendations that are said to have led to it."""
    reader = db.session.connection()
    leading = [row.key for row in find.leading_to(reader, change, when.day, [rules.LED_TO])]
    held = thing.things(reader, leading, when.day)
    return {key for one in held.values() for key in one.to(rules.OF)}
