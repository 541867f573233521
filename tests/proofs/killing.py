"""A killer of the program's own commands: SIGKILL at the n-th call of one system call, by strace, and what is left.

strace works unprivileged. The command is killed on entering the call, so that this one is not done and every one
before it is.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

from sqlalchemy import text

from tracker.exchange.check import examine
from tracker.search import sync
from tracker.search.whoosh_engine import WhooshEngine
from tracker.store.database import free_connection, make_reader

ROOT = Path(__file__).resolve().parents[2]
WRITES = ("write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat",
          "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat")  # fmt: skip
TABLES = ("paper", "paper_form", "paper_value", "paper_block", "paper_warning", "paper_proposal", "file", "entry",
          "content", "journal", "standing", "standing_facet", "link")  # fmt: skip
Aim = tuple[str, int]  # a system call and which of its like


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed command left: what it had said by then, and the state of the home."""

    said: str
    rows: dict[str, int]
    states: tuple[tuple[str, ...], ...]
    faults: tuple[str, ...]

    @property
    def kept(self) -> tuple[dict[str, int], tuple[tuple[str, ...], ...]]:
        return self.rows, self.states


def available() -> bool:
    """Whether strace is here and may trace; a container may forbid it."""
    return bool(shutil.which("strace")) and not subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False,
                                                               capture_output=True).returncode  # fmt: skip


def calls(home: Path, command: Sequence[str]) -> list[Aim]:
    """Run the command to its end; the system calls it made, in order, each with its number among its like."""
    log = home.parent / f"{home.name}.calls"
    done = _traced(home, command, ["-o", str(log)])
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode()}")
    seen: Counter[str] = Counter()
    found = []
    for call in re.findall(r"^(\w+)\(", log.read_text(errors="replace"), re.M):
        seen[call] += 1
        found.append((call, seen[call]))
    return found


def killed(home: Path, command: Sequence[str], aim: Aim) -> Left:
    """Run the command, killed on entering this call; what is left in the home."""
    call, number = aim
    options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    done = _traced(home, command, options)
    if done.returncode != -SIGKILL:
        raise RuntimeError(f"{' '.join(command)} lived on after its {call} {number}: {done.returncode}")
    return left(home, done.stdout.decode(errors="replace"))


def _traced(home: Path, command: Sequence[str], options: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")} | {
        "TRACKER_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        ["strace", "-qq", *options, sys.executable, "-m", *command],  # not the child that reads: it keeps nothing
        cwd=ROOT, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def left(home: Path, said: str) -> Left:
    """Open the home as the next process would, let the index catch up, and examine all of it."""
    url = f"sqlite:///{home / 'tracker.sqlite'}"
    engine, reader = WhooshEngine(home / "index"), make_reader(url)
    with reader.connect() as connection:
        sync.catch_up(engine, connection)
    reader.dispose()
    found = examine(url, engine)
    faults = [f"{part}: {fault}" for part, said in found.parts.items() for fault in said]
    with free_connection(url, writes=False) as connection:
        rows = {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}
        states = connection.execute(text("SELECT id, state, coalesce(key, '') FROM paper ORDER BY place")).all()
    return Left(said, rows, tuple(tuple(row) for row in states), tuple(faults))
