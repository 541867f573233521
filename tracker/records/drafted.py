"""Named queries about drafts of criteria; each starts from its reader's scope."""

from datetime import date

from sqlalchemy import Select, select

from tracker.records.criteria import CriteriaDraft
from tracker.rules.keys import number
from tracker.rules.policy import ALTERNATE, DFO, LIAISON, Actor
from tracker.store.database import db


def readable_criteria(actor: Actor, on: date) -> Select[CriteriaDraft]:
    """The twin of "criteria.draft": the officer's all, a liaison's own office's."""
    query = select(CriteriaDraft)
    if actor.holds(on, DFO, ALTERNATE):
        return query
    mine = [role.office for role in actor.roles if role.name == LIAISON and role.held(on) and role.office]
    return query.where(CriteriaDraft.office_key.in_(mine))


def draft(actor: Actor, on: date, id: str) -> CriteriaDraft | None:
    return db.session.scalars(readable_criteria(actor, on).where(CriteriaDraft.id == id)).one_or_none()


def drafts(actor: Actor, on: date, document: str | None = None) -> list[CriteriaDraft]:
    """The newest first; of one document, or of all."""
    query = readable_criteria(actor, on)
    query = query.where(CriteriaDraft.document == document) if document else query
    return sorted(db.session.scalars(query), key=lambda one: (one.drafted_at, number(one.id)), reverse=True)


def draft_ids() -> list[str]:
    """Of all there ever were; within an act, which gives the next one."""
    return list(db.session.scalars(select(CriteriaDraft.id)))
