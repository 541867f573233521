"""A meeting as the office plans and holds it: its notice, its agenda, who was there, what was moved and how each voted.
What becomes of it in public are entries; this is what they are made of."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from tracker.rules import meeting as rules
from tracker.rules.keys import COMMITTEE
from tracker.store.database import Base
from tracker.store.types import Day, Key, Stamp


class Meeting(Base):
    """`key` is the one that its entries have: the first day, with the group behind it where it is a group's. `version`
    counts its changes: a form that was opened before another's is told so."""

    __tablename__ = "meeting"

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    day: Mapped[str] = mapped_column(Day)
    until: Mapped[str | None] = mapped_column(Day)
    group_key: Mapped[str] = mapped_column(Key)  # coac for the committee's own
    state: Mapped[str] = mapped_column(String(20), default=rules.PLANNED)
    version: Mapped[int] = mapped_column(default=1)
    form: Mapped[str | None] = mapped_column(String(200))
    starts: Mapped[str | None] = mapped_column(String(100))
    place: Mapped[str | None] = mapped_column(String(1000))
    virtual: Mapped[str | None] = mapped_column(String(1000))
    purpose: Mapped[str | None] = mapped_column(Text)
    public_comments: Mapped[str | None] = mapped_column(Text)
    comments_by: Mapped[str | None] = mapped_column(Day)
    contact: Mapped[str | None] = mapped_column(String(1000))
    docket: Mapped[str | None] = mapped_column(String(30))
    noticed_on: Mapped[str | None] = mapped_column(Day)
    citation: Mapped[str | None] = mapped_column(String(100))
    exceptional: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)  # why it was cancelled or moved
    moved_to: Mapped[str | None] = mapped_column(Key)
    posted_on: Mapped[str | None] = mapped_column(Day)
    papers: Mapped[str | None] = mapped_column(Text)  # keys of the papers released together, one a line
    told_on: Mapped[str | None] = mapped_column(Day)  # when what was done there was first published
    talked: Mapped[str | None] = mapped_column(Text)  # of a group's own meeting: what was talked about
    officer: Mapped[str | None] = mapped_column(String(200))
    officer_role: Mapped[str | None] = mapped_column(String(60))
    others: Mapped[str | None] = mapped_column(Text)  # who else was there, one a line

    points: Mapped[list["AgendaPoint"]] = relationship(order_by="AgendaPoint.place", cascade="all, delete-orphan")
    attendance: Mapped[list["Attendance"]] = relationship(order_by="Attendance.name", cascade="all, delete-orphan")
    motions: Mapped[list["Motion"]] = relationship(order_by="Motion.number", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own spelling)

    def touch(self) -> None:
        """A change to what belongs to it is a change of the meeting: its version goes on, and who held the last one is
        told so."""
        flag_modified(self, "state")

    @property
    def first(self) -> date:
        return date.fromisoformat(self.day)

    @property
    def last(self) -> date:
        return date.fromisoformat(self.until or self.day)

    @property
    def public(self) -> bool:
        """Whether it is the committee's: a group's decides nothing, and needs no notice."""
        return self.group_key == COMMITTEE

    @property
    def being_recorded(self) -> bool:
        """Whether what was recorded of it can still be put right: in session, and after it until it is published."""
        return self.state == rules.IN_SESSION or (self.state in rules.RECORDED and self.told_on is None)

    @property
    def materials(self) -> list[str]:
        return (self.papers or "").split()

    def present(self) -> list["Attendance"]:
        return [one for one in self.attendance if one.present]


class AgendaPoint(Base):
    """A point of the agenda: a recommendation by its key, or what else is on it, in words. `exemption` closes it to the
    public; `late` is what came on after the notice; `announced` what the published agenda has."""

    __tablename__ = "agenda_point"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    place: Mapped[int]
    subcommittee: Mapped[str | None] = mapped_column(Key)
    item: Mapped[str | None] = mapped_column(Key, index=True)
    words: Mapped[str | None] = mapped_column(Text)
    exemption: Mapped[str | None] = mapped_column(String(200))
    late: Mapped[bool] = mapped_column(default=False)
    announced: Mapped[bool] = mapped_column(default=False)


class Attendance(Base):
    """A member seated on the day, and whether they were there. The name is kept as it was then."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_key", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(200))
    present: Mapped[bool]


class Motion(Base):
    """`number` counts within the meeting. `outcome` is empty while it is open; what is published is never changed."""

    __tablename__ = "motion"
    __table_args__ = (UniqueConstraint("meeting_key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_key: Mapped[str] = mapped_column(ForeignKey("meeting.key"), index=True)
    number: Mapped[int]
    words: Mapped[str | None] = mapped_column(Text)
    mover: Mapped[str | None] = mapped_column(String(200))
    seconder: Mapped[str | None] = mapped_column(String(200))
    method: Mapped[str | None] = mapped_column(String(20))
    outcome: Mapped[str | None] = mapped_column(String(40))
    key: Mapped[str | None] = mapped_column(Key)  # of its entry, once it is published
    decided_at: Mapped[str | None] = mapped_column(Stamp)
    counted_for: Mapped[int | None]
    counted_against: Mapped[int | None]
    counted_abstained: Mapped[int | None]

    items: Mapped[list["MotionItem"]] = relationship(order_by="MotionItem.place", cascade="all, delete-orphan")
    ballots: Mapped[list["Ballot"]] = relationship(order_by="Ballot.person_id", cascade="all, delete-orphan")


class MotionItem(Base):
    """An item under the motion: `entry` is the edition that was voted on, `wording` what it was amended to."""

    __tablename__ = "motion_item"
    __table_args__ = (UniqueConstraint("motion_id", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"), index=True)
    place: Mapped[int]
    item: Mapped[str] = mapped_column(Key)
    entry: Mapped[int]
    wording: Mapped[str | None] = mapped_column(Text)


class Ballot(Base):
    """How one member voted on a motion; or, with an `item`, that they were recused from that one of it."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("motion_id", "person_id", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    item: Mapped[str] = mapped_column(Key, default="")
    vote: Mapped[str] = mapped_column(String(20))


class DatedSetting(Base):
    """A rule of the office (rules/setting.py) from a day on; an empty value ends it. The last row of a day counts."""

    __tablename__ = "dated_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))
    since: Mapped[str] = mapped_column(Day)
    value: Mapped[str] = mapped_column(String(60))
    set_by: Mapped[str]
