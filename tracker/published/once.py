"""What is derived from the record as a whole, or needed by many pages: asked once for each state of it and each day,
and held in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from tracker.published import find

KEPT = 24  # answers held in memory

T = TypeVar("T")
_held: OrderedDict[tuple[str, str, date], Any] = OrderedDict()
_guard = threading.Lock()


def once(reader: Connection, what: str, on: date, ask: Callable[[], T]) -> T:
    """What it gives is shared, and is not to be changed."""
    state = (find.head(reader).sha256, what, on)
    with _guard:
        if state in _held:
            _held.move_to_end(state)
            return cast(T, _held[state])
    found = ask()
    with _guard:
        _held[state] = found
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return found
