"""What is recorded of meetings stands in the order of their days, and on days and at hours that there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN, Meetings, at
from tracker.proceedings import agenda, announce, convene, convened, outcomes, vote
from tracker.rules.refusal import BadInput, NotYet

EARLIER = "2020-12-15"
TABLED = {"method": "unanimous", "outcome": "tabled"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Meetings]:
    yield Meetings(tmp_path)


def in_session_before(held: Meetings) -> None:
    """The meeting of the day before is recorded afterwards."""
    with held.world.inside():
        when = held.world.when
        convene.plan(held.dfo, when, PLAN | {"day": EARLIER})
        agenda.put_on(held.dfo, EARLIER, None, when, {"item": ITEMS[0]})
        announce.notice(held.dfo, EARLIER, None, when, {"noticed_on": "2020-11-28"})
        convened.call_to_order(held.dfo, EARLIER, None, when, "dfo@example.gov")
        convened.attend(held.dfo, EARLIER, None, when, held.id_of("Able", "Baker", "Clark"))


def published(held: Meetings) -> None:
    with held.world.inside():
        convened.adjourn(held.dfo, DAY, None, held.world.when)
        outcomes.publish(held.dfo, DAY, None, held.world.when, {})


def test_an_item_is_not_decided_by_a_meeting_before_its_last_decision(held: Meetings) -> None:
    held.in_session()
    with held.world.inside():
        vote.move(held.dfo, DAY, None, held.world.when, ITEMS[:1], TABLED)
    published(held)
    in_session_before(held)
    with held.world.inside(), pytest.raises(NotYet, match=rf"decided later, on {DAY} \({DAY}/1\)"):
        vote.move(held.dfo, EARLIER, None, held.world.when, ITEMS[:1], TABLED)


def test_what_was_decided_first_and_published_last_is_refused_as_well(held: Meetings) -> None:
    held.in_session()
    in_session_before(held)
    with held.world.inside():
        for key in (EARLIER, DAY):
            vote.move(held.dfo, key, None, held.world.when, ITEMS[:1], TABLED)
    published(held)
    with held.world.inside():
        convened.adjourn(held.dfo, EARLIER, None, held.world.when)
        with pytest.raises(NotYet, match=f"decided later, on {DAY}"):
            outcomes.publish(held.dfo, EARLIER, None, held.world.when, {})


def test_a_notice_revises_one_that_appeared_before_it(held: Meetings) -> None:
    held.noticed()
    with held.world.inside():
        with pytest.raises(BadInput, match="November 30, 2020 is before the notice that it revises, of December 1"):
            announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-11-30"}, revised=True)
    held.world.at = at("2020-12-01", 18)
    with held.world.inside():
        made = announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-12-01"}, revised=True)
    shown = held.world.shown(made[-1]["key"])
    assert shown and shown.title == "Revised notice of the meeting of December 16, 2020"


def test_a_meeting_lasts_some_days_and_begins_at_an_hour(held: Meetings) -> None:
    with held.world.inside():
        with pytest.raises(BadInput, match=r"Last day: from 2020-12-16 to 2099-01-01 it would last \d+ days"):
            convene.plan(held.dfo, held.world.when, PLAN | {"until": "2099-01-01"})
        for wrong in ("25:99 xm", "13:00 p.m. to 2:00 p.m.", "9:60 a.m.", "4 xm"):
            with pytest.raises(BadInput, match="is no hour of a day"):
                convene.plan(held.dfo, held.world.when, PLAN | {"starts": wrong})
        right = "9 a.m. to noon, 13:00-17:30 EST; 1.30 p.m."
        made = convene.plan(held.dfo, held.world.when, PLAN | {"starts": right, "until": "2020-12-18"})
        assert (made.starts, made.until) == (right, "2020-12-18")
