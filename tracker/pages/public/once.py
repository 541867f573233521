"""A file that is made of the public record once and kept until the record moves: however many ask for it, one makes it,
and nobody waits for it without being told."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from tracker.rules.refusal import Busy

LOCK = "lock"


def opened(folder: Path, name: str, make: Callable[[IO[bytes]], None]) -> IO[bytes]:
    """The file of this name, open to be read; made by `make` where it is not there, in the place of all that the folder
    held. Raises Busy while one is being made. The folder is private: its files are handed out by this program alone."""
    path = folder / name
    try:
        return path.open("rb")
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        if not path.is_file():
            _sweep(folder)
            _put(path, make)
        return path.open("rb")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The system lets go of the lock when whoever holds it ends, in whatever way."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Busy(
            "This file is being made at this moment, for somebody who asked before you.",
            remedy="It is kept once it is made: take it again in a minute.",
        ) from None
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """What an earlier state of the record left, and what was broken off."""
    for old in folder.iterdir():
        if old.name != LOCK:
            old.unlink(missing_ok=True)


def _put(path: Path, make: Callable[[IO[bytes]], None]) -> None:
    """Whole, or not there."""
    with NamedTemporaryFile(dir=path.parent, prefix="part-", delete=False) as part:
        try:
            make(part)
            part.flush()
            os.fsync(part.fileno())
            os.replace(part.name, path)
        except BaseException:
            os.unlink(part.name)
            raise
