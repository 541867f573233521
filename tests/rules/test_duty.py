"""What the officer owes, at the edges of its days."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.rules.duty import Held, late, owed, three_months_after

REVIEWED = date(2020, 12, 1)
OWN = {"filing": "5", "posting": "7", "minutes": "90"}
MEETING = Held("2020-12-16", "Meeting of December 16, 2020", date(2020, 12, 16), date(2020, 12, 16), "planned", OWN)


def of(held: Held, on: str, reviewed: date | None = REVIEWED) -> list[tuple[str | None, str, int]]:
    """(due by, what, days late), without the look through what is public."""
    day = date.fromisoformat(on)
    found = [one for one in owed([held], reviewed, day) if one.place != "content"]
    return [(str(one.by) if one.by else None, one.what, one.days_late(day)) for one in found]


def test_a_notice_is_counted_back_by_the_law_of_the_meetings_day() -> None:
    assert of(MEETING, "2020-12-01") == [
        ("2020-11-26", "File the notice with the Federal Register", 5), ("2020-12-01", "Publish the notice", 0)
    ]  # fmt: skip
    assert of(MEETING, "2020-12-02")[1] == ("2020-12-01", "Publish the notice", 1)
    new = replace(MEETING, first=date(2024, 5, 20), last=date(2024, 5, 20))
    old = replace(MEETING, first=date(2024, 5, 19), last=date(2024, 5, 19))
    assert [of(one, "2024-01-01")[1][0] for one in (old, new)] == ["2024-05-04", "2024-05-13"]


def test_papers_are_released_and_what_comes_later_follows_before_the_meeting() -> None:
    assert of(replace(MEETING, state="noticed"), "2020-12-10") == [("2020-12-09", "Release the papers together", 1)]
    assert of(replace(MEETING, state="materials posted"), "2020-12-10") == []
    late_point = replace(MEETING, state="materials posted", not_announced=2)
    assert of(late_point, "2020-12-16") == [
        ("2020-12-16", "Publish what was given to the committee: 2 of the agenda not announced", 0)
    ]


@pytest.mark.parametrize(("state", "what"), [("noticed", "Say what became of it"), ("in session", "Adjourn it")])
def test_a_day_that_passed_asks_what_became_of_it(state: str, what: str) -> None:
    held = replace(MEETING, state=state)
    assert [words for _, words, _ in of(held, "2020-12-16") if words.startswith(what)] == []
    assert [by for by, words, _ in of(held, "2020-12-17") if words.startswith(what)] == [None]


def test_outcomes_come_before_the_numbers_that_were_to_follow_and_no_rule_makes_them_late() -> None:
    held = replace(MEETING, state="adjourned", not_published=1, to_number=3)
    assert of(held, "2025-01-01")[0] == (None, "Publish what was decided: 1 motion", 0)
    assert (None, "Issue the numbers that were to follow: 3 recommendations", 0) not in of(held, "2025-01-01")
    done = replace(held, state="minutes certified", not_published=0)
    assert of(done, "2025-01-01") == [(None, "Issue the numbers that were to follow: 3 recommendations", 0)]


def test_minutes_are_due_so_many_days_after_the_last_day_until_they_are_certified() -> None:
    held = replace(MEETING, state="adjourned", last=date(2020, 12, 17))
    assert of(held, "2021-03-17") == [("2021-03-17", "Draft the minutes, and have them certified", 0)]
    drafted = replace(held, state="minutes drafted")
    assert of(drafted, "2021-03-18") == [("2021-03-17", "Have the minutes certified", 1)]
    assert of(replace(drafted, own={}), "2021-03-18") == [(None, "Have the minutes certified", 0)]
    assert of(replace(held, state="minutes certified"), "2021-03-18") == []


def test_what_is_public_is_looked_through_each_quarter() -> None:
    (one,) = owed([], REVIEWED, date(2021, 3, 2))
    assert (one.by, one.days_late(date(2021, 3, 1)), one.days_late(date(2021, 3, 2))) == (date(2021, 3, 1), 0, 1)
    assert [each.by for each in owed([], None, date(2021, 3, 2))] == [None]


@pytest.mark.parametrize(("day", "later"), [("2020-11-30", "2021-02-28"), ("2023-11-30", "2024-02-29"),
                                            ("2020-10-31", "2021-01-31"), ("2020-09-30", "2020-12-30"),
                                            ("2021-01-31", "2021-04-30")])  # fmt: skip
def test_three_months_end_with_the_month(day: str, later: str) -> None:
    assert three_months_after(date.fromisoformat(day)) == date.fromisoformat(later)


def test_the_first_due_stands_first_and_the_late_are_counted() -> None:
    other = replace(MEETING, key="2020-09-16", state="adjourned", last=date(2020, 9, 16), first=date(2020, 9, 16))
    found = owed([MEETING, other], REVIEWED, date(2020, 12, 16))
    assert [str(one.by) for one in found] == ["2020-11-26", "2020-12-01", "2020-12-15", "2021-03-01"]
    assert late(found, date(2020, 12, 16)) == 3
