"""The table that the proofs write: rows replaced one by one, and old ones that say so."""

from dataclasses import replace
from pathlib import Path

from tests.checkouts import checkout, commit, git
from tests.proofs.reliability import SINCE, UNCOMMITTED, Row, fingerprint, read, write

SOURCES = ("one.py", "two.py")
ROW = Row("S0", "A promise.", "0 of 3", "caught", "3 draws", "7", "2026-01-15", "", "")


def test_a_row_carries_its_commit_and_is_replaced_alone(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    head = git(root, "rev-parse", "--short=10", "HEAD").strip()
    write(root, [(ROW, ("one.py",)), (replace(ROW, proof="S1"), ("two.py",))])
    write(root, [(replace(ROW, figure="0 of 9"), ("one.py",))])
    assert [(row.proof, row.figure, row.commit, row.code) for row in read(root)] == [
        ("S0", "0 of 9", head, "one.py"),
        ("S1", "0 of 3", head, "two.py"),
    ]


def test_a_row_whose_code_is_newer_says_so(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    write(root, [(ROW, ("one.py",)), (replace(ROW, proof="S1"), ("two.py",))])
    (root / "one.py").write_text("x = 2\n")
    write(root, [])
    assert [row.code for row in read(root)] == [f"one.py; {SINCE}", "two.py"]
    commit(root, SOURCES)
    write(root, [])
    assert [row.code for row in read(root)] == [f"one.py; {SINCE}", "two.py"]
    write(root, [(ROW, ("one.py",))])
    assert [row.code for row in read(root)] == ["one.py", "two.py"]


def test_figures_of_code_that_was_not_committed_say_so(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    (root / "one.py").write_text("x = 2\n")
    write(root, [(ROW, ("one.py",))])
    commit(root, SOURCES)
    write(root, [])
    assert [row.code for row in read(root)] == [f"one.py; {UNCOMMITTED}"]


def test_figures_of_a_commit_that_is_in_no_history_any_more_say_that_code_is_newer(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    head = git(root, "rev-parse", "--short=10", "HEAD").strip()
    write(root, [(ROW, ("one.py",))])
    table = root / "RELIABILITY.md"
    table.write_text(table.read_text().replace(head, "0123456789"))
    write(root, [])
    assert [row.code for row in read(root)] == [f"one.py; {SINCE}"]


def test_counts_of_other_code_are_not_taken_up(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    before = fingerprint(root, SOURCES)
    (root / "two.py").write_text("x = 3\n")
    assert fingerprint(root, SOURCES) != before
