"""A key once given is never given again, so a new thing takes the first of those it might have that is free."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count

from sqlalchemy import Connection

from tracker.published import find


def first_free(reader: Connection, tries: Iterable[str], taken: Collection[str] = (), own: str = "") -> str:
    """`taken`: what the open release gave already, or means to give; `own`: what the thing itself has is free to it."""
    return next(each for each in tries if each not in taken and (each == own or not find.was_given(reader, each)))


def counted(key: str) -> Iterator[str]:
    """The key itself, then <key>-2, <key>-3 ..."""
    return chain((key,), (f"{key}-{place}" for place in count(2)))
