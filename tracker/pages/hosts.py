"""Whom a request asks: where the site's own address is set, no other name goes further than here, before anything is
received, made or held. The machine itself may be asked by its own names, and whoever watches it by any."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOCAL = ("localhost", "127.0.0.1", "[::1]")
WATCHED = ("/healthz", "/readyz")
_NAMED = re.compile(r"(\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?")  # a proxy may leave the port out, or tell its own
REFUSING = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
)


class Hosts:
    """The application of the site at this address (as https://coac.example.gov)."""

    def __init__(self, app: WSGIApplication, address: str) -> None:
        self.app = app
        self._names = {*LOCAL, re.sub(r":[0-9]+$", "", urlsplit(address).netloc)}
        self._refused = f"No site is here by the name that was asked for. Go to {address}/ instead.\n".encode()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if self._is_ours(environ.get("HTTP_HOST", LOCAL[0])) or environ.get("PATH_INFO") in WATCHED:
            return self.app(environ, start)
        start("400 BAD REQUEST", [*REFUSING, ("Content-Length", str(len(self._refused)))])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (self._refused,)

    def _is_ours(self, host: str) -> bool:
        named = _NAMED.fullmatch(host.lower())
        return named is not None and named[1] in self._names
