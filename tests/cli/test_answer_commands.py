"""`tracker desk` and `tracker answer`, over the home of a test."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders import ZONE
from tests.builders_word import comment, edited, tracked
from tests.proceedings.builders_meeting import ITEMS, status
from tests.proceedings.test_answers import Desk
from tracker.cli import main

DFO, SIGNS, COUNSEL = (["--as", one] for one in ("dfo@example.gov", "signs@cbp.example", "counsel@cbp.example"))
IN_PART = ("--set", "verdict=agreed in part", "--set", "text=CBP agrees to most.", "--set", "signer=R. Example")


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(tmp_path)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", made.world.url)
    yield made


def run(*words: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == code, done.output
    return done


def test_from_the_desk_to_the_published_answer(held: Desk, tmp_path: Path) -> None:
    owed = json.loads(run("desk", "list", "--json", *SIGNS).stdout)
    assert [(one["number"], one["since"]) for one in owed] == [(f"09030{n}", "2020-12-16") for n in range(1, 5)]
    run("desk", "send", "090302", "--to", "signs", *DFO)
    assert "1 recommendation owed" in run("desk", "list", "--office", "signs", *SIGNS).output
    run("answer", "draft", "response", *ITEMS[1:3], "--office", "signs", *IN_PART, *SIGNS)
    refused = run("answer", "send", "answer-signs-1", "--to", "counsel", *SIGNS, code=2)
    assert '"agreed in part" says why' in refused.output
    run("answer", "change", "answer-signs-1", "--set", "reasons=Not at night.", *SIGNS)
    run("answer", "send", "answer-signs-1", "--to", "counsel", "--to", "field", *SIGNS)
    run("answer", "return", "answer-signs-1", "--office", "counsel", "--comments", "Say where.", *COUNSEL)
    assert "Say where." in run("answer", "show", "answer-signs-1", *SIGNS).output
    assert "There is no draft answer-signs-1" in run("answer", "show", "answer-signs-1", *COUNSEL, code=2).output
    assert run("answer", "list", *COUNSEL).output == ""
    run("answer", "send", "answer-signs-1", "--to", "counsel", "--to", "field", *SIGNS)
    run("answer", "clear", "answer-signs-1", "--office", "counsel", *COUNSEL)
    page = tmp_path / "signed.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    signed = ("--by", "F. Officer", "--on", str(datetime.now(ZONE).date()), "--page", str(page))
    run("answer", "paper", "answer-signs-1", "--office", "field", *signed, *SIGNS)
    said = run("answer", "publish", "answer-signs-1", *SIGNS).output
    assert said.startswith("Published as 20")
    assert json.loads(run("answer", "list", "--json", *SIGNS).stdout)[0]["state"] == "published"
    held.world.at = "2030-01-01T15:00:00+00:00"  # the command asks the real clock
    assert status(held, ITEMS[1])["feedback"] == "agreed in part"


def test_a_second_draft_on_the_same_is_told_of_the_first(held: Desk) -> None:
    drafts = ("answer", "draft", "response", ITEMS[1], "--office", "signs", *IN_PART, *SIGNS)
    assert "on the same" not in run(*drafts).output
    told = run(*drafts).output
    assert (
        "on the same is open: answer-signs-1 (draft), of office/signs" in told and "answer drop answer-signs-2" in told
    )


def test_what_may_not_be_is_refused_in_words(held: Desk, tmp_path: Path) -> None:
    run("answer", "draft", "response", ITEMS[0], "--office", "signs", *IN_PART, *SIGNS)
    assert "There is no draft answer-signs-1" in run("answer", "show", "answer-signs-1", *COUNSEL, code=2).output
    assert (
        "was not asked to clear" in run("answer", "clear", "answer-signs-1", "--office", "counsel", *DFO, code=2).output
    )
    assert (
        "Nothing here is called"
        in run("answer", "change", "answer-signs-1", "--set", "colour=red", *DFO, code=2).output
    )
    file = tmp_path / "shown.txt"
    file.write_text("A walk through the ports.")
    run("answer", "attach", "answer-signs-1", str(file), "--words", "A walk", *SIGNS)
    assert json.loads(run("answer", "show", "answer-signs-1", "--json", *SIGNS).stdout)["files"] == ["shown.txt"]
    assert "It is not said why" in run("answer", "drop", "answer-signs-1", *SIGNS, code=2).output
    run("answer", "drop", "answer-signs-1", "--reason", "Not ours.", *SIGNS)
    assert "No response stands" in run("answer", "revise", "answer-signs-1", *SIGNS, code=2).output


def test_a_word_file_goes_out_and_its_words_are_taken_back(held: Desk, tmp_path: Path) -> None:
    run(
        "answer",
        "draft",
        "response",
        *ITEMS[1:2],
        "--office",
        "signs",
        *IN_PART,
        "--set",
        "reasons=Not at night.",
        *SIGNS,
    )
    run("answer", "send", "answer-signs-1", "--to", "counsel", "--by", str(datetime.now(ZONE).date()), *SIGNS)
    run("answer", "package", "answer-signs-1", str(tmp_path), "--office", "counsel", *SIGNS)
    out = tmp_path / "answer-signs-1-office-counsel.docx"
    back = tmp_path / "back.docx"
    back.write_bytes(edited(out.read_bytes(), tracked("at night", "after dark"), comment("most", "Which?")))
    told = run("answer", "bring", "answer-signs-1", str(back), "--office", "counsel", *COUNSEL).output
    assert 'Reasons: C. Counsel took out "at night", put in "after dark"' in told
    assert 'C. Counsel on "CBP agrees to most.": Which?' in told and "something else: reasons\n" in told
    assert (
        run("answer", "take", "answer-signs-1", "1", "--field", "reasons", *SIGNS).output == "answer-signs-1: draft.\n"
    )
    assert (
        json.loads(run("answer", "show", "answer-signs-1", "--json", *SIGNS).stdout)["says"]["reasons"]
        == "Not after dark."
    )
    run("answer", "take", "answer-signs-1", "9", "--field", "reasons", *SIGNS, code=2)
