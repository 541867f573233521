"""A meeting is called off or moved: whoever was told of it, in whatever way, is told that it is off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import says
from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings, at
from tracker.proceedings import announce, called_off, comments, convene
from tracker.published import standing
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.rules.refusal import BadInput

SECOND, THIRD = "2021-01-13", "2021-02-10"
WHY = {"reason": "A flood."}


class Moved(Meetings):
    """A noticed meeting, moved to a second day; its plan is changed there, and nobody was told of the change."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.noticed()
        self.world.at = at("2020-12-03")
        with self.world.inside():
            called_off.reschedule(self.dfo, DAY, None, self.world.when, {"day": SECOND, **WHY})
            told = dict.fromkeys(("place", "purpose"), "A secret place")
            convene.change(self.dfo, SECOND, None, self.world.when, {"day": SECOND, **told})
        self.world.at = at("2020-12-05")

    def of(self, key: str) -> Thing:
        found = self.world.shown(key)
        assert found is not None
        return found


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Moved]:
    yield Moved(tmp_path)


def test_the_day_that_a_meeting_was_moved_to_is_called_off_in_public(held: Moved) -> None:
    with held.world.inside():
        called_off.cancel(held.dfo, SECOND, None, held.world.when, WHY)
    assert held.of(SECOND).facts["stage"] == "cancelled" and "place" not in held.of(SECOND).facts
    got = held.world.app.test_client().get
    assert "STATUS:CANCELLED" in got(f"/meetings/{SECOND}.ics").get_data(as_text=True)
    page = got(f"/meetings/{SECOND}").get_data(as_text=True)
    assert "Cancelled." in page and "secret" not in page


def test_a_meeting_may_be_moved_twice(held: Moved) -> None:
    with held.world.inside():
        called_off.reschedule(held.dfo, SECOND, None, held.world.when, {"day": THIRD, **WHY})
    assert (held.of(SECOND).facts["stage"], held.of(SECOND).to("moved to")) == ("rescheduled", [THIRD])
    assert held.of(THIRD).facts["stage"] == "planned" and "secret" not in str(held.of(THIRD).facts)


def test_a_meeting_is_moved_to_a_day_to_come(held: Moved) -> None:
    with held.world.inside():
        for day in ("2020-01-01", "2020-12-04"):
            with pytest.raises(BadInput, match=r"is past.*Choose a day to come; its notice has to appear 15 days"):
                called_off.reschedule(held.dfo, SECOND, None, held.world.when, {"day": day, **WHY})


def test_comments_that_are_not_published_go_along(held: Moved) -> None:
    said = {"how": "written", "received": "2020-12-04", "words": "Larger signs."}
    with held.world.inside():
        comments.record(held.dfo, SECOND, None, held.world.when, said)
        called_off.reschedule(held.dfo, SECOND, None, held.world.when, {"day": THIRD, **WHY})
        assert [len(calendar.comments(key)) for key in (SECOND, THIRD)] == [0, 1]


class Tabled(Meetings):
    """A noticed meeting, on whose agenda stands an item that an earlier one tabled."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.world.publish(says("2020-11-10/1", "2020-11-10", {ITEMS[0]: {"action": "tabled"}}))
        self.noticed()
        self.world.at = at("2020-12-03")

    def says(self, item: str, on: str | None = None) -> str:
        shown = self.world.shown(item, on)
        assert shown is not None
        return shown.label

    def page(self, item: str) -> str:
        shown = self.world.shown(item)
        assert shown is not None
        return self.world.app.test_client().get(shown.url).get_data(as_text=True)


@pytest.fixture
def tabled(tmp_path: Path) -> Iterator[Tabled]:
    yield Tabled(tmp_path)


def test_what_was_on_the_agenda_of_a_cancelled_meeting_is_what_it_was_before(tabled: Tabled) -> None:
    with tabled.world.inside():
        called_off.cancel(tabled.dfo, DAY, None, tabled.world.when, WHY)
    told = tabled.says(ITEMS[0]), tabled.says(ITEMS[0], "2020-12-02"), tabled.says(ITEMS[1])
    assert told == (
        "Tabled November 10, 2020.",
        "On the agenda of the public meeting of December 16, 2020; tabled November 10, 2020.",
        "Proposed December 1, 2020. CBP response and implementation: not recorded here.",
    )
    page = tabled.page(ITEMS[0])
    assert "Tabled November 10, 2020." in page and "off the agenda</a>" in page
    meeting = tabled.world.app.test_client().get(f"/meetings/{DAY}").get_data(as_text=True)
    assert "Was on the agenda" in meeting
    with tabled.world.reading() as reader:
        assert standing.compare(reader) == []


def test_what_was_on_the_agenda_of_a_meeting_that_is_moved_is_on_the_next_once_that_is_noticed(tabled: Tabled) -> None:
    with tabled.world.inside():
        called_off.reschedule(tabled.dfo, DAY, None, tabled.world.when, {"day": SECOND, **WHY})
    assert tabled.says(ITEMS[0]) == "Tabled November 10, 2020."
    tabled.world.at = at("2020-12-04")
    with tabled.world.inside():
        announce.notice(tabled.dfo, SECOND, None, tabled.world.when, {"noticed_on": "2020-12-04"})
    assert tabled.says(ITEMS[0]) == (
        "On the agenda of the public meeting of January 13, 2021; tabled November 10, 2020."
    )
