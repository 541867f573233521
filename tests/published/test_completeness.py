"""The account of meetings: derived from what is published, silent about nothing, wrong about nothing it cannot know."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, group, recommendation, says
from tracker.published import completeness
from tracker.published.completeness import Meeting
from tracker.published.entry import Edition
from tracker.rules.completeness import MINUTES, NOTICE
from tracker.rules.paper import RECOMMENDATIONS
from tracker.text.dates import from_value

SETS = {"printed": "February 2019 and July 2020", "kind": "recommendation sets", "values": ["2019-02", "2020-07"]}


def dated(value: str) -> dict[str, str]:
    return {"printed": value, "value": value, "precision": from_value(value).precision}


def paper(key: str, kind: str, date: str, meeting: str = "", term: str = "", of: str = "coac", **facts: Any) -> Edition:
    said = {"paper_kind": kind, "date": dated(date), **({"meeting": dated(meeting)} if meeting else {}), **facts}
    links = [{"rel": "group", "to": of}, *([{"rel": "term", "to": term}] if term else [])]
    return Edition(key, "paper", f"Paper {key}", from_value(date), facts=said, links=links)


def set_(key: str, of: str) -> Edition:
    return Edition(key, "set", f"Set {key}", from_value(key[:7]), links=[{"rel": "group", "to": of}])


def term(number: int, **facts: str) -> Edition:
    said = {"number": number, **{name: dated(value) for name, value in facts.items()}}
    return Edition(str(number), "term", f"{number}th term", from_value("2018-01-01"), facts=said)


def meetings(world: World, on: str = "2026-01-15") -> dict[str, Meeting]:
    with world.reading() as reader:
        return {one.key: one for each in completeness.told(reader, from_value(on).first) for one in each.meetings}


def states(one: Meeting) -> dict[str, str]:
    return {cell.kind: cell.state for cell in one.cells}


def cell(one: Meeting, kind: str) -> completeness.Cell:
    return next(each for each in one.cells if each.kind == kind)


def test_a_meeting_is_known_by_each_paper_that_names_its_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        paper("n", NOTICE, "2020-11-20", "2020-12-16"),
        paper("m", MINUTES, "2021-03-20"),  # of minutes the day is the meeting's
        recommendation("2020-12/x/1"),
        says("2021-06-14/1", "2021-06-14", {"2020-12/x/1": {"action": "tabled"}}),
    )
    found = meetings(world)
    assert sorted(found) == ["2020-12-16", "2021-03-20", "2021-06-14"]
    unknown = dict.fromkeys(["recommendations", "minutes", "issue-paper", "executive-summary"], "unknown")
    assert states(found["2020-12-16"]) == {"meeting-notice": "held", **unknown}
    assert set(states(found["2021-06-14"]).values()) == {"unknown"}


def test_a_paper_of_a_month_belongs_to_the_one_meeting_of_that_month(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        paper("n", NOTICE, "2020-11-20", "2020-12-16"),
        paper("r", RECOMMENDATIONS, "2020-12"),
        paper("i", "issue-paper", "2021-06-02"),  # its own day is not the meeting's
        paper("n2", NOTICE, "2021-08-02", "2021-09-01"),
        paper("n3", NOTICE, "2021-08-03", "2021-09-30"),
        paper("r2", RECOMMENDATIONS, "2021-09"),
    )
    found = meetings(world)
    assert {key: one.words for key, one in found.items()} == {
        "2021-09": "September 2021, which of its meetings not known",
        "2021-09-30": "September 30, 2021",
        "2021-09-01": "September 1, 2021",
        "2021-06": "June 2021, day not known",
        "2020-12-16": "December 16, 2020",
    }
    assert [one.key for one in cell(found["2020-12-16"], RECOMMENDATIONS).held] == ["r"]


def test_what_a_paper_names_is_missing_until_it_is_held(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        group("signs", "Port Signs Working Group"),
        group("other", "Rail Working Group"),
        recommendation("2020-12/signs/5", group="signs", references=[SETS]),
    )
    found = meetings(world)
    assert sorted(found) == ["2019-02", "2020-07"]
    missing = cell(found["2019-02"], RECOMMENDATIONS)
    assert (missing.state, [one.by.key for one in missing.named]) == ("missing", ["2020-12/signs/5"])
    world.publish(paper("2019-02/other/r", RECOMMENDATIONS, "2019-02"), set_("2019-02/other", "other"))
    still = cell(meetings(world)["2019-02"], RECOMMENDATIONS)
    assert (still.state, len(still.held)) == ("missing", 1)  # another group's set of that month is another set
    world.publish(set_("2019-02/signs", "signs"))
    assert cell(meetings(world)["2019-02"], RECOMMENDATIONS).state == "held"


def test_a_reference_that_was_resolved_is_missing_no_longer(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        group("signs", "Port Signs Working Group"),
        paper("2019-02/coac/r", RECOMMENDATIONS, "2019-02"),
        recommendation("2020-12/signs/5", group="signs", references=[SETS]),
        Edition("l", "link", "Resolved", from_value("2026-01-15"), facts={"printed": "2019-02"},
                links=[{"rel": "of", "to": "2020-12/signs/5"}, {"rel": "refers to", "to": "2019-02/coac/r"}]),
    )  # fmt: skip
    assert states(meetings(world)["2019-02"])[RECOMMENDATIONS] == "held"
    assert states(meetings(world)["2020-07"])[RECOMMENDATIONS] == "missing"


def test_the_set_of_a_group_whose_work_goes_on_counts(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        group("signs", "Port Signs Working Group"),
        group("old", "Signs Subcommittee", level="subcommittee"),
        Edition("signs/continues/old", "event", "Goes on", from_value("2020-01"),
                links=[{"rel": "of", "to": "signs"}, {"rel": "continues", "to": "old"}]),
        recommendation("2020-12/signs/5", group="signs", references=[SETS]),
        set_("2019-02/old", "old"),
    )  # fmt: skip
    assert [one.key for one in meetings(world).values() if states(one)[RECOMMENDATIONS] == "missing"] == ["2020-07"]


def test_papers_of_a_kind_that_nobody_keeps_are_told_of_too(tmp_path: Path) -> None:
    world = World(tmp_path)
    said = {"printed": "August 2022", "kind": "white papers", "values": ["2022-08"]}
    world.publish(paper("2023-05/coac/issue-paper", "issue-paper", "2023-05", references=[said]))
    (what, named) = meetings(world)["2022-08"].others[0]
    assert (what, named.by.key) == ("white papers", "2023-05/coac/issue-paper")


@pytest.mark.parametrize(
    ("state", "held", "kind", "wanted"),
    [
        ("missing", False, MINUTES, "missing"),
        ("none", False, MINUTES, "none"),
        ("missing", True, MINUTES, "held"),  # what was missing came in
        ("missing", True, "issue-paper", "missing"),  # one of several did
        ("none", True, MINUTES, "held"),
    ],
)
def test_what_a_person_said_counts_as_far_as_the_papers_leave_it_open(
    tmp_path: Path, state: str, held: bool, kind: str, wanted: str
) -> None:
    world = World(tmp_path)
    facts = {"about": "2020-12-16", "paper_kind": kind, "state": state, "source": "The docket."}
    account = Edition(f"account/2020-12-16/{kind}", "account", "Account", from_value("2020-12-16"), facts=facts)
    world.publish(account, *([paper("p", kind, "2020-12-16", "2020-12-16")] if held else []))
    (one,) = meetings(world).values()
    assert (one.key, cell(one, kind).state) == ("2020-12-16", wanted)
    assert cell(one, kind).said is not None


def test_a_meeting_has_the_term_that_its_papers_name_or_that_surely_covers_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        term(15, first_meeting="2018-11-14", last_meeting="2021-12-15"),
        term(16, first_meeting="2022-02-10"),
        paper("a", MINUTES, "2020-07-15"),
        paper("b", MINUTES, "2022-06-29"),
        paper("c", MINUTES, "2023-03-29", term="16"),
    )
    assert {one.key: one.term for one in meetings(world).values()} == {
        "2018-11-14": "15", "2021-12-15": "15", "2022-02-10": "16",
        "2020-07-15": "15", "2022-06-29": "", "2023-03-29": "16",
    }  # fmt: skip


def test_as_of_a_day_what_came_later_is_not_there_and_a_meeting_is_to_come(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(paper("n", NOTICE, "2020-11-20", "2020-12-16"), paper("m", MINUTES, "2020-12-16"))
    (before,) = meetings(world, "2020-12-01").values()
    assert (cell(before, NOTICE).state, cell(before, MINUTES).state) == ("held", "later")
    assert meetings(world, "2020-11-01") == {}


def test_a_term_has_the_charges_of_the_groups_that_left_papers_in_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        term(15),
        group("signs", "Port Signs Working Group"),
        group("rail", "Rail Working Group"),
        paper("s", "statement-of-work", "2020-03", term="15", of="signs"),
        paper("i", "issue-paper", "2020-06", term="15", of="rail"),
    )
    with world.reading() as reader:
        (one,) = completeness.told(reader, world.when.day)
    assert [(each.group, each.cell.state) for each in one.charges] == [
        ("Rail Working Group", "unknown"), ("Port Signs Working Group", "held"),
    ]  # fmt: skip
    assert one.counts == {"held": 1, "missing": 0, "none": 0, "unknown": 4, "later": 0, "off": 0}
