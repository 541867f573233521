"""What a record has few of and many pages need: its terms, the names of its programmes. Asked once for each state of
the record and day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.published import find, identities
from tracker.published.identities import Named
from tracker.published.once import once
from tracker.published.thing import Thing

ALWAYS = date.max  # of what does not ask for a day
LAST = date(9999, 12, 30)  # the last on which anything stands


def all_of(reader: Connection, kind: str, on: date) -> Sequence[Thing]:
    return once(reader, kind, on, lambda: find.all_of(reader, kind, on))


def every(reader: Connection, kind: str) -> Sequence[Thing]:
    """The same of all that is known today, whichever day is asked about."""
    return all_of(reader, kind, LAST)


def names_held(reader: Connection, kind: str) -> Sequence[Named]:
    """Every name of every group, or of every programme, in the order of time."""
    return once(reader, f"names of {kind}", ALWAYS, lambda: identities.names_held(reader, kind))
