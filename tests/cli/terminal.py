"""The command line as a person has it before them, over a home of its own."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.cli import main

DFO = ["--as", "dfo@example.gov"]
SET = "2020-12/pswg"


class Terminal:
    """A person's terminal, over a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "TRACKER_HOME": str(folder / "home"),
            "TRACKER_CONTENT": str(folder / "none"),
            "DATABASE_URL": "",
        }

    def run(self, *words: str) -> Result:
        # make tells what it starts that it did so; what is asked here is told as to somebody who typed it.
        done = CliRunner().invoke(main, list(words), env={**self.environment, "MAKELEVEL": None})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done

    def asked(self, *words: str) -> Any:
        done = self.run(*words, "--json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def founded(self) -> "Terminal":
        assert self.run("init").exit_code == 0
        assert self.run("people", "add", "dfo@example.gov", "--name", "The DFO", "--role", "dfo").exit_code == 0
        return self

    def published(self) -> list[str]:
        papers = [self.file("one.txt", RECOMMENDATIONS), self.file("two.txt", ISSUE_PAPER)]
        ids = [one["id"] for one in self.asked("import", *papers, *DFO)["new"]]
        for id in ids:
            assert self.run("review", id, "--accept", *DFO).exit_code == 0
        return [one["key"] for one in self.asked("publish", *ids, *DFO)]
