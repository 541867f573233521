"""`tracker report`."""

from pathlib import Path

from tests.cli.terminal import DFO, Terminal


def test_the_figures_list_exactly_what_they_count(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    said = ["--date", "2020-12-16", "--source", "The minutes."]
    assert terminal.run("attest", "2020-12/pswg/1", "--sets", "action=passed", *said, *DFO).exit_code == 0
    told = terminal.asked("report", "faca")
    assert (told["made"], told["not_recorded"], len(told["items"])) == (1, 1, 1)
    assert terminal.asked("report", "faca", "--fiscal-year", "2020")["items"] == []
    printed = terminal.run("report", "faca", "--fiscal-year", "2021").stdout.splitlines()
    assert printed[0] == "Made in fiscal year 2021: 1"
    assert printed[-1] == "  2020-12/pswg/1: not recorded here"
    assert terminal.run("report", "faca", "--fiscal-year", "next").exit_code == 2
