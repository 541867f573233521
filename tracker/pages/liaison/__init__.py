"""The desk of CBP's liaisons, and of the officer who sees all of it: what is owed, what is drafted and cleared. Its
pages are listed here, so that loading the room loads them all."""

from tracker.pages.liaison import answers, desk, package
from tracker.pages.liaison.room import liaison

__all__ = ["answers", "desk", "liaison", "package"]
