"""The term in which the office acts, and the terms of old papers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tracker.published import identities
from tracker.published.entry import Edition
from tracker.text.dates import from_value


def term(number: int, first: str, last: str = "") -> Edition:
    facts: dict[str, Any] = {"number": number, "first_meeting": {"value": first, "precision": "day"}}
    facts |= {"last_meeting": {"value": last, "precision": "day"}} if last else {}
    return Edition(str(number), "term", f"{number}th term", from_value(first), facts=facts)


def end(number: int, day: str) -> Edition:
    return Edition(f"{number}/ended", "event", "It ends", from_value(day), links=[{"rel": "of", "to": str(number)}])


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.publish(
        term(14, "2016-04-27", "2018-12-05"), term(15, "2019-02-27"), end(15, "2021-12-15"), term(16, "2022-02-10")
    )
    return made


@pytest.mark.parametrize(("day", "number"), [
    ("2018-12-05", 14), ("2018-12-06", None), ("2019-02-26", None), ("2019-02-27", 15), ("2021-12-15", 15),
    ("2021-12-16", None), ("2022-02-10", 16), ("2025-01-01", 16), ("2016-04-26", None),
])  # fmt: skip
def test_the_office_acts_in_the_newest_term_that_has_met_and_not_ended(
    world: World, day: str, number: int | None
) -> None:
    with world.reading() as reader:
        found = identities.running(reader, identities.terms(reader), date.fromisoformat(day))
    assert (found.number if found else None) == number


def test_an_old_paper_is_of_a_term_whose_last_meeting_is_known(world: World) -> None:
    with world.reading() as reader:
        terms = identities.terms(reader)
    assert [one.number for one in terms.values() if one.covers(date(2020, 6, 1))] == []
    assert [one.number for one in terms.values() if one.covers(date(2017, 6, 1))] == [14]
