"""`tracker criteria`: a document with an edition and a change, what led to it, and a file that cannot be read."""

from pathlib import Path

import pytest

from tests.cli.terminal import DFO, Terminal

FIRST = "id,category,level,text\n3.2,Signs,Should,A sign stands at each gate.\n"
DATES = ("--set", "announced=2022-06-01", "--set", "effective=2022-08-01", "--set", "existing_by=2023-08-01")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).founded()


def done(terminal: Terminal, *words: str) -> str:
    ran = terminal.run("criteria", *words)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_a_document_with_its_edition_and_its_change(terminal: Terminal) -> None:
    done(terminal, "found", "--set", "name=Sign Criteria", "--set", "since=2019-01-01", *DFO)
    first = terminal.file("first.csv", FIRST)
    then = ("--set", "announced=2019-01-01", "--set", "effective=2019-01-01")
    done(terminal, "edition", "sign-criteria", "--file", first, *then, *DFO)
    changed = terminal.file("change.csv", "id,level\n3.2,Must\n")
    said = done(terminal, "change", "sign-criteria", "--file", changed, *DATES, *DFO)
    assert said.startswith("Published as criteria/sign-criteria/change/1 at /record/")
    assert "criteria/sign-criteria/change/1  in force for all" in done(terminal, "list", "sign-criteria")
    assert done(terminal, "list").startswith("criteria/sign-criteria  Sign Criteria")


def test_what_cannot_be_done_is_refused_in_words(terminal: Terminal) -> None:
    bad = terminal.file("bad.csv", "level\nMust\n")
    ran = terminal.run("criteria", "change", "sign-criteria", "--file", bad, *DATES, *DFO)
    assert ran.exit_code == 2 and "There is no column id." in ran.stderr
    ran = terminal.run("criteria", "link", "sign-criteria/change/1", "--set", "colour=red", *DFO)
    assert ran.exit_code == 2 and 'Nothing here is called "colour"' in ran.stderr
