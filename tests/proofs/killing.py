"""A killer of the program's own commands: SIGKILL at the n-th call of one system call, by strace, and what is left.

strace works unprivileged. The command is killed on entering the call, so that this one is not done and every one
before it is.
"""

import json
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
          "content", "journal", "standing", "standing_facet", "link", "motion", "motion_item", "ballot", "attendance",
          "answer_item", "clearance")  # fmt: skip
STATES = (  # of each thing that an act takes from one state to another: by which name, and the state
    "SELECT id, state, coalesce(key, '') FROM paper ORDER BY place",
    "SELECT key, state, coalesce(told_on, '') FROM meeting ORDER BY key",
    "SELECT number, coalesce(outcome, ''), coalesce(key, '') FROM motion ORDER BY id",
    "SELECT person_id, vote, item FROM ballot ORDER BY id",
    "SELECT id, state, coalesce(key, '') FROM answer ORDER BY id",
)
Aim = tuple[str, int]  # a system call and which of its like


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed command left: what it had said by then, and the state of the home."""

    said: str
    rows: dict[str, int]
    states: tuple[tuple[object, ...], ...]
    faults: tuple[str, ...]

    @property
    def kept(self) -> tuple[dict[str, int], tuple[tuple[object, ...], ...]]:
        return self.rows, self.states


def available() -> bool:
    """Whether strace is here and may trace; a container may forbid it."""
    return bool(shutil.which("strace")) and not subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False,
                                                               capture_output=True).returncode  # fmt: skip


class Commands:
    """The program's commands, with one promise broken where a `control` is named; see tests/proofs/forked.py."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.forked"], cwd=ROOT, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip

    def __enter__(self) -> "Commands":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def calls(self, home: Path, words: Sequence[str], control: str) -> list[Aim]:
        """Run the command to its end; the system calls it made, in order, each with its number among its like."""
        log = home.parent / f"{home.name}.calls"
        said, status = self._traced(home, words, control, ["-o", str(log)])
        if status:
            raise RuntimeError(f"{' '.join(words)}: {status} {said}")
        seen: Counter[str] = Counter()
        found = []
        for call in re.findall(r"^(\w+)\(", log.read_text(errors="replace"), re.M):
            seen[call] += 1
            found.append((call, seen[call]))
        return found

    def killed(self, home: Path, words: Sequence[str], control: str, aim: Aim) -> Left:
        """Run the command, killed on entering this call; what is left in the home."""
        call, number = aim
        options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
        said, status = self._traced(home, words, control, options)
        if status != -SIGKILL:
            raise RuntimeError(f"{' '.join(words)} lived on after its {call} {number}: {status}")
        return left(home, said)

    def _traced(self, home: Path, words: Sequence[str], control: str, options: Sequence[str]) -> tuple[str, int]:
        """Not the child that reads is traced: it keeps nothing."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        asked = {"home": str(home), "words": list(words), "options": list(options), "control": control}
        stdin.write(json.dumps(asked) + "\n")
        stdin.flush()
        told = json.loads(stdout.readline())
        return told["said"], told["status"]


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
        states = tuple(tuple(row) for asked in STATES for row in connection.execute(text(asked)))
    return Left(said, rows, states, tuple(faults))
