"""Public pages as bytes, answered before anything else of the application is asked: what they say changes with the
record's head, with the date in the committee's zone and with the release, and with nothing else. Held compressed, and
no more of them than a set size."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy.exc import SQLAlchemyError
from werkzeug.http import parse_accept_header, parse_etags, unquote_etag

from tracker.search.site import Site
from tracker.store.newest import Newest

MOST = 64 * 2**20  # bytes of all that is held
LARGEST = 4 * 2**20  # of one
SMALL = 600  # what is shorter is not worth compressing
COMPRESSED = ("text/", "application/json", "application/problem+json", "application/atom+xml", "image/svg+xml",
              "application/xml", "application/openapi+json")  # fmt: skip

Headers = list[tuple[str, str]]
State = tuple[Any, ...]
Asked = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it is sent. `small` is the same compressed, None where that saves nothing."""

    headers: Headers
    etag: str
    body: bytes
    small: bytes | None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.small or b"")


class Cache:
    """The application with its public pages held in front of it. A response is kept if it says that any cache may keep
    it and by which tag it is known again, sets no cookie, and is whole."""

    def __init__(self, app: WSGIApplication, site: Site) -> None:
        self.app, self.site = app, site
        self._held: OrderedDict[Asked, Kept] = OrderedDict()
        self._size = 0
        self._state: State = ()
        self._guard = threading.Lock()
        self._newest = Newest(site.reader)
        self._refusals: type[Exception] = site.reader.dialect.loaded_dbapi.Error  # the driver's own, raised as it is

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("HTTP_CACHE_CONTROL") == "no-cache":
            return self.app(environ, start)
        state = self._now()
        if state is None:
            return self.app(environ, start)
        asked = _asked(environ)
        kept = self._get(asked, state)
        return _sent(kept, environ, start) if kept else self._passed(asked, state, environ, start)

    def _now(self) -> State | None:
        """The state that pages depend on, which must cost less to ask than a page. None where the database does not
        answer; the application says then what is wrong."""
        try:
            return (*self._newest.row(), self.site.clock().day)
        except (SQLAlchemyError, self._refusals):
            return None

    def _get(self, asked: Asked, state: State) -> Kept | None:
        with self._guard:
            if state != self._state:
                self._state, self._size = state, 0
                self._held.clear()
            kept = self._held.get(asked)
            if kept:
                self._held.move_to_end(asked)
        return kept

    def _passed(self, asked: Asked, state: State, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answered by the application; and kept, if it may be."""
        told: list[tuple[str, Headers]] = []

        def note(status: str, headers: Headers, *more: Any) -> Any:
            if environ["REQUEST_METHOD"] == "GET" and status == "200 OK" and _may_be_kept(dict(headers)):
                told.append((status, headers))
                return None
            return start(status, headers, *more)

        body = self.app(environ, note)
        if not told:
            return body
        kept = _kept(told[0][1], b"".join(body))
        if hasattr(body, "close"):
            body.close()
        self._keep(asked, state, kept)
        return _sent(kept, environ, start)

    def _keep(self, asked: Asked, state: State, kept: Kept) -> None:
        with self._guard:
            if state != self._state or kept.size > LARGEST or asked in self._held:
                return
            self._held[asked] = kept
            self._size += kept.size
            while self._size > MOST:
                _, gone = self._held.popitem(last=False)
                self._size -= gone.size


def _asked(environ: WSGIEnvironment) -> Asked:
    """Everything of a request that a public page may answer to, part by part: put together, what one part may hold
    could stand for another."""
    host = environ.get("HTTP_HOST", (environ.get("SERVER_NAME"), environ.get("SERVER_PORT")))
    path = (environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""))
    return (environ.get("wsgi.url_scheme"), host, path, environ.get("QUERY_STRING", ""))


def _may_be_kept(headers: Mapping[str, str]) -> bool:
    small = headers.get("Content-Length", "").isdecimal() and int(headers["Content-Length"]) <= LARGEST
    public = headers.get("Cache-Control", "").startswith("public") and "ETag" in headers
    return small and public and not headers.keys() & {"Set-Cookie", "Vary"}


def _kept(headers: Headers, body: bytes) -> Kept:
    told = dict(headers)
    worth_it = len(body) >= SMALL and told.get("Content-Type", "").startswith(COMPRESSED)
    small = gzip.compress(body, 6, mtime=0) if worth_it else None
    left = [pair for pair in headers if pair[0] not in ("Content-Length", "ETag")]
    # One tag for both forms, therefore a weak one: the page is the same, its bytes are not.
    left += [("ETag", f'W/"{unquote_etag(told["ETag"])[0]}"'), ("Vary", "Accept-Encoding")]
    return Kept(left, str(unquote_etag(told["ETag"])[0]), body, small)


def _sent(kept: Kept, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    if _is_known(kept, environ.get("HTTP_IF_NONE_MATCH", "")):
        start("304 NOT MODIFIED", [pair for pair in kept.headers if pair[0] != "Content-Type"])
        return ()
    body, headers = kept.body, list(kept.headers)
    if kept.small is not None and _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = kept.small
        headers.append(("Content-Encoding", "gzip"))
    start("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return (body,) if environ["REQUEST_METHOD"] == "GET" else ()


def _is_known(kept: Kept, known: str) -> bool:
    """A star asks whether there is such a page at all, not for this one. Most send back just what they were given."""
    if not known or known.strip() == "*":
        return False
    return known == f'W/"{kept.etag}"' or parse_etags(known).contains_weak(kept.etag)


def _takes_gzip(accepted: str) -> bool:
    """Most browsers say "gzip, deflate, br" and no more; anything finer is looked at as the standard has it."""
    if ";" not in accepted:
        return "gzip" in accepted
    return parse_accept_header(accepted).quality("gzip") > 0
