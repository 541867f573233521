"""`tracker group` at a terminal."""

from pathlib import Path

from tests.cli.terminal import DFO, Terminal


def test_what_happens_to_a_group_is_shown_before_it_is_published(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    said = ["group", "Port Signs Working Group", "on hiatus", "--date", "2021-05-01", *DFO]
    looked = terminal.run(*said, "--dry-run").stdout.splitlines()
    assert looked[0].startswith("May 1, 2021: ") and looked[-1] == "Nothing was changed."
    assert terminal.asked("show", "pswg")["facts"].get("stage") is None
    assert terminal.run(*said).stdout.startswith("Published as ")
    assert terminal.asked("show", "pswg")["facts"]["stage"] == "on hiatus"
    again = terminal.run(*said, "--dry-run")
    assert (again.exit_code, "The record has this already" in again.stderr) == (2, True)
    own = terminal.run("group", "Port Signs Working Group", "continued by", "--to", "Port Signs Working Group", *DFO)
    assert (own.exit_code, "no group goes on with its own work" in own.stderr) == (2, True)
