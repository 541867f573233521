"""The doors through which anything is changed, and the only commits.

`signed()` is an act: one transaction, one chained journal line that names the actor, the act and every changed row.
`noted()` is for sessions, throttles and the like: not journaled, prunable. `rehearsed()` does an act and takes it
back, for previews. Whatever is changed outside a door raises Unsigned.
"""

import getpass
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Index, LargeBinary, Table, Text, event, insert, inspect
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import Stale
from tracker.store import chain, sent
from tracker.store.database import Base, db
from tracker.store.types import Hash, Stamp

SIGNED, NOTED = "signed", "noted"
NOTED_TABLES = frozenset({"session", "throttle", "lease", "sent_form"})
# Written by plain statements, in published/ and here; each entry is listed in the journal by its writer.
DIRECT_TABLES = frozenset({"entry", "content", "standing", "standing_facet", "link", "journal"})
# Of their rows the journal tells by a digest what each came to be: a vote that was changed behind the program is found.
WHOLE_TABLES = frozenset({
    "meeting", "agenda_point", "attendance", "motion", "motion_item", "ballot", "dated_setting", "public_comment",
    "action_item", "minutes_version", "content_review", "answer", "answer_item", "answer_file", "clearance",
    "assignment", "criteria_draft", "file", "proposal", "returned_package",
})  # fmt: skip


class Unsigned(RuntimeError):
    """A change outside a door: a fault of the program, never of its user."""


