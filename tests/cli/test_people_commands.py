"""tracker people, as typed."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.account.builders_account import World
from tracker.cli.people import people
from tracker.proceedings import sign_in_links
from tracker.published.entry import Edition
from tracker.text.dates import from_value

EMAIL = "ada@example.gov"
ADD = ("add", EMAIL, "--name", "Ada Bell", "--role")


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", made.url)
    return made


def run(*words: str) -> Result:
    return CliRunner().invoke(people, list(words))


def test_people_are_added_listed_and_ended(world: World) -> None:
    said = run(*ADD, "lead", "--group", "TTWG", "--term", "15", "--from", "2019-06-01", "--until", "2020-12-31")
    role = "lead (ttwg, term 15), from June 1, 2019 to December 31, 2020"
    assert (said.exit_code, said.output) == (0, f"Ada Bell <{EMAIL}> is {role}.\n")
    assert run("add", EMAIL, "--role", "dfo", "--from", "2024-01-01").exit_code == 0
    assert run("list").output.splitlines() == [
        f"Ada Bell <{EMAIL}>, no password yet", f"  {role}", "  dfo (office/dfo), from January 1, 2024", "1 person",
    ]  # fmt: skip
    assert run("end", EMAIL, "--role", "dfo", "--on", "2025-01-01").exit_code == 0
    told = json.loads(run("list", "--json").stdout)
    assert (told["total"], told["items"][0]["email"], told["items"][0]["password"]) == (1, EMAIL, False)
    assert told["items"][0]["roles"][1] == {
        "role": "dfo", "group": None, "term": None, "office": "office/dfo",
        "from": "2024-01-01", "until": "2024-12-31", "held": False,
    }  # fmt: skip


def test_the_token_stands_alone_on_the_last_line(world: World) -> None:
    run(*ADD, "dfo")
    secret = run("token", EMAIL).stdout.splitlines()[-1]
    assert re.fullmatch(r"[0-9a-f]{64}", secret)
    with world.inside():
        holder = sign_in_links.holder(secret)
        assert holder and holder.email == EMAIL
    assert run("token", EMAIL, "--revoke").output == "1 token revoked.\n"
    with world.inside():
        assert sign_in_links.holder(secret) is None


def test_the_link_opens_the_form(world: World) -> None:
    run(*ADD, "dfo")
    link = run("invite", EMAIL, "--base-url", "https://record.example.gov/").stdout.splitlines()[-1]
    assert link.startswith("https://record.example.gov/invitation/")
    world.at = datetime.now(UTC).isoformat()  # the command asks the real clock
    assert world.app.test_client().get(link.removeprefix("https://record.example.gov")).status_code == 200


def test_the_link_is_of_the_sites_own_address(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    run(*ADD, "dfo")
    said = run("invite", EMAIL)
    assert said.stdout.splitlines()[-1].startswith("http://127.0.0.1:8000/invitation/")
    assert "set TRACKER_ADDRESS or give --base-url" in said.stderr
    monkeypatch.setenv("TRACKER_ADDRESS", "https://coac.example.gov")
    said = run("invite", EMAIL)
    assert said.stdout.splitlines()[-1].startswith("https://coac.example.gov/invitation/")
    assert "TRACKER_ADDRESS" not in said.stderr
    assert run("invite", EMAIL, "--base-url", "https://other.example").stdout.startswith("https://other.example/")


def test_a_desk_is_handed_over(world: World) -> None:
    run(*ADD, "dfo", "--from", "2024-01-01")
    said = run("hand-over", EMAIL, "bob@example.gov", "--name", "Bob Orr", "--on", "2025-01-01")
    assert said.output == "Bob Orr <bob@example.gov> is dfo (office/dfo), from January 1, 2025.\n"


def test_the_officer_signs_and_others_may_not(world: World) -> None:
    run(*ADD, "dfo")
    run("add", "cy@example.gov", "--name", "Cy Dow", "--role", "lead", "--group", "ttwg", "--term", "15")
    wanted = ("add", "eve@example.gov", "--name", "Eve Fox", "--role", "dfo", "--as")
    assert [run(*wanted, by).exit_code for by in ("cy@example.gov", "nobody@example.gov", EMAIL)] == [2, 2, 0]


@pytest.mark.parametrize(
    "words",
    [
        (*ADD, "emperor"),
        (*ADD, "lead"),
        (*ADD, "lead", "--group", "nowhere", "--term", "15"),
        (*ADD, "lead", "--group", "ttwg", "--term", "fifteen"),
        (*ADD, "dfo", "--from", "1 May 2024"),
        (*ADD, "dfo", "--from", "2024-05-01", "--until", "2024-04-30"),
        ("add", "ada", "--name", "Ada", "--role", "dfo"),
        ("add", EMAIL, "--role", "dfo"),
        ("invite", EMAIL),
        ("token", EMAIL),
        ("token", EMAIL, "--revoke"),
        ("end", EMAIL, "--role", "dfo"),
        ("hand-over", EMAIL, "bob@example.gov"),
    ],
)
def test_bad_input_ends_with_two_and_plain_words(world: World, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert said.exit_code == 2
    assert "Traceback" not in said.output
    assert json.loads(run("list", "--json").stdout)["total"] == 0


def test_a_role_of_a_term_that_ended_is_refused_by_its_option(world: World) -> None:
    end = Edition("15/ended", "event", "15th term ends", from_value("2021-12-15"), facts={"event": "ended"})
    world.publish(end)
    said = run(*ADD, "lead", "--group", "TTWG", "--term", "15", "--from", "2021-12-16")
    assert said.exit_code == 2 and "--term: The 15th term ended on December 15, 2021." in said.output
