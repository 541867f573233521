"""Two wordings side by side: which are compared, what is said to differ, and why some cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, recommendation, says
from tests.pages.audit_public import data, opened
from tests.pages.record_public import kept
from tests.pages.test_public_counts import counted
from tracker.pages.public import comparison
from tracker.published.entry import RETRACT, Edition
from tracker.text.dates import from_value

KEY, LATER = "2020-12/pswg/1", "2023-03/pswg/2"
POSTED = "COAC recommends that CBP post a sign within two days,\nat each gate."
ADOPTED = "COAC recommends that CBP post a sign within one day, at each open gate."
ONE, TWO = f"{KEY}@v1", f"{KEY}@v2"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("world"))
    world.publish(
        recommendation(KEY, POSTED, since="2020-12-01"),
        says("2020-12-16/1", "2020-12-16", {KEY: {"text": "adopted", "number": "021001"}}),
        recommendation(KEY, ADOPTED, since="2020-12-16"),
        recommendation(LATER, "COAC recommends that CBP post lights at each gate.", since="2023-03-01"),
        recommendation("2021-01/pswg/1", "No such words.", since="2021-01-01"),
        Edition("2021-01-06", "meeting", "Meeting", from_value("2021-01-06")),
    )
    world.publish(
        Edition("2021-01/pswg/1", "recommendation", "Recommendation 1", from_value("2021-02-01"), act=RETRACT,
                facts={"reason": "It was another committee's."})
    )  # fmt: skip
    yield from kept(world)


def test_what_changed_is_told_in_the_text_and_in_a_list(world: World) -> None:
    page = opened(world.client(), f"/compare?old={ONE}&new={TWO}")
    assert "2 changes: 2 words removed, 3 words added, 12 words kept." in page.words
    assert [each for each in page.text("li") if "See it in" in each] == [
        "After “post a sign within”: removed two days; added one day. See it in the text, change 1",
        "After “, at each”: added open. See it in the text, change 2",
    ]
    assert [each for each in page.ids if each[:6] in ("place-", "change")][:2] == ["place-1", "place-2"]
    assert "[taken out: two days, end of what was taken out]" in page.text("del")


def test_the_data_holds_both_texts_whole(world: World) -> None:
    told = data(world.client(), f"/compare.json?old={ONE}&new={TWO}")
    runs = told["runs"]
    whole = ["".join(run["words"] for run in runs if run["op"] != but) for but in ("added", "removed")]
    assert whole == [POSTED.replace("\n", " "), ADOPTED]
    assert told["counts"] == {"changes": 2, "kept": 12, "removed": 2, "added": 3}
    assert told["changes"][1] == {"number": 2, "removed": "", "added": "open", "after": ", at each"}
    assert [told[side]["url"] for side in ("old", "new")] == [
        "/recommendations/021001@v1",
        "/recommendations/021001@v2",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        f"new={KEY}",
        f"old={ONE}",
        "new=021001",
        f"old={KEY}@2020-12-02&new={KEY}@2021-01-01",
        "old=/recommendations/021001@v1",
        f"new=https://coac.example.gov/recommendations/{KEY}",
    ],
)
def test_there_are_many_ways_to_name_the_same_two(world: World, asked: str) -> None:
    told = data(world.client(), f"/compare.json?{asked}")
    assert [(told[side]["key"], told[side]["edition"]) for side in ("old", "new")] == [(KEY, 1), (KEY, 2)]


def test_two_things_are_compared_along_what_ties_them(world: World) -> None:
    page = opened(world.client(), f"/compare?old={KEY}&new={LATER}")
    assert "From Recommendation 021001, edition 2, December 16, 2020 To Recommendation 2, Port Signs" in page.words
    assert page.text("option")[:3] == [
        "Edition 1, December 1, 2020",
        "Edition 2, December 16, 2020: adopted",
        "Edition 1, March 1, 2023",
    ]
    assert "lights" in " ".join(page.text("ins"))


def test_the_same_words_are_said_to_be_the_same(world: World) -> None:
    page = opened(world.client(), f"/compare?old={ONE}&new={ONE}")
    assert "No word differs: 13 words in each." in page.words and "List of changes" not in page.text("h2")
    alone = opened(world.client(), f"/compare?new={LATER}")
    assert "one edition of these words, and nothing earlier" in alone.words
    assert "has no words of its own" in opened(world.client(), "/compare?old=2021-01-06&new=2021-01-06").words


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        (f"new={KEY}@v9", 404, "There is no edition 9"),
        ("new=2020-12/none/1", 404, "There is no"),
        ("new=/papers/none", 404, "There is no"),
        (f"new={KEY}@second", 400, "names no edition"),
        (f"new={KEY}@v0", 400, "names no edition"),
        (f"new={KEY}@2020-02-31", 400, "no day of the calendar"),
        (f"new={KEY}@2999-01-01", 400, "lies in the future"),
        (f"new={KEY}@2019-01-01", 404, "On January 1, 2019 there was no such"),
        ("new=2021-01/pswg/1", 410, "It was another committee's."),
        ("old=2021-01/pswg/1@v1&new=021001", 410, "It was another committee's."),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(world: World, asked: str, status: int, said: str) -> None:
    assert said in opened(world.client(), f"/compare?{asked}", status).words
    assert data(world.client(), f"/compare.json?{asked}", status)["status"] == status


def test_what_is_too_long_is_not_laid_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "LONGEST", len(ADOPTED) - 1)
    page = opened(world.client(), f"/compare?old={ONE}&new={TWO}", fresh=True)
    assert "too long to be compared here" in page.words and "/recommendations/021001@v1" in page.links


def test_nothing_asked_is_a_form(world: World) -> None:
    page = opened(world.client(), "/compare")
    assert (page.text("h1"), page.text("label")[1:3]) == (["Compare two wordings"], ["From", "To"])


def test_the_number_of_questions_is_the_same_for_many_editions(tmp_path: Path) -> None:
    def asked(editions: int) -> int:
        world = World(tmp_path / str(editions))
        for at in range(editions):
            world.publish(recommendation(KEY, f"CBP should post {at} signs.", since=f"2020-12-{at + 1:02}"))
        client = world.client()
        with counted(world) as asked:
            opened(client, f"/compare?old={ONE}&new={KEY}", fresh=True)
        return len(asked)

    assert asked(2) == asked(9) <= 8


def test_the_pages_of_what_changed_lead_to_it(world: World) -> None:
    asked = f"/compare?old={ONE}&new={TWO}"
    assert (
        opened(world.client(), "/recommendations/021001").links.count(asked) == 3
    )  # the words, what changed, editions
    assert asked in opened(world.client(), "/recommendations/021001@v1").links
    opened(world.client(), asked)
