"""The office's meetings in the browser without a screen: planned, noticed, held, voted on, published."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import says
from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN, Meetings, at, status
from tracker.proceedings import convene

HERE = f"/office/meetings/{DAY}"
SESSION, OUTCOMES = f"{HERE}/session", f"{HERE}/outcomes"


class Held(Meetings):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.client: FlaskClient = self.world.client("dfo@example.gov")

    def go(self, day: str, hour: int = 19) -> None:
        """To another day; the officer signs in there."""
        self.world.at = at(day, hour)
        self.world.sign_in(self.client, "dfo@example.gov")

    def sent(self, path: str, answer: int = 303, **form: Any) -> str:
        got = self.world.post(self.client, path, {name.replace("__", "-"): value for name, value in form.items()})
        html = str(got.get_data(as_text=True))
        assert got.status_code == answer, re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))[:1500]
        return html

    def in_session(self, absent: tuple[str, ...] = ()) -> str:
        self.sent("/office/meetings/plan", **PLAN)
        self.sent(HERE, do="add", item=", ".join(ITEMS))
        self.go("2020-12-01")
        self.sent(HERE, do="notice", noticed_on="2020-12-01")
        self.go(DAY)
        self.sent(HERE, do="order", officer="dfo@example.gov")
        here = [id for id, name in self.members().items() if name not in absent]
        self.sent(SESSION, do="attend", present=here)
        return DAY

    def members(self) -> dict[str, str]:
        html = self.client.get(SESSION).get_data(as_text=True)
        return dict(re.findall(r'name="present" value="(\d+)"[^>]*> (\w+)', html))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    yield Held(tmp_path)


def test_the_story_of_december_by_page(held: Held) -> None:
    held.in_session()
    said = {"mover": "Able", "seconder": "Baker", "method": "unanimous"}
    held.sent(SESSION, do="move passed", items=ITEMS[:1], **said)
    held.sent(SESSION, do="move", items=ITEMS[1:4], mover="Able", seconder="Baker")
    held.sent(SESSION, do=f"pull 2 {ITEMS[3]}")
    clark = next(id for id, name in held.members().items() if name == "Clark")
    second, third = f"{HERE}/motions/2", f"{HERE}/motions/3"
    held.sent(second, **{"do": "decide passed", "method": "voice vote", f"wording-{ITEMS[1]}": "",
                         f"wording-{ITEMS[2]}": "", f"recused-{ITEMS[2]}": clark})  # fmt: skip
    held.sent(
        third, **{"do": "decide passed as amended", "method": "voice vote", f"wording-{ITEMS[3]}": "Other words."}
    )
    held.sent(SESSION, do="move remanded to group", items=ITEMS[4:], **said)
    held.sent(SESSION, do="adjourn")
    html = held.client.get(f"{OUTCOMES}?first=90301").get_data(as_text=True)
    numbers = dict(re.findall(r'name="(number-[^"]+)" value="(\d+)"', html))
    assert list(numbers.values()) == ["090301", "090302", "090303", "090304"]
    held.sent(OUTCOMES, confirmed=DAY, **numbers)
    assert status(held, ITEMS[3])["number"] == "090304"
    public = held.world.client().get(f"/meetings/{DAY}").get_data(as_text=True)
    assert "Motion 3" in public and "passed as amended" in public


def test_twenty_four_items_pass_together_by_four_actions(held: Held) -> None:
    held.in_session()
    ticked = held.client.get(f"{SESSION}?all=1").get_data(as_text=True)  # one: a link
    assert len(re.findall(r'name="items" value="[^"]+" checked', ticked)) == len(ITEMS)
    assert "<option selected>unanimous" in ticked or "<option>unanimous" in ticked  # the first is chosen
    held.sent(SESSION, do="move passed", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")  # three more
    assert "Not moved yet" not in held.client.get(SESSION).get_data(as_text=True)


def test_without_a_quorum_only_what_can_be_done_is_offered(held: Held) -> None:
    held.in_session(absent=("Clark", "Davis", "Evans"))
    html = held.client.get(SESSION).get_data(as_text=True)
    assert "no quorum" in html and 'value="move presented, not voted (no quorum)"' in html
    assert 'value="move passed"' not in html
    refused = held.sent(SESSION, 400, do="move passed", items=ITEMS, method="unanimous")
    assert "without a quorum" in refused


def test_a_meeting_without_a_motion_is_published_once(held: Held) -> None:
    held.in_session()
    held.sent(SESSION, do="adjourn")
    html = held.client.get(OUTCOMES).get_data(as_text=True)
    assert "No motion was made." in html and "Publish the outcomes" in html
    held.sent(OUTCOMES, confirmed=DAY)
    html = held.client.get(OUTCOMES).get_data(as_text=True)
    assert "All of it is published" in html and "Publish the outcomes" not in html


def test_a_form_of_before_is_refused_and_nothing_is_done_twice(held: Held) -> None:
    held.in_session()
    html = held.client.get(SESSION).get_data(as_text=True)
    hidden = dict(re.findall(r'<input type="hidden" name="(csrf_token|version)" value="([^"]*)"', html))
    form = {**hidden, "do": "move passed", "items": ITEMS[:2], "method": "unanimous"}
    assert [held.client.post(SESSION, data=form).status_code for _ in range(2)] == [303, 409]


def test_who_is_no_officer_finds_no_meeting(held: Held) -> None:
    held.planned()
    member = held.world.client("able@example.com")
    assert [member.get(path).status_code for path in ("/office/meetings/", HERE, SESSION, OUTCOMES)] == [404] * 4


def test_each_page_of_a_meeting_tells_at_which_entry_the_record_stands(held: Held) -> None:
    held.in_session()
    pages = (HERE, SESSION, OUTCOMES, f"{HERE}/notice", f"{HERE}/comments", f"{HERE}/actions")
    told = [held.client.get(path).get_data(as_text=True) for path in pages]
    assert ["The public record stands at entry" in html for html in told] == [True] * len(pages)


def test_amended_words_are_compared_live_and_nothing_is_decided_by_it(held: Held) -> None:
    held.in_session()
    held.sent(SESSION, do="move", items=ITEMS[:2], mover="Able", seconder="Baker")
    motion = f"{HERE}/motions/1"
    typed = {
        f"wording-{ITEMS[0]}": "COAC recommends that CBP paint sign 1.\r\n",
        f"wording-{ITEMS[1]}": "",
        "mover": "Clark",
    }
    html = held.sent(motion, 200, do="compare", **typed)
    assert re.findall(r"<del>.*?</span>([^<]*)", html)[:1] == ["post"]
    assert re.findall(r"<ins>.*?</span>([^<]*)", html)[:1] == ["paint"]
    assert html.count("As amended, against the words posted") == 1 and "After “COAC recommends that CBP”" in html
    assert "CBP paint sign 1." in html and "<option selected>Clark" in html.replace('value="Clark" ', "")
    assert "As amended" not in held.client.get(motion).get_data(as_text=True)
    held.sent(motion, do="decide", **typed)
    assert "As amended, against" in held.client.get(motion).get_data(as_text=True)
    screen = held.client.get(f"{HERE}/screen?motion=1").get_data(as_text=True)
    assert "(as amended)" in screen and re.findall(r"<del>.*?</span>([^<]*)", screen) == ["post"]
    same = held.sent(
        motion, 200, do="compare", **{**typed, f"wording-{ITEMS[0]}": "COAC recommends that CBP post sign 1."}
    )
    assert "No word differs" in same


def test_several_recommendations_come_on_together_or_not_at_all(held: Held) -> None:
    held.planned(items=[])
    assert "is on this agenda already" in held.sent(HERE, 400, do="add", item=f"{ITEMS[0]}, {ITEMS[1]}, {ITEMS[0]}")
    with held.world.inside():
        assert [one.item for one in convene.known(held.dfo, DAY, held.world.when).points] == []
    held.sent(HERE, do="add", item=f"{ITEMS[0]}, {ITEMS[1]}")
    with held.world.inside():
        assert [one.item for one in convene.known(held.dfo, DAY, held.world.when).points] == ITEMS[:2]


def test_the_list_tells_what_is_still_due_and_the_page_says_it_once(held: Held) -> None:
    held.sent("/office/meetings/plan", **PLAN)
    assert "File the notice with the Federal Register" in _row(held)
    assert "has not been called to order yet" in held.client.get(SESSION).get_data(as_text=True)
    held.sent(HERE, do="add", item=", ".join(ITEMS))
    held.go("2020-12-01")
    held.sent(HERE, do="notice", noticed_on="2020-12-01")
    assert "Release the papers together" in _row(held)
    page = held.client.get(HERE).get_data(as_text=True)
    assert "File the notice" not in page and page.count("Its public page") == 1
    assert "2020-12-09" not in re.sub("<[^>]*>", "", page)  # the last day for comments, in words


def _row(held: Held) -> str:
    html = held.client.get("/office/meetings/").get_data(as_text=True)
    return re.findall(r'data-label="Next due">(.*?)</td>', html, re.DOTALL)[0]


def test_a_number_out_of_the_series_is_asked_about_before_it_is_issued(held: Held) -> None:
    held.world.publish(says("2020-06-10/1", "2020-06-10", {ITEMS[4]: {"number": "090300"}}))
    held.in_session()
    held.sent(SESSION, do="move passed", items=ITEMS[:2], mover="Able", seconder="Baker", method="unanimous")
    held.sent(SESSION, do="adjourn")
    first, second = (f"number__{item}" for item in ITEMS[:2])
    assert "000000 numbers nothing" in held.sent(OUTCOMES, 400, confirmed=DAY, **{first: "000000", second: "090301"})
    assert "090301 is given to two items" in held.sent(
        OUTCOMES, 400, confirmed=DAY, **{first: "090301", second: "090301"}
    )
    assert "090300 is the number of" in held.sent(OUTCOMES, 400, confirmed=DAY, **{first: "090300", second: "090301"})
    html = held.sent(OUTCOMES, 400, confirmed=DAY, **{first: "090301", second: "090320"})
    gap = "090320 is not the next number: that is 090302, after 090301."
    assert f'name="gap" value="{gap}"' in html
    held.sent(OUTCOMES, 400, confirmed=DAY, gap=gap, **{first: "090301", second: "090330"})
    held.sent(OUTCOMES, confirmed=DAY, gap=gap, **{first: "090301", second: "090320"})
    assert status(held, ITEMS[1])["number"] == "090320"


def test_what_a_form_leaves_out_stands(held: Held) -> None:
    """Recusals, votes and words are taken back where they are shown, not by a form that has none of them."""
    held.in_session()
    held.sent(SESSION, do="move", items=ITEMS[:2], mover="Able", seconder="Baker")
    ids, motion = {name: id for id, name in held.members().items()}, f"{HERE}/motions/1"
    told = {f"recused-{ITEMS[0]}": ids["Clark"], f"wording-{ITEMS[0]}": "Other words.", f"vote-{ids['Davis']}": "for"}
    held.sent(motion, **{"do": "decide", f"wording-{ITEMS[1]}": "", **told})
    for less in ({}, {f"vote-{ids['Evans']}": "against"}, {f"wording-{ITEMS[1]}": ""}):
        held.sent(motion, **{"do": "decide", "method": "voice vote", **less})
    html = held.client.get(motion).get_data(as_text=True)
    assert re.findall(r'name="([^"]+)" value="([^"]+)" checked', html) == [
        (f"vote-{ids['Davis']}", "for"), (f"vote-{ids['Evans']}", "against"), (f"recused-{ITEMS[0]}", ids["Clark"])
    ]  # fmt: skip
    assert "Other words.</textarea>" in html
    held.sent(motion, **{"do": "decide", f"wording-{ITEMS[0]}": "", f"vote-{ids['Davis']}": ""})
    html = held.client.get(motion).get_data(as_text=True)
    assert re.findall(r'name="([^"]+)" value="([^"]+)" checked', html) == [(f"vote-{ids['Evans']}", "against")]


def test_an_item_is_pulled_out_on_the_page_of_its_motion(held: Held) -> None:
    held.in_session()
    held.sent(SESSION, do="move", items=ITEMS[:2], mover="Able", seconder="Baker")
    motion = f"{HERE}/motions/1"
    assert f'value="pull {ITEMS[1]}"' in held.client.get(motion).get_data(as_text=True)
    held.sent(motion, **{"do": f"pull {ITEMS[1]}", f"wording-{ITEMS[1]}": "Other words.", "words": "To adopt it."})
    with held.world.inside():
        first, second = convene.known(held.dfo, DAY, held.world.when).motions
        assert (first.words, [one.item for one in first.items]) == ("To adopt it.", ITEMS[:1])
        assert [(one.item, one.wording) for one in second.items] == [(ITEMS[1], "Other words.")]
    assert "pull" not in held.client.get(motion).get_data(as_text=True)
    held.sent(motion, 404, do=f"pull {ITEMS[2]}")
