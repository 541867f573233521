"""Scans at the terminal: imported with a warning, typed in from a file, waived with a reason, then published."""

from pathlib import Path

import pytest

from tests.builders_pdf import Printed, block, centred
from tests.builders_scan import needs_tesseract, scanned
from tests.cli.terminal import DFO, Terminal

COVER = [
    centred("Commercial Customs Operations Advisory Committee (COAC)", 80),
    centred("Safe Roads Subcommittee", 90),
    centred("Hatch Working Group", 105),
    centred("Recommendations", 120),
    Printed("March 2022", 150),
    *block("COAC recommends that the gates stay open on Fridays.", 200, label="1."),
]
SCAN = [
    Printed("2. COAC recommends that each gate has a sign.", 100),
    Printed("It names the lane and the hours.", 114, 93.6),
]
ID = "intake-1"


def begun(folder: Path) -> Terminal:
    terminal = Terminal(folder).founded()
    (folder / "set.pdf").write_bytes(scanned(COVER, SCAN, pictures=(2,)))
    assert terminal.asked("import", str(folder / "set.pdf"), *DFO)["new"][0]["id"] == ID
    return terminal


@pytest.fixture
def no_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_machine")
def test_a_scan_is_typed_in_from_a_file(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    assert terminal.run("review", ID, "--accept", *DFO).exit_code == 0
    refused = terminal.run("publish", ID, *DFO)
    assert (refused.exit_code, "pages that nobody has read yet" in refused.stderr) == (2, True)
    page = terminal.file("page.txt", "2. COAC recommends that each gate has a sign.\n")
    assert terminal.run("type-page", ID, "2", page, *DFO).stdout.splitlines() == [
        "intake-1: page 2 is typed in; the paper was read anew and awaits review.",
        "Next: tracker review intake-1 --accept --as EMAIL",
    ]
    assert terminal.run("review", ID, "--accept", *DFO).exit_code == 0
    assert len(terminal.asked("publish", ID, *DFO)) == 4


@pytest.mark.usefixtures("no_machine")
def test_a_scan_is_waived_with_a_reason(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    assert terminal.run("waive-page", ID, "2", "--reason", " ", *DFO).exit_code == 2
    assert terminal.run("waive-page", ID, "2", "--reason", "A photograph.", *DFO).exit_code == 0
    assert terminal.run("review", ID, "--accept", *DFO).exit_code == 0
    assert len(terminal.asked("publish", ID, *DFO)) == 3


@pytest.mark.usefixtures("no_machine")
@pytest.mark.parametrize("words", [("type-page", ID, "7", "{page}"), ("type-page", "intake-9", "2", "{page}")])
def test_what_is_wrong_ends_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    terminal = begun(tmp_path)
    page = terminal.file("page.txt", "Some words.")
    done = terminal.run(*(word.format(page=page) for word in words), *DFO)
    assert (done.exit_code, done.stdout) == (2, "")


@needs_tesseract
def test_a_scan_that_the_machine_read_is_compared_and_corrected(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    assert "the machine read; compare it with the page" in terminal.run("review", ID, *DFO).stdout
    page = terminal.file("page.txt", "2. COAC recommends that each gate have a sign.\n")
    assert terminal.run("type-page", ID, "2", page, *DFO).exit_code == 0
    shown = terminal.run("review", ID, *DFO).stdout
    assert "the machine read" not in shown and "2 items" in shown
