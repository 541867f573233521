"""An item that the committee sent back keeps its key when it returns: what happened at each of its meetings, and which
items were sent back and adopted later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, group, recommendation, says
from tests.pages.audit_public import data, opened, sent_to
from tracker.proceedings import amend

ITEM, OTHER, THIRD = "2020-12/psw/5", "2020-12/psw/1", "2020-12/psw/2"
REMANDED, UNVOTED = "remanded to group", "presented, not voted (no quorum)"
LIST = "/recommendations/.json?past_action=remanded+to+group&text=adopted"


class CameBack(World):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.publish(group("psw", "Port Signs Working Group"), *(recommendation(key) for key in (ITEM, OTHER, THIRD)))
        for key, day, sets in (
            ("2020-12-16/1", "2020-12-16", {OTHER: {"action": "passed", "text": "adopted"}}),
            ("2020-12-16/2", "2020-12-16", {ITEM: {"action": REMANDED, "text": "refining"},
                                            THIRD: {"action": REMANDED, "text": "refining"}}),
            ("2021-12-10/1", "2021-12-10", {ITEM: {"action": UNVOTED, "text": "proposed"}}),
            ("2022-03-10/1", "2022-03-10", {ITEM: {"action": "passed", "text": "adopted", "number": "090305"}}),
        ):  # fmt: skip
            self.publish(says(key, day, sets))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[CameBack]:
    yield CameBack(tmp_path)


def keys(world: CameBack, path: str) -> list[str]:
    return [one["key"] for one in data(world.client(), path)["items"]]


def test_which_items_were_remanded_and_adopted_later(world: CameBack) -> None:
    assert keys(world, LIST) == [ITEM]
    assert keys(world, "/recommendations/.json?past_action=remanded+to+group") == [ITEM]  # the third is remanded still
    assert keys(world, f"{LIST}&as_of=2022-03-09") == []
    assert keys(world, "/recommendations/.json?past_action=remanded+to+group&as_of=2021-12-10") == [ITEM]
    page = opened(world.client(), "/recommendations/?past_action=remanded+to+group&text=adopted")
    assert "1 recommendation" in page.words and "Earlier committee action" in page.words


def test_a_retracted_outcome_is_nothing_that_came_before(world: CameBack) -> None:
    with world.inside():
        amend.retract(world.person(), "2020-12-16/2", world.when, reason="It was another item.")
    world.site.catch_up()
    assert keys(world, LIST) == []


def test_each_of_its_meetings_is_told_in_order(world: CameBack) -> None:
    told = data(world.client(), "/recommendations/090305.json")
    assert told["key"] == ITEM
    decided = [(one["date"]["value"], one["sets"]["action"]) for one in told["history"] if "action" in one["sets"]]
    assert decided == [("2020-12-16", REMANDED), ("2021-12-10", UNVOTED), ("2022-03-10", "passed")]
    assert sent_to(world.client(), f"/recommendations/{ITEM}") == (301, "/recommendations/090305")
    words = opened(world.client(), "/recommendations/090305").words
    places = [words.index(f"Committee action: {word}") for word in ("passed", UNVOTED, REMANDED)]
    assert places == sorted(places)  # the newest first


def test_a_word_that_is_none_is_refused(world: CameBack) -> None:
    assert opened(world.client(), "/recommendations/?past_action=on+agenda", 400)
