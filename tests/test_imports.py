"""The layers, held by import-linter, indirect imports included; and a control that it would notice."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def lint(config: Path) -> "subprocess.CompletedProcess[str]":
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", str(config), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )


def test_imports_point_down_only() -> None:
    done = lint(ROOT / "setup.cfg")
    assert done.returncode == 0, done.stdout


def test_a_contract_that_is_broken_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.cfg"
    wrong.write_text(
        "[importlinter]\nroot_package = tracker\n[importlinter:contract:x]\nname = x\ntype = forbidden\n"
        "source_modules =\n    tracker.proceedings\nforbidden_modules =\n    tracker.text\n"
    )
    assert lint(wrong).returncode == 1