class JournalLine(Base):
    """One act, as it is proven later: who, what, when, which rows, and the public record's head behind it."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "published_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(Stamp)
    actor: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text)
    os_user: Mapped[str]
    published_id: Mapped[int]
    published_sha256: Mapped[str] = mapped_column(Hash)
    prev: Mapped[str] = mapped_column(Hash)
    sha256: Mapped[str] = mapped_column(Hash)


@dataclass
class Door:
    kind: str
    flushing: bool = False
    flushed: int = 0  # how many changes were told when the last flush began to tell its own
    changes: list[list[Any]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


_door: ContextVar[Door | None] = ContextVar("door", default=None)


@contextmanager
def signed(actor: Actor, act: str, when: Moment, *, subject: str = "", **facts: Any) -> Iterator[Door]:
    """One act, whole or not at all. What the session had read before is read anew, under the lock: one act at a time,
    so that what one finds free or standing is so until it is done, and no two wait for each other."""
    with _through(Door(SIGNED, facts=facts)) as door:
        connection = db.session.connection()
        chain.lock(connection)
        sent.claim(connection, when)
        yield door
        _write_line(door, actor, act, when, subject)
        db.session.commit()
        sent.done()


@contextmanager
def noted() -> Iterator[Door]:
    """A change that needs no signature; only to the tables named above."""
    with _through(Door(NOTED)) as door:
        yield door
        db.session.flush()
        db.session.commit()


@contextmanager
def rehearsed() -> Iterator[Door]:
    """An act that is done and taken back at the end, so that its effect can be shown before it is signed."""
    with _through(Door(SIGNED)) as door:
        chain.lock(db.session.connection())
        yield door
        db.session.rollback()


@contextmanager
def _through(door: Door) -> Iterator[Door]:
    if _door.get() is not None:
        raise Unsigned("an act inside an act: call what the outer act calls instead")
    db.session.rollback()
    token = _door.set(door)
    try:
        db.session.connection(execution_options={"writes": True})
        yield door
    except StaleDataError as stale:
        words = "This was changed meanwhile, by somebody else or in another window."
        raise Stale(words, remedy="Load the page again and repeat your change.") from stale
    finally:
        db.session.rollback()  # nothing to take back after a commit
        _door.reset(token)


def listed(table: str, row: object, change: str) -> None:
    """Put a row that was written by a plain statement on the line of the open act."""
    door = _door.get()
    if door is None or door.kind != SIGNED:
        raise Unsigned(f"{table} {row}: written outside an act")
    door.changes.append([table, str(row), change])


def _write_line(door: Door, actor: Actor, act: str, when: Moment, subject: str) -> None:
    db.session.flush()
    connection = db.session.connection()
    published, last = chain.head(connection, "entry"), chain.head(connection, "journal")
    columns = {
        "id": last.id + 1,
        "at": when.stamp,
        "actor": actor.email or actor.name,
        "act": act,
        "subject": subject,
        "facts": chain.canonical(door.facts),
        "changes": chain.canonical(door.changes),
        "os_user": os_user(),
        "published_id": published.id,
        "published_sha256": published.sha256,
    }
    line = columns | {"prev": last.sha256, "sha256": chain.seal(last.sha256, columns)}
    connection.execute(insert(JournalLine), line)


def os_user() -> str:
    try:
        return getpass.getuser().encode(errors="backslashreplace").decode()  # the system promises no UTF-8
    except (KeyError, OSError):  # a container's user without a name
        return "unnamed"


# What holds the doors shut ----------------------------------------------------------------------------------------

_CHANGES = re.compile(r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.I)


def _before_flush(session: Session, _context: object, _instances: object) -> None:
    door = _door.get()
    changed = [*session.new, *session.deleted, *(one for one in session.dirty if session.is_modified(one))]
    if not changed:
        return
    if door is None:
        raise Unsigned(f"changed outside an act: {', '.join(sorted({type(one).__name__ for one in changed}))}")
    tables = {str(one.__table__.name) for one in changed}
    if door.kind == NOTED and tables - NOTED_TABLES:
        raise Unsigned(f"not to be noted but signed: {', '.join(sorted(tables - NOTED_TABLES))}")
    door.flushing = True


def _after_flush(session: Session, _context: object) -> None:
    door = _door.get()
    if door is None:
        return
    door.flushing, door.flushed = False, len(door.changes)
    for change, rows in (("insert", session.new), ("update", session.dirty)):
        for row in rows:
            if change != "update" or session.is_modified(row):
                door.changes.append([row.__table__.name, _identity(row), change, *_told(row, change)])


def _after_delete(_session: Session, row: Any) -> None:
    """Also what goes with its parent, or was taken off its list, which the session does not count among its deleted;
    told before what the same flush wrote, which may stand where this stood."""
    door = _door.get()
    if door is not None:
        door.changes.insert(door.flushed, [row.__table__.name, _identity(row), "delete"])


def _identity(row: object) -> str:
    return "/".join(str(part) for part in inspect(row).mapper.primary_key_from_instance(row))


def _told(row: Any, change: str) -> list[Any]:
    """Which columns an update changed: the names only, words stay where they can be purged. And of some tables a digest
    of the row as it is then."""
    state = inspect(row)
    columns = [sorted(name for name, attr in state.attrs.items() if attr.history.has_changes())]
    if row.__table__.name not in WHOLE_TABLES:
        return columns if change == "update" else []
    names = [column.name for column in row.__table__.columns]
    if change == "insert":  # what was not set is empty, and not to be loaded
        return [[], whole(row.__table__, {name: state.dict.get(name) for name in names})]
    return [*columns, whole(row.__table__, {name: getattr(row, name) for name in names})]


def whole(table: Table, values: Mapping[str, Any]) -> str:
    """The digest of a row, but for the bytes of a file, which have their own."""
    kept = {column.name for column in table.columns if not isinstance(column.type, LargeBinary)}
    return sha256(chain.canonical({name: values[name] for name in sorted(kept)}).encode()).hexdigest()


def _before_execute(
    connection: Connection, _cursor: object, statement: str, _parameters: object, _context: object, _many: bool
) -> None:
    match = _CHANGES.match(statement)
    if not match:
        return
    door, table = _door.get(), match.group(1).lower()
    allowed = NOTED_TABLES if door and door.kind == NOTED else DIRECT_TABLES | NOTED_TABLES
    if door is None or not (door.flushing or table in allowed):
        raise Unsigned(f"a plain statement changes {table} outside its door")


def watch(engine: Any) -> None:
    """Hold the doors shut on this engine and on the application's sessions."""
    if not event.contains(db.session, "before_flush", _before_flush):
        event.listen(db.session, "before_flush", _before_flush)
        event.listen(db.session, "after_flush", _after_flush)
        event.listen(db.session, "persistent_to_deleted", _after_delete)  # comes after it, and by the row
    event.listen(engine, "before_cursor_execute", _before_execute)


def facts_of(line: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a line that its hash covers."""
    return {name: value for name, value in line.items() if name not in ("prev", "sha256")}
