"""The nursery of this process: started when the first file is read, ended with this process, and started anew if it
should be gone."""

import atexit
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress

from tracker import paths

# The package is given by its folder alone: its own opening would load the whole application.
_OPENING = """
import sys, types
tracker = types.ModuleType("tracker")
tracker.__path__ = [sys.argv[1]]
sys.modules["tracker"] = tracker
sys.path[:] = sys.argv[3:]
from tracker.exchange import nursery
nursery.main(int(sys.argv[2]))
"""
_ENDS_WITHIN = 5  # seconds


class NotStarted(OSError):
    """This machine could not start a child now. It says nothing about the file."""

    def __init__(self) -> None:
        super().__init__("The program that reads files could not be started on this machine")


class Nursery:
    """Bears a child for two handles. May be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._way: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def bear(self, file: int, leash: int) -> None:
        """A child that reads `file`, a handle at its beginning, and answers on `leash`. Raises NotStarted."""
        with self._lock:
            for _ in range(2):  # it may have gone since it was last asked
                try:
                    socket.send_fds(self._way or self._start(), [b"?"], [file, leash])
                except OSError:
                    self._end()
                else:
                    return
        raise NotStarted

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        words = [str(paths.PACKAGE), str(theirs.fileno()), *(each for each in sys.path if os.path.isabs(each))]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (no shell; the words are ours)
                [sys.executable, "-I", "-B", "-c", _OPENING, *words],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()], env={"LC_ALL": "C.UTF-8"}, cwd="/", start_new_session=True,
            )  # fmt: skip
        self._way = ours
        return ours

    def _end(self) -> None:
        """It goes when its way to us is closed; it owns nothing that could be lost."""
        if self._way is not None:
            self._way.close()
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_ENDS_WITHIN)
            self._process.kill()
            self._process.wait()
        self._way = self._process = None

    def close(self) -> None:
        with self._lock:
            self._end()

    def forget(self) -> None:
        """In a fork of this process: the nursery is the parent's."""
        self._lock = threading.Lock()
        if self._way is not None:
            self._way.close()
        if self._process is not None:
            self._process.returncode = 0  # not ours to wait for
        self._way = self._process = None


NURSERY = Nursery()
atexit.register(NURSERY.close)
os.register_at_fork(after_in_child=NURSERY.forget)
