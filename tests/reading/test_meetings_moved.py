"""Notices that move a meeting, and the day for comments among other days."""

from typing import Any

import pytest

from tracker.reading import paper

SAID = "SUMMARY: The Commercial Customs Operations Advisory Committee (COAC) {summary}\n\nDATES: {dates}\n\n"
COVER = "U.S. Customs and Border Protection\n\n**Commercial Customs Operations Advisory Committee; Revised Notice of Meeting**\n\n"


def told(summary: str, dates: str) -> dict[str, Any]:
    text = COVER + "AGENCY: CBP.\n\nACTION: Revised notice of open meeting.\n\n"
    return paper.read((text + SAID.format(summary=summary, dates=dates)).encode(), "notice.md").to_json()


@pytest.mark.parametrize(
    "summary",
    [
        "announced a meeting on Tuesday, March 4, 2025. The meeting is moved to Tuesday, March 11, 2025.",
        "gave notice that it would meet on March 4, 2025; the meeting is rescheduled from March 4, 2025, to March 11, 2025.",
        "was to meet on March 4, 2025. It will now be held on March 11, 2025, instead of March 4, 2025.",
        "announced its quarterly meeting of March 4, 2025; the new date of the meeting is March 11, 2025.",
        "had called a meeting for March 4, 2025, which was postponed until March 11, 2025.",
    ],
)
def test_the_day_to_which_a_meeting_is_moved_is_its_day(summary: str) -> None:
    for dates in ("The COAC will meet on March 11, 2025.", "See the summary."):
        shown = told(summary, dates)
        assert (shown["meeting"]["value"], shown["committee"]) == (
            "2025-03-11",
            "Commercial Customs Operations Advisory Committee",
        )


def test_another_thing_that_is_moved_moves_no_meeting() -> None:
    shown = told("will meet on March 4, 2025.", "The deadline for comments on the meeting is moved to March 1, 2025.")
    assert shown["meeting"]["value"] == "2025-03-04"


@pytest.mark.parametrize(
    "dates",
    [
        "Register by March 3, 2025. Comments must be received no later than 5:00 p.m. EST on March 1, 2025.",
        "By March 1, 2025, comments must reach the office; attendees must register by March 3, 2025.",
        "To send comments see below, and to attend, register by March 3, 2025. Comments are due March 1, 2025.",
        "Registration and comments must be submitted by March 1, 2025; cancel by March 3, 2025.",
    ],
)
def test_the_day_for_comments_is_found_among_others(dates: str) -> None:
    shown = told("will meet on March 4, 2025.", dates)
    assert shown["comments_by"]["value"] == "2025-03-01"
    assert "2025-03-01" in [each["value"] for each in shown["dated_facts"]]


def test_a_section_with_two_dashes_is_cited_whole() -> None:
    shown = told("will meet on March 4, 2025, under 41 CFR 102–3.150(b).", "March 4, 2025.")
    assert [each["printed"] for each in shown["citations"]] == ["41 CFR 102–3.150(b)"]
    assert shown["shortfall"].endswith("41 CFR 102–3.150(b).")
