"""What a refusal tells somebody at a terminal to type can be typed there."""

import logging
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from granian.server.common import AbstractServer

from tests.cli.terminal import DFO, SET, Terminal
from tracker.cli.plain import as_typed
from tracker.cli.serve import server

ROOT = Path(__file__).parents[2]
ATTESTED = ["--date", "December 16, 2020", "--source", "The minutes.", *DFO]
REASON = ["--reason", "Printed by mistake."]
MISSING = [
    (["publish", "intake-1"], "--as is missing. Add: --as EMAIL. Who does it."),
    (["retract", "coac", *DFO], "--reason is missing. Add: --reason TEXT. What was wrong; readers see it."),
    (["people", "add", "a@example.gov"], "--role is missing. Add: --role TEXT. One of: member, lead, chair,"),
    (["attest", "coac", *DFO], "--date is missing. Add: --date TEXT. "),
    (["read"], "FILE... is missing. Type: tracker read [OPTIONS] FILE..."),
]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).founded()


def refused(terminal: Terminal, *words: str) -> str:
    done = terminal.run(*words)
    assert (done.exit_code, "Traceback" in done.output) == (2, False), done.output
    return " ".join(done.stderr.replace("main ", "tracker ").split())


@pytest.mark.parametrize(("words", "said"), MISSING)
def test_what_is_missing_is_said_as_it_is_typed(tmp_path: Path, words: list[str], said: str) -> None:
    assert said in refused(Terminal(tmp_path), *words)


def test_an_option_is_named_as_its_command_has_it(terminal: Terminal) -> None:
    terminal.published()
    assert "Write --sets NAME=WORD." in refused(terminal, "attest", f"{SET}/1", "--sets", "passed", *ATTESTED)
    numbered = ["--sets", "action=passed", "--number", "010458"]
    assert "Write --number KEY=NUMBER." in refused(terminal, "attest", f"{SET}/1", *numbered, *ATTESTED)
    listed = terminal.file("list.csv", "number\n010458\n")
    assert "Write --map FIELD=COLUMN." in refused(terminal, "import-list", listed, "--map", "number", *DFO)
    assert "or give --paper-stays, and the paper is to stay" in refused(terminal, "retract", f"{SET}/1", *REASON, *DFO)


def test_what_a_role_belongs_to_is_asked_for_by_its_option(terminal: Terminal) -> None:
    add = ["people", "add", "a@example.gov", "--name", "An Assistant", "--role"]
    assert refused(terminal, *add, "assistant").endswith(
        "--office: The role assistant belongs to an office. Give its office, one of: dfo."
    )
    assert refused(terminal, *add, "chair").endswith(
        "--term: The role chair belongs to a term. No term has been published yet: publish the paper that names it first."
    )
    assert terminal.run(*add, "assistant", "--office", "dfo").exit_code == 0


def test_the_next_step_is_not_to_add_whoever_is_there(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert "Next: tracker people add EMAIL --name NAME --role dfo, then tracker serve\n" in terminal.run("init").stdout
    assert "Next: tracker serve\n" in terminal.founded().run("init").stdout


def test_a_port_that_is_taken_is_answered_with_a_command_that_runs_there(terminal: Terminal) -> None:
    """As from a Makefile: the program lies in a folder that is no part of PATH, and the home is set there alone."""
    program = terminal.folder / "bin of make" / "tracker"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom tracker.cli import main\nmain()\n")
    program.chmod(0o755)
    made = {**os.environ, **terminal.environment, "MAKELEVEL": "1", "PYTHONPATH": str(Path.cwd()), "PATH": "/usr/bin"}
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        serve = [str(program), "serve", "--port", str(port)]
        done = subprocess.run(serve, env=made, capture_output=True, text=True, check=False)
        said, _, typed = done.stderr.strip().partition(" Choose another: ")
        assert (done.returncode, said) == (2, f"tracker: Port {port} is taken.")
        home = shlex.quote(terminal.environment["TRACKER_HOME"])
        assert typed == f"TRACKER_HOME={home} {shlex.quote(str(program))} serve --port 8001"


def test_a_program_that_is_found_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tracker"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TRACKER_HOME", "/srv/tracker")
    monkeypatch.delenv("MAKELEVEL", raising=False)
    for name, said in ((str(program), "tracker"), ("/usr/lib/tracker/__main__.py", f"{sys.executable} -m tracker")):
        monkeypatch.setattr(sys, "argv", [name])
        assert as_typed("serve") == f"{said} serve"


def test_the_demonstration_is_brought_up_to_date_without_a_word_of_people_to_add(tmp_path: Path) -> None:
    """What `make run` does, twice: nobody is to be added to it."""
    recipe = (ROOT / "Makefile").read_text().partition("\nrun:")[2].partition("\n\n")[0]
    assert re.findall(r"/tracker (.+)", recipe) == ["demo --unless-loaded", "serve"]
    terminal = Terminal(tmp_path)
    tree = Path(terminal.environment["TRACKER_CONTENT"])
    tree.mkdir()
    shutil.copy(ROOT / "content" / "demonstration.md", tree)
    first, again = (terminal.run("demo", "--unless-loaded") for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stdout.startswith("The demonstration record is loaded already, in ")
    assert "people add" not in first.stdout + again.stdout
    assert terminal.run("check").exit_code == 0


def test_the_server_starts_without_a_word_that_sounds_like_a_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    made = server("tests:nothing", "127.0.0.1", 0)
    monkeypatch.setattr("multiprocessing.cpu_count", lambda: 1)
    monkeypatch.setattr(AbstractServer, "serve", lambda *_: logging.getLogger("_granian").warning("A real one."))
    made.serve()
    said = capfd.readouterr().out
    assert ("A real one." in said, "threads" in said, "ebsockets" in said) == (True, False, False)
