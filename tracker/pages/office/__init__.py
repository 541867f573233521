"""The desk of the Designated Federal Officer and the records assistants. Its pages are listed here, so that loading the
room loads them all."""

from tracker.pages.office import acts, attest, completeness, intake, items, papers, queue, record, releases
from tracker.pages.office.room import office

__all__ = ["acts", "attest", "completeness", "intake", "items", "office", "papers", "queue", "record", "releases"]
