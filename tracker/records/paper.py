"""A paper held in the office: its files as they came, what was read from them, and what a person confirmed.

What is printed and what it is understood to mean are both kept, with the place in the source, and who confirmed it.
Nothing here is public; publishing writes entries and leaves these rows as the account of how they came about.
"""

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from tracker.rules import paper as rules
from tracker.store.database import Base
from tracker.store.types import Day, Hash, Key, Stamp

SECTION, ITEM = "section", "item"
GROUP, TERM, EVENT, PROGRAMME, STATEMENT = "group", "term", "event", "programme", "statement"
UNREAD = "unread-page"  # the code of the warning that names a page without text of its own
TYPED, MACHINE, WAIVED = "typed", "machine", "waived"  # how a page without text of its own was dealt with


class Paper(Base):
    __tablename__ = "paper"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)  # intake-1, intake-2 ...; never changes
    place: Mapped[int] = mapped_column(unique=True)  # the number in it
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str]
    state: Mapped[str] = mapped_column(String(20), default=rules.AWAITING)
    text: Mapped[str] = mapped_column(Text)  # the whole text as read
    reading: Mapped[str] = mapped_column(Text)  # the reading as it was first made, as JSON
    words_digest: Mapped[str] = mapped_column(Hash, index=True)  # the same for every form of one paper
    obtained_from: Mapped[str | None]
    obtained_on: Mapped[str | None] = mapped_column(Day)
    note: Mapped[str | None] = mapped_column(Text)
    imported_by: Mapped[str]
    imported_at: Mapped[str] = mapped_column(Stamp)
    reviewed_by: Mapped[str | None]
    reviewed_at: Mapped[str | None] = mapped_column(Stamp)
    key: Mapped[str | None] = mapped_column(Key)  # in the public record, once published
    claimed_by: Mapped[str | None]  # who is at work on it, so that nobody else is
    claimed_at: Mapped[str | None] = mapped_column(Stamp)
    second_by: Mapped[str | None]  # who has looked at it again, and is not who reviewed it
    second_at: Mapped[str | None] = mapped_column(Stamp)
    whole: Mapped[bool] = mapped_column(default=False, server_default=false())  # confirmed without its items
    undo: Mapped[str | None] = mapped_column(Text)  # JSON: what the last rearrangement of its blocks changed
    own: Mapped[str | None] = mapped_column(Text)  # JSON: the lists beside its items, where a person changed them
    version: Mapped[int] = mapped_column(default=1)

    forms: Mapped[list["PaperForm"]] = relationship(order_by="PaperForm.place", cascade="all")
    values: Mapped[list["PaperValue"]] = relationship(order_by="PaperValue.place", cascade="all")
    blocks: Mapped[list["PaperBlock"]] = relationship(order_by="PaperBlock.place", cascade="all, delete-orphan")
    warnings: Mapped[list["PaperWarning"]] = relationship(order_by="PaperWarning.place", cascade="all, delete-orphan")
    proposals: Mapped[list["PaperProposal"]] = relationship(
        order_by="PaperProposal.place", cascade="all, delete-orphan"
    )
    pages: Mapped[list["PaperPage"]] = relationship(order_by="PaperPage.page", cascade="all")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own spelling)

    def value(self, name: str) -> Any:
        return next((held.value for held in self.values if held.name == name), None)

    def touch(self) -> None:
        """A change to its values or blocks is a change of the paper: its version goes on, and who held the last one
        is told so."""
        flag_modified(self, "state")

    @property
    def items(self) -> list["PaperBlock"]:
        return [block for block in self.blocks if block.role == ITEM]

    @property
    def sections(self) -> list["PaperBlock"]:
        return [block for block in self.blocks if block.role == SECTION]


