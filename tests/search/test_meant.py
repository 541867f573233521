"""A term, a meeting and its papers are meant by a number or a day, and come first."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.search.record import Record, thing
from tests.search.test_look import asked, keys

OF_TERM = ({"rel": "term", "to": "16"},)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    found = Record(tmp_path)
    found.publish(
        thing("16", "", title="16th term", kind="term", since=date(2020, 1, 1)),
        thing("15", "It was before the 16th term.", title="15th term", kind="term", since=date(2020, 1, 1)),
        *(
            thing(day, "", title=f"Meeting of {day}", kind="meeting", links=OF_TERM)
            for day in ("2022-12-07", "2022-03-09")
        ),
        *(paper(month, kind) for month in ("2022-03", "2022-12") for kind in ("minutes", "issue-paper")),
        thing("told", "The minutes of December 2022 tell of an issue paper, meeting by meeting, in the 16th term."),
    )
    return found


def paper(month: str, kind: str) -> Any:
    day = date.fromisoformat(f"{month}-{'07' if month == '2022-12' else '09'}")
    facts = {"paper_kind": kind, "meeting": {"value": str(day), "precision": "day", "printed": str(day)}}
    return thing(f"{month}/coac/{kind}", "Printed.", title="A paper", kind="paper", since=day, facts=facts)


def test_a_term_leads_to_its_meetings(record: Record) -> None:
    for typed in ("16th term", "the 16th term", "Term 16"):
        assert keys(asked(record, typed))[:3] == ["16", "2022-03-09", "2022-12-07"], typed
    assert keys(asked(record, "14th term"))[:1] != ["16"]


def test_a_paper_is_meant_by_its_kind_and_day(record: Record) -> None:
    assert keys(asked(record, "minutes december 2022"))[:2] == ["2022-12/coac/minutes", "2022-12-07"]
    assert keys(asked(record, "issue paper of March 9, 2022"))[:2] == ["2022-03/coac/issue-paper", "2022-03-09"]
    assert keys(asked(record, "meeting of 2022-03-09"))[0] == "2022-03-09"


def test_a_day_without_a_kind_and_a_kind_of_another_day_mean_nothing(record: Record) -> None:
    assert keys(asked(record, "told December 2022"))[0] == "told"
    assert "2022-12/coac/minutes" not in keys(asked(record, '"minutes" "december" "2021"'))
    assert keys(asked(record, "minutes december 2021"))[:1] != ["2022-12/coac/minutes"]


def test_a_paper_is_followed_by_what_it_prints(record: Record) -> None:
    printed = {"links": ({"rel": "paper", "to": "2022-12/coac/minutes"},)}
    record.publish(thing("b", "One thing.", **printed), thing("a", "Another.", **printed), thing("c", "A third."))
    found = keys(asked(record, "minutes december 2022"))
    assert found[:4] == ["2022-12/coac/minutes", "2022-12-07", "a", "b"]
    assert "c" not in found


def test_that_a_paper_is_not_held_comes_before_its_meeting(record: Record) -> None:
    key = "account/2022-12-07/executive-summary"
    record.publish(thing(key, "", title="Executive summary: not held", kind="account"))
    assert keys(asked(record, "executive summary december 7, 2022"))[:2] == [key, "2022-12-07"]
    assert key not in keys(asked(record, "minutes march 2022"))[:2]


def test_the_next_meeting_is_one_that_takes_place_with_its_notice(record: Record) -> None:
    """Whether or not it has all of the words: of a long record many others have them."""
    called_off, group = {"stage": "cancelled"}, ({"rel": "group", "to": "bwg"},)
    day = {"meeting": {"value": "2028-03-15", "precision": "day"}}
    record.publish(
        thing("bwg", "", title="A group", kind="group"),
        thing("2027-01-13", "", title="A public meeting", kind="meeting", facts=called_off),
        thing("2027-02-10/bwg", "", title="A public meeting", kind="meeting", links=group),
        thing("2028-03-15", "", title="A meeting", kind="meeting"),
        thing("2028-03/coac/agenda", "Reports.", title="A notice", kind="notice", facts=day),
        *(thing(f"told-{place}", "The next public meeting was spoken of.") for place in range(60)),
    )
    assert keys(asked(record, "next public meeting"))[:2] == ["2028-03-15", "2028-03/coac/agenda"]
