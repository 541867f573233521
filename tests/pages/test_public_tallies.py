"""Figures of several numbers a row: each opens a list of exactly that total, on the page, as data and as a table."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.builders import World, recommendation
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import link, publish, response, term
from tests.pages.figured import drawn
from tests.pages.record_public import kept
from tracker.pages.public import tallied
from tracker.pages.public.course import LATEST
from tracker.pages.public.tallied import WAYS
from tracker.published import adoptions, faca
from tracker.text.dates import day_words

PAGES = [path for path, _ in WAYS[1:]]
DAYS = ("", "?as_of=2021-06-01", "?as_of=2018-03-31")


@pytest.fixture(scope="module", params=range(3))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(drawn(World(tmp_path_factory.mktemp("world")), request.param))


def cells(client: FlaskClient, path: str) -> Iterator[tuple[str, str, str, Any, str | None]]:
    """(figure, row, column, value, url)."""
    for figure in data(client, path)["figures"]:
        for row in figure["rows"]:
            for column, cell in row["numbers"].items():
                yield figure["name"], row["value"], column, cell["value"], cell["url"]


def in_words(value: Any) -> str:
    """As the page says it: a day, too, which leaves as figures."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return day_words(date.fromisoformat(value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def total(client: FlaskClient, url: str) -> int:
    where = urlsplit(url)
    return int(data(client, f"{where.path}.json?{where.query}")["total"])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", PAGES)
def test_every_number_opens_a_list_of_exactly_that_total(world: World, path: str, day: str) -> None:
    client = world.client()
    found = [one for one in cells(client, f"{path}.json{day}") if one[4] and "/?" in one[4]]
    assert len(found) > 4
    assert [one for one in found if total(client, one[4] or "") != one[3]] == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", PAGES)
def test_the_page_and_the_table_have_the_same_numbers(world: World, path: str, day: str) -> None:
    client = world.client()
    told = list(cells(client, f"{path}.json{day}"))
    text = client.get(f"{path}.csv{day}").get_data(as_text=True).removeprefix("\ufeff")
    rows = [(row["key"], row["value"]) for row in csv.DictReader(io.StringIO(text))]
    assert rows == [
        (f"{figure}/{row}/{column}", "" if value is None else str(value)) for figure, row, column, value, _ in told
    ]
    html = client.get(f"{path}{day}").get_data(as_text=True)
    shown = re.findall(r'<td class="num"[^>]*>(?:<(?:a|span)[^>]*>)?([^<]*)<', html)
    assert shown == ["cannot be told" if value is None else in_words(value) for *_, value, _ in told]
    findings = [figure["finding"] for figure in data(client, f"{path}.json{day}")["figures"]]
    assert opened(client, f"{path}{day}").text("h2")[: len(findings)] == findings


@pytest.mark.parametrize("path", PAGES)
def test_each_chart_says_its_finding(world: World, path: str) -> None:
    html = world.client().get(path).get_data(as_text=True)
    findings = re.findall(r"<h2 id=[^>]*>(.*?)</h2>", html)
    charts = re.findall(
        r'<svg class="drawing" role="img" aria-labelledby="(.*?)".*?<title id="(.*?)">(.*?)</title>', html
    )
    assert charts
    for labelled, title, said in charts:
        assert labelled == title
        assert said in findings


@pytest.mark.parametrize("path", PAGES)
def test_a_record_without_an_adopted_item_says_so(tmp_path: Path, path: str) -> None:
    client = World(tmp_path).client()
    assert "no recommendation that the committee adopted" in opened(client, path).words
    assert data(client, f"{path}.json")["figures"] == []


