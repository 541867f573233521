"""What the record says of each of its keys, as far as a question asks: read through once and held in memory; at a later
head, or on another day, only the keys that stand otherwise since are read again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.published import find, since
from tracker.published.once import once
from tracker.store.chain import Head

ALWAYS = date.max  # of what is told for all days
KEPT = 48  # answers held in memory
MOST = 400  # keys that are read again; of more, everything is

T = TypeVar("T")
Keys = Collection[str] | None  # None: all that there are
State = tuple[Head, date]

_held: OrderedDict[tuple[str, Head, date], Mapping[str, Any]] = OrderedDict()
_guard = threading.Lock()


def by_key(reader: Connection, what: str, on: date, read: Callable[[Keys], Mapping[str, T]]) -> Mapping[str, T]:
    """`read` answers for these keys, or for all; its answer for one follows from the entries under that key and from
    what others set on it. What this gives is shared, and is not to be changed."""
    now = find.head(reader)
    with _guard:
        known = {(head, day): held for (of, head, day), held in _held.items() if of == what}
        if (now, on) in known:
            _held.move_to_end((what, now, on))
            return cast(Mapping[str, T], known[now, on])
    found = _brought_up(reader, known, on, read)
    with _guard:
        _held[what, now, on] = found
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return found


def among(column: InstrumentedAttribute[str], keys: Keys) -> ColumnElement[bool]:
    return true() if keys is None else column.in_(list(keys))


def _brought_up(
    reader: Connection, known: Mapping[State, Mapping[str, T]], on: date, read: Callable[[Keys], Mapping[str, T]]
) -> Mapping[str, T]:
    for base in _nearest(known, on):
        changed = _changed(reader, base, on)
        if changed is not None:
            return _patched(known[base], changed, read(changed))
    return read(None)


def _patched(held: Mapping[str, T], changed: Collection[str], anew: Mapping[str, T]) -> Mapping[str, T]:
    """The very same where nothing of it changed."""
    gone = [key for key in changed if key in held]
    if not (gone or anew):
        return held
    found = dict(held)
    for key in gone:
        del found[key]
    found.update(anew)
    return found


def _nearest(known: Iterable[State], on: date) -> list[State]:
    return sorted(known, key=lambda one: (abs(one[1] - on), -one[0].id))


def _changed(reader: Connection, base: State, on: date) -> set[str] | None:
    """Asked once for all that is held of a state. None where these are too many, or the head is another record's."""
    head, day = base
    return once(reader, f"changed since {head.sha256} of {day}", on, lambda: _asked(reader, head, day, on))


def _asked(reader: Connection, head: Head, day: date, on: date) -> set[str] | None:
    if head not in since.before(reader, [head], find.head(reader)):
        return None
    return since.changed(reader, head, day, on, MOST)
