"""Small checkouts, for what asks git how old a figure is."""

import subprocess
from collections.abc import Sequence
from pathlib import Path


def git(root: Path, *words: str) -> str:
    person = ["-c", "user.name=a", "-c", "user.email=a@example.gov"]
    return subprocess.run(["git", "-C", str(root), *person, *words], capture_output=True, text=True, check=True).stdout


def checkout(root: Path, sources: Sequence[str]) -> Path:
    for name in sources:
        (root / name).write_text("x = 1\n")
    git(root, "init", "-q")
    commit(root, sources)
    return root


def commit(root: Path, sources: Sequence[str]) -> None:
    git(root, "add", *sources)
    git(root, "commit", "-q", "-m", "A change")
