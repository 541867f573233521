"""A recommendation's page where its words changed, and where CBP wrote without a verdict."""

from pathlib import Path

import pytest

from tests.builders import World, recommendation, says
from tests.pages.audit_public import opened
from tracker.published.entry import Edition
from tracker.text.dates import from_value

KEY = "2020-12/pswg/1"
PAGE = f"/recommendations/{KEY}"


def note(day: str, words: str) -> Edition:
    return Edition(
        f"{day}/note", "response", "Note", from_value(day), text=words, links=[{"rel": "answers", "to": KEY}]
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.publish(recommendation(KEY, "CBP should post a sign on two days.", since="2020-12-01"))
    return world


def test_what_changed_is_shown_beside_the_words(world: World) -> None:
    assert "What changed" not in opened(world.client(), PAGE).words
    world.publish(recommendation(KEY, "CBP should post a sign on one day.", since="2020-12-16"))
    page = opened(world.client(), PAGE)
    assert "What changed from edition 1" in page.words
    assert (page.text("del"), page.text("ins")) == (
        ["[taken out: two days, end of what was taken out]"],
        ["[put in: one day, end of what was put in]"],
    )
    for address in (f"{PAGE}@v1", f"{PAGE}?as_of=2020-12-10"):
        assert "What changed" not in opened(world.client(), address).words


def test_a_note_is_shown_until_there_is_a_verdict(world: World) -> None:
    world.publish(says("2020-12-16/1", "2020-12-16", {KEY: {"text": "adopted", "feedback": "awaiting"}}))
    assert "CBP's response" not in opened(world.client(), PAGE).text("h2")
    world.publish(note("2021-02-20", "CBP asks for time."))
    page = opened(world.client(), PAGE)
    assert "A note; it says neither yes nor no. February 20, 2021 Note" in page.words
    assert "CBP asks for time." in page.words
    assert "CBP asks" not in opened(world.client(), f"{PAGE}?as_of=2021-01-01").words
    answer = says("2021/1", "2021-03-01", {KEY: {"feedback": "agreed"}}, "response", text="CBP agrees.")
    world.publish(answer)
    page = opened(world.client(), PAGE)
    assert "CBP agrees." in page.words
    assert "A note" not in page.words
