"""Threads: recommendations that follow on each other, as far as anything published says so. A thread is all that hangs
together; it bears the address of its first item, which no later one can take away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, or_, select

from tracker.published import bitmaps, find
from tracker.published.entry import AnyRow, Entry
from tracker.published.kept import Keys, among, by_key
from tracker.published.once import once
from tracker.published.standing import Link
from tracker.rules.thread import RELATIONS, SUPERSEDED_BY

KIND = "recommendation"
PLACE = "/threads/"
OF, UPDATES = "of", "updates"  # what an entry that relates two others is about
TYING = frozenset((*RELATIONS, SUPERSEDED_BY, OF, UPDATES))


@dataclass(frozen=True, slots=True)
class Tie:
    """`newer` stands in this relation to `older`; `by` is the entry that says it."""

    newer: str
    relation: str
    older: str
    by: str


@dataclass(frozen=True, slots=True)
class Thread:
    """`keys` in the order of time, the oldest first; `ties` in the order of the newer one."""

    keys: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def slug(self) -> str:
        return self.keys[0].replace("/", "-")

    @property
    def url(self) -> str:
        return PLACE + self.slug


def threads(reader: Connection, on: date) -> Sequence[Thread]:
    """All threads of that day, the one with the newest item first."""
    return once(reader, "threads", on, lambda: _found(reader, on))


def thread_of(reader: Connection, key: str, on: date) -> Thread | None:
    """The thread that a recommendation is part of: one query for it, and one more for each step away from it."""
    ties: set[Tie] = set()
    known, edge = {key}, {key}
    while edge:
        near = _ties(reader, on, edge)
        ties |= near
        edge = {one for tie in near for one in (tie.newer, tie.older)} - known
        known |= edge
    return _laid_out(reader, on, ties).get(key) if ties else None


def _found(reader: Connection, on: date) -> Sequence[Thread]:
    place = bitmaps.of(reader, KIND, on, find.head(reader)).at
    distinct = {one.slug: one for one in _laid_out(reader, on, _ties(reader, on)).values()}
    return sorted(distinct.values(), key=lambda one: min(map(place.__getitem__, one.keys)))


def _laid_out(reader: Connection, on: date, ties: Iterable[Tie]) -> dict[str, Thread]:
    """Each key that is tied to another -> its thread."""
    place = bitmaps.of(reader, KIND, on, find.head(reader)).at  # the newest first
    standing = [tie for tie in ties if tie.newer in place and tie.older in place and tie.newer != tie.older]
    whole = _hanging_together(standing)
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(standing, key=lambda tie: (-place[tie.newer], -place[tie.older], tie.relation, tie.by)):
        found[whole[tie.newer]].append(tie)
    made = {first: _thread(held, place) for first, held in found.items()}
    return {key: made[first] for key, first in whole.items()}


def _thread(ties: Sequence[Tie], place: Mapping[str, int]) -> Thread:
    keys = {key for tie in ties for key in (tie.newer, tie.older)}
    return Thread(tuple(sorted(keys, key=lambda key: (key[:7], place[key]))), tuple(ties))


def _hanging_together(ties: Iterable[Tie]) -> dict[str, str]:
    """Each key -> one key that stands for all that hang together with it."""
    beside: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        beside[tie.newer].add(tie.older)
        beside[tie.older].add(tie.newer)
    found: dict[str, str] = {}
    for first in sorted(beside):
        waiting = [first]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = first
                waiting += beside[key]
    return found


_STANDS = (Link.since <= bindparam("on"), Link.until > bindparam("on"))
_NEAR = (
    select(Link.entry_id)
    .where(Link.rel.in_(TYING), *_STANDS)
    .where(or_(Link.key.in_(bindparam("around")), Link.to_key.in_(bindparam("around"))))
)
_ALL = select(Link.entry_id).where(Link.rel.in_((*RELATIONS, SUPERSEDED_BY)), *_STANDS)
_TYING, _TYING_ALL = (
    select(Link.entry_id, Link.key, Link.rel, Link.to_key, Entry.kind)
    .join(Entry, Entry.id == Link.entry_id)
    .where(Link.entry_id.in_(telling), Entry.kind.in_((KIND, "link", "update")))
    .order_by(Link.entry_id, Link.place)
    for telling in (_NEAR, _ALL)
)


def _ties(reader: Connection, on: date, around: Collection[str] = ()) -> set[Tie]:
    """What recommendations say themselves, what is said of two others later, and what an update names as successor.
    Around these keys, or of the whole record."""
    told: Mapping[str, Sequence[Tie]]
    if around:
        told = _told(reader.execute(_TYING, {"on": str(on), "around": list(around)}))
    else:
        told = by_key(reader, "ties", on, lambda keys: _told(_telling(reader, on, keys)))
    ties = [tie for held in told.values() for tie in held]
    found: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.by != tie.newer):  # said twice, it is told once; by itself if it does
        found.setdefault((tie.newer, tie.relation, tie.older), tie)
    return set(found.values())


def _telling(reader: Connection, on: date, some: Keys) -> Iterable[AnyRow]:
    return reader.execute(_TYING_ALL.where(among(Link.key, some)), {"on": str(on)})


def _told(rows: Iterable[AnyRow]) -> dict[str, list[Tie]]:
    """key -> what its entries tie."""
    entries: dict[int, list[AnyRow]] = defaultdict(list)
    for row in rows:
        entries[row.entry_id].append(row)
    found: dict[str, list[Tie]] = defaultdict(list)
    for held in entries.values():
        found[held[0].key] += _of_entry(held)
    return found


def _of_entry(rows: Sequence[AnyRow]) -> Iterable[Tie]:
    about = [row.to_key for row in rows if row.rel in (OF, UPDATES)] or [rows[0].key]
    for row in rows:
        for one in about:
            if row.rel == SUPERSEDED_BY:
                yield Tie(row.to_key, "supersedes", one, row.key)
            elif row.rel in RELATIONS:
                yield Tie(one, row.rel, row.to_key, row.key)
