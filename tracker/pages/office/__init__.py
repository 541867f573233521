"""The desk of the Designated Federal Officer and the records assistants. Its pages are listed here, so that loading the
room loads them all."""

from tracker.pages.office import attest, completeness, items, papers, record
from tracker.pages.office.room import office

__all__ = ["attest", "completeness", "items", "office", "papers", "record"]
