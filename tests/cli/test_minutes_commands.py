"""Minutes at the terminal: drafted to a file, kept from it, certified on paper."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders import ZONE
from tests.proceedings.builders_meeting import DAY
from tests.proceedings.test_minutes import PAPER, Minuted
from tracker.cli import main


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Minuted:
    made = Minuted(tmp_path)
    made.adjourned()
    monkeypatch.setenv("TRACKER_HOME", str(made.world.site.settings.home))
    monkeypatch.setenv("DATABASE_URL", made.world.site.settings.database_url)
    return made


def run(*words: str, by: str = "dfo@example.gov") -> Result:
    return CliRunner().invoke(main, ["meeting", *words, "--as", by])


@pytest.mark.parametrize("form", ["md", "docx"])
def test_from_the_draft_to_the_certified_paper(held: Minuted, tmp_path: Path, form: str) -> None:
    file, page = tmp_path / f"minutes.{form}", tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    assert run("minutes", DAY, "--write", str(file)).exit_code == 0
    assert file.read_bytes()[:2] == (b"PK" if form == "docx" else b"Co")
    assert run("minutes", DAY, "--from", str(file), "--note", "first").output.startswith("Version 1 kept.")
    today = str(datetime.now(ZONE).date())
    signed = ("certify", DAY, "--version", "1", "--signed-by", "Ada Able", "--signed-as", "acting chair",
              "--on", today, "--page", str(page))  # fmt: skip
    refused = run(*signed)
    assert refused.exit_code == 2 and "still to be written" in refused.output  # as drafted it has open places
    last = tmp_path / "last.md"
    last.write_text("## Roll Call\n\nAll were present.")
    assert run("minutes", DAY, "--from", str(last)).output.startswith("Version 2 kept.")
    assert run(*signed).exit_code == 2  # version 1 is not the latest any more
    done = run(*signed[:3], "2", *signed[4:])
    assert f"Published as {PAPER}" in done.output
    checked = CliRunner().invoke(main, ["check"])
    assert checked.exit_code == 0, checked.output
    assert f"certified by Ada Able, acting chair on {today}" in run("minutes", DAY).output
    assert run("minutes", DAY, "--from", str(tmp_path / "none.md")).exit_code == 2


def test_the_chair_sends_them_back(held: Minuted, tmp_path: Path) -> None:
    file = tmp_path / "minutes.md"
    file.write_text("## Roll Call\n\nAll were present.")
    run("minutes", DAY, "--from", str(file))
    back = ("send-back", DAY, "--version", "1", "--reason", "Baker left at two.")
    assert run(*back).exit_code == 2  # the officer does not certify
    done = run(*back, by="chair@example.com")
    assert done.output.startswith("Version 1 is sent back. Next: tracker meeting minutes"), done.output
    assert "sent back by Chair" in run("minutes", DAY).output and "Baker left at two." in run("minutes", DAY).output
