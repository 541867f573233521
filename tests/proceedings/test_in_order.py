"""What is recorded of meetings stands in the order of their days, and on days and at hours that there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN, Meetings, at, status
from tracker.proceedings import agenda, announce, answer, convene, convened, outcomes, vote
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
        outcomes.publish(held.dfo, DAY, None, held.world.when, {}, later=True)


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


def test_what_one_meeting_passed_comes_to_no_vote_at_another(held: Meetings) -> None:
    """Whether that is public or not; on an agenda it stays what it is, and one that lists it says so no more."""
    held.in_session(items=ITEMS[1:])
    in_session_before(held)
    passed = {"method": "unanimous", "outcome": "passed"}
    with held.world.inside():
        agenda.put_on(held.dfo, EARLIER, None, held.world.when, {"item": ITEMS[1]})
        vote.move(held.dfo, DAY, None, held.world.when, ITEMS[1:2], passed)
        with pytest.raises(BadInput, match='is "passed" by the meeting of December 16, 2020, which is not public yet'):
            vote.move(held.dfo, EARLIER, None, held.world.when, ITEMS[1:2], passed)
        next_day = convene.plan(held.dfo, held.world.when, PLAN | {"day": "2021-02-10"}).key
        with pytest.raises(BadInput, match="Publish what that meeting decided, or undo it there"):
            agenda.put_on(held.dfo, next_day, None, held.world.when, {"item": ITEMS[1]})
        agenda.put_on(held.dfo, next_day, None, held.world.when, {"item": ITEMS[2]})
        vote.move(held.dfo, DAY, None, held.world.when, ITEMS[2:3], passed)
        with pytest.raises(BadInput, match="which is not public yet"):
            announce.notice(held.dfo, next_day, None, held.world.when, {"noticed_on": str(held.world.when.day)})
    published(held)
    with held.world.inside(), pytest.raises(BadInput, match="does not come to a vote again"):
        announce.notice(held.dfo, next_day, None, held.world.when, {"noticed_on": str(held.world.when.day)})


def test_a_notice_before_what_was_passed_is_published_proposes_nothing_anew(held: Meetings) -> None:
    held.in_session()
    with held.world.inside():
        convened.adjourn(held.dfo, DAY, None, held.world.when)
        next_day = convene.plan(held.dfo, held.world.when, PLAN | {"day": "2021-02-10"}).key
        agenda.put_on(held.dfo, next_day, None, held.world.when, {"item": ITEMS[0]})
        held.world.at = at("2020-12-18")
        announce.notice(held.dfo, next_day, None, held.world.when, {"noticed_on": "2020-12-18"})
    assert status(held, ITEMS[0])["action"] == "on agenda"
    with held.world.inside():
        vote.move(held.dfo, DAY, None, held.world.when, ITEMS[:1], {"method": "unanimous", "outcome": "passed"})
        outcomes.publish(held.dfo, DAY, None, held.world.when, {ITEMS[0]: "090301"})
    assert (status(held, ITEMS[0])["text"], status(held, ITEMS[0])["action"]) == ("adopted", "passed")
    shown = held.world.shown(ITEMS[0])
    assert shown and shown.label.startswith("Adopted December 16, 2020. No response published")
    with held.world.inside():
        drafted = answer.draft(held.dfo, "response", "dfo", ITEMS[:1], held.world.when, {"verdict": "agreed"})
        assert drafted.id  # CBP may answer it


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
