"""An edition or a change of criteria before it is public, as its office writes it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.rules import criteria as rules
from tracker.store.database import Base
from tracker.store.types import Key, Stamp


class CriteriaDraft(Base):
    """What was typed is kept as it was, and understood anew whenever it is asked for: `said` of the step itself, `rows`
    of each criterion, both as JSON. `key` is that of its entry, once it was put out for comment or announced."""

    __tablename__ = "criteria_draft"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)  # criteria-signs-1, counted within its office
    document: Mapped[str] = mapped_column(Key, index=True)
    whole: Mapped[bool]
    office_key: Mapped[str] = mapped_column(Key, index=True)
    state: Mapped[str] = mapped_column(String(20), default=rules.PROPOSED)
    version: Mapped[int] = mapped_column(default=1)
    said: Mapped[str] = mapped_column(Text, default="{}")
    rows: Mapped[str] = mapped_column(Text, default="[]")
    gone: Mapped[str] = mapped_column(Text, default="")
    drafted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[str] = mapped_column(Stamp)
    reason: Mapped[str | None] = mapped_column(Text)  # why it was dropped
    key: Mapped[str | None] = mapped_column(Key)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own spelling)

    @property
    def typed(self) -> dict[str, str]:
        return dict(json.loads(self.said))

    @property
    def criteria(self) -> list[dict[str, str]]:
        """In the order of their IDs."""
        return sorted(json.loads(self.rows), key=lambda one: rules.in_order(one["id"]))

    @property
    def taken_out(self) -> list[str]:
        return self.gone.split("\n") if self.gone else []

    def say(self, typed: Mapping[str, str]) -> None:
        self.said = json.dumps(dict(typed), ensure_ascii=False)

    def hold(self, criteria: Sequence[Mapping[str, Any]]) -> None:
        self.rows = json.dumps(list(criteria), ensure_ascii=False)
