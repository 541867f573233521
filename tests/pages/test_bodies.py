"""What is sent is received whole before the application is asked; whoever sends slowly holds up nobody who reads."""

import http.client
import socket
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.builders import World
from tests.proofs.two_servers import answered, serving
from tracker.pages.bodies import Bodies
from tracker.settings import THREADS


def echo(environ: Any, start: Callable[..., Any]) -> Any:
    """What the application behind finds."""
    length = environ.get("CONTENT_LENGTH") or "0"
    found = environ["wsgi.input"].read(int(length))
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{length} {len(found)} {environ.get('HTTP_TRANSFER_ENCODING')}".encode()]


class Once(BytesIO):
    """A stream of the server's own, which gives what has come so far."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(7 if size is None or size < 0 else min(size, 7))


def sent(method: str, body: bytes, length: int | None, most: int = 100) -> str:
    environ = EnvironBuilder(method=method).get_environ()
    environ["wsgi.input"] = Once(body)
    environ |= {"HTTP_TRANSFER_ENCODING": "chunked"} if length is None else {"CONTENT_LENGTH": str(length)}
    answer, _, _ = run_wsgi_app(Bodies(echo, most), environ)
    return b"".join(answer).decode()


@pytest.mark.parametrize(
    ("method", "body", "length", "found"),
    [
        ("POST", b"x" * 50, 50, "50 50 None"),
        ("POST", b"x" * 50, None, "50 50 None"),  # of a length that is not said
        ("POST", b"x" * 30, 50, "50 30 None"),  # broken off: the application notices
        ("POST", b"x" * 500, None, "101 101 None"),  # more than is taken: as much as shows that it is
        ("GET", b"x" * 50, 50, "0 0 None"),
        ("POST", b"", 0, "0 0 None"),
    ],
)
def test_what_is_sent_comes_whole(method: str, body: bytes, length: int | None, found: str) -> None:
    assert sent(method, body, length) == found


def test_of_what_says_that_it_is_too_much_nothing_is_received() -> None:
    stream = Once(b"x" * 500)
    environ = EnvironBuilder(method="POST").get_environ() | {"CONTENT_LENGTH": "500", "wsgi.input": stream}
    seen: list[int] = []

    def app(environ: Any, start: Callable[..., Any]) -> Any:
        seen.append(stream.tell())
        return echo(environ | {"CONTENT_LENGTH": "0"}, start)

    run_wsgi_app(Bodies(app, 100), environ)
    assert seen == [0]


def test_who_sends_slowly_holds_up_nobody_who_reads(tmp_path: Path) -> None:
    world = World(tmp_path / "made")
    with serving(tmp_path / "home", DATABASE_URL=world.url) as origin, ExitStack() as stack, ExitStack() as slow_ones:
        address = urlsplit(origin)
        for path in ["/nowhere", "/sign-in", "/"] * THREADS:  # more than there are threads, wherever they are sent
            slow = slow_ones.enter_context(socket.create_connection((address.hostname, address.port)))
            head = f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 1000\r\n"
            slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=a".encode())
        assert [answered(origin, path)[0] for path in ("/healthz", "/sign-in", "/")] == [200, 200, 200]
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=10)
        stack.callback(connection.close)
        connection.request("POST", "/sign-in", b"email=a", {"Content-Type": "application/x-www-form-urlencoded"})
        refused = connection.getresponse()
        assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
        assert b"Nothing was changed" in refused.read()
        slow_ones.close()
        connection.request("POST", "/sign-in", b"email=a", {"Content-Type": "application/x-www-form-urlencoded"})
        assert connection.getresponse().status == 400  # no form of this site, yet it was received
