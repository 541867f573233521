"""What an office writes to the committee before it is public: answers and updates, who clears them, and which office
deals with which recommendation."""

import json
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from tracker.rules import answer as rules
from tracker.store.database import Base
from tracker.store.types import Day, Hash, Key, Stamp


class Answer(Base):
    """A response or an update of one office to one or several recommendations. The values are kept as they were typed,
    and understood anew whenever they are asked for."""

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)  # answer-signs-1, counted within its office
    kind: Mapped[str] = mapped_column(String(20))
    office_key: Mapped[str] = mapped_column(Key, index=True)
    state: Mapped[str] = mapped_column(String(20), default=rules.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    verdict: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    successor: Mapped[str] = mapped_column(String(200), default="")
    signer: Mapped[str] = mapped_column(String(300), default="")
    date: Mapped[str] = mapped_column(String(100), default="")
    timetable: Mapped[str] = mapped_column(Text, default="")
    next_update: Mapped[str] = mapped_column(String(200), default="")
    course: Mapped[str] = mapped_column(String(30), default=rules.AT_ONCE)
    clear_by: Mapped[str | None] = mapped_column(Day)  # the offices are asked to answer by then
    revises: Mapped[str | None] = mapped_column(Key)
    drafted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[str] = mapped_column(Stamp)
    reason: Mapped[str | None] = mapped_column(Text)  # why it was dropped
    key: Mapped[str | None] = mapped_column(Key)  # of its entry, once it is published

    items: Mapped[list["AnswerItem"]] = relationship(order_by="AnswerItem.place", cascade="all, delete-orphan")
    kept: Mapped[list["AnswerFile"]] = relationship(order_by="AnswerFile.place", cascade="all, delete-orphan")
    clearances: Mapped[list["Clearance"]] = relationship(order_by="Clearance.place", cascade="all, delete-orphan")

    returned: Mapped[list["Returned"]] = relationship(order_by="Returned.place", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own spelling)

    def touch(self) -> None:
        """A change to what belongs to it is a change of the answer."""
        flag_modified(self, "state")

    @property
    def typed(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in rules.FIELDS[self.kind]}

    @property
    def offices(self) -> set[str]:
        """The office that writes it, and those that it was sent to."""
        return {self.office_key, *(one.office_key for one in self.clearances)}

    @property
    def readers(self) -> set[str]:
        """Whose accounts read it: those that it was sent to read the words that they were given, and no others."""
        return self.offices if self.state in rules.GIVEN else {self.office_key}

    @property
    def evidence_files(self) -> list["AnswerFile"]:
        return [one for one in self.kept if one.what == rules.EVIDENCE and not one.out]

    def keeps(self, what: str, sha256: str, name: str, words: str = "") -> "AnswerFile":
        one = AnswerFile(place=len(self.kept) + 1, what=what, sha256=sha256, name=name, words=words)
        self.kept.append(one)
        return one

    def due(self) -> list["Clearance"]:
        """Those whose turn it is."""
        open_ = [one for one in self.clearances if one.state == rules.AWAITING]
        return open_[:1] if self.course == rules.IN_ORDER else open_


class AnswerItem(Base):
    """A recommendation that it answers: `entry` is the edition whose words it answers."""

    __tablename__ = "answer_item"
    __table_args__ = (UniqueConstraint("answer_id", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    place: Mapped[int]
    item: Mapped[str] = mapped_column(Key, index=True)
    entry: Mapped[int]


class AnswerFile(Base):
    """A file that came with it: what shows that something was done, or the page of a clearance. One that was taken out
    (`out`) is kept, as everything is that somebody had before them."""

    __tablename__ = "answer_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    place: Mapped[int]
    what: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(Hash)
    name: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text, default="")
    out: Mapped[bool] = mapped_column(default=False)


class Clearance(Base):
    """What one office says of the words that it was given: by its own account, or recorded on its behalf with who, when
    and the page that shows it. A change of the words asks all of them anew."""

    __tablename__ = "clearance"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    place: Mapped[int]
    office_key: Mapped[str] = mapped_column(Key, index=True)
    state: Mapped[str] = mapped_column(String(20), default=rules.AWAITING)
    way: Mapped[str | None] = mapped_column(String(30))
    name: Mapped[str | None] = mapped_column(String(300))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    cleared_on: Mapped[str | None] = mapped_column(Day)
    file: Mapped[str | None] = mapped_column(Hash)
    comments: Mapped[str | None] = mapped_column(Text)

    @property
    def so_far(self) -> str:
        return f"{self.state}, {self.name}" if self.name else self.state


class Returned(Base):
    """A Word file that an office sent back: what was read in it (reading/returned.py, as JSON), and which fields were
    taken from it. `file` is the place of the file among those that are kept with the answer."""

    __tablename__ = "returned_package"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    place: Mapped[int]
    office_key: Mapped[str] = mapped_column(Key)
    file: Mapped[int]
    brought_by: Mapped[str]
    brought_at: Mapped[str] = mapped_column(Stamp)
    reading: Mapped[str] = mapped_column(Text)
    taken: Mapped[str] = mapped_column(Text, default="")  # the names of fields, one a line
    taken_by: Mapped[str | None]

    @property
    def read(self) -> dict[str, Any]:
        return dict(json.loads(self.reading))


class Assignment(Base):
    """A recommendation came to an office's desk. The last row counts; those before it are the trail."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(Key, index=True)
    office_key: Mapped[str] = mapped_column(Key, index=True)
    sent_by: Mapped[str]
    sent_at: Mapped[str] = mapped_column(Stamp)
    words: Mapped[str | None] = mapped_column(Text)
