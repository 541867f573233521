"""`tracker term` at a terminal."""

from pathlib import Path

import pytest

from tests.cli.terminal import DFO, SET, Terminal
from tracker.cli.term import _fate
from tracker.rules.refusal import BadInput


def begun(folder: Path) -> Terminal:
    terminal = Terminal(folder).founded()
    terminal.published()
    assert terminal.run("term", "publish", "77", "--first-meeting", "2019-02-27", *DFO).exit_code == 0
    member = ["--name", "Able", "--role", "member", "--group", "pswg", "--term", "77", "--from", "2020-01-01"]
    assert terminal.run("people", "add", "able@example.com", *member).exit_code == 0
    return terminal


def test_a_term_is_ended_after_a_look(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    end = ["term", "end", "77", "--on", "2021-12-15", "--fate", "pswg=renamed: Wayfinding Working Group (WWG)", *DFO]
    looked = terminal.run(*end, "--dry-run")
    assert looked.stdout.splitlines()[-1] == "Nothing was changed."
    assert "  group pswg: renamed" in looked.stdout and "  roles that end: 1" in looked.stdout
    assert terminal.run("show", "77/ended").exit_code != 0
    assert terminal.run(*end).stdout.splitlines()[-1] == "Published as 77/ended at /record/77/ended"
    assert terminal.asked("show", "pswg")["title"] == "Wayfinding Working Group"
    (role,) = next(one for one in terminal.asked("people", "list")["items"] if one["name"] == "Able")["roles"]
    assert (role["until"], role["held"]) == ("2021-12-15", False)
    again = terminal.run(*end)
    assert again.exit_code != 0 and "was ended already" in again.stderr
    assert terminal.run("check").exit_code == 0


def test_what_is_wrong_ends_with_two(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    for words, said in (
        (["--fate", "pswg=dissolved"], '"dissolved" is none of the choices'),
        (["--fate", f"{SET}=concluded"], "is no group of this term"),
        (["--fate", "pswg"], '"pswg" sets nothing'),
        (["--on", "2099-01-01"], "lies in the future"),
    ):
        done = terminal.run("term", "end", "77", "--on", "2021-12-15", *words, *DFO)
        assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    ("said", "fate"),
    [
        ("concluded", {"fate": "concluded"}),
        ("on hiatus from 2022-01-05", {"fate": "on hiatus", "since": "2022-01-05"}),
        ("renamed: Way Group (WG) from 2022-02", {"fate": "renamed", "to": "Way Group", "acronym": "WG", "since": "2022-02"}),
        ("continued by: One; Two", {"fate": "continued by", "to": "One; Two"}),
    ],
)  # fmt: skip
def test_a_fate_is_read_as_it_is_typed(said: str, fate: dict[str, str]) -> None:
    assert _fate("pswg", said) == fate


def test_no_fate_is_guessed() -> None:
    with pytest.raises(BadInput, match="does not say"):
        _fate("pswg", " ")
