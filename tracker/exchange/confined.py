"""The parent's side of a child that reads one file: it is asked for, listened to, and ended. However it ends, by an
answer, by a limit, by a crash, by silence, the parent goes on, and says in words what became of the file."""

import json
import logging
import os
import selectors
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from tracker.exchange.nursing import NURSERY, NotStarted
from tracker.reading.result import Unreadable

Say = Callable[[str], None]
MOST_TOLD = 32 * 2**20  # bytes of an answer
SILENT = 45  # seconds on the wall without a step
LONGEST = 1200  # seconds on the wall for one file
_AT_ONCE = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))  # children of this process
_AGAIN = "print it to PDF anew, or split it"
_log = logging.getLogger(__name__)


@dataclass
class Ended:
    """What a child told before it ended. `code` is negative for a signal; `at` is the last step that it named; `cpu`
    is in seconds, `resident` in what the system counts memory in (Linux: kilobytes)."""

    told: bytearray = field(default_factory=bytearray)
    code: int = -signal.SIGKILL  # unless its keeper lives to tell another
    at: str = ""
    late: bool = False
    large: bool = False
    cpu: float = 0
    resident: int = 0


def ask(job: str, asked: Mapping[str, Any], content: bytes, say: Say | None = None) -> dict[str, Any]:
    """The answer of a child. Raises Unreadable, or NotStarted."""
    ended = run({"job": job, **asked}, content, say)
    if not ended.at:
        _log.error("a child ended with %d before it began", ended.code)
        raise NotStarted
    return understood(ended)


def become(program: Sequence[str], given: bytes, seconds: int, surroundings: Mapping[str, str]) -> bytes | None:
    """What a foreign program prints that is given these bytes, within `seconds` of CPU; None if it fails."""
    asked = {"job": "become", "program": program, "seconds": seconds, "surroundings": surroundings}
    ended = run(asked, given, None)
    return None if ended.code or ended.late or ended.large else bytes(ended.told)


def run(asked: Mapping[str, Any], content: bytes, say: Say | None = None) -> Ended:
    """A child from its beginning to its end, whatever that is. Raises NotStarted."""
    watch = _Watch(say or _quietly)
    ours, theirs = socket.socketpair()
    with _AT_ONCE, ours:
        with theirs, tempfile.TemporaryFile() as file:
            file.write(json.dumps(asked).encode() + b"\n")
            file.write(content)
            file.seek(0)
            NURSERY.bear(file.fileno(), theirs.fileno())
        _listen(ours, watch)
    return watch.ended


@dataclass
class _Watch:
    """Takes what a child tells: its steps, which buy it time, its answer, and from its keeper how it ended."""

    say: Say
    ended: Ended = field(default_factory=Ended)
    rest: bytearray = field(default_factory=bytearray)
    size: int = 0
    begun: float = field(default_factory=monotonic)
    stepped: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        return max(min(self.begun + LONGEST, self.stepped + SILENT) - monotonic(), 0)

    def take(self, part: bytes) -> None:
        self.size += len(part)
        self.ended.large = self.size > MOST_TOLD
        *lines, last = part.split(b"\n")
        for line in lines:
            self.rest += line
            self._line(bytes(self.rest))
            self.rest.clear()
        self.rest += last

    def _line(self, line: bytes) -> None:
        if line.startswith(b'{"say"'):
            self.stepped = monotonic()
            self.ended.at = _words(line)
            self.say(self.ended.at)
        elif line.startswith(b'{"ended"'):
            self._end(_json(line))
        else:
            self.ended.told += line + b"\n"

    def _end(self, told: Mapping[str, Any]) -> None:
        code, cpu, resident = told.get("ended"), told.get("cpu"), told.get("resident")
        self.ended.code = code if isinstance(code, int) else 1
        self.ended.cpu = float(cpu) if isinstance(cpu, int | float) else 0
        self.ended.resident = resident if isinstance(resident, int) else 0


def _listen(leash: socket.socket, watch: _Watch) -> None:
    with selectors.DefaultSelector() as ready:
        ready.register(leash, selectors.EVENT_READ)
        while not watch.ended.large:
            if not ready.select(watch.left):
                watch.ended.late = True
                return
            part = leash.recv(2**16)
            if not part:
                return
            watch.take(part)


def _words(line: bytes) -> str:
    """A step as a person may see it."""
    said = str(_json(line).get("say", ""))
    return "".join(letter for letter in said if letter.isprintable())[:80] or "?"


def _json(told: bytes | bytearray) -> dict[str, Any]:
    """What was told, if it can be understood; nothing else can be trusted of a child that a file has taken over."""
    try:
        answer = json.loads(told)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def understood(ended: Ended) -> dict[str, Any]:
    """What a child answered. Raises Unreadable, in words, for every other end."""
    at = f" (it was at {ended.at})" if ended.at.startswith("page") else ""
    if ended.large:
        raise Unreadable("holds more than a paper does; split it")
    if ended.late:
        raise Unreadable(f"takes too long to read{at}; {_AGAIN}")
    if ended.code:
        raise Unreadable(f"{_ENDS.get(-ended.code, _BROKEN)}{at}; {_AGAIN}")
    told = _json(ended.told)
    if "fault" in told:
        _log.warning("reading failed: %s at %s", told["fault"], told.get("where"))
    if "refused" in told:
        raise Unreadable(str(told["refused"]))
    said = next((words for name, words in _WRONG.items() if name in told), "" if told else _BROKEN)
    if said:
        raise Unreadable(f"{said}{at}; {_AGAIN}")
    return told


_BROKEN = "is damaged so that reading it fails"
_ENDS: dict[int, str] = {  # by the signal that ended it
    signal.SIGXCPU: "takes too long to read",
    signal.SIGKILL: "needs more of this machine than a paper does",
}
_WRONG = {
    "short": "needs more memory than a paper does",
    "fault": "could not be read, for the program failed on it",
}


def _quietly(words: str) -> None:
    """Nobody is told."""
