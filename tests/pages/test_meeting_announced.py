"""What the public reads of a meeting before it is held: its notices one after the other, its agenda by subcommittee,
what came on late; and what the office files with the Federal Register."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.audit_public import opened
from tests.pages.test_office_meetings import HERE, Held
from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN
from tracker.rules import law


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    yield Held(tmp_path)


def announced(held: Held) -> Held:
    """Noticed with one item and a point in words; noticed anew with a second item; a third came on after that."""
    held.sent("/office/meetings/plan", **PLAN)
    held.sent(HERE, do="add", item=ITEMS[0])
    held.sent(HERE, do="add", words="Remarks of the Commissioner.")
    held.go("2020-12-01")
    held.sent(HERE, do="notice", noticed_on="2020-12-01", citation="85 FR 77000")
    held.sent(HERE, do="add", item=ITEMS[1])
    held.go("2020-12-08")
    held.sent(HERE, do="revise", noticed_on="2020-12-08", exceptional="A group reported early.")
    held.sent(HERE, do="add", item=ITEMS[2])
    return held


def section(held: Held, path: str, name: str) -> str:
    """The words of the section with this heading."""
    found = [words for words in opened(held.world.client(), path).text("section") if words.startswith(name)]
    return found[0] if found else ""


def test_the_draft_says_all_eight_contents_or_what_is_lacking(held: Held) -> None:
    held.sent("/office/meetings/plan", **{**PLAN, "contact": "", "virtual": "By webinar."})
    held.sent(HERE, do="add", item=ITEMS[0])
    held.sent(HERE, do="add", words="An inquiry.", exemption="5 U.S.C. 552b(c)(7)")
    got = held.client.get(f"{HERE}/notice.txt")
    text = got.get_data(as_text=True)
    assert got.headers["Content-Disposition"] == f"attachment; filename=notice-{DAY}.txt"
    for words in (
        "Commercial Customs Operations Advisory Committee (COAC) will meet on Wednesday, December 16, 2020.",
        "1:00 p.m. to 5:00 p.m. Eastern", "The Old Custom House, room 3. From elsewhere: By webinar.",
        f"Purpose: {PLAN['purpose']}", "1. Secure Trade Lanes Subcommittee\n   - Recommendation 1, Port Signs",
        "2. The committee\n   - An inquiry.", "notice of a partially closed Federal advisory committee meeting",
        "Closed portion: An inquiry is closed to the public under 5 U.S.C. 552b(c)(7) (5 U.S.C. 1009(d)).",
        f"COMMENTS BY THE PUBLIC: {PLAN['public_comments']}", "Advisory Committee Act, 5 U.S.C. Appendix.",
        f"[to be filled in: {law.CONTENTS['contact']}]",
    ):  # fmt: skip
        assert words in text, words
    html = held.client.get(f"{HERE}/notice").get_data(as_text=True)
    assert f"Lacking: {law.CONTENTS['contact']}" in html and f"Said: {law.CONTENTS['place']}" in html
    assert "December 1, 2020" in html  # the last day on which it is in time


def test_each_notice_is_an_entry_of_its_own_judged_by_the_rule_of_the_day(held: Held) -> None:
    announced(held)
    first, second = (held.world.shown(key) for key in ("2020-12/coac/agenda", "2020-12/coac/agenda-2"))
    assert first and second and (first.title, second.title) == (
        "Notice of the meeting of December 16, 2020", "Revised notice of the meeting of December 16, 2020",
    )  # fmt: skip
    assert first.facts["noticed"]["citation"] == "85 FR 77000" and second.to("revises") == [first.key]
    assert (second.facts["noticed"]["days"], second.facts["noticed"]["exceptional"]) == (8, "A group reported early.")
    meeting = held.world.shown(DAY)
    assert meeting and meeting.facts["noticed"]["on"] == "2020-12-01"  # that in time was the first
    told = section(held, f"/meetings/{DAY}", "How it is convened")
    assert "15 days before the meeting; at least 15 are required" in told and "Printed as 85 FR 77000" in told
    assert "Revised notice December 8, 2020, 8 days before the meeting" in told and "7 days too late" in told
    office = held.client.get(HERE).get_data(as_text=True)
    assert re.findall(r">((?:Revised n|N)otice of the meeting[^<]*)<", office) == [first.title, second.title]


def test_the_agenda_stands_by_subcommittee_and_flags_what_came_late(held: Held) -> None:
    announced(held)
    before = section(held, f"/meetings/{DAY}", "On the agenda")
    assert before == (
        "On the agenda Secure Trade Lanes Subcommittee Recommendation 1, Port Signs Working Group, November 2020 "
        "Recommendation 2, Port Signs Working Group, November 2020 late: came on after the notice The committee "
        "Remarks of the Commissioner."
    )
    assert "Recommendation 3" not in opened(held.world.client(), f"/meetings/{DAY}").words  # announced by nothing yet
    held.sent(HERE, do="post")
    assert "Recommendation 3, Port Signs Working Group, November 2020 late" in section(
        held, f"/meetings/{DAY}", "On the agenda"
    )


def test_a_recommendation_tells_at_which_meetings_it_stood(held: Held) -> None:
    announced(held)
    path = f"/recommendations/{ITEMS[0]}"
    assert section(held, path, "Meetings that") == (
        "Meetings that it was before Meeting of December 16, 2020: on agenda"
    )
    assert section(held, f"/recommendations/{ITEMS[2]}", "Meetings that") == ""


def test_a_meeting_and_the_list_go_into_a_calendar(held: Held) -> None:
    announced(held)
    public = held.world.client()
    got = public.get(f"/meetings/{DAY}.ics")
    assert got.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART:20201216T180000Z" in got.data and b"STATUS:CONFIRMED" in got.data
    assert f"/meetings/{DAY}.ics" in public.get(f"/meetings/{DAY}").get_data(as_text=True)
    held.sent(HERE, do="reschedule", day="2021-01-13", reason="A flood.")
    whole = public.get("/meetings/.ics").data
    assert (whole.count(b"BEGIN:VEVENT"), whole.count(b"STATUS:CANCELLED")) == (2, 1)
    assert public.get("/meetings/.ics?year=2021").data.count(b"BEGIN:VEVENT") == 1


def test_what_is_public_of_a_plan_is_told_above_it(held: Held) -> None:
    def lede(path: str) -> str:
        return held.client.get(path).get_data(as_text=True).partition('class="lede">')[2].partition("</p>")[0]

    assert lede("/office/meetings/plan").startswith("Nothing of it is public before the notice.")
    held.sent("/office/meetings/plan", **PLAN)
    assert lede(f"{HERE}/plan").startswith("Nothing of it is public before the notice.")
    held.sent(HERE, do="add", item=ITEMS[0])
    held.sent(HERE, do="notice", noticed_on="2020-11-20")
    assert lede(f"{HERE}/plan").startswith("Its notice is out")
    held.sent(HERE, do="reschedule", day="2021-01-13", reason="A flood.")
    assert lede(f"{HERE}/plan") == "It is rescheduled; its plan is fixed."
    assert lede("/office/meetings/2021-01-13/plan").startswith("That it was moved to this day is public")
    page = held.world.client().get("/meetings/2021-01-13").get_data(as_text=True)
    assert "Its notice has not been published yet" in page and "Nothing on its agenda" not in page


def test_what_is_done_is_due_no_more(held: Held) -> None:
    held.sent("/office/meetings/plan", **PLAN)
    held.sent(HERE, do="add", item=ITEMS[0])
    assert "File the notice with" in held.client.get("/office/meetings/").get_data(as_text=True)
    held.sent(HERE, do="notice", noticed_on="2020-11-20")
    listed = held.client.get("/office/meetings/").get_data(as_text=True)
    assert "File the notice with" not in listed and "Release the papers together" in listed
    held.sent(HERE, do="post")
    assert "Release the papers" not in held.client.get("/office/meetings/").get_data(as_text=True)


def test_a_revised_notice_is_told_apart_from_the_first(held: Held) -> None:
    announced(held)
    papers = section(held, f"/meetings/{DAY}", "Its papers")
    assert "Notice of the meeting of December 16, 2020, December 1, 2020" in papers
    assert "Revised notice of the meeting of December 16, 2020, December 8, 2020 revised" in papers


def test_a_meeting_that_is_over_is_not_the_next(held: Held) -> None:
    held.in_session()
    first = held.world.client()
    assert "Next meeting: December 16, 2020" in opened(first, "/").words
    held.sent(f"{HERE}/session", do="adjourn")
    held.sent(f"{HERE}/outcomes", confirmed=DAY)
    assert "Next meeting: none is announced" in opened(first, "/").words
