"""What somebody proposes for the record, before it is taken up or declined; named queries about it start from its
reader's scope. Its name tells nothing: nobody can count or guess the proposals of others."""

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import ForeignKey, Select, String, Text, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.rules import proposal as rules
from tracker.rules.policy import ALTERNATE, DFO, LIAISON, Actor
from tracker.store.database import Base, db
from tracker.store.types import Day, Key, Stamp


class Proposal(Base):
    """What was typed is kept as it was (`said`, as JSON), and understood anew when it is asked for. `office_key`: the
    office whose criteria it is about; `word`: who proposes it, and as what; `key`: of the entry that came of it."""

    __tablename__ = "proposal"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    office_key: Mapped[str | None] = mapped_column(Key, index=True)
    state: Mapped[str] = mapped_column(String(20), default=rules.PROPOSED)
    version: Mapped[int] = mapped_column(default=1)
    said: Mapped[str] = mapped_column(Text)
    word: Mapped[str] = mapped_column(String(300))
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    proposed_at: Mapped[str] = mapped_column(Stamp)
    decided_by: Mapped[str | None] = mapped_column(String(200))
    decided_on: Mapped[str | None] = mapped_column(Day)
    reason: Mapped[str | None] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(Key)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own spelling)

    @property
    def typed(self) -> dict[str, str]:
        return dict(json.loads(self.said))


def as_said(typed: Mapping[str, str]) -> str:
    return json.dumps(dict(typed), ensure_ascii=False, sort_keys=True)


def readable_proposals(actor: Actor, on: date) -> Select[Proposal]:
    """The twin of "proposal.read": one's own; the officer's all; for a liaison those about their own office's
    criteria."""
    query = select(Proposal)
    if actor.holds(on, DFO, ALTERNATE):
        return query
    mine = [role.office for role in actor.roles if role.name == LIAISON and role.held(on) and role.office]
    return query.where(or_(Proposal.proposed_by == actor.person, Proposal.office_key.in_(mine)))


def proposal(actor: Actor, on: date, id: str) -> Proposal | None:
    return db.session.scalars(readable_proposals(actor, on).where(Proposal.id == id)).one_or_none()


def proposals(actor: Actor, on: date) -> list[Proposal]:
    """The newest first."""
    query = readable_proposals(actor, on).order_by(Proposal.proposed_at.desc(), Proposal.id)
    return list(db.session.scalars(query))