@pytest.mark.parametrize("path", ("/figures/faca", "/figures/implementation"))
def test_what_is_one_is_told_of_as_one(tmp_path: Path, path: str) -> None:
    world = World(tmp_path)
    items = [recommendation(f"2020-12/psw/{place}") for place in (1, 2)]
    keys, adopts = [one.key for one in items], {"action": "passed", "text": "adopted"}
    publish(world, term("15", "2018-11-01"), *(replace(one, links=[link("term", "15")]) for one in items),
            response("2020-12-16/1", "2020-12-16", dict.fromkeys(keys, adopts), "Motion"),
            response("2021/1", "2021-03-01", {keys[0]: {"implementation": "fully implemented"}}, "Update"))  # fmt: skip
    finding = data(world.client(), f"{path}.json")["figures"][0]["finding"]
    assert finding.startswith("Of 2 adopted recommendations 1 is fully implemented")


def test_over_time_the_last_five_years_are_told_and_every_quarter_can_be_asked_for(world: World) -> None:
    client = world.client()
    some, every = (data(client, f"/figures/over-time.json{asked}")["figures"][0] for asked in ("", "?quarters=all"))
    assert (len(some["rows"]), some["finding"]) == (LATEST, every["finding"])
    assert every["rows"][:LATEST] == some["rows"]
    assert len(every["rows"]) > LATEST
    assert "See every quarter" in opened(client, "/figures/over-time").words
    assert "See every quarter" not in opened(client, "/figures/over-time?quarters=all").words
    assert client.get("/figures/over-time?quarters=some").status_code == 400


def test_the_report_of_the_terminal_counts_what_the_page_counts(world: World) -> None:
    client = world.client()
    told = {(row, column): value for _, row, column, value, _ in cells(client, "/figures/faca.json")}
    with world.reading() as reader:
        for year in [None, *range(2016, 2027)]:
            found = faca.made(reader, date(2026, 6, 3), year)
            unsaid = sum(one.implementation is None for one in found)
            row = str(year or "life")
            assert (told.get((row, "Made"), 0), told.get((row, "Not recorded here"), 0)) == (len(found), unsaid)


def test_a_finding_tells_of_none_of_which_there_are_none(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted = {"action": "passed", "text": "adopted", "feedback": "agreed"}
    publish(world, recommendation("2020-12/psw/1"), response("1", "2020-12-16", {"2020-12/psw/1": adopted}, "Motion"))
    found = [
        data(world.client(), f"/figures/{name}.json")["figures"][0]["finding"] for name in ("answers", "over-time")
    ]
    assert found[0].startswith("CBP has given a verdict on 1 of 1 adopted recommendation. ")
    assert "nothing is recorded" not in found[1]


def test_each_fiscal_year_to_that_of_the_day_has_a_row_and_a_list(world: World) -> None:
    client = world.client()
    for day, last in (("?as_of=2018-09-30", 2018), ("?as_of=2018-10-01", 2019), ("", 2026)):
        figures = data(client, f"/figures/faca.json{day}")["figures"]
        years = [int(row["value"]) for row in figures[0]["rows"][1:]]
        assert years == list(range(last, min(years) - 1, -1))
    assert total(client, "/recommendations/?fiscal_year=2026") == 0
    assert client.get("/recommendations/?fiscal_year=2027").status_code == 400
    assert client.get("/recommendations/?fiscal_year=1999").status_code == 400


@pytest.mark.parametrize("of", [{}, {"text": ["adopted"]}, {"text": ["refining", "not recorded here"]}])
def test_the_terms_of_a_figure_are_those_of_what_it_counts(world: World, of: dict[str, list[str]]) -> None:
    with world.app.test_request_context("/"), world.reading() as reader:
        on = date(2026, 6, 3)
        filed = adoptions.filed(reader, on)
        rows = tallied.by(reader, filed, "term", on, of)
        assert sum(one.count for one in rows) == filed.number(**of)


@pytest.mark.parametrize(("path", "figure"), [("/figures/implementation", "term"), ("/figures/answers", "terms")])
def test_the_rows_of_terms_sum_to_the_finding(world: World, path: str, figure: str) -> None:
    told = next(one for one in data(world.client(), f"{path}.json")["figures"] if one["name"] == figure)
    adopted = [row["numbers"]["Adopted"]["value"] for row in told["rows"] if row["value"] != "all"]
    assert f" {sum(adopted)} adopted recommendation" in told["finding"]