class Claim(Base):
    """Who is at work on a paper: of its row these columns alone, so that a claim is no new version of the paper, and
    whoever has its form open can still save."""

    __table__ = Paper.__table__
    __mapper_args__ = {"include_properties": ["id", "claimed_by", "claimed_at"]}  # noqa: RUF012 (SQLAlchemy's spelling)

    if TYPE_CHECKING:
        id: Mapped[str]
        claimed_by: Mapped[str | None]
        claimed_at: Mapped[str | None]


class PaperForm(Base):
    """One of the files in which the paper is held (PDF, Word, text), as it came."""

    __tablename__ = "paper_form"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("file.sha256"), primary_key=True, index=True)
    place: Mapped[int]
    name: Mapped[str]
    added_at: Mapped[str] = mapped_column(Stamp)


class PaperValue(Base):
    """One field: as printed, as understood (JSON), where it stands in the text, and whether the reader was sure.
    `candidates` (JSON) holds the readings between which a person must choose."""

    __tablename__ = "paper_value"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    place: Mapped[int]
    printed: Mapped[str | None] = mapped_column(Text)
    understood: Mapped[str] = mapped_column(Text, default="null")
    start: Mapped[int | None]
    end: Mapped[int | None]
    page: Mapped[int | None]
    sure: Mapped[bool] = mapped_column(default=True)
    candidates: Mapped[str | None] = mapped_column(Text)
    confirmed_by: Mapped[str | None]
    confirmed_at: Mapped[str | None] = mapped_column(Stamp)

    @property
    def value(self) -> Any:
        return json.loads(self.understood)

    @property
    def readings(self) -> list[str]:
        """Between which a person must choose."""
        return list(json.loads(self.candidates or "[]"))


class PaperBlock(Base):
    """A section or an item of the paper, in the order printed."""

    __tablename__ = "paper_block"
    __table_args__ = (Index(None, "paper_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"))
    place: Mapped[int]
    role: Mapped[str] = mapped_column(String(10))
    heading: Mapped[str | None] = mapped_column(Text)
    ordinal: Mapped[int | None]
    number: Mapped[str | None] = mapped_column(String(20))
    subcommittee: Mapped[str | None]
    group: Mapped[str | None] = mapped_column("group_name")
    text: Mapped[str] = mapped_column(Text)
    points: Mapped[str] = mapped_column(Text, default="[]")  # JSON
    joined: Mapped[bool] = mapped_column(default=False)
    start: Mapped[int | None]
    end: Mapped[int | None]
    page: Mapped[int | None]
    listed_as: Mapped[str | None] = mapped_column(String(20))  # "previous": made before, and listed again
    status: Mapped[str | None] = mapped_column(Text)  # what the paper says of where it stands
    level: Mapped[str | None] = mapped_column(String(10))  # of a criterion: Must or Should
    guidance: Mapped[str | None] = mapped_column(Text)
    decided: Mapped[str | None] = mapped_column(Text)  # JSON: which recommendation of the record it is
    decided_by: Mapped[str | None]

    @property
    def point_list(self) -> list[str]:
        return list(json.loads(self.points))


class PaperWarning(Base):
    """Something the reader asks a person to look at, and who has looked."""

    __tablename__ = "paper_warning"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(30))
    message: Mapped[str] = mapped_column(Text)
    line: Mapped[int | None]
    accepted_by: Mapped[str | None]


class PaperProposal(Base):
    """A group, a term, a programme, an event, or a statement on a recommendation, for a person to confirm: `facts`
    is JSON, `accepted` None until decided."""

    __tablename__ = "paper_proposal"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    facts: Mapped[str] = mapped_column(Text)
    accepted: Mapped[bool | None]

    @property
    def said(self) -> dict[str, Any]:
        return dict(json.loads(self.facts))


class PaperPage(Base):
    """A page without text of its own: typed by a person, read by a machine (which may have found nothing), or waived
    (`text` is then the reason)."""

    __tablename__ = "paper_page"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    how: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str]
    made_at: Mapped[str] = mapped_column(Stamp)
