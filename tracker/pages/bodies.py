"""What is sent to the site is received whole before anything of the application is asked. Whoever sends slowly holds a
thread of the server for as long: a few may, the others go on answering those who read."""

import threading
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from tracker.settings import RECEIVING

PATIENCE = 0.05  # seconds for one of them to be free: what is sent at once is received sooner
AT_ONCE = 2**16  # bytes
IN_MEMORY = 2**20
TAKING_NOTHING = ("GET", "HEAD", "OPTIONS")
REFUSED = b"More is being sent than this site takes at once. Nothing was changed; send it again in a few seconds.\n"
REFUSING = (("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), ("Retry-After", "5"))


class Bodies:
    """The application behind it. `most` bytes are received; of what says that it is more nothing is, and the
    application refuses it."""

    def __init__(self, app: WSGIApplication, most: int) -> None:
        self.app, self.most = app, most
        self._free = threading.BoundedSemaphore(RECEIVING)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in TAKING_NOTHING:
            environ["CONTENT_LENGTH"] = "0"
            environ.pop("HTTP_TRANSFER_ENCODING", None)
        length = _length(environ)
        if length == 0 or (length is not None and length > self.most):
            return self.app(environ, start)
        if not self._free.acquire(timeout=PATIENCE):
            start("503 SERVICE UNAVAILABLE", list(REFUSING))
            return (REFUSED,)
        with SpooledTemporaryFile(IN_MEMORY) as whole:
            try:
                received = _received(environ["wsgi.input"], whole, self.most + 1 if length is None else length)
            finally:
                self._free.release()
            whole.seek(0)
            environ["wsgi.input"] = whole
            if length is None:  # now it is known
                environ.pop("HTTP_TRANSFER_ENCODING", None)
                environ["CONTENT_LENGTH"] = str(received)
            answer = self.app(environ, start)
            try:
                return list(answer)
            finally:
                if hasattr(answer, "close"):
                    answer.close()


def _length(environ: WSGIEnvironment) -> int | None:
    """Bytes of what is sent, 0 for nothing; None where that is not said beforehand."""
    said = environ.get("CONTENT_LENGTH") or ""
    if said.isdecimal():
        return int(said)
    return None if environ.get("HTTP_TRANSFER_ENCODING") else 0


def _received(stream: Any, into: IO[bytes], most: int) -> int:
    received = 0
    while received < most:
        part = stream.read(min(AT_ONCE, most - received))
        if not part:
            break
        into.write(part)
        received += len(part)
    return received
