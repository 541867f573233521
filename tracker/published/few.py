"""What a record has few of and many pages need: its terms, the names of its programmes. Asked once for each state of
the record and day."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.published import bitmaps, find, identities
from tracker.published.identities import Named
from tracker.published.kept import Keys, by_key
from tracker.published.once import once
from tracker.published.thing import Thing, things

ALWAYS = date.max  # of what does not ask for a day
LAST = date(9999, 12, 30)  # the last on which anything stands


def all_of(reader: Connection, kind: str, on: date) -> Sequence[Thing]:
    """Of kinds of which nothing is told that others say: not of recommendations, nor of answers."""
    filed = bitmaps.of(reader, kind, on, find.head(reader))

    def read(some: Keys) -> Mapping[str, Thing]:
        return things(reader, [key for key in (filed.at if some is None else some) if key in filed.at], on)

    held = by_key(reader, f"each {kind}", on, read)
    return [held[key] for _, key in filed.places]


def every(reader: Connection, kind: str) -> Sequence[Thing]:
    """The same of all that is known today, whichever day is asked about."""
    return all_of(reader, kind, LAST)


def names_held(reader: Connection, kind: str) -> Sequence[Named]:
    """Every name of every group, or of every programme, in the order of time."""
    return once(reader, f"names of {kind}", ALWAYS, lambda: identities.names_held(reader, kind))
