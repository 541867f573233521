"""The page of what is like a recommendation."""

from collections.abc import Iterator

import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.record_public import kept, whole


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


def test_what_shares_its_telling_words_is_listed(world: World) -> None:
    client = world.client()
    assert "/similar/2023-06/pswg/4" in opened(client, "/recommendations/2023-06/pswg/4").links
    page = opened(client, "/similar/2023-06/pswg/4")
    found = [one["url"] for one in data(client, "/similar/2023-06/pswg/4.json")["items"]]
    assert found
    assert "/recommendations/2023-06/pswg/4" not in found
    assert [link for link in page.links if link in found] == found


def test_where_none_is_like_it_a_way_on_is_shown(world: World) -> None:
    page = opened(world.client(), "/similar/090102")
    assert data(world.client(), "/similar/090102.json")["items"] == []
    assert "No other recommendation" in page.words
    assert {"/search", "/recommendations/?subject=Port+signs"} & set(page.links)


def test_what_is_no_recommendation_has_none(world: World) -> None:
    for path in (
        "/similar/2023-06/pswg/4?as_of=2021-01-15",
        "/similar/999999",
        "/similar/2020-12-pswg-recommendations",
    ):
        opened(world.client(), path, 404)
    opened(world.client(), "/similar/2023-06/pswg/6", 410)
