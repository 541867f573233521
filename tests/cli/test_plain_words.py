"""What goes wrong outside the program ends a command with words and exit code 2; a fault of the program is shown."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError, ProgrammingError

from tests.cli.terminal import DFO, SET, Terminal
from tracker.cli import main
from tracker.cli.plain import in_words
from tracker.cli.read import read
from tracker.search.engine import IndexDamaged

BYTES = os.fsdecode(b"caf\xe9")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).founded()


@pytest.mark.parametrize(
    "words",
    [
        ["read", BYTES],
        ["search", BYTES],
        ["show", BYTES],
        ["review", BYTES, *DFO],
        ["people", "token", BYTES],
        ["correct", "coac", "--title", BYTES, "--reason", "It was misread.", *DFO],
        ["serve", "--host", BYTES],
    ],
)
def test_words_that_are_no_text_are_refused(tmp_path: Path, words: list[str]) -> None:
    done = Terminal(tmp_path).run(*words)
    assert (done.exit_code, "of the command is not UTF-8 text" in done.stderr) == (2, True)


def test_a_file_that_is_no_text_corrects_nothing(terminal: Terminal) -> None:
    terminal.published()
    file = terminal.folder / "words.txt"
    file.write_bytes(b"caf\xe9")
    done = terminal.run("correct", f"{SET}/1", "--text", str(file), "--reason", "A misread word.", *DFO)
    assert (done.exit_code, done.stderr) == (
        2,
        f"tracker: {file} is not UTF-8 text. Save it as UTF-8, then try again.\n",
    )


@pytest.mark.parametrize(("name", "said"), [("a" * 400, "cannot be opened (File name too long)"), (".", "is a folder")])
def test_a_name_that_cannot_be_read_is_said(name: str, said: str) -> None:
    done = CliRunner().invoke(read, [name])
    assert (done.exit_code, said in done.stderr, len(done.stderr) < 200) == (2, True, True)


@pytest.mark.parametrize("content", [b"caf\xe9", b"password: x\npeople: [{}]", b"- x", b"{"])
def test_people_of_a_tree_that_cannot_be_read_are_said(tmp_path: Path, content: bytes) -> None:
    terminal = Terminal(tmp_path)
    tree = tmp_path / "none"
    (tree / "workspace").mkdir(parents=True)
    (tree / "workspace" / "people.yaml").write_bytes(content)
    done = terminal.run("demo")
    assert (done.exit_code, "people.yaml: cannot be read as a password and people" in done.stderr) == (2, True)


def test_a_host_that_is_not_ours_is_not_a_port_that_is_taken(terminal: Terminal) -> None:
    done = terminal.run("serve", "--host", "nowhere.invalid")
    assert (done.exit_code, "Nothing can listen at port 8000 of nowhere.invalid." in done.stderr) == (2, True)


# The database -------------------------------------------------------------------------------------------------------


def damage(terminal: Terminal, table: str) -> None:
    """Overwrite the first page of a table."""
    path = terminal.folder / "home" / "tracker.sqlite"
    with closing(sqlite3.connect(path)) as held:
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = held.execute("PRAGMA page_size").fetchone()[0]
        page = held.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


@pytest.mark.parametrize("words", [["search", "sign"], ["show", "coac"], ["publish", "intake-1", *DFO], ["init"]])
def test_a_damaged_database_is_said(terminal: Terminal, words: list[str]) -> None:
    terminal.published()
    damage(terminal, "entry")
    damage(terminal, "person")
    done = terminal.run(*words)
    assert (done.exit_code, "The database file is damaged, or is no database." in done.stderr) == (2, True)


def test_the_check_tells_what_is_damaged(terminal: Terminal) -> None:
    terminal.published()
    damage(terminal, "entry")
    done = terminal.run("check")
    assert done.exit_code == 1
    assert "Head of the record: entry 0, which cannot be read" in done.stdout
    assert "schema: holds" in done.stdout


@pytest.mark.parametrize("words", [["check"], ["search", "sign"], ["init"]])
def test_a_file_that_is_no_database_is_said(terminal: Terminal, words: list[str]) -> None:
    (terminal.folder / "home" / "tracker.sqlite").write_bytes(b"no database " * 1000)
    done = terminal.run(*words)
    assert (done.exit_code, "The database file is damaged, or is no database." in done.stderr) == (2, True)


def test_what_is_written_down_on_the_way_is_in_words_too(terminal: Terminal) -> None:
    """In a process of its own: no traceback, though the index could not be brought up to date either."""
    terminal.published()
    damage(terminal, "entry")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "search", "sign"],
        env={**os.environ, **terminal.environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert done.stderr.startswith("tracker: the search index could not be brought up to date. The database file is")


# What is a fault of the program ---------------------------------------------------------------------------------------


def sqlite_error(statement: str) -> OperationalError:
    with closing(sqlite3.connect(":memory:")) as held, pytest.raises(sqlite3.OperationalError) as wrong:
        held.execute(statement)
    return OperationalError(statement, {}, wrong.value)


FAULTS = [
    sqlite_error("SELEC 1"),
    sqlite_error("SELECT * FROM nowhere"),
    ProgrammingError("SELECT 1", {}, Exception("no such column")),
    KeyError("x"),
    BrokenPipeError(),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_of_the_program_has_no_words(fault: Exception) -> None:
    assert in_words(fault) is None


def test_a_fault_of_the_program_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys.modules["tracker.cli.read"], "read_apart")  # the package's own name for it is the command
    file = tmp_path / "one.txt"
    file.write_text("words")
    assert isinstance(CliRunner().invoke(main, ["read", str(file)]).exception, NameError)


def test_an_index_at_fault_names_its_remedy() -> None:
    said = in_words(IndexDamaged("the search index is damaged: x"))
    assert said == "The index cannot do this: the search index is damaged: x. Make it anew with: tracker index rebuild"
