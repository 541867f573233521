"""A list that somebody brought: its file, and how its columns and words are to be understood. What of it was recorded
stands in the public record, each row by itself; the file stays in the office."""

import json
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.store.database import Base
from tracker.store.types import Hash, Stamp


class HeldList(Base):
    """`asked` is JSON: the columns by field, the words, the sheet, the day it is of, what may be founded."""

    __tablename__ = "held_list"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(Hash, ForeignKey("file.sha256"), unique=True)
    asked: Mapped[str] = mapped_column(Text, default="{}")
    received_by: Mapped[str]
    received_at: Mapped[str] = mapped_column(Stamp)
    imported_by: Mapped[str | None]
    imported_at: Mapped[str | None] = mapped_column(Stamp)

    @property
    def how(self) -> dict[str, Any]:
        return dict(json.loads(self.asked))
