"""What a paper says and the record has already is proposed as nothing new, and is recorded again only if asked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages import forms
from tests.proceedings.builders_release import SET, out
from tests.proceedings.test_statements import MINUTES, confirmed, held, statements
from tracker.proceedings import amend
from tracker.proceedings.recorded import Already, already
from tracker.proceedings.statements import today
from tracker.records import find
from tracker.rules.policy import Actor

AGAIN = MINUTES.replace("late in the evening", "in the evening")  # the same meeting, told by another paper


def twice(tmp_path: Path, again: str = AGAIN) -> tuple[World, Actor, str]:
    """The record has the motion of the minutes; another paper tells it again."""
    world = World(tmp_path)
    dfo = world.person()
    held(world, dfo, MINUTES)
    assert confirmed(world, dfo, {}) == ["2020-12-16/1"]
    held(world, dfo, again, first=False)
    with world.inside():
        return world, dfo, find.papers(dfo, world.when.day)[0].id


def known(world: World, dfo: Actor) -> Mapping[int, Already]:
    with world.inside():
        return already(find.papers(dfo, world.when.day)[0], today(world.when))


def motion(world: World, dfo: Actor) -> int:
    with world.inside():
        return statements(world, dfo)[0].place


def test_what_is_recorded_of_the_same_day_is_not_recorded_again(tmp_path: Path) -> None:
    world, dfo, _ = twice(tmp_path)
    assert known(world, dfo) == {motion(world, dfo): Already(("2020-12-16/1",), ())}
    assert confirmed(world, dfo, {}) == []


def test_a_person_may_record_it_all_the_same(tmp_path: Path) -> None:
    world, dfo, _ = twice(tmp_path)
    assert confirmed(world, dfo, {motion(world, dfo): {"accepted": "yes"}}) == ["2020-12-16/2"]


@pytest.mark.parametrize(("old", "new"), [
    ("December 16, 2020", "December 17, 2020"), ("The motion carried unanimously", "The motion failed unanimously"),
])  # fmt: skip
def test_another_day_or_another_outcome_is_new(tmp_path: Path, old: str, new: str) -> None:
    world, dfo, _ = twice(tmp_path, AGAIN.replace(old, new))
    assert known(world, dfo) == {}
    assert len(confirmed(world, dfo, {})) == 1


def test_what_is_recorded_of_some_of_its_items_alone_is_told_and_left_to_the_reviewer(tmp_path: Path) -> None:
    world, dfo, _ = twice(tmp_path, AGAIN.replace("adopt the first and second", "adopt the first, second and third"))
    assert known(world, dfo) == {motion(world, dfo): Already(("2020-12-16/1",), (f"{SET}/3",))}
    assert confirmed(world, dfo, {}) == ["2020-12-16/2"]


def test_it_is_new_again_once_the_entry_is_retracted(tmp_path: Path) -> None:
    world, dfo, _ = twice(tmp_path)
    with world.inside():
        amend.retract(dfo, "2020-12-16/1", world.when, reason="It was typed by mistake.")
    assert known(world, dfo) == {}
    assert confirmed(world, dfo, {}) == ["2020-12-16/2"]


def test_the_review_says_so_with_a_link_and_an_empty_tick(tmp_path: Path) -> None:
    world, dfo, id = twice(tmp_path)
    client, page = world.client("dfo@example.gov"), f"/office/papers/{id}"
    shown = client.get(page).text
    name = f"proposal-{motion(world, dfo)}-accepted"
    assert '<strong>Recorded already</strong>: <a href="/record/2020-12-16/1">Outcome, December 16, 2020' in shown
    assert name not in forms.sent(shown)
    form = forms.looked(forms.sent(shown)) | {"do": "accept"}
    assert world.post(client, page, form).status_code == 303
    assert [key for key in out(world, dfo, id) if key.rpartition("/")[2].isdecimal()] == []


def test_ticked_in_the_review_it_is_recorded(tmp_path: Path) -> None:
    world, dfo, id = twice(tmp_path)
    client, page = world.client("dfo@example.gov"), f"/office/papers/{id}"
    form = forms.looked(forms.sent(client.get(page).text))
    name = f"proposal-{motion(world, dfo)}-accepted"
    assert world.post(client, page, form | {name: "yes", "do": "accept"}).status_code == 303
    assert "2020-12-16/2" in out(world, dfo, id)
