"""What changed lately, on the first page and in feeds: what happened, on which day, and when it was recorded here."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.builders_public import day, publish, term
from tests.pages.record_public import kept, retracted, whole
from tracker.formats import atom
from tracker.published import news
from tracker.published.entry import Edition

NAMES = {"a": atom.ATOM, "at": atom.TOMBSTONES}
LATE = "March 12, 2021; recorded February 7, 2026"
Told = dict[str, str | None]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("feeds"), at="2026-04-01T15:00:00+00:00")))


def entries(world: World, path: str) -> list[Told]:
    parts = ("title", "published", "updated", "summary", "id")
    return [
        {part: one.findtext(f"a:{part}", namespaces=NAMES) for part in parts}
        for one in read(world, path).findall("a:entry", NAMES)
    ]


def read(world: World, path: str) -> Element:
    return fromstring(world.client().get(path).data)


def titled(world: World, path: str, title: str) -> Told:
    (one,) = (entry for entry in entries(world, path) if entry["title"] == title)
    return one


def test_the_day_of_what_happened_stands_beside_the_day_of_recording(world: World) -> None:
    told = {change["title"]: change for change in world.client().get("/index.json").get_json()["changes"]}
    assert (told["CBP response of March 12, 2021"]["date"], told["CBP response of March 12, 2021"]["day"]) == (
        {"value": "2021-03-12", "precision": "day"},
        "2026-02-07",
    )
    words = opened(world.client(), "/").words
    assert (
        f"{LATE} Published: CBP response of March 12, 2021, with 1 more CBP response, 1 implementation update" in words
    )


def test_a_month_is_no_day_and_what_was_recorded_at_once_has_one_day(tmp_path_factory: pytest.TempPathFactory) -> None:
    world = World(tmp_path_factory.mktemp("once"))
    publish(world, Edition("event/a", "event", "A sign was moved", day("2026-03")), on="2026-05-03")
    publish(world, term("17", "2026-05-04"), on="2026-05-04")
    words = opened(world.client(), "/").words
    assert "May 4, 2026 Term published: 17th term" in words
    assert "March 2026; recorded May 3, 2026 Event published: A sign was moved" in words
    first, second = entries(world, "/index.atom")
    assert (first["published"], first["summary"]) == ("2026-05-04T12:00:00Z", "May 4, 2026.")
    assert (second["published"], second["summary"]) == (None, "March 2026; recorded May 3, 2026.")


def test_the_feed_of_the_first_page_has_what_the_page_lists(world: World) -> None:
    page = world.client().get("/index.json").get_json()["changes"]
    feed = entries(world, "/index.atom")
    assert [one["title"] for one in feed][:3] == [
        "Retracted: Recommendation 6, Wayfinding, June 2023",
        "CBP response retracted: A response in error",
        "Corrected: Recommendation 4, Wayfinding, June 2023",
    ]
    assert [str(one["title"]).partition(": ")[2] for one in feed][: len(page)] == [one["title"] for one in page]
    one = titled(world, "/index.atom", "Published: CBP response of March 12, 2021")
    assert (one["published"], one["updated"], one["summary"]) == (
        "2021-03-12T12:00:00Z",
        "2026-02-07T15:00:00Z",
        f"{LATE}. With 1 more CBP response, 1 implementation update.",
    )


def test_an_act_of_which_nothing_is_left_leaves_a_tombstone(tmp_path_factory: pytest.TempPathFactory) -> None:
    world = World(tmp_path_factory.mktemp("gone"))
    publish(world, Edition("event/a", "event", "A sign was moved", day("2026-03")), on="2026-05-03")
    (before,) = entries(world, "/index.atom")
    publish(world, retracted("event/a", "event", "A sign was moved", "It was not."), on="2026-05-04")
    (after,) = entries(world, "/index.atom")
    (gone,) = read(world, "/index.atom").findall("at:deleted-entry", NAMES)
    assert (gone.get("ref"), gone.findtext("at:comment", namespaces=NAMES)) == (before["id"], "It was not.")
    assert (after["title"], after["id"] != before["id"]) == ("Event retracted: A sign was moved", True)


def test_a_list_says_what_of_each_thing_was_said_last(world: World) -> None:
    told = {str(one["title"]) for one in entries(world, "/recommendations/.atom")}
    assert {
        "Recommendation 090103: Committee action, passed",
        "Recommendation 090110: CBP response retracted",
        "Recommendation 4, Wayfinding, June 2023: corrected",
        "Recommendation 4, Port Signs Working Group, December 2020: recommended",
    } <= told
    one = titled(world, "/recommendations/.atom", "Recommendation 090102: Implementation, partially implemented")
    assert (one["published"], one["updated"]) == (None, "2026-02-07T15:00:00Z")  # in a month
    assert str(one["summary"]).startswith("September 2021; recorded February 7, 2026. Adopted December 16, 2020.")
    found = [one["title"] for one in entries(world, "/search.atom?q=090102")]
    assert "Recommendation 090102: Implementation, partially implemented" in found


def test_a_list_of_a_day_tells_nothing_of_later_days(world: World) -> None:
    titles = [one["title"] for one in entries(world, "/recommendations/.atom?as_of=2021-06-01")]
    assert "Recommendation 090102: CBP response, agreed in part" in titles


def test_what_another_said_wrongly_is_told_as_corrected(world: World) -> None:
    with world.reading() as reader:
        said = news.touched(reader, ["recommendation"], world.when.day)
    assert (said["2023-06/pswg/2"].act, said["2023-06/pswg/2"].sets) == (
        "correct",
        {"action": "remanded to group", "text": "refining"},
    )
    title = "Recommendation 2, Wayfinding, June 2023: Committee action, remanded to group (Outcome corrected)"
    assert titled(world, "/recommendations/.atom", title)["published"] == "2023-06-14T12:00:00Z"


def test_the_feed_of_one_thing_says_what_happened_to_it(world: World) -> None:
    told = [one["title"] for one in entries(world, "/recommendations/090102.atom")]
    assert told == [
        "Recommendation 090102: Implementation, partially implemented",
        "Recommendation 090102: CBP response, agreed in part",
        "Recommendation 090102: Committee action, passed",
        "Recommendation 090102: recommended",
    ]
    struck = titled(world, "/recommendations/090110.atom",
                    "Recommendation 090110: CBP response, not agreed, no longer counts")  # fmt: skip
    assert "A response in error" not in str(struck)
    assert titled(world, "/groups/.atom", "Wayfinding: renamed")["published"] == "2022-02-10T12:00:00Z"
