"""What the office and the desk do, by Tab, Enter, Space and letters alone, with and without JavaScript: a vote on many
items at once with all that may come between, and an answer to two recommendations from the desk to the public."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.keyboard import Keyboard
from tests.browser.served import served
from tests.builders import PASSWORD, World, recommendation
from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings
from tests.proceedings.test_answers import Desk

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
OFFICER, SIGNS, COUNSEL = "dfo@example.gov", "signs@cbp.example", "counsel@cbp.example"
MANY = [f"2020-12/psw/{place}" for place in range(1, 25)]
AMENDED = "COAC recommends that CBP post sign 4 in two languages."
MOST_ACTIONS = 4  # of a vote on all of them


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.browser() as browser:
        yield browser


@contextmanager
def keyboards(browser: Browser, world: World, scripts: bool, *emails: str) -> Iterator[list[Keyboard]]:
    """One for each of these people, signed in; the pages say nothing wrong, and no focus was hidden."""
    with served(world) as origin:
        hands = []
        for email in emails:
            world.client(email)  # an invitation, redeemed
            context = browser.new_context(
                base_url=origin,
                java_script_enabled=scripts,
                viewport={"width": 1280, "height": 700},
                reduced_motion="reduce",
            )
            context.set_default_timeout(5_000)
            hands.append(signed_in(Keyboard(context.new_page()), email))
        yield hands
        for hand in hands:
            assert hand.wrong == []
            hand.page.context.close()


def signed_in(hand: Keyboard, email: str) -> Keyboard:
    hand.page.goto("/sign-in")
    hand.enter("E-mail address", email)
    hand.enter("Password", PASSWORD)
    with hand.page.expect_navigation():
        hand.press("Enter")
    hand.used.clear()
    return hand


def words(hand: Keyboard) -> str:
    return hand.page.locator("main").inner_text()


def hall(folder: Path) -> Meetings:
    """A meeting in session with twenty-four items on its agenda."""
    held = Meetings(folder)
    held.world.publish(*(
        recommendation(key, f"COAC recommends that CBP post sign {place}.", "2020-11", "psw")
        for place, key in enumerate(MANY, 1) if key not in ITEMS
    ))  # fmt: skip
    held.in_session(items=MANY)
    return held


@SCRIPTS
def test_a_vote_on_many_items_from_the_motion_to_the_public(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    held = hall(tmp_path)
    with keyboards(browser, held.world, scripts, OFFICER) as (hand,):
        hand.page.goto(f"/office/meetings/{DAY}/session")
        hand.follow("Tick all")
        hand.choose("Moved by", "Able")
        hand.choose("Seconded by", "Baker")
        hand.follow("passed")
        assert "Motion 1: passed" in words(hand)
        assert hand.page.locator("#motion-1 > ul > li").count() == len(MANY)
        assert len(hand.used) <= MOST_ACTIONS
        hand.follow(f"Pull it out item {MANY[3]}")
        hand.follow("Names, recusals, other words of motion 2")
        hand.choose("Method", "voice vote")
        hand.enter("Words as amended", AMENDED)
        hand.follow("Compare with the posted words")
        assert "1 change" in words(hand)
        hand.follow("passed as amended", "Space")
        hand.follow("Names, recusals, other words of motion 1")
        hand.tick("Recusals, other words of Recommendation 3")
        hand.tick("Clark")
        hand.follow("passed")
        hand.follow("Adjourn the meeting")
        hand.enter(f"Type {DAY} to publish", DAY)
        hand.follow("Publish the outcomes")
    shown = {key: held.world.shown(key) for key in MANY}
    assert all(one and one.status and one.status["text"]["value"] == "adopted" for one in shown.values())
    assert shown[MANY[3]].text == AMENDED
    motion = held.world.shown(f"{DAY}/1")
    assert motion and (len(motion.to("decides")), motion.facts["recused"]) == (23, [{"name": "Clark", "item": MANY[2]}])


@SCRIPTS
def test_an_answer_to_two_from_the_desk_to_the_public(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    held = Desk(tmp_path)
    with keyboards(browser, held.world, scripts, SIGNS, COUNSEL) as (hand, other):
        hand.page.goto("/liaison/?desk=all")
        hand.tick("Tick Recommendation 090302")
        hand.tick("Tick Recommendation 090303")
        hand.follow("Answer together", "Space")
        hand.choose("Verdict", "agreed in part")
        hand.enter("Words", "CBP agrees to most of both.")
        hand.enter("Reasons", "Not at ports that close at night.")
        hand.enter("Signed by", "Rosa Example")
        hand.follow("Save the draft")
        hand.enter("Offices that have to clear it", "Chief Counsel")
        hand.follow("Send for clearance")
        other.page.goto("/liaison/")
        other.follow("Response to Recommendation 090302, Recommendation 090303")
        other.follow("Clear these words")
        hand.page.reload()
        hand.enter("Type answer-signs-1 to publish", "answer-signs-1")
        hand.follow("Publish")
    for key in ITEMS[1:3]:
        shown = held.world.shown(key)
        assert shown and shown.status and shown.status["feedback"]["value"] == "agreed in part"
