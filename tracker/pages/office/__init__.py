"""The desk of the Designated Federal Officer and the records assistants. Its pages are listed here, so that loading the
room loads them all."""

from tracker.pages.office import (
    arranging,
    attest,
    bodies,
    completeness,
    intake,
    items,
    lists,
    meeting_beside,
    meetings,
    papers,
    pictures,
    queue,
    record,
    releases,
    session,
    settings,
    sought,
    synonyms,
    terms,
)
from tracker.pages.office.room import office

__all__ = [
    "arranging",
    "attest",
    "bodies",
    "completeness",
    "intake",
    "items",
    "lists",
    "meeting_beside",
    "meetings",
    "office",
    "papers",
    "pictures",
    "queue",
    "record",
    "releases",
    "session",
    "settings",
    "sought",
    "synonyms",
    "terms",
]
