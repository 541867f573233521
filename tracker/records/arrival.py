"""Files on their way in: a batch as somebody sent it, and each of its files until it is read. A file is kept before it
is read, so that what was acknowledged is not lost, however long the reading takes.
"""

import json

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.store.database import Base
from tracker.store.types import Day, Hash, Stamp

WAITING, NEW, SAME, REFUSED = "waiting", "new", "same", "refused"


class Batch(Base):
    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    announced: Mapped[int | None]  # how many files the sender said would come
    obtained_from: Mapped[str | None]
    obtained_on: Mapped[str | None] = mapped_column(Day)
    received_by: Mapped[str]
    received_at: Mapped[str] = mapped_column(Stamp)
    addresses: Mapped[str | None] = mapped_column(Text)  # of single files by their names: before obtained_from

    arrivals: Mapped[list["Arrival"]] = relationship(order_by="Arrival.place", cascade="all")

    @property
    def own_addresses(self) -> dict[str, str]:
        """File name -> the public address of that file alone."""
        return dict(json.loads(self.addresses or "{}"))


class Arrival(Base):
    """One file of a batch. `message` says why it was refused; `paper_id` what it became, or was held as."""

    __tablename__ = "arrival"
    __table_args__ = (Index(None, "state", "batch_id", "place"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(Hash, ForeignKey("file.sha256"))
    state: Mapped[str] = mapped_column(String(10), default=WAITING)
    message: Mapped[str | None] = mapped_column(Text)
    paper_id: Mapped[str | None] = mapped_column(ForeignKey("paper.id"), index=True)
    read_at: Mapped[str | None] = mapped_column(Stamp)
