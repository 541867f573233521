"""What CBP answered and what became of it stand on the item's own page, with what CBP announced and whether it came."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, recommendation, says
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import day, link, passed
from tracker.formats import columns
from tracker.formats.cells import Row
from tracker.published import thing
from tracker.published.entry import RETRACT, Edition

ONE, TWO, NEW = "2021-02/dnwg/1", "2021-02/dnwg/2", "2022-05/pswg/1"
OFFICE = Edition(
    "office/signs", "office", "Office of Port Signs", day("2019-01-01"), facts={"name": "Office of Port Signs"}
)
BY = {"printed": "by December 31, 2024", "value": "2024-12-31", "precision": "by"}
ANSWER = {
    "signer": "Rosa Example", "reasons": "The law stands in the way.", "timetable": "Every Monday", "next_update": BY,
}  # fmt: skip


def spoken(key: str, since: str, to: str, kind: str, text: str, sets: dict[str, str], **facts: Any) -> Edition:
    rel = "answers" if kind == "response" else "updates"
    links = [link(rel, to, **({"sets": sets} if sets else {})), link("office", "office/signs")]
    return Edition(key, kind, f"Title of {key}", day(since), text=text, facts=facts, links=links)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.publish(
        OFFICE,
        recommendation(ONE, since="2021-02"),
        says("2021-02-24/1", "2021-02-24", {ONE: passed("090018")}),
        spoken("2024/1", "2024-01-30", ONE, "response", "CBP agrees.", {"feedback": "agreed in part"}, **ANSWER),
        spoken("2024-01-30/1", "2024-01-30", ONE, "update", "A draft.", {"implementation": "will be implemented"}),
    )
    return world


def part(words: str, first: str, last: str) -> str:
    return words[words.index(first) : words.index(last)]


def test_the_answer_is_told_whole(world: World) -> None:
    words = part(opened(world.client(), "/recommendations/090018").words, "CBP's response agreed", "Implementation ")
    assert words.split("Title of 2024/1 ")[1].strip() == (
        "It came 1,070 days after the committee adopted the recommendation. "
        "CBP agrees. Reasons The law stands in the way. Signed by Rosa Example Office Office of Port Signs "
        "Timetable Every Monday CBP said that it would report by December 31, 2024; nothing from then on is recorded here."
    )
    assert "overdue" not in words


def test_a_date_that_is_still_to_come_is_not_said_to_have_passed(world: World) -> None:
    words = opened(world.client(), "/recommendations/090018?as_of=2024-12-31").words
    assert "CBP said that it would report by December 31, 2024. " in words


def test_what_was_reported_after_the_announcement_is_named(world: World) -> None:
    world.publish(
        spoken("2025-03-02/1", "2025-03-02", ONE, "update", "Done.", {"implementation": "fully implemented"},
               evidence=["A report of forty pages", "Its tables"])
    )  # fmt: skip
    page = opened(world.client(), "/recommendations/090018")
    assert (
        "CBP said that it would report by December 31, 2024; it was reported on March 2, 2025: Title of 2025-03-02/1."
        in page.words
    )
    assert part(page.words, "Implementation fully", "What is recorded").strip() == (
        "Implementation fully implemented as of March 2, 2025 Title of 2025-03-02/1 Done. Evidence A report of forty "
        "pages Its tables On whose word Office of Port Signs will be implemented as of January 30, 2024 Title of "
        "2024-01-30/1 A draft. On whose word Office of Port Signs"
    )
    assert "nothing from then on" in opened(world.client(), "/recommendations/090018?as_of=2025-03-01").words


def test_a_report_that_was_retracted_is_none(world: World) -> None:
    world.publish(spoken("2025-03-02/1", "2025-03-02", ONE, "update", "Done.", {"implementation": "fully implemented"}))
    world.publish(Edition("2025-03-02/1", "update", "Gone", day("2025-04-01"), facts={"reason": "Wrong."}, act=RETRACT))
    page = opened(world.client(), "/recommendations/090018")
    assert "nothing from then on is recorded here" in page.words
    assert "Done." not in page.words


def test_a_note_after_the_answer_stands_below_it(world: World) -> None:
    world.publish(spoken("2025/2", "2025-01-10", ONE, "response", "It takes longer.", {}))
    words = opened(world.client(), "/recommendations/090018").words
    assert "A later note January 10, 2025 Title of 2025/2 It takes longer." in words
    assert "it was reported on January 10, 2025: Title of 2025/2." in words


def test_a_word_of_before_the_month_that_was_named_is_not_what_was_announced(world: World) -> None:
    named = {"printed": "April 2024", "value": "2024-04", "precision": "month"}
    world.publish(
        recommendation(TWO, since="2021-02"),
        spoken("2023/4", "2023-03-14", TWO, "response", "CBP agrees.", {"feedback": "agreed"}, next_update=named),
        spoken("2023-03-20/1", "2023-03-20", TWO, "update", "Begun.", {"implementation": "partially implemented"}),
    )
    words = opened(world.client(), f"/recommendations/{TWO}").words
    assert (
        "CBP said that it would report in April 2024; nothing from then on is recorded here, and the last word before "
        "it is on March 20, 2023: Title of 2023-03-20/1." in words
    )
    assert "/record/2023/4" in [one["by"]["url"] for one in announced(world)]


def test_what_superseded_it_is_a_link_in_the_line(world: World) -> None:
    links = [link("updates", ONE, sets={"implementation": "closed: superseded"}), link("superseded by", NEW)]
    world.publish(
        recommendation(NEW, since="2022-05"),
        says("2022-05-18/1", "2022-05-18", {NEW: {"number": "090006"}}),
        Edition("2024-06-30/1", "update", "Closed", day("2024-06-30"), links=links),
    )
    html = world.client().get("/recommendations/090018").get_data(as_text=True)
    assert 'superseded by <a href="/recommendations/090006">Recommendation 090006</a>.</p>' in html
    html = world.client().get("/recommendations/090018?as_of=2024-07-01").get_data(as_text=True)
    assert 'superseded by <a href="/recommendations/090006?as_of=2024-07-01">Recommendation 090006</a>' in html


def test_an_answer_that_was_revised_says_so_at_the_top_in_the_search_and_in_its_citation(world: World) -> None:
    links = [link("answers", ONE, sets={"feedback": "not agreed"}), link("revises", "2024/1")]
    world.publish(Edition("2025/7", "response", "Another answer", day("2025-09-12"), text="No longer.", links=links))
    client = world.client()
    page = opened(client, "/record/2024/1")
    notice = "Revised on September 12, 2025 by Another answer. It says since then: Recommendation 090018, not agreed."
    assert notice in page.words
    assert page.words.index(notice) < page.words.index("CBP agrees.")
    assert "/record/2025/7" in page.links
    assert "revised Sept. 12, 2025 by Another answer, http" in page.words
    assert "Revised on September 12, 2025 by Another answer." in opened(client, "/search?q=agrees&kind=response").words
    assert "Revised" not in opened(client, "/record/2024/1?as_of=2025-09-11").words
    assert "Revised" not in opened(client, "/record/2025/7").words


def test_dates_that_have_passed_are_listed_among_the_figures_and_in_their_data(world: World) -> None:
    world.publish(
        recommendation(TWO, since="2021-02"),
        recommendation(NEW, since="2022-05"),
        spoken("2024/2", "2024-02-20", TWO, "response", "CBP needs more time.", {},
               next_update={"printed": "September 2024", "value": "2024-09", "precision": "month"}),
        spoken("2024/3", "2024-02-20", NEW, "response", "It comes.", {}, next_update=BY),
        spoken("2024-12-01/1", "2024-12-01", NEW, "update", "It came.", {}),
    )  # fmt: skip
    client = world.client()
    assert [
        (one["recommendation"]["title"][:21], one["date"]["value"], one["by"]["url"]) for one in announced(world)
    ] == [
        ("Recommendation 2, Por", "2024-09", "/record/2024/2"),
        ("Recommendation 090018", "2024-12-31", "/record/2024/1"),
    ]
    assert [one["by"]["key"] for one in announced(world, "2024-12-31")] == ["2024/2"]
    assert [one["by"]["key"] for one in announced(world, "2024-09-30")] == []
    page = opened(client, "/figures")
    assert "Recommendation 090018 by December 31, 2024 Title of 2024/1" in page.words
    assert {"/recommendations/090018", f"/recommendations/{TWO}", "/record/2024/2", "#announced"} <= set(page.links)
    assert "something later is recorded" in opened(client, "/figures?as_of=2024-09-30").words
    assert "overdue" not in page.words


def test_a_retracted_report_or_item_is_none_among_the_figures(world: World) -> None:
    world.publish(spoken("2025/2", "2025-03-02", ONE, "update", "Done.", {}))
    assert announced(world) == []
    world.publish(Edition("2025/2", "update", "Gone", day("2025-04-01"), facts={"reason": "Wrong."}, act=RETRACT))
    assert [one["by"]["key"] for one in announced(world)] == ["2024/1"]
    world.publish(Edition(ONE, "recommendation", "Gone", day("2025-04-01"), facts={"reason": "Wrong."}, act=RETRACT))
    assert announced(world) == []


def announced(world: World, on: str = "") -> list[dict[str, Any]]:
    return list(data(world.client(), "/figures.json" + (f"?as_of={on}" if on else ""))["announced"])


def test_the_timetable_and_the_next_date_have_columns_of_their_own(world: World) -> None:
    with world.reading() as reader:
        one = thing.one(reader, "2024/1", world.when.day)
    assert one is not None
    for kind in ("response", "update"):
        cells = {column.name: column.take(Row(one)) for column in columns.of(kind).columns}
        wanted = ("timetable", "next_update", "next_update_precision", "next_update_printed")
        assert [cells[name] for name in wanted] == ["Every Monday", "2024-12-31", "by", "by December 31, 2024"]


def test_the_days_to_the_first_answer_stay_when_it_is_revised(world: World) -> None:
    address = "/recommendations/090018"
    assert data(world.client(), f"{address}.json")["days_to_answer"] == 1070
    assert data(world.client(), f"{address}.json?as_of=2024-01-29")["days_to_answer"] is None
    world.publish(spoken("2025/3", "2025-01-30", ONE, "response", "CBP agrees now.", {"feedback": "agreed"}))
    assert "The first answer came 1,070 days after the committee adopted" in opened(world.client(), address).words
    assert data(world.client(), f"{address}.json")["days_to_answer"] == 1070
