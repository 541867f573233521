"""Meetings as calendar programs take them: RFC 5545, read back line by line."""

from pathlib import Path

import pytest

from tests.builders import World
from tracker.formats import ics
from tracker.published.entry import Edition
from tracker.text.dates import from_value
from tracker.text.hours import span


def event(tmp_path: Path, date: str = "2020-12-16", **facts: str) -> dict[str, str]:
    """The lines of the one event, by name, with what was folded joined again."""
    world = World(tmp_path)
    said = {"date": {"value": date, "precision": "range" if ".." in date else "day"}, "stage": "noticed", **facts}
    world.publish(Edition(date[:10], "meeting", "Meeting of the day", from_value("2020-12-01"), facts=said))
    shown = world.shown(date[:10])
    assert shown is not None
    made = ics.calendar("Meetings", [shown], "https://example.gov")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75 and made.endswith(b"END:VCALENDAR\r\n")
    lines = made.decode().replace("\r\n ", "").split("\r\n")
    within = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in within)


def test_hours_in_print_become_moments_in_utc(tmp_path: Path) -> None:
    told = event(tmp_path, starts="1:00 p.m. to 5:30 p.m. Eastern", place="Room 3, The Old Custom House; Dock 1")
    assert (told["DTSTART"], told["DTEND"], told["STATUS"]) == ("20201216T180000Z", "20201216T223000Z", "CONFIRMED")
    assert told["LOCATION"] == "Room 3\\, The Old Custom House\\; Dock 1"
    assert (told["UID"], told["URL"]) == ("meeting-2020-12-16@example.gov", "https://example.gov/meetings/2020-12-16")
    assert (told["SEQUENCE"], told["DTSTAMP"]) == ("0", "20260115T150000Z")


def test_without_hours_it_is_a_day_and_of_several_days_all_of_them(tmp_path: Path) -> None:
    told = event(tmp_path, "2020-12-16..2020-12-17", starts="1:00 p.m. to 5:00 p.m. Eastern")
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20201216", "20201218")
    assert "DTSTART" not in told


@pytest.mark.parametrize("stage", ["cancelled", "rescheduled"])
def test_what_does_not_take_place_is_cancelled(tmp_path: Path, stage: str) -> None:
    told = event(tmp_path, stage=stage, reason="A flood.\nSee the notice.")
    assert told["STATUS"] == "CANCELLED" and "Reason: A flood.\\nSee the notice." in told["DESCRIPTION"]


def test_long_lines_are_folded_between_letters(tmp_path: Path) -> None:
    told = event(tmp_path, virtual="é" * 200)
    assert "é" * 200 in told["DESCRIPTION"]


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("1:00 p.m. to 5:00 p.m. Eastern", ("13:00", "17:00")),
        ("from 9 a.m. until 12 noon EST", ("09:00", "12:00")),
        ("12:15 a.m. – 12:45 p.m. (ET)", ("00:15", "12:45")),
        ("1:00 p.m. to 5:00 p.m. Pacific", None),
        ("1:00 p.m. to 5:00 p.m.", None),
        ("5:00 p.m. to 1:00 p.m. Eastern", None),
        ("13:99 p.m. to 25 p.m. Eastern", None),
        ("in the afternoon", None),
    ],
)
def test_hours_are_taken_only_where_both_and_the_zone_are_told(printed: str, hours: tuple[str, str] | None) -> None:
    found = span(printed)
    assert (None if found is None else tuple(f"{one:%H:%M}" for one in found)) == hours
