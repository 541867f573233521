"""A thing as one of its editions: the words cited, with what is true of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import day, group, link, outcome, paper_of, passed, publish
from tests.pages.record_public import kept, retracted, whole
from tracker.published.entry import Edition


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


def test_an_edition_has_its_own_words_and_the_status_of_the_day(world: World) -> None:
    client = world.client()
    page = opened(client, "/recommendations/090101@v1")
    label = data(client, "/recommendations/090101.json")["label"]
    assert label in page.words and "not recorded here" not in label
    assert page.text("h1") == opened(client, "/recommendations/090101").text("h1")
    assert "These are the words that stand today" in page.words
    for then in ("", "?as_of=2021-01-01"):
        of_all, of_one = (data(client, f"/recommendations/090101{tail}.json{then}") for tail in ("", "@v1"))
        assert {**of_one, "facets": 0} == {**of_all, "facets": 0}, then


def test_what_does_not_stand_on_a_day_is_not_said_to_be_retracted(tmp_path: Path) -> None:
    world = World(tmp_path)
    paper, set_, first, second = paper_of("2023-06/pswg", ["One sign.", "Two signs."], "pswg")
    later = replace(second, since=day("2023-09-01"))
    publish(world, group("pswg", "Port Signs Working Group", "2018-11-01", "coac"), paper, set_, first, later)
    page = opened(world.client(), f"/recommendations/{first.key}?as_of=2023-07-15")
    assert "Item 1 of 2 in its set." in page.words
    assert "retracted" not in page.words


def test_a_correction_shows_its_notice_and_the_former_words(world: World) -> None:
    client = world.client()
    page = opened(client, "/recommendations/2023-06/pswg/4")
    assert "Corrected on March 8, 2026: The paper says south gate, not north gate." in page.words
    assert "light sign 4 of the south gate" in page.words
    before = opened(client, "/recommendations/2023-06/pswg/4@v1")
    assert "light sign 4 of the north gate" in before.words
    assert "edition 1 of 2" in before.words
    assert "It no longer counts." in before.words


def test_no_edition_from_before_a_retraction_is_shown_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    (first, _) = paper_of("2020-12/pswg", [], "Port Signs Working Group")
    publish(world, group("pswg", "Port Signs Working Group", "2018-11-01", "coac"), first, on="2026-02-01")
    publish(world, retracted(first.key, "paper", first.title, "It held a secret."), on="2026-03-05")
    publish(world, Edition(first.key, "paper", "The paper as it may be shown", first.since), on="2026-03-06")
    path = "/papers/2020-12-pswg-recommendations"
    page = opened(world.client(), path)
    assert page.text("h1") == ["The paper as it may be shown"]
    gone = "Retracted on March 1, 2026 (recorded here on March 5, 2026, 10:00 a.m. Eastern time): It held a secret."
    assert f"Edition 1, December 2020: no longer counts. {gone}" in page.words
    assert f"{path}@v1" not in page.links
    assert "There is no edition 1" in opened(world.client(), f"{path}@v1", 404).words
    assert opened(world.client(), f"{path}@v3").text("h1") == page.text("h1")


def test_each_edition_is_linked_and_says_what_brought_its_words(tmp_path: Path) -> None:
    world = World(tmp_path)
    paper, set_, item = paper_of("2020-12/pswg", ["One sign."], "PSWG")
    again, second_set = paper_of("2021-06/pswg", [], "PSWG")
    facts = {**item.facts, "paper": again.key, "set": second_set.key}
    links = [link("group", "pswg"), link("set", second_set.key), link("paper", again.key)]
    printed = link("prints", item.key, edition=1), link("prints", item.key, edition=2)
    motion = outcome("2021-07-14/1", "2021-07-14", {item.key: passed("090001")}, "Motion 1")
    publish(
        world,
        *(group("pswg", "PSWG", "2018-11-01", "coac"), paper, replace(set_, links=[*set_.links, printed[0]]), item),
        *(again, replace(second_set, facts=dict(second_set.facts) | {"items": [item.key]},
                         links=[*second_set.links, printed[1]])),
        replace(item, since=day("2021-06"), text="One lit sign.", facts=facts, links=links),
        motion,
        replace(item, since=day("2021-07-14"), text="One lit, tall sign.", facts=facts,
                links=[*links, link("amended by", motion.key)]),
    )  # fmt: skip
    page = opened(world.client(), "/recommendations/090001")
    for said in ("Recommended, as printed in PSWG Recommendations, December 2020",
                 "Edition 2, as printed in PSWG Recommendations, June 2021",
                 "Edition 3, as amended by Motion 1"):  # fmt: skip
        assert said in page.words
    assert {f"/recommendations/090001@v{edition}" for edition in (1, 2, 3)} <= set(page.links)
    assert "That of the paper that printed it first, PSWG Recommendations, December 2020; lists" in page.words
    assert "printed it first" not in opened(world.client(), "/recommendations/090001@v1").words
