"""The cookie's session is for signed-in pages. A public page that as much as looks at it is stopped: what such a page
says must be the same for everybody, so that any cache may keep it."""

from flask import request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

PUBLIC = ("public.", "static")


class Touched(RuntimeError):
    """A public page reached for the session."""


class Watched(SecureCookieSession):
    """Flask notes here that a session was looked at, which only the workspace's pages may do."""

    _accessed = False

    @property
    def accessed(self) -> bool:
        return self._accessed

    @accessed.setter
    def accessed(self, looked: bool) -> None:
        if looked and (request.endpoint or "").startswith(PUBLIC):
            raise Touched("a public page must not touch the session")
        self._accessed = looked


class PrivateSession(SecureCookieSessionInterface):
    session_class = Watched
