"""Versions of a meeting's minutes, and the one that was certified. A version is never changed; a further one takes its
place until one is certified."""

from datetime import date

from sqlalchemy import ForeignKey, Select, String, Text, UniqueConstraint, exists, false, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from tracker.records.meeting import Meeting
from tracker.rules.policy import Actor, may
from tracker.store.database import Base, db
from tracker.store.types import Day, Hash, Key, Stamp

READ = "minutes.read"


class MinutesVersion(Base):
    """`words` are Markdown; `file` is the Word file that they came in, where they did. `way`, `page`: how they were
    certified, and the signed page. `key` is the published paper's. `back_by`, `back_at`, `back_why`: who sent it back
    instead."""

    __tablename__ = "minutes_version"
    __table_args__ = (UniqueConstraint("meeting_key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    number: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(Hash)
    note: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200))
    at: Mapped[str] = mapped_column(Stamp)
    certified_by: Mapped[str | None] = mapped_column(String(200))
    certified_on: Mapped[str | None] = mapped_column(Day)
    way: Mapped[str | None] = mapped_column(String(20))
    page: Mapped[str | None] = mapped_column(Hash)
    key: Mapped[str | None] = mapped_column(Key)
    back_by: Mapped[str | None] = mapped_column(String(200))
    back_at: Mapped[str | None] = mapped_column(Stamp)
    back_why: Mapped[str | None] = mapped_column(Text)


def readable_minutes(actor: Actor, on: date) -> Select[MinutesVersion]:
    """The twin of "minutes.read"."""
    query = select(MinutesVersion)
    return query if may(actor, READ, None, on) else query.where(false())


def versions(actor: Actor, on: date, key: str) -> list[MinutesVersion]:
    """The latest first."""
    query = readable_minutes(actor, on).where(MinutesVersion.meeting_key == key)
    return list(db.session.scalars(query.order_by(MinutesVersion.number.desc())))


def _meetings(actor: Actor, on: date) -> Select[Meeting]:
    """For the officer all; for the chair those that minutes were drafted of."""
    query = select(Meeting)
    if may(actor, "meeting.read", None, on):
        return query
    drafted = exists().where(MinutesVersion.meeting_key == Meeting.key)
    return query.where(drafted) if may(actor, READ, None, on) else query.where(false())


def meeting(actor: Actor, on: date, key: str) -> Meeting | None:
    """The meeting whose minutes they are, for who may read them."""
    return db.session.scalars(_meetings(actor, on).where(Meeting.key == key)).one_or_none()


def drafted(actor: Actor, on: date) -> list[Meeting]:
    """The meetings that have minutes, the latest first."""
    known = exists().where(MinutesVersion.meeting_key == Meeting.key)
    return list(db.session.scalars(_meetings(actor, on).where(known).order_by(Meeting.day.desc(), Meeting.key)))


def sent_back(actor: Actor, on: date) -> set[str]:
    """The meetings whose latest version is one that the chair sent back."""
    later = aliased(MinutesVersion)
    newer = exists().where(later.meeting_key == MinutesVersion.meeting_key, later.number > MinutesVersion.number)
    query = readable_minutes(actor, on).where(MinutesVersion.back_at.is_not(None), ~newer)
    return set(db.session.scalars(query.with_only_columns(MinutesVersion.meeting_key)))


def certified(key: str) -> MinutesVersion | None:
    """The certified version of a meeting's minutes; within an act, which has asked who may."""
    query = select(MinutesVersion).where(MinutesVersion.meeting_key == key, MinutesVersion.certified_on.is_not(None))
    return db.session.scalars(query).one_or_none()
