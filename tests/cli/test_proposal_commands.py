"""`tracker proposal`, over the home of a test: read, taken up as it is or mended, declined; refused in words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders_criteria import SIGNS
from tests.pages.test_proposals import LINK, NEWER, OLDER, RELATION, WORD, Proposing
from tracker.cli import main

DFO, OFFICE, LEAD, MEMBER = (
    ["--as", one] for one in ("dfo@example.gov", "liaison@example.gov", "lead@example.com", "member@example.com")
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Proposing:
    made = Proposing(tmp_path)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", made.world.url)
    return made


def run(*words: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["proposal", *words])
    assert done.exit_code == code, done.output
    return done


def test_each_reads_what_is_theirs_to_read(here: Proposing) -> None:
    link, relation = (here.proposed(said).rpartition("/")[2] for said in (LINK, RELATION))
    seen = {who[1]: {one["id"] for one in json.loads(run("list", "--json", *who).stdout)}
            for who in (DFO, OFFICE, LEAD, MEMBER)}  # fmt: skip
    assert list(seen.values()) == [{link, relation}, {link}, {link, relation}, set()]
    told = run("show", link, *OFFICE).stdout
    assert f"word: {WORD}" in told and "evidence: The announcement quotes it." in told
    assert "There is no proposal" in run("show", relation, *OFFICE, code=2).output


def test_it_is_taken_up_on_its_proposers_word_after_a_look(here: Proposing) -> None:
    link = here.proposed(LINK).rpartition("/")[2]
    before = here.world.keys("link")
    assert run("take", link, "--dry-run", *OFFICE).stdout.endswith("Nothing was changed.\n")
    assert here.world.keys("link") == before
    done = run("take", link, "--set", "strength=related", *OFFICE)
    assert done.stdout.startswith(f"Published as {SIGNS}/change/1/link/2 at /")
    here.world.at = "2030-01-01T15:00:00+00:00"  # the command asks the real clock
    made = here.world.shown(f"{SIGNS}/change/1/link/2")
    assert made is not None and made.to("of") == [NEWER]
    assert (made.facts["strength"], made.facts["asserted_by"]) == ("related", WORD)
    assert "1 proposal" in run("list", *OFFICE).stdout and "0 proposals" in run("list", "--waiting", *OFFICE).stdout
    assert run("take", link, *OFFICE, code=2).output.startswith("tracker: ")


def test_who_may_not_or_says_nothing_is_told_so_and_ends_with_two(here: Proposing) -> None:
    relation = here.proposed(RELATION).rpartition("/")[2]
    assert "may not do this" in run("take", relation, "--dry-run", *LEAD, code=2).output
    assert "may not do this" in run("withdraw", relation, *DFO, code=2).output
    assert "Why not is missing" in run("decline", relation, *DFO, code=2).output
    assert "Nothing here is called" in run("take", relation, "--set", "colour=red", *DFO, code=2).output
    assert run("decline", relation, "--reason", "They ask for other things.", *DFO).stdout == f"{relation}: declined.\n"
    assert "reason: They ask for other things." in run("show", relation, *LEAD).stdout
    assert here.world.shown(f"{NEWER}/refines") is None and here.world.shown(OLDER) is not None
