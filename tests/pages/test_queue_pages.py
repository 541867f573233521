"""The queue: its filters in the address, its counts, what is done to many papers at once, and what waits for whom."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS, SIGNS
from tracker.exchange.intake import bring_in
from tracker.proceedings import claims, publish, review
from tracker.rules.policy import Actor

ADA, BOB, DFO = "ada@example.gov", "bob@example.gov", "dfo@example.gov"


def desk(folder: Path) -> tuple[World, Actor, Actor]:
    """1: signs 2020, claimed by Ada; 2: issue paper 2023; 3: signs 2021, reviewed by Ada; 4: signs 2022, published."""
    world = World(folder)
    dfo, ada = world.person(DFO), world.person(ADA, "assistant", office="dfo")
    world.person(BOB, "assistant", office="dfo")
    texts = (RECOMMENDATIONS, ISSUE_PAPER, SIGNS, SIGNS.replace("2021", "2022"))
    with world.inside():
        for text in texts:
            bring_in(dfo, "paper.txt", text.encode(), world.when)
        claims.claim(ada, "intake-1", world.when)
        review.accept(ada, "intake-3", world.when)
        review.accept(dfo, "intake-4", world.when)
        publish.publish(dfo, ["intake-4"], world.when)
    world.site.catch_up()
    return world, dfo, ada


def shown(client: FlaskClient, query: str = "") -> list[str]:
    return re.findall(r'name="id" value="(intake-\d+)"', client.get(f"/office/{query}").text)


FILTERS = {
    "": ["intake-3", "intake-2", "intake-1"],
    "?sort=oldest": ["intake-1", "intake-2", "intake-3"],
    "?sort=date": ["intake-1", "intake-3", "intake-2"],
    "?state=published": ["intake-4"],
    "?state=published&state=reviewed": ["intake-4", "intake-3"],
    "?claimed=mine": ["intake-1"],
    "?claimed=nobody": ["intake-3", "intake-2"],
    "?claimed=anybody": ["intake-1"],
    "?kind=issue-paper": ["intake-2"],
    "?year=2020&year=2023": ["intake-2", "intake-1"],
    "?group=Wayfinding+Working+Group": ["intake-2"],
    "?look=second-look": ["intake-3"],
    "?look=my-second-look": [],
    "?look=warnings&kind=recommendations": ["intake-1"],
    "?year=2021&claimed=mine": [],
}


def test_the_address_narrows_and_orders_the_queue(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(ADA)
    assert {query: shown(client, query) for query in FILTERS} == FILTERS
    assert shown(world.client(BOB), "?look=my-second-look") == ["intake-3"]


def test_every_count_is_that_of_the_list_it_leads_to(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(ADA)
    html = client.get("/office/").text
    choices = re.findall(r'name="(\w+)" value="([^"]+)"><span>[^<]*</span><span class="count">(\d+)', html)
    assert len(choices) >= 10
    for name, value, count in choices:
        assert len(shown(client, f"?{name}={value.replace(' ', '+')}")) == int(count), (name, value)
    assert "<strong>3 papers</strong>" in html and "1 is published" in html
    for path, count in re.findall(r'<li><a href="/office/(\?[^"]+)">(\d+) paper', html):
        assert len(shown(client, path.replace("&amp;", "&"))) == int(count)


def test_a_chip_takes_its_filter_away_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(ADA)
    html = client.get("/office/?year=2020&claimed=mine").text
    assert re.findall(r'<li><a href="([^"]+)"><span class="unseen">Remove filter', html) == [
        "/office/?year=2020",
        "/office/?claimed=mine",
    ]
    for query in ("?year=1776", "?claimed=everybody", "?sort=size", "?page=9", "?page=x"):
        assert client.get(f"/office/{query}").status_code == 400


def done(world: World, client: FlaskClient, do: str, *ids: str) -> tuple[int, str]:
    answer = world.post(client, "/office/?state=awaiting+review&state=reviewed", {"do": do, "id": list(ids)})
    return answer.status_code, re.sub(r"\s+", " ", re.sub("<[^>]+>", "", answer.text))


def test_many_are_claimed_and_each_refusal_is_named(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(BOB)
    _, told = done(world, client, "claim", "intake-1", "intake-2", "intake-3")
    assert "2 of 3 papers done." in told
    assert "intake-1: not done. intake-1 is claimed by ada@example.gov, since 2026-01-15, 15:00 UTC." in told
    assert "intake-2: claimed by you." in told
    assert shown(client, "?claimed=mine") == ["intake-3", "intake-2"]
    _, told = done(world, client, "release", "intake-1", "intake-2")
    assert "intake-1: not done. bob@example.gov may not do this." in told and "intake-2: released" in told
    _, told = done(world, world.client(DFO), "release", "intake-1")
    assert "intake-1: released" in told


def test_sure_values_whole_papers_and_second_looks_of_many(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(BOB)
    _, told = done(world, client, "sure", "intake-2", "intake-3")
    assert re.search(r"intake-2: \d+ values confirmed\. Left to look at: ", told)
    assert "intake-3: not done. The paper is &#34;reviewed&#34;" in told
    _, told = done(world, client, "look", "intake-3", "intake-2")
    assert "intake-3: looked at a second time, by you." in told and "intake-2: not done." in told
    _, told = done(world, world.client(ADA), "whole", "intake-1", "intake-2")
    assert "intake-1: confirmed as a whole" in told and "intake-2: not done. intake-2 has no items" in told


@pytest.mark.parametrize(("do", "ids", "said"), [
    ("claim", (), "No paper was ticked."),
    ("burn", ("intake-1",), "The form did not say what to do."),
    ("claim", tuple(f"intake-{n}" for n in range(60)), "60 papers were ticked; at most 50 go at once."),
])  # fmt: skip
def test_a_form_that_says_nothing_changes_nothing(tmp_path: Path, do: str, ids: tuple[str, ...], said: str) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(BOB)
    status, told = done(world, client, do, *ids)
    assert status == 400 and said in told
    assert shown(client, "?claimed=anybody") == ["intake-1"]


def test_a_paper_is_worked_on_from_its_own_page(tmp_path: Path) -> None:
    world, _, _ = desk(tmp_path)
    client = world.client(BOB)
    path = "/office/papers/intake-2"
    assert world.post(client, path, {"do": "claim"}).headers["Location"] == f"{path}?done=claim#top"
    assert "You claimed this paper" in client.get(path).text
    assert "ada@example.gov has claimed this paper" in client.get("/office/papers/intake-1").text
    answer = world.post(client, "/office/papers/intake-1", {"do": "claim"})
    assert answer.status_code == 409 and "Ask them to release it" in answer.text
    third = "/office/papers/intake-3"
    assert "Second look: it is right" in client.get(third).text
    assert "Second look: it is right" not in world.client(ADA).get(third).text  # who reviewed it
    world.post(client, third, {"do": "look"})
    assert "Looked at again by bob@example.gov" in client.get(third).text
