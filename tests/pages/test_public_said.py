"""?published_on=: every page of a thing is what the site showed at the end of that day, whatever was recorded since."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.builders import ZONE, World, group, recommendation, says
from tests.pages.audit_public import data, opened
from tracker.published import past, standing
from tracker.published.entry import RETRACT, Edition
from tracker.rules.moment import ended
from tracker.text.dates import from_value, on_day

ONE, TWO = "2020-12/psw/1", "2020-12/psw/2"
MEETING = "2020-12-16"
EARLY, THEN = date(2026, 1, 15), date(2026, 1, 20)
PASSED: dict[str, str | None] = {"action": "passed", "text": "adopted", "number": "090301"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """On the fifteenth a group, two items and their meeting; on the first of February a vote, a number, another name of
    the group, and the second item retracted."""
    made = World(tmp_path)
    met = Edition(MEETING, "meeting", "Meeting of December 16, 2020", from_value(MEETING))
    made.publish(group("psw", "Port Signs Working Group"), met, recommendation(ONE, group="psw"),
                 recommendation(TWO, "COAC recommends a lamp.", group="psw"))  # fmt: skip
    made.at = "2026-02-01T15:00:00+00:00"
    made.publish(
        says(f"{MEETING}/1", MEETING, {ONE: PASSED}),
        group("psw", "Wayfinding Working Group", since="2022-02-10", slug="wwg"),
        Edition(TWO, "recommendation", "It", on_day(made.when.day), facts={"reason": "Not ours."}, act=RETRACT),
    )
    return made


def asked(path: str, day: date = THEN) -> str:
    return f"{path}?published_on={day}"


def test_a_page_that_the_site_had_is_that_page(tmp_path: Path, world: World) -> None:
    """What came later changed nothing of it: byte for byte what a record without that shows, but for its frame."""
    before = World(tmp_path / "before")
    before.publish(group("psw", "Port Signs Working Group"), recommendation(ONE, group="psw"))
    told = [
        data(one.client(), asked(f"/recommendations/{number}.json", EARLY))
        for one, number in ((world, "090301"), (before, ONE))
    ]
    for name in ("facts", "label", "history", "title", "text", "since"):
        assert told[0][name] == told[1][name]


def test_nothing_that_came_later_is_told(world: World) -> None:
    client = world.client()
    now = opened(client, "/groups/wwg").words
    assert "Wayfinding Working Group" in now and "090301" in now
    for path in (
        "/groups/wwg",
        "/groups/psw",
        f"/meetings/{MEETING}",
        f"/recommendations/{ONE}",
        "/recommendations/090301",
    ):
        page = client.get(asked(path), follow_redirects=True)
        assert page.status_code == 200, path
        words = re.sub(r"(?s)<footer.*", "", page.get_data(as_text=True))
        assert "what this site said on January 20, 2026" in words, path
        assert not re.search("Wayfinding|Passed|passed|Adopted", words), path


def test_of_what_was_retracted_since_no_word_is_told(world: World) -> None:
    client = world.client()
    words = opened(client, asked("/groups/wwg")).words
    assert past.WITHHELD in words and "lamp" not in words
    assert client.get(asked(f"/recommendations/{TWO}")).status_code == 410


def test_what_was_not_published_then_says_what_was_true_then(world: World) -> None:
    words = opened(world.client(), asked("/record/2020-12-16/1"), 404).words
    assert "On January 20, 2026 this site had not yet published" in words and f"?as_of={THEN}" in words


def test_it_is_cited_as_what_was_said(world: World) -> None:
    words = opened(world.client(), asked("/recommendations/090301")).words
    assert "as published here on Jan. 20, 2026" in words


def test_what_is_derived_for_it_is_what_its_entries_give(world: World) -> None:
    with world.reading() as reader, past.opened(reader, THEN, ended(THEN, ZONE)) as then:
        found = standing.compare(then)  # by its later addresses too a thing is found
        assert found and all("'number', '090301'" in one or "'slug', 'wwg'" in one for one in found)


def test_a_record_too_large_for_it_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "MOST", 1)
    assert "too many to be shown as they were shown then" in opened(world.client(), asked("/groups/wwg"), 400).words
