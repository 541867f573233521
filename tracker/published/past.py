"""What this site said on a day: the record that stood when the day was over, beside the one of today, so that every
page tells it by the rules by which it tells any other. Of what was retracted since it has that it stood and what it
set, and no word: a retraction acts everywhere, also on what was said before it."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, func, select
from sqlalchemy.pool import StaticPool

from tracker.published import find
from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.published.standing import Link, Standing, StandingFacet, refresh, touched
from tracker.rules.refusal import BadInput, Busy
from tracker.store import chain
from tracker.store.chain import Head
from tracker.store.database import Base

KEPT = 2  # of these records, in memory: 10,000 entries take 35 MB and two seconds
MOST = 50_000  # entries, so that whoever asks for many days costs no more than that
WAIT = 10  # seconds until whoever comes while another's is built is told to come again
SAID_ON = "published_on"  # the reader's option that says of which day it tells
WITHHELD = "Retracted since"
_DERIVED = (Link, Standing, StandingFacet)
_TABLES = (Entry, Content, *_DERIVED)
_SET = ("rel", "to", "sets", "edition")  # of a link; what else it has are words
_ADDRESSES = ("slug", "number")  # by today's too a thing is found that had another then
_held: OrderedDict[tuple[Head, int], Engine] = OrderedDict()
_alone = threading.Lock()


@contextmanager
def opened(reader: Connection, day: date, ended: str) -> Iterator[Connection]:
    """A reader of the record as it stood at `ended`, the stamp at which the day was over (rules/moment.py). One page at
    a time reads such a record; what was built is held for the next. Raises Busy, and BadInput where it is too large."""
    now = find.head(reader)
    last = reader.execute(select(func.max(Entry.id)).where(Entry.recorded < ended)).scalar() or 0
    if last == now.id:  # nothing came since
        yield reader.execution_options(**{SAID_ON: day})
        return
    if last > MOST:
        told = f"The record had {last:,} entries then: too many to be shown as they were shown then."
        raise BadInput(told, remedy="Ask for an edition (@v2), or for what was true that day (as_of).", field=SAID_ON)
    if not _alone.acquire(timeout=WAIT):
        raise Busy("What this site said on another day is being put together.", remedy="Ask again in a minute.")
    try:
        yield from _opened(reader, now, last, day)
    finally:
        _alone.release()


def _opened(reader: Connection, now: Head, last: int, day: date) -> Iterator[Connection]:
    if (now, last) not in _held:
        _held[now, last] = _built(reader, last)
    _held.move_to_end((now, last))
    while len(_held) > KEPT:
        _held.popitem(last=False)
    with _held[now, last].connect() as then:
        stood = Head(last, sha256(f"{now.sha256} {last}".encode()).hexdigest())  # what is derived from it is its own
        yield then.execution_options(**{SAID_ON: day, find.HELD_AT: stood})


def said_on(reader: Connection) -> date | None:
    """The day of whose record this is a reader; None of today's."""
    day = reader.get_execution_options().get(SAID_ON)
    return day if isinstance(day, date) else None


def _built(reader: Connection, last: int) -> Engine:
    """Entries up to that one; what was derived of the keys that nothing later touched is as it is today."""
    later = select(Entry.key).distinct().where(Entry.id > last)
    gone = set(reader.execute(later.where(Entry.act == RETRACT)).scalars())
    otherwise = touched(reader, reader.execute(later).scalars())
    said = select(Entry.__table__).where(Entry.id <= last)
    words = select(Content.__table__, Entry.key).join(Entry, Entry.content == Content.hash).where(Entry.id <= last)
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    with engine.begin() as then:
        Base.metadata.create_all(then, tables=[table.__table__ for table in _TABLES])  # type: ignore[misc]
        _copy(then, Entry, reader.execute(said))
        _copy(then, Content, (_withheld(row) if row.key in gone else row[:-1] for row in reader.execute(words)))
        for derived in _DERIVED:
            rows = reader.execute(select(derived.__table__))
            _copy(then, derived, (row for row in rows if row.key not in otherwise))
        refresh(then, otherwise)
        _name(reader, then, otherwise)
    return engine


def _withheld(row: AnyRow) -> tuple[str | None, ...]:
    links = [{name: link[name] for name in _SET if name in link} for link in loaded(row.links, [])]
    return row.hash, row.salt, None if row.title is None else WITHHELD, None, "{}", chain.canonical(links)


def _copy(then: Connection, table: type[Base], rows: Iterable[Iterable[Any]]) -> None:
    names = table.__table__.columns.keys()
    into = f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    held: Any = then.connection.driver_connection  # takes them one by one, however many there are
    held.executemany(into, map(tuple, rows))


def _name(reader: Connection, then: Connection, otherwise: Collection[str]) -> None:
    """An address that a thing came to have later leads to it too: it is filed so from a day on that was to come."""
    filed = {tuple(row) for row in then.execute(select(StandingFacet.name, StandingFacet.value, StandingFacet.key))}
    known = set(then.execute(select(Standing.key)).scalars()) & set(otherwise)
    rows = reader.execute(select(StandingFacet.__table__).where(StandingFacet.name.in_(_ADDRESSES)))
    _copy(
        then, StandingFacet, (row for row in rows if row.key in known and (row.name, row.value, row.key) not in filed)
    )
