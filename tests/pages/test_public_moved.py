"""Groups that were moved, and whose work goes on elsewhere: each page tells both ends; and who chaired, where it is
printed."""

from pathlib import Path

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.builders_public import WORDS, day, group, link, month, paper_of, publish, term
from tracker.published.entry import Edition

SUMMARY = "2022-12/marking/executive-summary"
SAID = "The Rail Ramp Working Group was moved to Inland Movement."


def moved(folder: Path) -> World:
    """rail was part of marking until June 2022, then of inland; gates is continued by times from February 2024."""
    world = World(folder)
    facts = {"paper_kind": "executive-summary", "date": month("2022-12"), "co_chairs": "Lee Harper and Rosa Example",
             "subcommittee_printed": "Harbor Marking Subcommittee"}  # fmt: skip
    publish(
        world,
        term("16", "2022-01-26"),
        group("marking", "Harbor Marking", "2020-01-01", "coac", level="subcommittee"),
        group("inland", "Inland Movement", "2020-01-01", "coac", level="subcommittee"),
        group("rail", "Rail Ramp", "2021-01-01", "marking"),
        group("gates", "Gate Clock", "2021-01-01", "marking"),
        group("times", "Gate Time", "2024-02", "inland"),
        Edition(
            SUMMARY,
            "paper",
            "Executive summary",
            day("2022-12"),
            facts=facts,
            links=[link("group", "marking"), link("term", "16")],
        ),
        *paper_of("2021-12/rail", WORDS[:2], "Rail Ramp"),
        *paper_of("2021-11/gates", WORDS[2:3], "Gate Clock"),
    )
    publish(
        world,
        Edition("rail", "group", "Rail Ramp", day("2022-06"), facts={"name": "Rail Ramp", "slug": "rail"},
                links=[link("parent", "inland"), link("source", SUMMARY)]),
        Edition("rail/moved", "event", "Rail Ramp is moved", day("2022-06"), facts={"printed": SAID},
                links=[link("of", "rail"), link("to", "inland"), link("source", SUMMARY)]),
        Edition("times/continues/gates", "event", "Gate Time continues Gate Clock", day("2024-02"),
                links=[link("of", "times"), link("continues", "gates")]),
    )  # fmt: skip
    return world


def test_a_group_without_items_of_its_own_counts_those_within(tmp_path: Path) -> None:
    client = moved(tmp_path).client()
    rows = opened(client, "/groups/").text("tr")
    assert "Harbor Marking Subcommittee – 1 with those of the groups within it" in rows
    assert "Inland Movement Subcommittee – 2 with those of the groups within it" in rows
    assert [row for row in rows if row.endswith(" 0")] == ["Gate Time 0"]
    before = opened(client, "/groups/?as_of=2022-01-01").text("tr")
    assert "Harbor Marking Subcommittee – 3 with those of the groups within it" in before


def test_a_moved_group_says_from_where_and_which_paper_says_so(tmp_path: Path) -> None:
    client = moved(tmp_path).client()
    page = opened(client, "/groups/rail")
    assert "Formerly part of Harbor Marking, until June 2022" in page.words
    assert f"{SAID} Printed in Executive summary." in page.words
    assert "Formerly part of" not in opened(client, "/groups/rail?as_of=2022-01-01").words


def test_both_groups_tell_the_move_in_their_story(tmp_path: Path) -> None:
    client = moved(tmp_path).client()
    left, joined = (opened(client, f"/groups/{key}").words for key in ("marking", "inland"))
    assert "Groups once within it Rail Ramp, until June 2022" in left
    assert "June 2022 Rail Ramp leaves it" in left
    assert "June 2022 Rail Ramp is moved" in joined
    assert "Groups once within it" not in opened(client, "/groups/marking?as_of=2022-01-01").words


def test_a_group_that_came_back_is_not_told_to_be_gone(tmp_path: Path) -> None:
    world = moved(tmp_path)
    publish(world, group("rail", "Rail Ramp", "2023-01-01", "marking"))
    client = world.client()
    assert "Groups once within it" not in opened(client, "/groups/marking").words
    words = opened(client, "/groups/rail").words
    assert "Formerly part of Inland Movement, until January 1, 2023" in words
    assert "Harbor Marking, until" not in words


def test_a_continued_group_says_since_when_and_in_its_story(tmp_path: Path) -> None:
    words = opened(moved(tmp_path).client(), "/groups/gates").words
    assert "Its work goes on in Gate Time, since February 2024" in words
    assert "February 2024 Gate Time continues Gate Clock" in words


def test_co_chairs_are_as_printed_and_all_else_is_said_to_be_unknown(tmp_path: Path) -> None:
    client = moved(tmp_path).client()
    page = opened(client, "/groups/marking")
    assert "Co-chairs Lee Harper and Rosa Example as printed, December 2022" in page.words
    assert "/papers/2022-12-marking-executive-summary" in page.links
    assert "Members not recorded here" in page.words
    assert "Co-chairs not recorded here" in opened(client, "/groups/marking?as_of=2022-01-01").words
    assert "Co-chairs not recorded here Members not recorded here" in opened(client, "/groups/rail").words


def test_a_term_names_the_co_chairs_that_its_papers_print(tmp_path: Path) -> None:
    client = moved(tmp_path).client()
    said = "Co-chairs Harbor Marking Subcommittee: Lee Harper and Rosa Example as printed, December 2022"
    assert said in opened(client, "/terms/16").words
    assert "Co-chairs not recorded here Members not recorded here" in opened(client, "/terms/16?as_of=2022-02-01").words
