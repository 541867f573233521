"""Charts: each bar and column is as large as its numbers, each part has a texture of its own, and words say it all."""

import re
from xml.etree import ElementTree

import pytest

from tracker.formats import charts
from tracker.formats.charts import EMPTY, TEXTURES, Bar, Part
from tracker.formats.svg import WIDTH

SPACE = "{http://www.w3.org/2000/svg}"
PARTS = (Part("agreed", 0), Part("agreed in part", 1), Part("not recorded here", EMPTY))
ROWS = (Bar("15th <term>", (4, 0, 6)), Bar("16th term", (1, 2, 2)), Bar("17th term", (0, 0, 0)))
FINDING = 'Of 15 "adopted" recommendations 5 are agreed to'


@pytest.fixture(params=[charts.bars, charts.columns])
def chart(request: pytest.FixtureRequest) -> ElementTree.Element:
    return ElementTree.fromstring(request.param("one", FINDING, PARTS, ROWS))


def test_it_is_one_picture_that_says_its_finding(chart: ElementTree.Element) -> None:
    ids = {one.get("id"): one for one in chart.iter() if one.get("id")}
    assert chart.get("role") == "img"
    assert ids[chart.get("aria-labelledby")].text == FINDING
    told = ids[chart.get("aria-describedby")].text or ""
    assert told.endswith("agreed; agreed in part; not recorded here.")


def test_no_part_is_told_by_its_colour_alone(chart: ElementTree.Element) -> None:
    fills = [one.get("fill") for one in chart if one.get("class") == "mark"]
    assert set(fills) == {"url(#one-0)", "url(#one-1)", "none"}
    assert {one.get("id") for one in chart.iter(f"{SPACE}pattern")} == {"one-0", "one-1"}
    assert len(set(TEXTURES)) == len(TEXTURES)
    assert {part.words for part in PARTS} <= {one.text for one in chart.iter(f"{SPACE}text")}


def test_nothing_of_it_needs_a_style(chart: ElementTree.Element) -> None:
    assert [one.tag for one in chart.iter() if one.get("style") or one.tag.endswith("style")] == []


def test_bars_are_as_long_as_their_numbers() -> None:
    chart = ElementTree.fromstring(charts.bars("one", FINDING, PARTS, ROWS))
    wide = [float(one.get("width", "0")) for one in chart.iter(f"{SPACE}rect") if one.get("height") == "14.0"]
    assert wide == [round(WIDTH * number / 10, 1) for row in ROWS for number in row.numbers if number]
    assert [one.text for one in chart.iter(f"{SPACE}text")][:6] == [
        "15th <term>",
        "10",
        "16th term",
        "5",
        "17th term",
        "0",
    ]


def test_columns_lie_on_each_other() -> None:
    chart = ElementTree.fromstring(charts.columns("one", FINDING, PARTS, ROWS))
    areas = [one.get("d", "") for one in chart.iter(f"{SPACE}path") if one.get("class") == "mark"]
    steps = [[float(top) for top in re.findall(r"V([\d.]+)h", area)] for area in areas]
    heights = [[0, 0, 0], [4, 1, 0], [4, 3, 0], [10, 5, 0]]
    tops = [[round(charts.TOP + charts.HIGH * (1 - high / 10), 1) for high in line] for line in heights]
    assert steps == [[*tops[place + 1], *reversed(tops[place])] for place in range(3)]


def test_without_anything_to_draw_it_stands_all_the_same() -> None:
    for draw in (charts.bars, charts.columns):
        assert ElementTree.fromstring(draw("one", FINDING, PARTS, [])).get("viewBox")
