"""The duties of the officer by page and at the terminal: what is owed, where it is done, and the quarterly look."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.pages.test_office_meetings import HERE, SESSION, Held
from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN
from tracker.cli import main
from tracker.proceedings import duties

PAGE = "/office/duties"


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def text(held: Held, path: str = PAGE) -> str:
    return str(held.client.get(path).get_data(as_text=True))


def owed(held: Held) -> list[tuple[str, str]]:
    with held.world.inside(), held.world.site.reader.connect() as reader:
        return [(one.what, str(one.by)) for one in duties.owed(held.dfo, reader, held.world.when)]


def test_each_duty_leads_to_where_it_is_done_and_says_how_late_it_is(held: Held) -> None:
    held.sent("/office/meetings/plan", **PLAN)
    assert "3 duties" in text(held, "/office/")
    held.go("2020-12-03")
    html = text(held)
    assert f'<a href="{HERE}">Publish the notice</a>' in html and "2 days late" in html and "2 late" in html
    assert "(2 late)" in text(held, "/office/")


def test_what_is_done_is_owed_no_more(held: Held) -> None:
    held.in_session()
    held.sent(SESSION, do="move passed", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")
    held.sent(SESSION, do="adjourn")
    content = ("Look through what is public", "None")
    minutes = ("Draft the minutes, and have them certified", "2021-03-16")
    assert owed(held) == [("Publish what was decided: 1 motion", "None"), minutes, content]
    held.sent(f"{HERE}/outcomes", confirmed=DAY, later="yes")
    assert owed(held)[0] == ("Issue the numbers that were to follow: 5 recommendations", "None")
    held.sent(f"{HERE}/minutes", do="draft", words="They met.")
    assert ("Have the minutes certified", "2021-03-16") in owed(held)


def test_the_quarterly_look_is_recorded_and_the_next_is_due_three_months_later(held: Held) -> None:
    assert "None is recorded here yet" in text(held)
    held.sent(PAGE, 400, do="")
    held.sent(PAGE, do="reviewed", note="Two links mended.")
    held.sent(PAGE, 409, do="reviewed", note="Two links mended.")  # once is enough
    html = text(held)
    assert "Two links mended." in html and "February 20, 2021" in html
    assert owed(held) == [("Look through what is public", "2021-02-20")]


def test_duties_at_the_terminal(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    held.sent("/office/meetings/plan", **PLAN)
    monkeypatch.setenv("TRACKER_HOME", str(held.world.site.settings.home))
    monkeypatch.setenv("DATABASE_URL", held.world.site.settings.database_url)
    told = CliRunner().invoke(main, ["duties", "--as", "dfo@example.gov", "--json"])
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert [one["by"] for one in found] == ["2020-11-26", "2020-12-01", None, None]  # its day has passed by now
    assert found[1]["what"] == "Publish the notice" and found[1]["key"] == DAY
    refused = CliRunner().invoke(main, ["duties", "--as", "able@example.com"])
    assert refused.exit_code == 2
