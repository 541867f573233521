"""`tracker match`, and the answers that `tracker review` takes."""

from pathlib import Path

import pytest

from tests.cli.terminal import DFO, SET, Terminal
from tests.papers import RECOMMENDATIONS

LATER = RECOMMENDATIONS.replace("December 2020", "January 2021").replace("one sign", "two signs")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A set is published; another that prints its items again, one in other words, has come in as intake-3."""
    made = Terminal(tmp_path).founded()
    made.published()
    made.asked("import", made.file("later.txt", LATER), *DFO)
    return made


def test_the_account_is_told_and_what_waits_is_named(terminal: Terminal) -> None:
    told = terminal.run("match", "intake-3", *DFO).stdout
    assert "3 items: 2 are in the record already, in the same words; 1 waits for a decision." in told
    assert f"Item 1 (Port Signs Working Group): Very like {SET}/1." in told
    assert "Next: tracker review intake-3 --new 1, --same, --version or --misprint 1=KEY" in told
    asked = terminal.asked("match", "intake-3", *DFO)
    assert asked["summary"] == {"items": 3, "same": 2, "version": 0, "misprint": 0, "new": 0, "open": 1}
    assert [(one["item"], one["as"], one["key"]) for one in asked["items"]] == [
        (1, None, None),
        (2, "same", f"{SET}/2"),
        (3, "same", f"{SET}/3"),
    ]


@pytest.mark.parametrize(
    ("given", "items"),
    [
        (["--version", f"1={SET}/1"], [f"{SET}/1", f"{SET}/2", f"{SET}/3"]),
        (["--misprint", f"1={SET}/1"], [f"{SET}/1", f"{SET}/2", f"{SET}/3"]),
        (["--easy"], [f"{SET}/1", f"{SET}/2", f"{SET}/3"]),
        (["--new", "1"], ["2021-01/pswg/1", f"{SET}/2", f"{SET}/3"]),
    ],
)
def test_what_was_answered_is_published(terminal: Terminal, given: list[str], items: list[str]) -> None:
    refused = terminal.run("publish", "intake-3", *DFO)
    assert refused.exit_code == 2
    waiting = terminal.run("review", "intake-3", "--accept", *DFO).stdout
    assert "Of one item somebody has to say which recommendation it is" in waiting
    undecided = terminal.run("publish", "intake-3", *DFO)
    assert (undecided.exit_code, "tracker match intake-3" in undecided.stderr) == (2, True)
    done = terminal.run("review", "intake-3", *given, *DFO)
    assert (done.exit_code, done.stdout.startswith("Decided. ")) == (0, True)
    published = terminal.asked("publish", "intake-3", *DFO)
    assert [one["key"] for one in published] == ["2021-01/pswg/recommendations", "2021-01/pswg", *items]
    assert published[2]["url"] == f"/recommendations/{items[0]}"
    assert terminal.run("check").exit_code == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--version", "1"], '"1" names no item. Write --version ITEM=KEY'),
        (["--version", f"x={SET}/1"], '"x" is no item.'),
        (["--version", f"9={SET}/1"], "The paper has no item 9 to decide on. They are numbered 1 to 3."),
        (["--version", "1=010999"], 'Item 1: no recommendation "010999" is held.'),
        (["--same", f"1={SET}/1"], f"Item 1: Its words are not those of {SET}/1."),
        (["--new", "1", "--same", f"1={SET}/1"], "Two answers were given for item 1."),
    ],
)
def test_a_wrong_answer_is_refused_in_words(terminal: Terminal, given: list[str], said: str) -> None:
    done = terminal.run("review", "intake-3", *given, *DFO)
    assert (done.exit_code, said in done.stderr) == (2, True), done.output


def test_a_paper_that_is_not_there_is_said_to_be_none(terminal: Terminal) -> None:
    done = terminal.run("match", "intake-9", *DFO)
    assert (done.exit_code, "There is no paper intake-9 here." in done.stderr) == (2, True)
