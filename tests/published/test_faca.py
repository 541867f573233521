"""What the federal advisory committee database counts: made, carried out, not recorded."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import World, recommendation, says
from tracker.published import faca
from tracker.rules.faca import counted

TODAY = date(2026, 1, 15)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Four adopted in two fiscal years, one before the committee's number, one never."""
    made = World(tmp_path)
    made.publish(*(recommendation(f"2020-12/old/{place}", since="2015-01") for place in range(1, 7)))
    adopted = {"action": "passed", "text": "adopted"}
    for place, day in ((1, "2022-09-30"), (2, "2022-10-01"), (3, "2023-01-10"), (4, "2023-09-30"), (5, "2016-04-26")):
        made.publish(says(f"{day}/1", day, {f"2020-12/old/{place}": adopted}))
    made.publish(
        says(
            "2024/1",
            "2024-01-01",
            {
                "2020-12/old/2": {"implementation": "fully implemented"},
                "2020-12/old/3": {"implementation": "partially implemented"},
            },
            "update",
        )
    )
    return made


def keys(world: World, on: date = TODAY, year: int | None = None) -> list[str]:
    with world.site.reader.connect() as reader:
        return [one.key.rpartition("/")[2] for one in faca.made(reader, on, year)]


def test_what_was_adopted_since_the_committee_has_its_number_is_counted(world: World) -> None:
    assert keys(world) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("year", "made"), [(2022, ["1"]), (2023, ["2", "3", "4"]), (2024, [])])
def test_a_fiscal_year_is_from_october_to_september(world: World, year: int, made: list[str]) -> None:
    assert keys(world, year=year) == made


def test_on_a_day_only_what_was_true_then_is_counted(world: World) -> None:
    with world.site.reader.connect() as reader:
        before = faca.made(reader, date(2023, 9, 29), 2023)
    assert [(one.key[-1], one.implementation) for one in before] == [("2", None), ("3", None)]


def test_percentages_are_of_all_that_were_made_the_unrecorded_included() -> None:
    told = counted(
        ["fully implemented", "will be implemented", "partially implemented", "not started", None, None, None]
    )
    assert (told.made, told.not_recorded) == (7, 3)
    assert (told.fully_or_will_percent, told.partially_percent) == (28.6, 14.3)
    assert counted([]).fully_or_will_percent == 0
