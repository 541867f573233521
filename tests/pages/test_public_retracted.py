"""What was retracted: its address leads on to what it was about, and all of it is listed with the reasons."""

from pathlib import Path

from tests.builders import World, recommendation, says
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import group, link, publish
from tests.pages.record_public import retracted, whole
from tracker.published.entry import RETRACT, Edition
from tracker.text.dates import from_value

SECRET = "A quokka on each bollard."
REASON = "Only Recommendation 090101 was answered; 090199 and Recommendation 090102x were not."


def answered(world: World, since: str) -> None:
    """An item that an answer was given to; the answer was taken back, from `since`."""
    item = recommendation("2023-06/pswg/4", since="2023-06", group="pswg")
    publish(world, group("pswg", "Port Signs Working Group", "2018-01-01"), item)
    publish(
        world,
        says("2023-06-14/1", "2023-06-14", {item.key: {"action": "passed", "text": "adopted", "number": "090101"}}),
    )
    said = Edition("2023/9", "response", "Response to Recommendation 090101", from_value("2023-07-01"), text=SECRET,
                   links=[link("answers", item.key, sets={"feedback": "agreed"}, printed=SECRET)])  # fmt: skip
    gone = Edition("2023/9", "response", "2023/9", from_value(since), facts={"reason": REASON}, act=RETRACT)
    publish(world, said)
    publish(world, gone, on="2026-03-10")


def test_its_address_leads_to_what_it_was_about_and_its_reason_names(tmp_path: Path) -> None:
    world = World(tmp_path)
    answered(world, "2023-07-09")
    page = opened(world.client(), "/record/2023/9", 410)
    assert "retracted on July 9, 2023 (recorded here on March 10, 2026, 11:00 a.m. Eastern time)." in page.words
    assert "Recommendation: Recommendation 090101" in page.words
    assert page.links.count("/recommendations/090101") == 2  # in the reason, and among what it was about
    assert "/record/#retracted" in page.links
    assert "quokka" not in page.words


def test_what_was_recorded_on_its_own_day_says_one_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    answered(world, "2026-03-10")
    page = opened(world.client(), "/record/2023/9", 410)
    assert "retracted on March 10, 2026, 11:00 a.m. Eastern time." in page.words
    history = opened(world.client(), "/recommendations/090101").words
    assert "Retracted on March 10, 2026, 11:00 a.m. Eastern time: Only Recommendation" in history


def test_an_item_leads_to_its_group_and_its_paper(tmp_path: Path) -> None:
    page = opened(whole(World(tmp_path)).client(), "/recommendations/2023-06/pswg/6", 410)
    assert {"/groups/wayfinding", "/papers/2023-06-pswg-recommendations"} <= set(page.links)


def test_what_is_retracted_too_is_not_led_to(tmp_path: Path) -> None:
    world = World(tmp_path)
    answered(world, "2023-07-09")
    publish(world, retracted("2023-06/pswg/4", "recommendation", "2023-06/pswg/4", "It was never printed."))
    page = opened(world.client(), "/record/2023/9", 410)
    assert "What it was about" not in page.words
    assert "/recommendations/090101" not in page.links


def test_all_of_it_is_listed_with_the_reasons(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    page = opened(world.client(), "/record/")
    assert "2023/9 CBP response March 1, 2026 recorded March 9, 2026 It answered another paper." in page.words
    assert {"/record/2023/9", "/record/2023-06/pswg/6"} <= set(page.links)
    assert "retracted" in page.ids
    told = data(world.client(), "/record/.json")["retracted"]
    assert [(one["key"], one["reason"]) for one in told] == [
        ("2023-06/pswg/6", "The paper has five items."), ("2023/9", "It answered another paper."),
    ]  # fmt: skip


def test_what_was_published_again_is_not_listed(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, group("pswg", "Port Signs Working Group", "2018-01-01"))
    publish(world, retracted("pswg", "group", "pswg", "Another committee's."))
    assert "/record/pswg" in opened(world.client(), "/record/").links
    publish(world, group("pswg", "Port Signs Working Group", "2018-01-01"))
    assert "Nothing that was published here has been retracted." in opened(world.client(), "/record/").words


def test_a_search_that_finds_nothing_leads_there(tmp_path: Path) -> None:
    assert "/record/#retracted" in opened(whole(World(tmp_path)).client(), "/search?q=quokka").links
