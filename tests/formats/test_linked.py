"""Things as JSON-LD: in words that schema.org has, at their one address, and never taken for real where they are not."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.builders import World
from tests.pages.audit_public import Page
from tests.pages.record_public import FIRST, kept, whole
from tracker.formats import linked
from tracker.published.entry import Edition
from tracker.rules.keys import DEMONSTRATION
from tracker.text.dates import on_day

SITE = "http://localhost"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("linked"))))


def node(world: World, path: str) -> Any:
    answer = world.client().get(path)
    assert (answer.status_code, answer.mimetype) == (200, linked.MEDIA_TYPE)
    said = json.loads(answer.get_data(as_text=True))
    assert (said["@context"], None in said.values()) == ("https://schema.org", False)
    return said


@pytest.mark.parametrize(
    ("path", "kind", "more"),
    [("/recommendations/090103", "CreativeWork",
      {"identifier": ["090103", f"{FIRST}/3"], "datePublished": "2020-12",
       "author": {"@type": "GovernmentOrganization", "name": "Commercial Customs Operations Advisory Committee"}}),
     ("/papers/2023-12-pswg-issue-paper", "Report",
      {"author": {"@type": "GovernmentOrganization", "name": "U.S. Customs and Border Protection"}, "version": 1}),
     ("/meetings/2020-12-16", "Event", {"startDate": "2020-12-16"}),
     ("/groups/wayfinding", "Organization", {"alternateName": "WAY"})],
)  # fmt: skip
def test_a_thing_is_told_at_its_address(world: World, path: str, kind: str, more: dict[str, Any]) -> None:
    said = node(world, f"{path}.jsonld")
    assert (said["@type"], said["url"], said["@id"]) == (kind, SITE + path, SITE + path)
    assert {name: said[name] for name in more} == more
    page = world.client().get(path).get_data(as_text=True)
    assert f'<link rel="alternate" type="{linked.MEDIA_TYPE}"' in page and f'href="{path}.jsonld"' in page
    assert Page(page).faults() == []


def test_the_record_is_a_dataset_that_can_be_had_where_it_says(world: World) -> None:
    said = node(world, "/record/.jsonld")
    assert said["@type"] == "Dataset"
    for one in said["distribution"]:
        path = one["contentUrl"].removeprefix(SITE)
        answer = world.client().get(path, buffered=True)
        assert (answer.status_code, answer.mimetype) == (200, one["encodingFormat"]), path
    assert {one["encodingFormat"] for one in said["distribution"]} == {
        "application/zip",
        "text/csv",
        "application/json",
    }


def test_what_is_made_up_says_so(world: World, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "disambiguatingDescription" not in node(world, "/record/.jsonld")
    other = World(tmp_path_factory.mktemp("made-up"))
    other.publish(Edition(DEMONSTRATION, "notice", "A demonstration", on_day(other.when.day)))
    for path in ("/record/.jsonld", "/groups/coac.jsonld"):
        assert node(other, path)["disambiguatingDescription"] == linked.MADE_UP
