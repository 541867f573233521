"""`tracker import --addresses`: each file has the address that its line gives, and what fits no file is told."""

from pathlib import Path

from tests.cli.terminal import DFO, Terminal
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS

ALL, OWN = "https://example.gov/all", "https://example.gov/b.txt"


def obtained(terminal: Terminal, number: int) -> str:
    """What the public page of an imported paper is made from."""
    id = f"intake-{number}"
    assert terminal.run("review", id, "--accept", *DFO).exit_code == 0
    key = terminal.asked("publish", id, *DFO)[0]["key"]
    return str(terminal.asked("show", key)["facts"]["obtained"]["from"])


def test_each_file_is_kept_with_its_own_address(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    papers = [terminal.file("a.txt", RECOMMENDATIONS), terminal.file("b.txt", ISSUE_PAPER)]
    listed = terminal.file("list.csv", f"File name;Address\nb.txt;{OWN}\n")
    assert terminal.run("import", *papers, "--addresses", listed, "--from", ALL, *DFO).exit_code == 0
    assert [obtained(terminal, number) for number in (1, 2)] == [ALL, OWN]


def test_a_name_that_no_file_has_is_told_beside_what_was_kept(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    listed = terminal.file("list.csv", f"a.txt,{OWN}\nc.txt,{OWN}")
    done = terminal.run("import", terminal.file("a.txt", RECOMMENDATIONS), "--addresses", listed, *DFO)
    assert (done.exit_code, done.stdout.startswith("intake-1: ")) == (2, True)
    assert done.stderr == (
        "c.txt: has an address and is not among the files. Import it too, or mend its name in the addresses.\n"
    )


def test_nothing_is_kept_where_a_line_is_wrong_or_names_two_files(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    (tmp_path / "more").mkdir()
    papers = [terminal.file("a.txt", RECOMMENDATIONS), terminal.file("more/a.txt", ISSUE_PAPER)]
    for words, said in (
        (f"a.txt,{OWN}", "Several files are called a.txt"),
        ("a.txt,here", 'Line 1 (a.txt): "here" is'),
    ):
        done = terminal.run("import", *papers, "--addresses", terminal.file("list.csv", words), *DFO)
        assert (done.exit_code, said in done.stderr) == (2, True)
    assert terminal.asked("queue", *DFO)["total"] == 0
