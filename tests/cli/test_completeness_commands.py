"""`tracker completeness`, `account`, `erratum`: the whole way at the terminal."""

from pathlib import Path

from tests.cli.terminal import DFO, SET, Terminal


def test_what_is_missing_is_told_and_said(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    told = terminal.asked("completeness")
    july = next(one for one in told["items"] if one["meeting"] == "2020-07")
    assert july["papers"]["recommendations"]["state"] == "missing"
    assert [one["by"]["key"] for one in july["papers"]["recommendations"]["named"]] == [f"{SET}/2"]
    done = terminal.run("account", "2020-07", "minutes", "--none", "--source", "The docket.", *DFO)
    assert done.exit_code == 0 and "tracker retract account/2020-07/minutes" in done.stdout
    again = next(one for one in terminal.asked("completeness")["items"] if one["meeting"] == "2020-07")
    assert again["papers"]["minutes"]["state"] == "none"
    printed = terminal.run("completeness").stdout
    assert "July 2020, day not known" in printed
    assert "expected, 0 found, by Recommendation 2" in printed.partition("Named by papers, not found here:")[2]
    assert [one["by"]["key"] for one in told["not_found"]][:1] == [f"{SET}/2"]
    assert terminal.run("completeness", "--term", "16").stdout.startswith("16th term: ")
    assert terminal.run("completeness", "--term", "44").exit_code == 2
    assert terminal.run("account", "2020-07", "minutes", "--source", "The docket.", *DFO).exit_code == 2
    both = terminal.run("account", "2020-08", "minutes", "--missing", "--none", "--source", "The docket.", *DFO)
    assert (both.exit_code, "It cannot both be missing and never have been." in both.stderr) == (2, True)
    assert terminal.run("check").exit_code == 0


def test_an_erratum_is_recorded_and_shown(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    said = ["--printed", "a map of all signs", "--corrected", "a map of all lanes", "--source", "The draft."]
    assert f"{SET}/2/erratum/1" in terminal.run("erratum", f"{SET}/2", *said, *DFO).stdout
    shown = terminal.asked("show", f"{SET}/2")
    assert [one["corrected"] for one in shown["errata"]] == ["a map of all lanes"]
    assert (
        "Misprint: a map of all signs; right: a map of all lanes (The draft.)"
        in terminal.run("show", f"{SET}/2").stdout
    )
    assert terminal.run("erratum", f"{SET}/2", *said, "--field", "colour", *DFO).exit_code == 2
