"""Signing in, setting a password, and one's own account. Its pages are listed here, so that loading the room loads
them all."""

from tracker.pages.account import invitation, own, proposals, sign_in
from tracker.pages.account.room import account

__all__ = ["account", "invitation", "own", "proposals", "sign_in"]
