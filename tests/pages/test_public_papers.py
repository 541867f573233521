"""A paper's page: its sets as printed, the place of what was retracted, its versions, and what of it is not known."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.builders_public import day, group, link, month, publish, recommendation
from tests.pages.record_public import retracted
from tests.published.test_completeness import paper
from tracker.published.entry import Edition
from tracker.rules.completeness import CHARGE, NOTICE
from tracker.rules.note import for_readers

JOINT = "2021-03/coac/recommendations"


def joint(world: World) -> World:
    """A paper that prints the set of Signs, then that of Rail, whose key comes first."""
    sets = {"signs": "Port Signs Working Group", "rail": "Rail Working Group"}
    facts = {"paper_kind": "recommendations", "date": month("2021-03"), "sets": [f"2021-03/{key}" for key in sets]}
    items = [recommendation(f"2021-03/{key}", n, f"COAC recommends that CBP light {key} {n}.", name)
             for key, name in sorted(sets.items()) for n in (1, 2, 3)]  # fmt: skip
    printing = [
        Edition(f"2021-03/{key}", "set", f"{name}, March 2021", day("2021-03"),
                facts={"paper": JOINT, "heading": name, "items": [f"2021-03/{key}/{n}" for n in (1, 2, 3)]},
                links=[link("paper", JOINT), link("group", key)])
        for key, name in sorted(sets.items())
    ]  # fmt: skip
    moved = [Edition(one.key, one.kind, one.title, one.since, text=one.text, facts={**one.facts, "paper": JOINT},
                     links=[each if each["rel"] != "paper" else link("paper", JOINT) for each in one.links])
             for one in items]  # fmt: skip
    publish(
        world,
        *(group(key, name, "2018-11-01", "coac", level="working group") for key, name in sets.items()),
        Edition(
            JOINT, "paper", "Recommendations, March 2021", day("2021-03"), facts=facts, links=[link("group", "coac")]
        ),
        *printing,
        *moved,
        on="2026-02-01",
    )
    return world


def test_sets_stand_in_the_order_of_print(tmp_path: Path) -> None:
    page = opened(joint(World(tmp_path)).client(), "/papers/2021-03-coac-recommendations")
    assert "6 recommendations in this paper, in 2 sets." in page.words
    assert page.text("h2")[:2] == ["Port Signs Working Group", "Rail Working Group"]


def test_at_the_place_of_a_retracted_item_it_says_so(tmp_path: Path) -> None:
    world = joint(World(tmp_path))
    publish(world, retracted("2021-03/rail/2", "recommendation", "Recommendation 2", "No such item."), on="2026-03-01")
    page = opened(world.client(), "/papers/2021-03-coac-recommendations")
    assert "5 recommendations in this paper" in page.words and "light rail 2" not in page.words
    places = [text for text in page.text("li") if "light" in text or "retracted" in text]
    assert places[4] == "The item printed here was retracted. See when and why"
    assert [("light" in text) for text in places] == [True] * 4 + [False, True]
    assert "No such item." in opened(world.client(), "/recommendations/2021-03/rail/2", 410).words


def charge(key: str, date: str, version: str, revises: str = "") -> Edition:
    made = paper(key, CHARGE, date, of="signs", version=version)
    links = [*made.links, *([link("revises", revises)] if revises else [])]
    return Edition(made.key, made.kind, made.title, made.since, facts=made.facts, links=links)


def charged(world: World, *more: Edition) -> World:
    publish(
        world,
        group("signs", "Port Signs Working Group", "2018-11-01", "coac", level="working group"),
        charge("2022-03/signs/charge", "2022-03", "Version 1"),
        charge("2023-01/signs/charge", "2023-01", "Version 2", "2022-03/signs/charge"),
        charge("2023-05/signs/charge", "2023-05", "Version 3"),
        *more,
    )
    return world


def test_a_statement_of_work_shows_its_versions_in_order(tmp_path: Path) -> None:
    world = charged(World(tmp_path))
    first, second, other = (f"Paper 20{key}/signs/charge" for key in ("22-03", "23-01", "23-05"))
    page = opened(world.client(), "/papers/2023-01-signs-charge")
    days = "Of March 2022, until the version of January 2023."
    said = f"Its versions {first}, Version 1: replaced by a later version {days} {second} (this one), Version 2"
    assert said in page.words
    assert f"This statement of work revises an earlier one: {first}." in page.words
    older = opened(world.client(), "/papers/2022-03-signs-charge").words
    assert f"Revised. A later paper revises this statement of work: {second}." in older and "Its versions" in older
    assert "Its versions" not in opened(world.client(), "/papers/2023-05-signs-charge").words
    said_later = Edition("link/1", "link", "Version 3 revises version 2", day("2023-06-01"),
                         links=[link("of", "2023-05/signs/charge"), link("revises", "2023-01/signs/charge")])  # fmt: skip
    publish(world, said_later)
    assert f"{other} (this one), Version 3" in opened(world.client(), "/papers/2023-05-signs-charge").words


def test_a_notice_calls_itself_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    revising = paper("2021-06/coac/notice-2", NOTICE, "2021-06-02", "2021-06-23")
    links = [*revising.links, link("revises", "2021-06/coac/notice")]
    publish(
        world,
        paper("2021-06/coac/notice", NOTICE, "2021-06-01", "2021-06-23"),
        Edition(revising.key, "paper", revising.title, revising.since, facts=revising.facts, links=links),
    )
    said = opened(world.client(), "/papers/2021-06-coac-notice-2").words
    assert "This meeting notice revises an earlier one" in said


POINT = {"text": "The Rail Subcommittee will present a plan.", "subcommittee": "Rail Subcommittee"}
INTRODUCED = "The committee will hear from its subcommittees on each of the topics that are listed here below:"


@pytest.mark.parametrize(
    ("sections", "headings"),
    [
        ([], ["Agenda"]),
        ([{"heading": "Topics", "text": POINT["text"]}], ["Topics"]),
        ([{"heading": "Agenda", "text": f"{INTRODUCED}\n\n{POINT['text']}"}], ["Agenda"]),
        ([{"heading": "Summary", "text": INTRODUCED}], ["Agenda", "Summary"]),
    ],
)
def test_an_agenda_stands_once(tmp_path: Path, sections: list[dict[str, str]], headings: list[str]) -> None:
    world = World(tmp_path)
    publish(world, paper("2021-06/coac/notice", NOTICE, "2021-06-01", agenda=[POINT], sections=sections))
    page = opened(world.client(), "/papers/2021-06-coac-notice")
    assert page.words.count(POINT["text"]) == 1
    assert page.text("h2")[: len(headings)] == headings


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("May 18, 2021", "May 18, 2022 printed as May 18, 2021"), ("2022-05-18", "May 18, 2022 C"), ("May 18, 2022", "May 18, 2022 C")],
)  # fmt: skip
def test_only_what_the_paper_prints_is_called_printed(tmp_path: Path, printed: str, shown: str) -> None:
    """What was typed in the review stands in no paper."""
    world = World(tmp_path)
    dated = {"printed": printed, "value": "2022-05-18", "precision": "day"}
    facts = {"paper_kind": "minutes", "date": dated, "certified_by": "Ada Ames"}
    publish(world, Edition("m", "paper", "Minutes", day("2022-05-18"), text="Minutes of\nMay 18, 2021", facts=facts))
    page = opened(world.client(), "/papers/m").words
    assert f"Date {shown}" in page


NOTES: list[Any] = [
    ("no FR document number was found; look at the paper and fill it in", "no FR document number was found"),
    ("the roll call does not say whether these were present: Ada Ames; look at the paper",
     "the roll call does not say whether these were present: Ada Ames"),
    ("Must was taken for its level, but a sentence may begin with it: look at the paper",
     "Must was taken for its level, but a sentence may begin with it"),
    ("item 3 follows item 1: look whether one is missing", "item 3 follows item 1"),
    ("page 3 is a scan; install tesseract-ocr or type it in", "page 3 is a scan"),
    ('"Wednesday, May 18, 2021" was a Tuesday; it may mean 2021-05-18 or 2022-05-18', None),
    ('a blank line tore this paragraph apart; it was joined: "1. Look at the map; say what it shows."', None),
]  # fmt: skip


@pytest.mark.parametrize(("message", "told"), NOTES)
def test_a_note_says_what_is_not_known_and_asks_nothing_of_readers(message: str, told: str | None) -> None:
    assert for_readers(message) == (told or message)


def test_a_note_that_was_published_for_reviewers_is_told_to_readers(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, paper("2021-06/coac/notice", NOTICE, "2021-06-01", notes=[{"code": "x", "message": NOTES[0][0]}]))
    page = opened(world.client(), "/papers/2021-06-coac-notice")
    assert "No FR document number was found" in page.text("li") and "fill it in" not in page.words
