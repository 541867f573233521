"""Figures: every number opens a list of exactly that total, and page, data, CSV and workbook have the same."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import WORDS, day, group, paper_of, publish, term
from tests.pages.record_public import kept, whole
from tracker.published.entry import Edition

DAYS = ("", "?as_of=2021-06-01", "?as_of=2020-12-10")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


@pytest.mark.parametrize("day", DAYS)
def test_every_number_opens_a_list_of_exactly_that_total(world: World, day: str) -> None:
    client = world.client()
    told = data(client, f"/figures.json{day}")
    rows = [row for figure in told["figures"] for row in figure["rows"]]
    assert len(rows) >= len(told["figures"]) > 0
    for row in rows:
        where = urlsplit(row["url"])
        total = data(client, f"{where.path}.json?{where.query}{day.replace('?', '&')}")["total"]
        assert (row["url"], total) == (row["url"], row["count"])


@pytest.mark.parametrize("day", DAYS)
def test_the_page_links_each_number_on_its_day(world: World, day: str) -> None:
    client = world.client()
    told = data(client, f"/figures.json{day}")
    page = opened(client, f"/figures{day}")
    links = [link for link in page.links if link.startswith("/recommendations/?") and "sort" not in link]
    wanted = [f"{row['url']}{day.replace('?', '&')}" for figure in told["figures"] for row in figure["rows"]]
    assert [link for link in links if link in wanted] == wanted
    assert [text for text in page.text("h2") if text in {one["finding"] for one in told["figures"]}] == [
        one["finding"] for one in told["figures"]
    ]


def test_of_each_status_all_are_counted_once(world: World) -> None:
    told = data(world.client(), "/figures.json")
    for figure in told["figures"]:
        if figure["name"] in ("text", "action", "feedback", "implementation"):
            assert (figure["name"], sum(row["count"] for row in figure["rows"])) == (figure["name"], told["total"])


def test_what_is_not_recorded_is_counted_by_itself(world: World) -> None:
    told = {one["name"]: one for one in data(world.client(), "/figures.json")["figures"]}
    unsaid = {name: [row["count"] for row in one["rows"] if row["value"] == "not recorded here"]
              for name, one in told.items()}  # fmt: skip
    assert unsaid == {"text": [5], "action": [4], "feedback": [5], "implementation": [7], "term": [], "year": [],
                      "group": [], "subject": [9], "addressee": [9], "programme": [9]}  # fmt: skip
    assert all(one["rows"][-1]["value"] == "not recorded here" for one in told.values() if unsaid[one["name"]])


def test_who_made_it_when_may_not_be_recorded_and_opens_its_list_too(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, term("15", "2018-11-01"), group("pswg", "Port Signs Working Group", "2018-11-01", "coac"))
    publish(world, *paper_of("2020-12/pswg", WORDS[:2], "pswg", term="15"), *paper_of("2021-12/pswg", WORDS, "pswg"))
    alone = Edition("2022-01/none/1", "recommendation", "One of no group", day("2022-01"), text="COAC recommends it.")
    publish(world, alone)
    client = world.client()
    told = {one["name"]: one for one in data(client, "/figures.json")["figures"]}
    rows = {name: [(row["words"], row["count"]) for row in told[name]["rows"]] for name in ("term", "group")}
    assert rows == {"term": [("15th term", 2), ("not recorded here", 6)],
                    "group": [("Port Signs Working Group", 7), ("not recorded here", 1)]}  # fmt: skip
    path = told["group"]["rows"][-1]["url"].replace("/?", "/.json?")
    listed = data(client, path)
    assert [one["key"] for one in listed["items"]] == [alone.key]
    assert listed["facets"]["group"] == {"pswg": 7, "not recorded here": 1}
    assert "Group: not recorded here" in opened(client, path.replace(".json", "")).words
    both = data(client, "/recommendations/.json?group=not+recorded+here&group=pswg&term=not+recorded+here")
    assert both["total"] == 6


def test_an_answer_is_owed_to_what_was_adopted(world: World) -> None:
    told = {one["name"]: one["finding"] for one in data(world.client(), "/figures.json")["figures"]}
    assert told["feedback"] == "CBP has answered 2 of 4 adopted recommendations"
    assert told["implementation"] == (
        "Fully implemented: 1 of 4 adopted recommendations; nothing is recorded here of 2; with those that will be 1, "
        "partially 1"
    )
    numbers = {one["label"]: one["count"] for one in data(world.client(), "/index.json")["numbers"]}
    assert numbers["adopted, with no answer yet recorded here"] == 2


def test_what_was_not_adopted_is_told_apart_from_what_is_not_known(world: World) -> None:
    client = world.client()
    told = {one["name"]: one["rows"] for one in data(client, "/figures.json")["figures"]}
    for axis, words in (("feedback", "nothing to answer"), ("implementation", "nothing to carry out")):
        (row,) = [one for one in told[axis] if one["value"] == "not adopted"]
        assert (row["words"], row["count"]) == (f"not adopted, so {words}", 1)
        items = data(client, row["url"].replace("/?", "/.json?"))["items"]
        assert [one["facts"]["status"]["text"]["value"] != "adopted" for one in items] == [True]
        assert [one["facts"]["status"][axis] for one in items] == [None]


def test_the_page_says_how_it_counts(world: World) -> None:
    page = opened(world.client(), "/figures")
    sections = len(data(world.client(), "/figures.json")["figures"])
    assert page.text("h2")[0] == "How these figures are counted"
    assert page.links.count("#how") == sections + 1
    assert "the paper that printed it first" in page.words


def test_every_number_has_a_bar_that_says_the_same(world: World) -> None:
    client = world.client()
    drawn = re.findall(r'<svg class="bar.*?</svg>', client.get("/figures").get_data(as_text=True))
    rows = [row for figure in data(client, "/figures.json")["figures"] for row in figure["rows"]]
    said = [f"{row['words']}: {row['count']} of 10 recommendations" for row in rows]
    assert [re.findall(r"<title>(.*?)</title>", bar) for bar in drawn] == [[words] for words in said]
    assert [' unknown"' in bar for bar in drawn] == [row["value"] == "not recorded here" for row in rows]


def test_csv_and_workbook_have_what_the_data_have(world: World) -> None:
    client = world.client()
    figures = data(client, "/figures.json")["figures"]
    wanted = [
        (one["label"], row["value"], str(row["count"]), f"http://localhost{row['url']}")
        for one in figures
        for row in one["rows"]
    ]
    text = client.get("/figures.csv").get_data(as_text=True).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/figures.xlsx").data)).worksheets[0]
    head, *cells = sheet.iter_rows(values_only=True)
    assert [(row["figure"], row["value"], row["recommendations"], row["url"]) for row in rows] == wanted
    assert [dict(zip(head, map(str, line), strict=True)) for line in cells] == rows


def test_on_a_day_before_the_first_it_says_that_there_was_nothing(world: World) -> None:
    assert (
        "On that day no recommendation stood in the record."
        in opened(world.client(), "/figures?as_of=2019-01-01").words
    )
