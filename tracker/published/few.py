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


def all_of(reader: Connection, kind: str, on: date) -> Sequence[Thing]:
    return once(reader, kind, on, lambda: find.all_of(reader, kind, on))


def names_held(reader: Connection, kind: str) -> Sequence[Named]:
    """Every name of every group, or of every programme, in the order of time."""
    return once(reader, f"names of {kind}", ALWAYS, lambda: identities.names_held(reader, kind))
