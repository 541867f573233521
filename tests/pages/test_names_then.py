"""A group by the name that it had on the day asked about, wherever it is named: its own page, its old address, a
recommendation's page, the meeting's, its paper's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.audit_public import data, opened, sent_to
from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN, at
from tests.proceedings.test_answers import Desk
from tracker.proceedings import agenda, announce, convene, term_end

OLD, NEW = "Port Signs Working Group", "Wayfinding Working Group"


class Renamed(Desk):
    """Renamed as the term ends; shown on the day of the next term's second meeting."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.world.at = at("2022-03-10")
        fate = {"fate": "renamed", "to": NEW, "acronym": "WWG", "since": "2022-02-10"}
        self.do(term_end.end, self.dfo, 15, self.world.when, {"on": "2021-12-15"}, {"psw": fate})
        self.world.site.catch_up()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Renamed]:
    yield Renamed(tmp_path)


def test_its_old_address_leads_to_todays_and_tells_the_old_name(held: Renamed) -> None:
    client = held.world.client()
    assert sent_to(client, "/groups/psw") == (301, "/groups/wwg")
    page = opened(client, "/groups/wwg")
    assert page.text("h1") == [NEW]
    assert f"Formerly {OLD} (PSW); renamed on February 10, 2022." in page.words


def test_as_of_a_day_before_it_bears_the_old_name(held: Renamed) -> None:
    client = held.world.client()
    assert sent_to(client, f"/groups/psw?as_of={DAY}") == (301, f"/groups/wwg?as_of={DAY}")
    assert opened(client, f"/groups/wwg?as_of={DAY}").text("h1") == [OLD]
    assert data(client, f"/groups/wwg.json?as_of={DAY}")["title"] == OLD
    assert data(client, "/groups/wwg.json?as_of=2022-03-10")["title"] == NEW
    assert [one["title"] for one in data(client, f"/groups/.json?as_of={DAY}")["items"] if one["key"] == "psw"] == [OLD]


def test_a_recommendation_tells_the_name_then_and_todays(held: Renamed) -> None:
    client = held.world.client()
    then = opened(client, f"/recommendations/090301?as_of={DAY}").words
    assert OLD in then and NEW not in then
    now = opened(client, "/recommendations/090301").words
    assert OLD in now and NEW in now


def test_a_meeting_names_the_group_as_it_was_then(held: Renamed) -> None:
    client = held.world.client()
    assert f"{OLD}, now {NEW}" in opened(client, f"/meetings/{DAY}").words
    then = opened(client, f"/meetings/{DAY}?as_of={DAY}").words
    assert OLD in then and NEW not in then


@pytest.mark.parametrize("asked", ["PSW 1", "WWG 1", OLD, NEW])
def test_either_name_finds_it(held: Renamed, asked: str) -> None:
    client = held.world.client()
    answer = client.get("/search", query_string={"q": asked})
    if answer.status_code == 302:
        assert answer.headers["Location"] in ("/recommendations/090301", "/groups/wwg")
    else:
        assert "/groups/wwg" in answer.get_data(as_text=True) or "/recommendations/090301" in answer.get_data(
            as_text=True
        )


def test_a_filter_by_either_slug_finds_all(held: Renamed) -> None:
    for slug in ("psw", "wwg"):
        found = data(held.world.client(), f"/recommendations/.json?group={slug}")
        assert sorted(one["key"] for one in found["items"]) == sorted(ITEMS)


def test_what_one_term_sent_back_comes_before_the_next_under_its_key(held: Renamed) -> None:
    held.world.at = at("2022-03-11")
    with held.world.inside():
        key = convene.plan(held.dfo, held.world.when, PLAN | {"day": "2022-03-28"}).key
        agenda.put_on(held.dfo, key, None, held.world.when, {"item": ITEMS[4]})
        announce.notice(held.dfo, key, None, held.world.when, {"noticed_on": "2022-03-11"})
    held.world.site.catch_up()
    client = held.world.client()
    told = data(client, f"/recommendations/{ITEMS[4]}.json")
    said = [one["sets"]["action"] for one in told["history"] if "action" in one["sets"]]
    assert said == ["on agenda", "remanded to group", "on agenda"]
    again = data(client, "/recommendations/.json?past_action=remanded+to+group&action=on+agenda")
    assert [one["key"] for one in again["items"]] == [ITEMS[4]]
    assert f"{OLD}, now {NEW}" in opened(client, f"/recommendations/{ITEMS[4]}").words
