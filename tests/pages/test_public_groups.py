"""A group's page: since when it is called and stands so, what goes on with its work, what is open, and all its papers."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import Page, data, opened
from tests.pages.builders_public import WORDS, day, group, link, outcome, paper_of, publish, response, term
from tests.pages.test_public_meetings import meeting
from tests.pages.test_public_papers import charge, charged, joint
from tracker.published.entry import Edition
from tracker.text import dates

GROUP = {"level": "working group"}


def page_of(world: World, path: str) -> Page:
    return opened(world.client(), path)


def rested(world: World, stage: str = "on hiatus") -> World:
    """Signs is formed in 2018, renamed in 2020, and rests from 2022; Gates goes on with its work, as an event says."""
    name = "Port Signs Working Group"
    publish(
        world,
        group("signs", "Signs Task Force", "2018-11-01", "coac", **GROUP),
        group("signs", name, "2020-03", "coac", **GROUP),
        group("signs", name, "2021-05-01", "coac", **GROUP, event="transferred"),
        group("signs", name, "2022-06-01", "coac", **GROUP, stage=stage),
        group("signs", name, "2023-01-01", "coac", **GROUP, stage=stage, event="membership expanded"),
        group("gates", "Gates Working Group", "2022-07-01", "coac", **GROUP),
        Edition("gates/continues/signs", "event", "Gates goes on with the work of Signs", day("2022-07-01"),
                links=[link("of", "gates"), link("continues", "signs")]),
    )  # fmt: skip
    return world


def test_name_and_stage_have_days_of_their_own(tmp_path: Path) -> None:
    page = page_of(rested(World(tmp_path)), "/groups/signs")
    assert "This name since March 2020" in page.words
    assert "On hiatus since June 1, 2022." in page.words
    assert "Formerly Signs Task Force; renamed in March 2020." in page.words


def test_the_list_says_of_a_group_that_it_rests_from_then_on(tmp_path: Path) -> None:
    world = rested(World(tmp_path))
    name = "Port Signs Working Group"
    assert {f"{name} On hiatus", "Gates Working Group"} < set(page_of(world, "/groups/").text("th"))
    assert name in page_of(world, "/groups/?as_of=2022-05-31").text("th")


def test_as_of_a_day_the_name_is_that_days(tmp_path: Path) -> None:
    page = page_of(rested(World(tmp_path)), "/groups/signs?as_of=2019-01-01")
    assert (page.text("h1"), "This name since November 1, 2018" in page.words) == (["Signs Task Force"], True)


def test_its_work_goes_on_in_the_group_that_the_event_is_about(tmp_path: Path) -> None:
    page = page_of(rested(World(tmp_path)), "/groups/signs")
    assert "Its work goes on in Gates Working Group" in page.words and "/groups/gates" in page.links


def test_what_was_voted_down_or_closed_is_no_open_work(tmp_path: Path) -> None:
    world = World(tmp_path)
    proposed = {f"2020-12/pswg/{n}": {"action": "on agenda", "text": "proposed"} for n in (1, 2, 3)}
    publish(
        world,
        group("pswg", "Port Signs Working Group", "2018-11-01", "coac", **GROUP),
        *paper_of("2020-12/pswg", WORDS[:3], "Port Signs Working Group"),
        outcome("2020-12-15/1", "2020-12-15", proposed, "Agenda"),
        outcome("2020-12-16/1", "2020-12-16", {"2020-12/pswg/2": {"action": "not passed"}}, "Motion 1"),
        response("2021/1", "2021-03-12", {"2020-12/pswg/3": {"implementation": "closed: superseded"}}, "Update"),
    )
    work = next(text for text in page_of(world, "/groups/pswg").text("section") if text.startswith("Open work"))
    assert [n for n in (1, 2, 3) if f"Recommendation {n}," in work] == [1]
    then = page_of(world, "/groups/pswg?as_of=2020-12-15").text("section")
    assert next(text for text in then if text.startswith("Open work")).count("Recommendation ") == 3


@pytest.mark.parametrize("key", ["signs", "rail"])
def test_a_paper_of_several_groups_is_on_the_page_of_each(tmp_path: Path, key: str) -> None:
    page = page_of(joint(World(tmp_path)), f"/groups/{key}")
    assert "1 paper jointly with others: it holds recommendations of this group." in page.words
    assert "/papers/2021-03-coac-recommendations" in page.links
    assert "No paper of this group" not in page.words


def test_a_group_without_papers_says_so(tmp_path: Path) -> None:
    assert "No paper of this group is in the record" in page_of(rested(World(tmp_path)), "/groups/gates").words


def test_its_statements_of_work_say_which_is_in_force(tmp_path: Path) -> None:
    world = charged(World(tmp_path), charge("2023-09/signs/charge", "2023-09", "Version 4", "2023-05/signs/charge"))
    page = page_of(world, "/groups/signs")
    assert [text for text in page.text("li") if ", Version" in text] == [
        "Paper 2022-03/signs/charge, Version 1: replaced by a later version Of March 2022, until the version of January 2023.",
        "Paper 2023-01/signs/charge, Version 2",  # nobody says what became of it
        "Paper 2023-05/signs/charge, Version 3: replaced by a later version Of May 2023, until the version of September 2023.",
        "Paper 2023-09/signs/charge, Version 4: in force",
    ]
    assert "Version 1: in force" in page_of(world, "/groups/signs?as_of=2022-04-01").words


def test_of_a_group_that_is_concluded_none_is_in_force(tmp_path: Path) -> None:
    ended = group("signs", "Port Signs Working Group", "2024-01-01", "coac", **GROUP, stage="concluded")
    world = charged(World(tmp_path), ended)
    assert "in force" not in page_of(world, "/groups/signs").words


# Programmes, terms, the first page ------------------------------------------------------------------------------------


def programme(name: str, since: str, **facts: str) -> Edition:
    said = {"name": name, "slug": "docks", **facts}
    return Edition("programme/docks", "programme", name, day(since), facts=said)


@pytest.mark.parametrize(
    ("since", "said"),
    [("FY2024", "another name since fiscal year 2024."), ("2023-12", "another name since December 2023."),
     ("2023-01-01..2023-06-30", "another name from some day between January 1, 2023 and June 30, 2023.")],
)  # fmt: skip
def test_a_programme_that_runs_says_so_and_since_when_it_is_called_so(tmp_path: Path, since: str, said: str) -> None:
    world = World(tmp_path)
    publish(world, programme("Dock Tally", "2020-03-01"), programme("Numbered Docks", since))
    page = page_of(world, "/programmes/docks")
    assert f"Formerly Dock Tally; {said}" in page.words
    assert "Stage Running, as far as is recorded here" in page.words
    assert "Running, as far as is recorded here" in page_of(world, "/programmes/").words
    publish(world, programme("Numbered Docks", "2026-01-15", stage="concluded"))
    assert "Concluded on January 15, 2026." in page_of(world, "/programmes/docks").words


def test_a_charter_lasts_from_a_day_to_a_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    period = {"printed": "two years", "value": "2022-01-10..2024-01-09", "precision": dates.RANGE}
    facts = {"number": "16", "charter": period, "appointed": {**period, "value": "2021-12-01..2021-12-20"}}
    publish(world, Edition("16", "term", "16th term", day("2022-01-10"), facts=facts))
    for path in ("/terms/16", "/terms/"):
        said = page_of(world, path).words
        assert "January 10, 2022 to January 9, 2024" in said
        assert "between December 1, 2021 and December 20, 2021" in said  # one day, and it is not known which


def test_home_names_the_next_meeting_that_is_not_called_off(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert "Next meeting: none is announced in this record." in page_of(world, "/").words
    publish(world, term("15", "2018-11-01"), meeting("2028-03-15", "noticed", "2024-01-15"), meeting("2027-03-15", "noticed", "2024-01-15"),
            meeting("2026-09-15", "cancelled", "2024-01-15"), meeting("2024-02-01", "in session"))  # fmt: skip
    page = page_of(world, "/")
    assert "Next meeting: March 15, 2027" in page.words and "/meetings/2027-03-15" in page.links
    assert data(world.client(), "/index.json")["next_meeting"]["key"] == "2027-03-15"
    assert "Next meeting: February 1, 2024" in page_of(world, "/?as_of=2024-02-01").words


def test_homes_number_of_what_is_not_answered_is_of_what_was_adopted(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted = {f"2020-12/pswg/{n}": {"action": "passed", "text": "adopted"} for n in (1, 2, 3)}
    publish(
        world,
        group("pswg", "Port Signs Working Group", "2018-11-01", "coac", **GROUP),
        *paper_of("2020-12/pswg", WORDS[:4], "Port Signs Working Group"),
        outcome("2020-12-16/1", "2020-12-16", adopted, "Motion 1"),
        response("2021/1", "2021-03-12", {"2020-12/pswg/2": {"feedback": "agreed"}}, "Response"),
        response("2021/2", "2021-03-12", {"2020-12/pswg/3": {"feedback": "under review"}}, "Note"),
    )
    number = data(world.client(), "/index.json")["numbers"][3]
    assert (number["count"], number["label"]) == (2, "adopted, with no answer yet recorded here")
    path, _, query = number["url"].partition("?")
    assert [one["key"] for one in data(world.client(), f"{path}.json?{query}")["items"]] == [
        "2020-12/pswg/1",
        "2020-12/pswg/3",
    ]
