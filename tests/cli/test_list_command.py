"""`tracker import-list` at a terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import DFO, Terminal
from tests.lists import FORMS, GROUP, SEVEN, as_csv

FOUND = ["--found", GROUP]
MAP = ["--map", "number=A", "--map", "group=B", "--map", "ordinal=Item", "--map", "date=Meeting date", "--map", "text=E",
       "--map", "action=F", "--map", "feedback=G", "--map", "feedback_date=H", "--map", "feedback_remark=I"]  # fmt: skip


def terminal_with(tmp_path: Path, form: str, content: bytes) -> tuple[Terminal, str]:
    terminal = Terminal(tmp_path).founded()
    file = tmp_path / f"list.{form}"
    file.write_bytes(content)
    return terminal, str(file)


@pytest.mark.parametrize("form", FORMS)
def test_right_rows_are_recorded_wrong_ones_named_and_again_is_nothing_new(tmp_path: Path, form: str) -> None:
    terminal, file = terminal_with(tmp_path, form, FORMS[form]())
    told = []
    for more in (["--dry-run"], [], []):
        done = terminal.run("import-list", file, *MAP, *FOUND, *more, *DFO, "--json")
        assert done.exit_code == 2
        told.append(json.loads(done.stdout))
    dry, first, again = told
    assert (dry.pop("dry_run"), first.pop("dry_run")) == (True, False)
    assert dry == first
    assert [len(first["new"]), first["same"], len(first["changed"]), len(first["wrong"])] == [4, 0, 0, 3]
    assert [len(again["new"]), again["same"], again["wrong"] == first["wrong"]] == [0, 4, True]
    assert terminal.run("check").exit_code == 0


def test_without_columns_they_are_proposed_and_nothing_is_done(tmp_path: Path) -> None:
    terminal, file = terminal_with(tmp_path, "csv", as_csv())
    done = terminal.run("import-list", file, *DFO)
    assert done.exit_code == 2
    assert "The headers stand in row 1: A Rec No.; B Group; C Item; D Meeting date; E Recommendation;" in done.stderr
    assert (
        "Repeat the command with: --map number=A --map group=B --map ordinal=C --map date=D --map text=E" in done.stderr
    )


def test_a_person_reads_what_was_done_and_what_is_wrong(tmp_path: Path) -> None:
    terminal, file = terminal_with(tmp_path, "csv", as_csv(SEVEN[:4]))
    done = terminal.run("import-list", file, *MAP, *FOUND, "--word", "Concur=agreed", *DFO)
    assert done.exit_code == 2
    assert "Row 2: 2020-12/port-signs/1: recommendation, action, feedback is recorded." in done.stdout
    assert done.stderr == (
        'Row 4, column A ("Rec No."): Number: "1O459" is not 6 digits. Write its six figures, as 010457.\n'
    )
    assert "4 rows: 3 new, 0 the same, 0 different, 1 wrong." in done.stdout
    changed = terminal.folder / "changed.csv"
    changed.write_bytes(as_csv([("010457", GROUP, 1, "2020-12", "Other words.", "", "", "", "")]))
    done = terminal.run("import-list", str(changed), *MAP, *DFO)
    assert done.exit_code == 0
    assert 'Row 2: 2020-12/port-signs/1 differs in column E ("Recommendation"): held COAC recommends' in done.stdout


@pytest.mark.parametrize(("name", "content", "said"), [
    ("none.csv", None, "none.csv: No such file or directory."),
    ("list.pdf", b"%PDF-1.7", "list.pdf is a PDF, no list; if it holds a table, copy that into a spreadsheet"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    terminal = Terminal(tmp_path).founded()
    if content:
        (tmp_path / name).write_bytes(content)
    done = terminal.run("import-list", str(tmp_path / name), *MAP, *DFO)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
