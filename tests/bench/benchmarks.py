"""BENCHMARKS.md: the table that the bench writes. A row whose code was changed after its commit says so, and on which
machine it was measured."""

import os
import platform
import re
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from tests.bench import client, why
from tests.bench.bench import MISSED, Told
from tests.bench.served import NGINX
from tests.proofs.reliability import aged, commit, dirty

NAME = "BENCHMARKS.md"
OPENING = """# Benchmarks

Written by `make bench`, never by hand. A target is a ratio: what is compared is measured in turn within each round, and
the figure is the median of the rounds. The rates, times and sizes beside it are of the machine named in the row, and of
however busy it was. A is a bare WSGI callable that returns the same bytes on the same server, B is nginx (one worker)
with the same bytes as a file. The record is made up from a seed: a recommendation has some twenty entries around it,
each of them a document of the search. `make bench B=serving` measures one bench, `make bench N="1000 10000 100000"`
these sizes.

"""
HEADINGS = ("Bench", "What", "Size", "Figure", "Target", "Verdict", "Seen", "Control", "Rounds", "Date", "Machine",
            "Commit", "Code")  # fmt: skip
PACKAGES = ("granian", "flask", "sqlalchemy", "whoosh")
_MACHINE = re.compile(r"- \*\*(m\d+)\*\*: (.+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `code` says whether the sources changed since."""

    bench: str
    what: str
    size: str
    figure: str
    target: str
    verdict: str
    seen: str
    control: str
    rounds: str
    date: str
    machine: str
    commit: str
    code: str


PEERS = Row(  # measured by hand, each by itself: four connections for ten seconds, a hundred addresses
    "peers",
    "page, list and search against peers with the same records",
    "10,000",
    "made anew: 0.25, 7.7 and 0.98 of Datasette, 0.85, 1.1 and 0.98 of Roundup, 2.6, 6.7 and 1.2 of Redmine; "
    "held: 49 times and more of each",
    ">= 10 times Datasette, 20 times Roundup, 50 times Redmine",
    MISSED,
    "a second: ours made anew 62, 52, 24, held 12,000, 10,000, 12,400; Datasette 0.65.5 245, 6.8, 24; Roundup 2.6.0 73, 50, "
    "24; Redmine 5.0.4 24, 7.9, 19. They held the recommendations alone, ours also what was said of each",
    "",
    "measured apart",
    "2026-11-22",
    "",
    "",
    "",
)


def write(
    root: Path, bench: str, told: Sequence[Told], rounds: str, date: str, paths: Mapping[str, Sequence[str]]
) -> None:
    """Put what a bench told into the table in place of what it told before of the same sizes, and look at every other
    row: whether its code is newer. `paths`: the sources of each bench; rows of a bench that is no more go."""
    rows, machines = read(root)
    here = next((name for name, words in machines.items() if words == machine()), f"m{_next(machines)}")
    machines[here] = machine()
    known = {(bench, one.what, one.size) for one in told}
    kept = [replace(row, code=aged(root, row.commit, paths[row.bench], row.code)) for row in rows
            if row.bench in paths and (row.bench, row.what, row.size) not in known
            and (row.bench != bench or not told or row.what in {one.what for one in told})]  # fmt: skip
    fresh = [Row(bench, one.what, one.size, one.figure, one.target, one.verdict, one.seen, one.control, rounds, date, here,
                 commit(root), dirty(root, paths[bench])) for one in told]  # fmt: skip
    (root / NAME).write_text(_written(_ordered([*kept, *fresh], list(paths)), machines))


def _ordered(rows: Sequence[Row], benches: Sequence[str]) -> list[Row]:
    """By bench, then what is measured in the order in which it is told, then by size."""
    places = {(row.bench, row.what): place for place, row in reversed(list(enumerate(rows)))}
    return sorted(
        rows, key=lambda row: (benches.index(row.bench), places[row.bench, row.what], len(row.size), row.size)
    )


def _written(rows: Sequence[Row], machines: Mapping[str, str]) -> str:
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *map(astuple, rows), astuple(PEERS)]
    table = "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
    used = {row.machine for row in rows}
    listed = "\n".join(f"- **{name}**: {words}" for name, words in sorted(machines.items()) if name in used)
    missed = why.written(row.what for row in (*rows, PEERS) if row.verdict == MISSED)
    return f"{OPENING}{table}\n\n## Why what misses its target does\n\n{missed}\n## Machines\n\n{listed}\n"


def read(root: Path) -> tuple[list[Row], dict[str, str]]:
    path = root / NAME
    lines = path.read_text().splitlines() if path.is_file() else []
    cells = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines if line.startswith("|")]
    rows = [Row(*line) for line in cells[2:] if len(line) == len(HEADINGS)]
    found = [match for line in lines if (match := _MACHINE.fullmatch(line))]
    return [row for row in rows if row.bench != PEERS.bench], {match[1]: match[2] for match in found}


def machine() -> str:
    """This machine, and the versions of what a figure depends on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{os.cpu_count()} cores of {_processor()}, {memory:.0f} GB, {platform.system()} {platform.release()}"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (f"{system}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}, "
            f"{_nginx()}; rates by {client.NAME}")  # fmt: skip


def _next(machines: Mapping[str, str]) -> int:
    return 1 + max((int(name[1:]) for name in machines), default=0)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", told.read_text(), re.M) if told.is_file() else None
    return found[1] if found else platform.machine()


def _nginx() -> str:
    if NGINX is None:
        return "nginx not found"
    told = subprocess.run([NGINX, "-v"], capture_output=True, text=True, check=False).stderr
    return told.strip().rpartition(": ")[2].replace("/", " ")
