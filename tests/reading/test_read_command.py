"""`tracker read` as a person and as a program use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders_pdf import Printed, pdf
from tests.builders_scan import needs_tesseract, scanned
from tracker.cli.read import read

SET = (
    "Commercial Customs Operations Advisory Committee\nRail Working Group\nRecommendations\nMay 2024\n\n"
    "1. COAC recommends one.\n2. COAC recommends\n\ntwo.\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(read, [str(each) for each in arguments])


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_one_file_is_one_object_and_several_are_a_list(tmp_path: Path) -> None:
    one, two = written(tmp_path, "one.txt", SET.encode()), written(tmp_path, "two.md", SET.encode())
    assert json.loads(run("--json", one).stdout)["file"] == "one.txt"
    assert [each["file"] for each in json.loads(run(one, two, "--json").stdout)] == ["one.txt", "two.md"]


def test_a_wrong_file_is_said_and_the_right_one_still_printed(tmp_path: Path) -> None:
    right, wrong = written(tmp_path, "one.txt", SET.encode()), written(tmp_path, "two.txt", b"")
    answer = run("--json", wrong, right, tmp_path / "none.txt")
    assert answer.exit_code == 2
    assert [each["file"] for each in json.loads(answer.stdout)] == ["one.txt"]
    assert "two.txt: is empty; fetch it again" in answer.stderr
    assert "none.txt: cannot be opened" in answer.stderr


def test_the_summary_can_be_read_aloud(tmp_path: Path) -> None:
    answer = run(written(tmp_path, "one.txt", SET.encode()))
    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "one.txt: recommendations",
        "Rail Working Group: Recommendations, May 2024",
        "",
        "Look at 1 thing:",
        '  - a blank line tore this paragraph apart; it was joined: "2. COAC recommends two." '
        "(joined-paragraph, line 7)",
        "",
        "Committee: Commercial Customs Operations Advisory Committee",
        "Group: Rail Working Group",
        "Date: May 2024",
        "",
        "2 items:",
        "  Rail Working Group",
        "    1. COAC recommends one.",
        "    2. COAC recommends two.",
        "Words: 19 in the paper, 19 kept, 0 set aside as page furniture.",
    ]


def test_a_scan_is_refused_with_the_page_and_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    scan = pdf([Printed("Rail Working Group", 100)], [], [], pictures=(2,))
    answer = run(written(tmp_path, "scan.pdf", scan))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.endswith("scan.pdf: page 2 is a scan; install tesseract-ocr or type it in\n")
    scan = pdf([Printed("Rail Working Group", 100)], [], [], pictures=(2, 3))
    answer = run(written(tmp_path, "scan.pdf", scan))
    assert answer.stderr.endswith("scan.pdf: pages 2, 3 are scans; install tesseract-ocr or type them in\n")


@needs_tesseract
def test_a_scan_that_the_machine_read_is_shown_and_said(tmp_path: Path) -> None:
    sheet = [
        Printed("Rail Working Group Recommendations", 100),
        Printed("1. COAC recommends that gates are open.", 130),
    ]
    answer = run(written(tmp_path, "scan.pdf", scanned(sheet, pictures=(1,))))
    assert answer.exit_code == 0
    assert "    1. COAC recommends that gates are open." in answer.stdout.splitlines()
    assert (
        "page 1 is a scan that the machine read; compare it with the page, word by word (machine-read)" in answer.stdout
    )
    assert answer.stdout.splitlines()[-1].endswith("Read by machine: page 1.")


@needs_tesseract
def test_a_scan_without_words_is_not_passed_off_as_read(tmp_path: Path) -> None:
    answer = run(written(tmp_path, "scan.pdf", pdf([Printed("Rail Working Group", 100)], [], pictures=(2,))))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.endswith(
        "page 2 is a scan in which the machine could make out no words; type it in, or waive it\n"
    )
