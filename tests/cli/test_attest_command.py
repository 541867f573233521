"""`tracker attest` at a terminal."""

from pathlib import Path

from tests.cli.terminal import DFO, SET, Terminal

SOURCE = ["--date", "December 16, 2020", "--source", f"{SET}/recommendations", "--quote", "post one sign at each gate"]


def test_what_a_paper_says_is_attested(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    said = ["--sets", "action=passed", "--number", f"{SET}/2=010458", *SOURCE, "--shortfall", "Short notice."]
    assert terminal.asked("attest", f"{SET}/1", f"{SET}/2", *said, *DFO) == [
        {"key": "2020-12-16/1", "url": "/record/2020-12-16/1"}
    ]
    shown = terminal.asked("show", "2020-12-16/1")
    assert shown["facts"]["attested"]["shortfall"] == "Short notice."
    assert terminal.asked("show", f"{SET}/2")["facts"]["status"]["action"]["value"] == "passed"
    assert terminal.run("check").exit_code == 0


def test_what_is_wrong_ends_with_two(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    for words, said in (
        (["--sets", "verdict=yes"], '"verdict" cannot be set.'),
        (["--sets", "action"], '"action" sets nothing.'),
        (["--sets", "action=carried"], '"carried" is none of the choices. Choose one of: on agenda, passed,'),
        (["--number", f"{SET}/3=010459"], f"{SET}/3 is given a number, and is not named."),
    ):
        done = terminal.run("attest", f"{SET}/1", *words, *SOURCE, *DFO)
        assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
