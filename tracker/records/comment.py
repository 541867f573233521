"""What comes to a meeting beside its agenda, and what it leaves to be done: comments by the public, action items."""

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.store.database import Base
from tracker.store.types import Day, Hash, Key


class PublicComment(Base):
    """`name` and `organisation` as they were given. `number` counts within the meeting; `items` are the keys of the
    recommendations that it is about, one a line; `key` is that of its entry, once it is published."""

    __tablename__ = "public_comment"
    __table_args__ = (UniqueConstraint("meeting_key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    number: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(300))
    organisation: Mapped[str | None] = mapped_column(String(300))
    how: Mapped[str] = mapped_column(String(30))
    received: Mapped[str] = mapped_column(Day)
    words: Mapped[str | None] = mapped_column(Text)
    items: Mapped[str | None] = mapped_column(Text)
    sha256: Mapped[str | None] = mapped_column(Hash)
    file_name: Mapped[str | None] = mapped_column(String(200))
    key: Mapped[str | None] = mapped_column(Key)

    @property
    def about(self) -> list[str]:
        return (self.items or "").split()


class ActionItem(Base):
    """`number` counts within the meeting. `public`: the published meeting has it; `told`: as it stands here."""

    __tablename__ = "action_item"
    __table_args__ = (UniqueConstraint("meeting_key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    number: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    who: Mapped[str | None] = mapped_column(String(300))
    due: Mapped[str | None] = mapped_column(Day)
    done_on: Mapped[str | None] = mapped_column(Day)
    public: Mapped[bool] = mapped_column(default=False)
    told: Mapped[bool] = mapped_column(default=False)
