"""A story from the vote to the criterion: played in the browser, asked of the public pages alone."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.browser import chromium, story
from tests.browser.story import ITEMS, Story
from tracker.exchange.check import examine

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with chromium.browser() as browser:
        played = Story(browser, tmp_path_factory.mktemp("story"))
        for part in story.PARTS:
            part(played)
        yield played
        played.close()


AXES = ("text", "action", "feedback", "implementation")


def status(told: Story, item: str, on: str = "") -> dict[str, str | None]:
    shown = told.data(f"/recommendations/{item}.json{f'?as_of={on}' if on else ''}")["facts"]["status"]
    return {axis: (shown[axis] or {}).get("value") for axis in AXES}


def met(told: Story, item: str) -> list[tuple[str, str]]:
    """What was done with it at each of its meetings."""
    history = told.data(f"/recommendations/{item}.json")["history"]
    return [(one["date"]["value"], one["sets"]["action"]) for one in history if one["kind"] == "outcome"]


def test_1_to_3_item_one_was_on_each_day_what_it_was(told: Story) -> None:
    assert [list(status(told, "090301", on).values()) for on in ("2021-01-15", "2021-10-01", "")] == [
        ["adopted", "passed", "awaiting", None],
        ["adopted", "passed", "agreed", "partially implemented"],
        ["adopted", "passed", "agreed", "fully implemented"],
    ]
    evidence = told.data("/record/2023-02-01/1.json")["facts"]["evidence"]
    assert [one.get("address") or one["file"]["name"] for one in evidence] == [
        "https://www.example.gov/signs", "count.pdf"
    ]  # fmt: skip


def test_4_who_was_recused_on_what(told: Story) -> None:
    facts = told.data("/record/2020-12-16/2.json")["facts"]
    assert facts["recused"] == [{"name": "Able", "item": ITEMS[2]}]


def test_5_which_words_of_item_four_changed_at_the_meeting(told: Story) -> None:
    posted, adopted = (told.data(f"/recommendations/090304@v{edition}.json")["text"] for edition in (1, 2))
    assert (posted.replace("a year", "six months"), adopted) == (adopted, story.AMENDED)
    compared = told.data("/compare.json?old=090304@v1&new=090304@v2")
    assert [(one["removed"], one["added"]) for one in compared["changes"]] == [("a year", "six months")]


def test_6_and_7_what_happened_to_item_five_and_when_its_number_was_issued(told: Story) -> None:
    assert met(told, "090305") == [
        ("2020-12-16", "remanded to group"),
        ("2021-12-10", "presented, not voted (no quorum)"),
        ("2022-03-10", "passed"),
    ]
    assert [one["since"]["value"] for one in [told.data("/record/2022-03-10/1.json")]] == ["2022-03-10"]
    assert told.data("/recommendations/090305.json")["key"] == ITEMS[4]


def test_8_items_without_a_response_on_a_day(told: Story) -> None:
    found = told.data("/recommendations/.json?feedback=awaiting&as_of=2022-01-01")
    assert [one["key"] for one in found["items"]] == [ITEMS[3]]


def test_9_days_from_adoption_to_the_answer_on_item_one(told: Story) -> None:
    said = told.data("/recommendations/090301.json")["facts"]["status"]
    adopted, answered = (date.fromisoformat(said[axis]["since"]) for axis in ("action", "feedback"))
    assert (answered - adopted).days == 86


def test_10_who_cleared_the_answer_on_two_and_three(told: Story) -> None:
    cleared = told.data("/record/2021/2.json")["facts"]["cleared"]
    assert [(one["office"], one["how"], one["on"]) for one in cleared] == [
        ("Chief Counsel", "by its own account", "2021-03-12"),
        ("Field Office", "by its own account", "2021-03-12"),
        ("Office of the Designated Federal Officer", "on its behalf", "2021-03-12"),
    ]


def test_11_and_12_what_the_criterion_required_of_whom(told: Story) -> None:
    applies = told.data("/criteria/sign-criteria.json?as_of=2022-10-15")["applies"]
    assert {who: [(one["id"], one["level"]) for one in applies[who]] for who in ("existing", "new")} == {
        "existing": [("3.2", "Should")], "new": [("3.2", "Must")]
    }  # fmt: skip


def test_13_which_recommendations_led_to_it_how_strongly_and_on_whose_word(told: Story) -> None:
    steps = told.data("/criteria/sign-criteria.json?as_of=2022-10-15")["steps"]
    led = [(one["recommendation"], one["strength"], one["asserted_by"]) for step in steps for one in step["led_by"]]
    assert led == [(ITEMS[0], "adopted", "Ada Officer"), (ITEMS[1], "adopted in part", "Ada Officer")]


def test_14_the_name_of_the_group_on_each_day_and_its_old_address(told: Story) -> None:
    names = [told.data(f"/groups/wwg.json?as_of={on}")["title"] for on in ("2020-12-16", "2022-03-10")]
    assert names == ["Port Signs Working Group", "Wayfinding Working Group"]
    moved = told.world.app.test_client().get("/groups/psw")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/groups/wwg")


def test_15_what_the_fifteenth_term_left_open(told: Story) -> None:
    left = told.data("/terms/15.json")["ended"]["left_open"]
    assert [(one["key"], one["why"]) for one in left] == [
        (ITEMS[0], "carried out in part"),
        *((item, "not recorded as carried out") for item in ITEMS[1:3]),
        (ITEMS[3], "not answered by CBP"),
        (ITEMS[4], "not decided by the committee"),
    ]


def test_16_the_figures_of_a_day_with_their_items(told: Story) -> None:
    rows = told.data("/figures/faca.json?as_of=2023-09-30")["figures"][0]["rows"]
    life = next(row["numbers"] for row in rows if row["value"] == "life")
    assert {name: told_["value"] for name, told_ in life.items()} == {
        "Made": 5, "Fully implemented or will be": 1, "Fully or will be, % of made": 20.0, "Partially implemented": 0,
        "Partially, % of made": 0.0, "Neither": 0, "Not recorded here": 4,
    }  # fmt: skip
    listed = told.data(life["Made"]["url"].replace("/recommendations/", "/recommendations/.json"))
    assert sorted(one["key"] for one in listed["items"]) == ITEMS


def test_17_which_items_were_remanded_and_adopted_later(told: Story) -> None:
    found = told.data("/recommendations/.json?past_action=remanded+to+group&text=adopted")
    assert [one["key"] for one in found["items"]] == [ITEMS[4]]


def test_18_who_said_that_item_four_is_being_refined_and_when(told: Story) -> None:
    last = told.data("/recommendations/090304.json")["history"][-1]
    assert last["date"]["value"] == "2023-11-03"
    said = told.data(f"{last['url']}.json")
    assert said["facts"]["printed"] == "Recommendation 090304 on faded signs is being refined by the working group."
    assert said["facts"]["signer"] == "Rosa Example, Office of Port Signs"


def test_19_the_notice_was_in_time_under_the_rule_of_its_day(told: Story) -> None:
    noticed = told.data("/meetings/2020-12-16.json")["facts"]["noticed"]
    assert (noticed["days"], noticed["asked"]) == (15, 15)


def test_20_what_was_said_here_before_its_last_entry_and_what_was_true_then(told: Story) -> None:
    labels = [
        told.data(f"/recommendations/090304.json?{asked}=2023-11-19")["label"] for asked in ("published_on", "as_of")
    ]
    assert ["CBP reported without an answer" in label for label in labels] == [False, True]


def test_what_was_done_is_what_the_journal_tells(told: Story) -> None:
    parts = examine(told.world.url, told.world.site.engine).parts
    assert [fault for part in parts.values() for fault in part] == []
