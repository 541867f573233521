"""How the committee voted: on the page of the meeting, of the motion and of the recommendation."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.pages.audit_public import Page, opened
from tests.pages.builders_public import day, group, link, paper_of, publish, term
from tests.pages.record_public import kept
from tests.published.test_completeness import paper
from tracker.published.entry import Edition
from tracker.rules import voting
from tracker.rules.completeness import MINUTES

SET, HELD, UNQUORATE, MIXED = "2021-03/signs", "2021-03-17", "2021-06-23", "2021-09-15"
PRESENTED = {"action": "presented, not voted (no quorum)", "text": "proposed"}
PASSED = {"action": "passed", "text": "adopted"}
CALLED = {
    "motion": 1,
    "mover": "Mr. Roe",
    "seconder": "Ms. Ames",
    "method": "roll call",
    "counts": {"for": 2, "against": 1, "abstained": 0},
    "votes": [{"name": "Ms. Ames", "vote": "for"}, {"name": "Mr. Roe", "vote": "for"}, {"name": "Ms. Doe", "vote": "against"}],
    "recused": [{"name": "Mr. Dunn", "item": f"{SET}/2"}],
}  # fmt: skip
COUNTED = {"motion": 2, "method": "roll call", "counts": {"for": 8, "against": 1}}


def motion(key: str, sets: Mapping[str, Mapping[str, str]], **facts: Any) -> Edition:
    links = [link("decides", f"{SET}/{item}", sets=dict(each)) for item, each in sets.items()]
    said = {"meeting": {"printed": key[:10], "value": key[:10], "precision": "day"}, **facts}
    return Edition(key, "outcome", f"Outcome {key}", day(key[:10]), facts=said, links=links)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(Path(tmp_path_factory.mktemp("world")))
    publish(
        world,
        term("15", "2018-11-01"),
        group("signs", "Port Signs Working Group", "2018-11-01", "coac", level="working group"),
        *paper_of(SET, [f"COAC recommends that CBP light sign {n}." for n in range(1, 6)], "Port Signs Working Group"),
        paper("2021-03/coac/minutes", MINUTES, HELD, term="15"),
        motion(f"{HELD}/1", {"1": PASSED, "2": PASSED}, **CALLED),
        motion(f"{HELD}/2", {"3": {"action": "not passed"}}, **COUNTED),
        motion(f"{HELD}/3", {"4": {"action": "tabled"}}, motion=3),
        motion(f"{HELD}/4", {"1": {"number": "090001"}}),
        motion(f"{UNQUORATE}/1", {"4": PRESENTED, "5": PRESENTED}, motion=1),
        motion(f"{MIXED}/1", {"4": PRESENTED}, motion=1),
        motion(f"{MIXED}/2", {"5": PASSED}, motion=2),
    )
    yield from kept(world)


def rows(page: Page) -> list[str]:
    """The last cells of the table of outcomes: the motion with its vote."""
    return [text for text in page.text("td") if text.startswith("Motion")]


def test_each_item_of_a_meeting_tells_the_vote_on_it(world: World) -> None:
    page = opened(world.client(), f"/meetings/{HELD}")
    assert rows(page) == [
        "Motion 1: roll call, 2 to 1, 0 abstaining. Who voted how",
        "Motion 1: roll call, 2 to 1, 0 abstaining; recused: Mr. Dunn. Who voted how",
        f"Motion 2: roll call, 8 to 1. {voting.HOW_UNKNOWN}",
        f"Motion 3: {voting.VOTE_UNKNOWN}",
    ]
    assert f"/record/{HELD}/1#vote" in page.links


def test_the_motions_own_page_tells_it_in_full(world: World) -> None:
    page = opened(world.client(), f"/record/{HELD}/1")
    told = (
        "The vote Roll call, 2 to 1, 0 abstaining. Moved by Mr. Roe Seconded by Ms. Ames For 2 Against 1 Abstained 0 "
        "Voted for Ms. Ames, Mr. Roe Voted against Ms. Doe Recused Mr. Dunn, from Recommendation 2"
    )
    assert told in page.words
    assert "vote" in page.ids and f"/recommendations/{SET}/2" in page.links
    assert page.words.count("Mr. Dunn") == 1  # not as a bare fact too
    assert f"Roll call, 8 to 1. {voting.HOW_UNKNOWN}" in opened(world.client(), f"/record/{HELD}/2").words
    assert f"The vote {voting.VOTE_UNKNOWN}" in opened(world.client(), f"/record/{HELD}/3").words


@pytest.mark.parametrize("key", [f"{HELD}/4", f"{UNQUORATE}/1"])
def test_where_nothing_was_voted_on_no_vote_is_missed(world: World, key: str) -> None:
    assert "The vote" not in opened(world.client(), f"/record/{key}").words


def test_a_recommendation_tells_the_vote_where_it_tells_the_outcome(world: World) -> None:
    second, third, fourth = (opened(world.client(), f"/recommendations/{SET}/{n}").words for n in (2, 3, 4))
    assert (
        "Roll call, 2 to 1, 0 abstaining; recused: Mr. Dunn. Who voted how Moved by Mr. Roe, seconded by Ms. Ames."
        in second
    )
    assert f"Roll call, 8 to 1. {voting.HOW_UNKNOWN}" in third
    assert voting.VOTE_UNKNOWN in fourth
    other = opened(world.client(), "/recommendations/090001").words
    assert "Roll call, 2 to 1" in other and "Mr. Dunn" not in other  # who took part in this one


def test_a_motion_leads_to_its_meeting_and_the_minutes(world: World) -> None:
    page = opened(world.client(), f"/record/{HELD}/2")
    assert page.text("ol")[0] == "Meetings Meeting of March 17, 2021"
    assert "Meeting Meeting of March 17, 2021 Minutes Paper 2021-03/coac/minutes" in page.words
    assert page.links.count(f"/meetings/{HELD}") == 2
    assert "/papers/2021-03-coac-minutes" in page.links
    before = opened(world.client(), f"/record/{HELD}/2?as_of=2021-04-01")
    assert f"/meetings/{HELD}?as_of=2021-04-01" in before.links
    assert "Minutes not known" in opened(world.client(), f"/record/{UNQUORATE}/1").words


def test_a_meeting_that_decided_nothing_says_what_was_presented(world: World) -> None:
    page = opened(world.client(), f"/meetings/{UNQUORATE}")
    assert [text for text in page.text("h2") if text.startswith("What was")] == ["What was presented"]
    assert "What was presented 2 items without a vote." in page.words
    assert rows(page) == ["Motion 1", "Motion 1"]
    both = opened(world.client(), f"/meetings/{MIXED}").words
    assert "What was decided 1 item in 1 motion." in both
    assert "What was presented 1 item without a vote." in both


def test_the_list_counts_what_the_page_of_a_meeting_counts(world: World) -> None:
    listed = [text for text in opened(world.client(), "/meetings/").text("li") if text.startswith("Meeting of")]
    assert [text.partition("papers say")[2] or text.partition("Committee meeting")[2] for text in listed] == [
        "1 motion1 item presented without a vote",
        "2 items presented without a vote",
        "3 motions1 issue of numbers2 papers",
    ]
    page = opened(world.client(), f"/meetings/{HELD}").words
    assert "4 items in 3 motions." in page and "2 papers held." in page
