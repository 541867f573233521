"""Figures: every number opens a list of exactly that total, and page, data, CSV and workbook have the same."""

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import openpyxl
import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.record_public import kept, whole

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
    unsaid = [row["count"] for row in told["feedback"]["rows"] if row["value"] == "not recorded here"]
    assert unsaid == [6]
    assert told["feedback"]["finding"] == ("CBP has answered 2 of 10 recommendations; of 6 it is not recorded here")


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
    wanted = [(one["label"], row["value"], str(row["count"]), row["url"]) for one in figures for row in one["rows"]]
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
