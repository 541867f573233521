"""Named queries about answers and about whose desk a recommendation lies on; each starts from its reader's scope."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from tracker.records.answer import Answer, AnswerItem, Assignment, Clearance
from tracker.rules.answer import GIVEN, OPEN
from tracker.rules.keys import number
from tracker.rules.policy import ALTERNATE, DFO, LIAISON, Actor
from tracker.store.database import db

WHOLE = (selectinload(Answer.items), selectinload(Answer.clearances))  # in as many queries for one as for all


def readable_answers(actor: Actor, on: date) -> Select[Answer]:
    """The twin of "answer.read": the officer's all, a liaison's own office's and those that it was given to clear."""
    query = select(Answer)
    if actor.holds(on, DFO, ALTERNATE):
        return query
    mine = [role.office for role in actor.roles if role.name == LIAISON and role.held(on) and role.office]
    asked = select(Clearance.answer_id).where(Clearance.office_key.in_(mine))
    given = and_(Answer.state.in_(GIVEN), Answer.id.in_(asked))
    return query.where(or_(Answer.office_key.in_(mine), given))


def answer(actor: Actor, on: date, id: str) -> Answer | None:
    return db.session.scalars(readable_answers(actor, on).where(Answer.id == id)).one_or_none()


def answers(actor: Actor, on: date, *states: str) -> list[Answer]:
    """The newest first; in these states, or in all."""
    query = readable_answers(actor, on)
    query = query.options(*WHOLE)
    query = query.where(Answer.state.in_(states)) if states else query
    return sorted(db.session.scalars(query), key=lambda one: (one.drafted_at, number(one.id)), reverse=True)


def answers_to(actor: Actor, on: date, items: Sequence[str]) -> dict[str, list[Answer]]:
    """item -> the drafts about it that the reader may see."""
    query = readable_answers(actor, on).join(AnswerItem).where(AnswerItem.item.in_(items)).distinct()
    found: dict[str, list[Answer]] = {}
    for one in db.session.scalars(query.options(*WHOLE).order_by(Answer.id)):
        for item in one.items:
            found.setdefault(item.item, []).append(one)
    return found


def open_beside(actor: Actor, on: date, kind: str, items: Sequence[str], id: str = "") -> list[Answer]:
    """The drafts of this kind about one of these that are open, and that the reader may see: all but that of this id.
    Where one response is published, the others answer what is answered."""
    found = {one.id: one for some in answers_to(actor, on, items).values() for one in some}
    return [one for one in found.values() if one.kind == kind and one.state in OPEN and one.id != id]


def answer_ids() -> list[str]:
    """Of all there ever were; within an act, which gives the next one."""
    return list(db.session.scalars(select(Answer.id)))


def desks(items: Sequence[str] | None = None) -> dict[str, Assignment]:
    """item -> where it lies now; of these, or of all that were ever sent."""
    last = select(func.max(Assignment.id)).group_by(Assignment.item)
    last = last if items is None else last.where(Assignment.item.in_(items))
    return {one.item: one for one in db.session.scalars(select(Assignment).where(Assignment.id.in_(last)))}


def trail(item: str) -> list[Assignment]:
    return list(db.session.scalars(select(Assignment).where(Assignment.item == item).order_by(Assignment.id)))
