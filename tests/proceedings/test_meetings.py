"""Meetings are entered by whatever names them first, once; carried back by what names them earlier; and gone with the
only thing that named them."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import World, recommendation, says
from tests.published.test_completeness import dated, paper, term
from tracker.proceedings import amend, publish
from tracker.proceedings.found import found
from tracker.published.entry import Edition
from tracker.published.standing import Standing
from tracker.rules.completeness import MINUTES, NOTICE
from tracker.rules.policy import OPERATOR
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import from_value

DAY = "2020-12-16"


def notice(key: str, meeting: str, since: str) -> Edition:
    return Edition(key, "notice", f"Notice {key}", from_value(since), facts={"meeting": dated(meeting)})


def outcome(number: int = 1) -> Edition:
    return says(f"{DAY}/{number}", DAY, {"2020-12/x/1": {"action": "passed"}})


def entered(world: World, *editions: Edition) -> dict[str, str]:
    """Meeting -> what it was entered for, of the meetings held once these are published."""
    world.publish(*editions)
    held = (world.shown(key) for key in world.keys("meeting"))
    return {one.key: one.facts["attested"]["source"] for one in held if one}


def days(world: World, key: str = DAY) -> list[str]:
    with world.inside():
        query = select(Standing.since).where(Standing.key == key).order_by(Standing.since)
        return list(db.session.execute(query).scalars())


@pytest.mark.parametrize(
    ("telling", "meeting"),
    [
        (paper("n", NOTICE, "2020-11-20", DAY), DAY),
        (paper("m", MINUTES, DAY), DAY),  # of minutes the day is the meeting's
        (notice("2020-12/coac/agenda", DAY, "2020-12-01"), DAY),
        (paper("r", "recommendations", "2020-12"), None),  # no day is named
        (paper("i", "issue-paper", "2020-12-02"), None),  # its own day is not the meeting's
        (paper("s", "statement-of-work", "2020-12-02"), None),
    ],
)
def test_a_paper_or_a_notice_enters_the_meeting_whose_day_it_names(
    tmp_path: Path, telling: Edition, meeting: str | None
) -> None:
    assert entered(World(tmp_path), telling) == ({meeting: telling.key} if meeting else {})


def test_an_outcome_enters_the_meeting_of_its_key(tmp_path: Path) -> None:
    assert entered(World(tmp_path), recommendation("2020-12/x/1"), outcome()) == {DAY: f"{DAY}/1"}


def test_it_is_entered_once_by_what_is_known_first(tmp_path: Path) -> None:
    world = World(tmp_path)
    both = [paper("m", MINUTES, DAY), paper("n", NOTICE, "2020-11-20", DAY)]
    assert entered(world, *both) == {DAY: "n"}
    assert entered(world, recommendation("2020-12/x/1"), outcome()) == {DAY: "n"}
    assert days(world) == ["2020-11-20"]


def test_what_announces_it_earlier_carries_it_back(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert entered(world, paper("m", MINUTES, DAY)) == {DAY: "m"}
    world.publish(paper("n", NOTICE, "2020-11-20", DAY))
    assert days(world) == ["2020-11-20", DAY]
    assert world.shown(DAY, "2020-11-19") is None and world.shown(DAY, "2020-11-20") is not None


def test_one_published_with_what_names_it_is_not_entered_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    own = Edition(DAY, "meeting", "Meeting", from_value("2020-11-20"), facts={"date": dated(DAY), "stage": "noticed"})
    world.publish(own, paper("n", NOTICE, "2020-11-20", DAY))
    held = world.shown(DAY)
    assert held is not None and (held.edition, held.facts["stage"]) == (1, "noticed")


def test_it_has_the_term_that_covers_its_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(term(15, first_meeting="2018-11-14", last_meeting="2021-12-15"))
    world.publish(paper("m", MINUTES, DAY), paper("m2", MINUTES, "2023-01-01"))
    held = [world.shown(key) for key in (DAY, "2023-01-01")]
    assert [one.to("term") for one in held if one] == [["15"], []]


def test_backlog_is_told_on(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        paper("m", MINUTES, DAY, attested={"source": "m", "backlog": True}), paper("m2", MINUTES, "2021-01-06")
    )
    held = [world.shown(key) for key in (DAY, "2021-01-06")]
    assert [one.facts["attested"] for one in held if one] == [{"source": "m", "backlog": True}, {"source": "m2"}]


def retract(world: World, key: str) -> None:
    officer = world.person(f"{key}@example.gov")
    with world.inside():
        amend.retract(officer, key, world.when, reason="It is another committee's.")
    world.site.catch_up()


def test_with_its_only_source_it_is_gone(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(paper("m", MINUTES, DAY), paper("m2", MINUTES, "2021-01-06"))
    retract(world, "m")
    assert world.keys("meeting") == ["2021-01-06"]


def test_named_by_another_it_stays_on_that_ones_word(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(paper("n", NOTICE, "2020-11-20", DAY), paper("m", MINUTES, DAY))
    retract(world, "n")
    held = world.shown(DAY)
    assert held is not None
    assert (held.facts["attested"], held.to("source")) == ({"source": "m"}, ["m"])
    assert held.facts["notice"] == "What named it was retracted: It is another committee's."
    retract(world, "m")
    assert world.keys("meeting") == []


def before_there_were_any(world: World, *editions: Edition) -> None:
    with world.inside(), journal.signed(OPERATOR, "publish", world.when, subject="a test"):
        publish.append(editions, world.when)


def test_of_a_record_from_before_there_were_any_they_are_entered_at_its_founding(tmp_path: Path) -> None:
    world = World(tmp_path)
    before_there_were_any(world, paper("m", MINUTES, DAY), paper("r", "recommendations", "2021-01"))
    assert world.keys("meeting") == []
    with world.inside():
        found(OPERATOR, world.when)
    assert world.keys("meeting") == [DAY]


def test_one_that_was_retracted_is_not_entered_again_by_founding(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(paper("m", MINUTES, DAY))
    retract(world, DAY)
    with world.inside():
        found(OPERATOR, world.when)
    assert world.keys("meeting") == []
