"""An office writes what it answers to the committee's advice, or what was done about it. Nothing of it is public, nor
changes what is, before it is published."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed, as_seen
from tracker.proceedings.named import office, recommendation
from tracker.published import thing
from tracker.published.thing import Thing
from tracker.records import desk
from tracker.records.answer import Answer, AnswerItem
from tracker.rules import answer as rules
from tracker.rules.field import Typed, understood
from tracker.rules.keys import drafted_by_office
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.recommendation import ANSWERED, PASSED
from tracker.rules.refusal import BadInput, Missing, NotYet, Stale
from tracker.store.database import db

DRAFT = "answer.draft"


def known(actor: Actor, id: str, when: Moment) -> Answer:
    found = desk.answer(actor, when.day, id)
    if found is None:
        raise Missing(f"There is no draft {id}.", remedy="Those that you may read are listed on the desk.")
    return found


def opened(actor: Actor, id: str, version: int | None, when: Moment) -> Answer:
    """The draft, for an act that changes it. Raises Stale when somebody else changed it since that version."""
    held = known(actor, id, when)
    as_seen(held, version, "draft")
    held.touch()
    return held


def draft(
    actor: Actor, kind: str, of: str, items: Sequence[str], when: Moment, typed: Typed, *, revises: str | None = None
) -> Answer:
    """A response or an update of the office `of` to these recommendations (keys or numbers). What the verdict needs is
    asked when it is sent or published; what is typed must be possible now."""
    if kind not in rules.KINDS:
        raise BadInput(f'"{kind}" is nothing that is drafted here.', remedy=f"It is one of: {', '.join(rules.KINDS)}.")
    with act(actor, f"draft {kind}", when, needs="desk.enter", subject=" ".join(items), office=of):
        reader = db.session.connection()
        writes = office(reader, of)
        made = Answer(id=drafted_by_office("answer", writes, desk.answer_ids()), kind=kind, office_key=writes,
                      drafted_by=actor.person, drafted_at=when.stamp, revises=revises)  # fmt: skip
        allowed(actor, DRAFT, when, made)
        _about(reader, made, items, when.day)
        _typed(made, typed)
        db.session.add(made)
        db.session.flush()
    return made


def change(actor: Actor, id: str, version: int | None, when: Moment, typed: Typed) -> Answer:
    """Other words: who cleared the old ones is asked anew."""
    with act(actor, "change draft", when, needs="desk.enter", subject=id):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        reworded(held, typed)
    return held


def reworded(held: Answer, typed: Typed) -> None:
    before = held.typed
    _typed(held, typed)
    if held.typed != before:
        anew(held)


def anew(held: Answer) -> None:
    """Whoever cleared the old words has not cleared these. What an office wrote when it returned them stays."""
    held.state = rules.COURSE.move("change", held.state).target
    for one in held.clearances:
        one.state = rules.RETURNED if one.state == rules.RETURNED else rules.AWAITING
        if one.state == rules.AWAITING:
            one.way = one.name = one.person_id = one.cleared_on = one.file = one.comments = None


def revise(actor: Actor, id: str, version: int | None, when: Moment) -> Answer:
    """CBP answered while this was drafted: what stands here revises that response, and is cleared anew."""
    with act(actor, "revise response", when, needs="desk.enter", subject=id):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        found = responses(standing(db.session.connection(), held, when.day)) if held.kind == rules.RESPONSE else []
        if len(found) != 1:
            words = "No response stands" if not found else "Several responses stand"
            raise NotYet(f"{words} that this could revise.", remedy="Answer each recommendation by itself.")
        held.revises = found[0]
        anew(held)
    return held


def take_in(actor: Actor, id: str, item: str, version: int | None, when: Moment) -> Answer:
    """One recommendation more that it answers."""
    with act(actor, "answer one more", when, needs="desk.enter", subject=id, item=item):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        if held.state != rules.DRAFT:
            raise NotYet(f"The draft is {held.state}.", remedy="Change its words first: it is a draft again then.")
        _about(db.session.connection(), held, [item], when.day)
        db.session.flush()
    return held


def drop(actor: Actor, id: str, version: int | None, when: Moment, reason: str) -> Answer:
    with act(actor, "drop draft", when, needs="desk.enter", subject=id, reason=reason):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        if not reason.strip():
            raise BadInput("It is not said why.", remedy="Give the reason: it stays with the draft.", field="reason")
        held.state, held.reason = rules.COURSE.move("drop", held.state).target, reason.strip()
    return held


def _typed(held: Answer, typed: Typed) -> None:
    """Keep what was typed, where the record could keep it."""
    for field in rules.FIELDS[held.kind]:
        words = typed.get(field.name)
        if words is not None:
            field.understood(words)
            setattr(held, field.name, words.replace("\r\n", "\n").strip())


def values_of(held: Answer) -> dict[str, Any]:
    """What was typed, understood and complete. Raises BadInput, in words, for what is missing."""
    values = understood(rules.FIELDS[held.kind], held.typed)
    shown = [one.name for one in held.evidence_files]
    rules.asked(held.kind, values | ({"evidence": shown} if shown else {}))
    return values


def _about(reader: Connection, held: Answer, items: Sequence[str], on: date) -> None:
    if not items:
        raise BadInput("No recommendation was chosen.", remedy="Tick those that it answers.", field="items")
    for typed in items:
        item = recommendation(reader, typed, on)
        if any(one.item == item.key for one in held.items):
            raise BadInput(f"{item.title} is named twice.", remedy="Name each once.", field="items")
        may_be_answered(held.kind, item)
        if held.kind == rules.RESPONSE:
            revises_what_stands(held.revises, item)
        held.items.append(AnswerItem(place=len(held.items) + 1, item=item.key, entry=item.entry))


def may_be_answered(kind: str, item: Thing) -> None:
    """Only the committee's advice reaches the agency: what it adopted by a vote at a public meeting. An item of which
    the record knows no vote is attested, with its source, and not answered here."""
    action = ((item.status or {}).get("action") or {}).get("value")
    if action not in PASSED:
        raise not_adopted(item.title)
    if kind == rules.RESPONSE and ((item.status or {}).get("text") or {}).get("value") == "withdrawn":
        raise NotYet(f"{item.title} was withdrawn.", remedy="There is nothing to answer.")


def not_adopted(
    title: str,
    when: str = "",
    remedy: str = "What an older paper tells of it can be attested, with that paper as the source.",
) -> NotYet:
    """The refusal to answer what the committee did not adopt; `when`: by which day, in words."""
    return NotYet(
        f"{title} was not adopted by the committee{when}; a group's advice reaches the agency through the full "
        "committee only (41 CFR 102-3.35, 102-3.145).",
        remedy=remedy,
    )


def standing(reader: Connection, held: Answer, on: date) -> list[Thing]:
    """The recommendations that it answers. Raises Stale when the words of one have changed since."""
    found = thing.things(reader, [one.item for one in held.items], on)
    for one in held.items:
        item = found.get(one.item)
        if item is None:
            raise NotYet(f"{one.item} no longer stands in the record.", remedy="Take it out of the answer.")
        if item.entry != one.entry:
            raise Stale(
                f"The words of {item.title} have changed since this draft was begun.",
                remedy="Read them, then begin the answer anew for the words that stand.",
                field="items",
            )
    return list(found.values())


def responses(items: Sequence[Thing]) -> list[str]:
    """The keys of the responses with a verdict that stand of these recommendations."""
    found = [(item.status or {}).get("feedback") or {} for item in items]
    return list(dict.fromkeys(str(said["by"]) for said in found if said.get("value") in ANSWERED))


def revises_what_stands(revises: str | None, item: Thing) -> None:
    """A verdict is revised by a later entry that names it; what bears none has nothing to be revised."""
    said = (item.status or {}).get("feedback") or {}
    standing = said["by"] if said.get("value") in ANSWERED else None
    if standing == revises:
        return
    if standing is None:
        raise NotYet(
            f"{item.title} has no response that stands; {revises} is none of it.",
            remedy="Answer it apart, by a draft that revises nothing.",
        )
    raise NotYet(
        f'{item.title} is answered: "{said["value"]}" ({standing}).',
        remedy=f"Revise that response: the draft has to say that it revises {standing}.",
    )
