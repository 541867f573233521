"""RELIABILITY.md: a table that the proofs write. A row whose code was changed after its commit says so."""

import subprocess
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from pathlib import Path

NAME = "RELIABILITY.md"
OPENING = """# Reliability

Written by the proofs (`make prove`), never by hand. A proof draws at random, from a seed that is given here, and looks
for one case that breaks its promise; its control is the same with the promise broken on purpose, which it must catch.
`make test` runs a small draw of each.

"""
HEADINGS = ("Proof", "Promise", "Figure seen", "Control, and what it caught", "Draw", "Seed", "Date", "Commit", "Code")
SINCE = "changed since"
UNCOMMITTED = "with changes that were not committed"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `code` holds the sources that the figures depend on, and whether they changed since."""

    proof: str
    promise: str
    figure: str
    control: str
    draw: str
    seed: str
    date: str
    commit: str
    code: str

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self.code.partition(";")[0].split())


def write(root: Path, fresh: Sequence[tuple[Row, Sequence[str]]]) -> None:
    """Put these rows into the table, and look at every other one: whether its code is newer."""
    rows = {row.proof: row for row in read(root)}
    for row, paths in fresh:
        code = "; ".join(said for said in (" ".join(paths), dirty(root, paths)) if said)
        rows[row.proof] = replace(row, commit=commit(root), code=code)
    told = [_aged(root, row) for _, row in sorted(rows.items())]
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *map(astuple, told)]
    table = "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
    (root / NAME).write_text(OPENING + table + "\n")


def read(root: Path) -> list[Row]:
    path = root / NAME
    lines = path.read_text().splitlines() if path.is_file() else []
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [Row(*line) for line in cells[2:] if len(line) == len(HEADINGS)]


def _aged(root: Path, row: Row) -> Row:
    """Say of a row that its code is newer than its commit, or no longer say so."""
    paths, _, said = row.code.partition("; ")
    now = aged(root, row.commit, row.paths, said)
    return replace(row, code=f"{paths}; {now}" if now else paths)


def aged(root: Path, commit: str, paths: Sequence[str], said: str) -> str:
    """What is to be said of figures of these sources, seen at this commit; what was not committed then stays so."""
    if UNCOMMITTED in said:
        return said
    lost = _git(root, "rev-parse", "HEAD") and not _git(
        root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"
    )
    changed = lost or _git(root, "log", "--format=%h", f"{commit}..HEAD", "--", *paths) or dirty(root, paths)
    return SINCE if changed else ""  # of a commit that is in no history any more nobody can say that nothing was


def dirty(root: Path, paths: Sequence[str]) -> str:
    """What is to be said of figures of sources that lie there changed."""
    return UNCOMMITTED if _git(root, "status", "--porcelain", "--", *paths) else ""


def commit(root: Path) -> str:
    return _git(root, "rev-parse", "--short=10", "HEAD") or "none yet"


def _git(root: Path, *words: str) -> str:
    """What git answers; nothing where there is no git, no commit, or no such commit any more."""
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def fingerprint(root: Path, paths: Sequence[str], endings: Sequence[str] = (".py",)) -> str:
    """Of the sources as they lie there: pieces that were counted with other code are not taken up again."""
    digest = sha256()
    for name in sorted(paths):
        path = root / name
        found = sorted(file for file in path.rglob("*") if file.suffix in endings) if path.is_dir() else [path]
        for file in found:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
