"""A small load client in Python: connections kept alive, one request at a time on each, and the moment of every answer.
Measures what wrk cannot (each page once, the seconds around a publication), and stands in for wrk where there is none.
"""

import selectors
import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import get_context

from tests.bench.served import ENCODING, HOST, Unmeasured

PROCESSES = 2  # for rates: one alone may be slower than the server


@dataclass(frozen=True, slots=True)
class Answered:
    """When an answer was whole (monotonic seconds), how long it took, its status and its bytes."""

    at: float
    took: float
    status: int
    size: int


@dataclass(slots=True)
class _Line:
    """A connection and what it waits for."""

    socket: socket.socket
    sent: float = 0.0
    held: bytearray = field(default_factory=bytearray)
    whole: int = 0  # bytes of the whole answer, once its head is there


def asked(port: int, paths: Iterable[str], connections: int, seconds: float = 0.0,
          headers: Mapping[str, str] = ENCODING) -> list[Answered]:  # fmt: skip
    """Ask for these paths, one after the other, on so many connections; all of them, or as many as the seconds allow."""
    until = time.monotonic() + seconds if seconds else float("inf")
    wanted = iter(paths)
    found: list[Answered] = []
    with selectors.DefaultSelector() as ready:
        for _ in range(connections):
            _ask(_Line(socket.create_connection((HOST, port))), wanted, headers, ready, until)
        while ready.get_map():
            for key, _ in ready.select():
                line: _Line = key.data
                if answer := _received(line):
                    found.append(answer)
                    _ask(line, wanted, headers, ready, until)
    return found


def around(port: int, paths: Sequence[str], connections: int, seconds: float) -> list[Answered]:
    """These paths again and again."""
    return asked(port, cycle(paths), connections, seconds)


def rate(port: int, path: str, connections: int, seconds: float, headers: Mapping[str, str] = ENCODING) -> float:
    """Answers a second to one path, from several processes."""
    share = max(1, connections // PROCESSES)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(_counted, port, path, share, seconds, dict(headers)) for _ in range(PROCESSES)]
        return sum(run.result() for run in runs)


def _counted(port: int, path: str, connections: int, seconds: float, headers: dict[str, str]) -> float:
    answers = asked(port, cycle([path]), connections, seconds, headers)
    expect(answers, 304 if "If-None-Match" in headers else 200)
    return len(answers) / seconds


def expect(answers: Sequence[Answered], status: int) -> None:
    """Raises Unmeasured unless every answer has this status."""
    wrong = [answer.status for answer in answers if answer.status != status]
    if wrong or not answers:
        raise Unmeasured(f"{len(wrong)} of {len(answers)} answers were not {status} (the first: {wrong[:1]}).")


def _ask(line: _Line, wanted: Iterator[str], headers: Mapping[str, str], ready: selectors.BaseSelector,
         until: float) -> None:  # fmt: skip
    path = next(wanted, None) if time.monotonic() < until else None
    known = line.socket.fileno() in ready.get_map()
    if path is None:
        if known:
            ready.unregister(line.socket)
        line.socket.close()
        return
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line.held, line.whole, line.sent = bytearray(), 0, time.monotonic()
    line.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{said}\r\n".encode())
    if not known:
        ready.register(line.socket, selectors.EVENT_READ, line)


def _received(line: _Line) -> Answered | None:
    """What has come; the answer, if it is whole."""
    some = line.socket.recv(262_144)
    if not some:
        raise Unmeasured("The server closed a connection.")
    line.held += some
    if not line.whole:
        head = line.held.find(b"\r\n\r\n")
        if head < 0:
            return None
        line.whole = head + 4 + _length(bytes(line.held[:head]).lower())
    if len(line.held) < line.whole:
        return None
    now = time.monotonic()
    return Answered(now, now - line.sent, int(line.held[9:12]), line.whole)


def _length(head: bytes) -> int:
    place = head.find(b"\r\ncontent-length:")
    if place < 0:
        if head[9:12] == b"304":
            return 0
        raise Unmeasured("An answer does not say how long it is.")
    return int(head[place + 17 :].split(b"\r\n", 1)[0])
