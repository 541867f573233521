"""The meetings: their list, and the page of one with what was decided there first, what it left, and what is not known."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import day, group, link, outcome, paper_of, passed, publish, term
from tests.pages.record_public import corrected, kept, retracted
from tests.published.test_completeness import paper
from tracker.published.entry import Edition
from tracker.rules.completeness import MINUTES, NOTICE
from tracker.text import dates

SET = "2021-03/signs"
HELD, OFF, MOVED, COMING = "2021-03-17", "2021-06-23", "2021-09-15", "2028-03-15"
SIGNED = ["Ada Ames", "Lee Roe", "Kim Doe"]


def meeting(key: str, stage: str | None, since: str = "", **facts: str) -> Edition:
    links = [link("term", "15"), *([link("moved to", facts.pop("moved"))] if "moved" in facts else [])]
    said = {"date": {"printed": key, "value": key, "precision": "day"}, "stage": stage, **facts}
    return Edition(key, "meeting", f"Meeting of {day(key).words}", day(since or key), facts=said, links=links)


def notice(key: str, day_: str, since: str, items: Mapping[str, Mapping[str, str]]) -> Edition:
    links = [link("lists", to, sets=dict(sets)) for to, sets in items.items()]
    said = {"meeting": {"printed": day_, "value": day_, "precision": "day"}}
    return Edition(key, "notice", f"Notice of the meeting of {day(day_).words}", day(since), facts=said, links=links)


def filled(world: World) -> World:
    """A meeting that was held and left papers, one called off, one moved to a day of 2021, one to come."""
    texts = [f"COAC recommends that CBP light sign {n}." for n in range(1, 5)]
    agenda = {f"{SET}/{n}": {"action": "on agenda", "text": "proposed"} for n in range(1, 5)}
    roll = {"present": [{"name": name} for name in SIGNED], "absent": [{"name": "Dora Dunn"}]}
    publish(
        world,
        term("15", "2018-11-01"),
        group("signs", "Port Signs Working Group", "2018-11-01", "coac", level="working group"),
        *paper_of(SET, texts, "Port Signs Working Group", term="15"),
        paper("2021-03/coac/minutes", MINUTES, HELD, term="15", attendance=roll),
        meeting(HELD, "minutes certified", "2021-03-01", place="Old Custom House"),
        notice("2021-03/coac/meeting-notice", HELD, "2021-03-01", agenda),
        paper("2021-06/coac/meeting-notice", NOTICE, "2021-06-01", OFF, "15"),
        meeting(OFF, "noticed", "2021-06-01"),
        meeting("2021-10-06", "adjourned"),
        meeting(MOVED, "rescheduled", "2021-09-01", moved="2021-10-06"),
        meeting(COMING, "noticed", "2024-01-15"),
        notice("2028-03/coac/meeting-notice", COMING, "2024-01-15", {f"{SET}/4": {"action": "on agenda"}}),
    )
    decided = {f"{SET}/1": {"action": "passed", "text": "adopted"}, f"{SET}/2": passed("090002")}
    publish(
        world,
        outcome(f"{HELD}/1", HELD, decided, "Motion 1 of March 2021"),
        outcome(f"{HELD}/2", HELD, {f"{SET}/3": {"action": "tabled"}}, "Motion 2 of March 2021"),
        outcome(f"{HELD}/3", HELD, {f"{SET}/1": {"number": "090001"}}, "A number for item 1"),
        meeting(OFF, "cancelled", "2021-06-18"),
    )
    return world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(filled(World(tmp_path_factory.mktemp("world"))))


def words(world: World, path: str, status: int = 200) -> str:
    return opened(world.client(), path, status).words


# The list -------------------------------------------------------------------------------------------------------------


def test_the_list_says_how_far_each_came_and_what_it_left(world: World) -> None:
    page = opened(world.client(), "/meetings/")
    rows = [row for row in page.text("li") if row.startswith("Meeting of")]
    assert rows == [
        "Meeting of March 15, 2028 Announced in the Federal Register1 paper",
        "Meeting of October 6, 2021 Held",
        "Meeting of September 15, 2021 Moved to another day",
        "Meeting of June 23, 2021 Cancelled1 paper",
        "Meeting of March 17, 2021 Held, with its minutes certifiedOld Custom House2 motions1 issue of numbers3 papers",
    ]


def test_a_term_leads_to_its_meetings(world: World) -> None:
    number = data(world.client(), "/meetings/.json?term=15")["total"]
    assert f"{number} meetings of this term" in words(world, "/terms/15")


@pytest.mark.parametrize(
    ("query", "total"), [("", 5), ("?year=2021", 4), ("?term=15&year=2028", 1), ("?as_of=2021-06-20", 2)]
)
def test_list_and_data_count_the_same(world: World, query: str, total: int) -> None:
    assert f"{total} meetings" in words(world, f"/meetings/{query}") or total == 1
    assert data(world.client(), f"/meetings/.json{query}")["total"] == total


# One ------------------------------------------------------------------------------------------------------------------


def test_what_was_decided_comes_first_each_item_once(world: World) -> None:
    page = opened(world.client(), f"/meetings/{HELD}")
    assert page.text("h2")[:2] == ["What was decided", "On the agenda, with no outcome recorded here"]
    assert "3 items in 2 motions." in page.words
    assert page.text("tr")[1:4] == [
        "Recommendation 090001 passed Port Signs Working Group Motion 1 of March 2021: voice vote. "
        "How many voted, and how, is not recorded here.",
        "Recommendation 090002 passed Port Signs Working Group Motion 1 of March 2021: voice vote. "
        "How many voted, and how, is not recorded here.",
        "Recommendation 3, Port Signs Working Group, March 2021 tabled Port Signs Working Group "
        "Motion 2 of March 2021: voice vote. How many voted, and how, is not recorded here.",
    ]
    assert page.words.count("Recommendation 4, Port Signs Working Group, March 2021") == 1  # on the agenda alone


def test_an_outcome_that_only_issues_numbers_is_no_motion(world: World) -> None:
    page = opened(world.client(), f"/meetings/{HELD}")
    assert page.text("h2")[3:5] == ["Motions", "Numbers issued"]
    motions, numbers = (text for text in page.text("section") if text.startswith(("Motions", "Numbers issued")))
    assert motions == "Motions Motion 1 of March 2021 Motion 2 of March 2021"
    assert numbers == "Numbers issued A number for item 1"


def test_it_says_who_was_there_and_which_of_its_papers_are_held(world: World) -> None:
    said = words(world, f"/meetings/{HELD}")
    there = "3 present, 1 absentPresent: Ada Ames, Lee Roe, Kim Doe.Absent: Dora Dunn."
    assert f"Attendance {there}" in said
    assert "3 papers held." in said  # as the list counts them
    assert "Recommendations Port Signs Working Group Recommendations, March 2021" in said
    assert "Minutes Paper 2021-03/coac/minutes Notice Notice of the meeting of March 17, 2021" in said
    assert "Not held: issue papers, executive summaries (not known)." in said


def test_of_a_meeting_called_off_nothing_is_expected(world: World) -> None:
    said = words(world, f"/meetings/{OFF}")
    assert "Cancelled." in said and "It was not held on this day, so nothing was decided on it." in said
    assert "That does not mean" not in said and "Not held:" not in said
    assert "Meeting notice Paper 2021-06/coac/meeting-notice" in said
    assert "That does not mean that nothing was decided" in words(world, "/meetings/2021-10-06")


def test_a_moved_meeting_leads_to_the_day_it_was_moved_to(world: World) -> None:
    page = opened(world.client(), f"/meetings/{MOVED}")
    assert "Moved to another day: Meeting of October 6, 2021." in page.words
    assert "/meetings/2021-10-06" in page.links


def test_of_a_meeting_to_come_the_agenda_stands_first(world: World) -> None:
    page = opened(world.client(), f"/meetings/{COMING}")
    assert page.text("h2")[0] == "On the agenda"
    assert "Announced in the Federal Register." in page.words
    assert "No paper of this meeting is held" not in page.words
    assert "Not held: recommendations, minutes," in page.words


def test_as_of_a_day_before_it_a_meeting_is_as_it_was_announced(world: World) -> None:
    said = words(world, f"/meetings/{OFF}?as_of=2021-06-10")
    assert "Announced in the Federal Register." in said and "Cancelled" not in said
    assert "Nothing on its agenda is recorded here yet." in said
    before = words(world, f"/meetings/{HELD}?as_of=2021-03-10")
    assert "What was decided" not in before and "On the agenda Recommendation 1" in before


def test_an_edition_says_what_was_recorded_then(world: World) -> None:
    said = words(world, f"/meetings/{OFF}@v1")
    assert "This is edition 1 of 2" in said and "Announced in the Federal Register." in said
    assert data(world.client(), f"/meetings/{OFF}@v2.json")["facts"]["stage"] == "cancelled"


def test_what_is_not_there_is_said_in_words(world: World) -> None:
    assert 'There is no meeting "2019-01-01" in the public record.' in words(world, "/meetings/2019-01-01", 404)
    assert "there was no such meeting yet" in words(world, f"/meetings/{COMING}?as_of=2023-01-01", 404)
    assert 'There is no meeting "signs" in the public record.' in words(world, "/meetings/signs", 404)


def test_what_was_retracted_says_why(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, term("15", "2018-11-01"), meeting("2021-10-06", "adjourned"), on="2026-02-01")
    publish(world, retracted("2021-10-06", "meeting", "Meeting of October 6, 2021", "It never was."), on="2026-03-01")
    assert "The reason given: It never was." in words(world, "/meetings/2021-10-06", 410)


def test_a_correction_of_a_meeting_shows_its_notice(tmp_path: Path) -> None:
    world = World(tmp_path)
    (_, first) = publish(world, term("15", "2018-11-01"), meeting("2021-10-06", "adjourned"), on="2026-02-01")
    publish(world, corrected(meeting("2021-10-06", "cancelled"), first, "It was called off."), on="2026-03-01")
    said = words(world, "/meetings/2021-10-06")
    assert "Corrected on March 1, 2026: It was called off." in said and "so nothing was decided" in said


# The same as the account of what is held ------------------------------------------------------------------------------


def account(world: World, key: str) -> dict[str, list[str]]:
    (one,) = (each for each in data(world.client(), "/record/completeness.json")["items"] if each["meeting"] == key)
    return {kind: [held["title"] for held in cell["held"]] for kind, cell in one["papers"].items() if cell["held"]}


@pytest.mark.parametrize("key", [HELD, OFF, MOVED, COMING, "2021-10-06"])
def test_page_and_account_agree_on_what_is_held(world: World, key: str) -> None:
    section = next(text for text in opened(world.client(), f"/meetings/{key}").text("section") if "Its papers" in text)
    held = account(world, key)
    assert [title for titles in held.values() for title in titles if title not in section] == []
    assert section.count("Paper 20") == sum(title.startswith("Paper") for titles in held.values() for title in titles)


def test_the_account_counts_papers_of_meetings_to_come_or_not_held(world: World) -> None:
    assert "4 of meetings to come; 8 of meetings not held. Of one kind" in words(world, "/record/completeness")


def test_a_paper_of_a_month_is_of_the_one_meeting_known_of_it(tmp_path: Path) -> None:
    """Known by a person's word too, of which no entry of a meeting is made."""
    world = World(tmp_path)
    other = dates.from_value("2021-03-31")
    facts = {"about": "2021-03-31", "paper_kind": MINUTES, "state": "missing", "source": "The docket."}
    publish(
        world,
        term("15", "2018-11-01"),
        meeting(HELD, "adjourned"),
        paper("r", "recommendations", "2021-03"),
    )
    assert "Recommendations Paper r" in words(world, f"/meetings/{HELD}")
    publish(world, Edition("account/2021-03-31/minutes", "account", "Minutes", other, facts=facts))
    assert "No paper of this meeting is held." in words(world, f"/meetings/{HELD}")
    assert "recommendations" not in account(world, HELD)
