"""When somebody looked through what is public here, as the office does each quarter, and what they noted."""

from datetime import date

from sqlalchemy import Select, String, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.rules.policy import Actor, may
from tracker.store.database import Base, db
from tracker.store.types import Day

READ = "duty.read"


class ContentReview(Base):
    __tablename__ = "content_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    reviewed_on: Mapped[str] = mapped_column(Day)
    reviewed_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str | None] = mapped_column(Text)


def readable_reviews(actor: Actor, on: date) -> Select[ContentReview]:
    """The twin of "duty.read"."""
    query = select(ContentReview)
    return query if may(actor, READ, None, on) else query.where(false())


def reviews(actor: Actor, on: date) -> list[ContentReview]:
    """The latest first."""
    query = readable_reviews(actor, on).order_by(ContentReview.reviewed_on.desc(), ContentReview.id.desc())
    return list(db.session.scalars(query))
