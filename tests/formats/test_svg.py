"""Drawings: all that was given is drawn, nothing over another, and nothing that a page could not show safely."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.formats import svg
from tracker.formats.svg import Arc, Node

ROWS = 12
SPACE = "{http://www.w3.org/2000/svg}"
ARCS = st.lists(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)).filter(lambda pair: pair[0] != pair[1]),
    max_size=20,
    unique=True,
)


def drawn(pairs: list[tuple[int, int]]) -> ElementTree.Element:
    nodes = [Node(f"Item {row}", ["below"], f"/r/{row}") for row in range(ROWS)]
    return ElementTree.fromstring(svg.lineage("Ties", nodes, [Arc(*pair) for pair in pairs]))


def lanes(root: ElementTree.Element) -> list[tuple[float, float, float]]:
    """(place from the left, upper end, lower end) of the upright stroke of each arc."""
    found = []
    for path in root.iter(f"{SPACE}path"):
        upright = re.search(r"Q(\S+) \S+ \1 (\S+) V(\S+) ", path.get("d", ""))
        if upright:
            side, start, end = (float(each) for each in upright.groups())
            found.append((side, *sorted((start, end))))
    return found


@given(ARCS)
def test_no_arc_lies_over_another(pairs: list[tuple[int, int]]) -> None:
    found = lanes(drawn(pairs))
    assert len(found) == len(pairs)
    assert [(one, two) for one, two in combinations(found, 2)
            if one[0] == two[0] and one[1] < two[2] and two[1] < one[2]] == []  # fmt: skip


@given(ARCS)
def test_every_arc_stays_in_the_drawing(pairs: list[tuple[int, int]]) -> None:
    assert [side for side, _, _ in lanes(drawn(pairs)) if side < 0] == []


def test_each_item_is_a_link_and_the_one_asked_about_is_marked() -> None:
    nodes = [Node("One", ["first", "second"], "/r/1"), Node("Two", [], "/r/2", marked=True)]
    root = ElementTree.fromstring(svg.lineage("Two items", nodes, [Arc(1, 0)]))
    links = list(root.iter(f"{SPACE}a"))
    assert [(one.get("href"), one.get("class")) for one in links] == [("/r/1", None), ("/r/2", "here")]
    assert ["".join(one.itertext()) for one in links] == ["Onefirstsecond", "Two"]
    assert (root.get("aria-label"), root.findtext(f"{SPACE}title")) == ("Two items", "Two items")


def test_a_row_is_as_high_as_its_lines_are_many() -> None:
    nodes = [Node("One", ["line"] * 5, "/r/1"), Node("Two", [], "/r/2")]
    texts = [
        float(one.get("y", "0")) for one in ElementTree.fromstring(svg.lineage("Two", nodes, [])).iter(f"{SPACE}text")
    ]
    assert [later - before >= 16 for before, later in pairwise(texts)] == [True] * 6


def test_an_arrow_points_at_the_older_one() -> None:
    root = drawn([(3, 1)])
    (older,) = (float(one.get("cy", "0")) for one in list(root.iter(f"{SPACE}circle"))[1:2])
    heads = [path.get("d", "") for path in root.iter(f"{SPACE}path") if " V" not in path.get("d", "")]
    assert [abs(float(re.findall(r"L\S+ (\S+)", head)[0]) - older) <= 3 for head in heads] == [True]


def test_words_are_never_markup() -> None:
    made = svg.lineage('A "title" <b>', [Node("<script>", ["&"], '/r/"x')], [])
    assert "<script>" not in made and ElementTree.fromstring(made).find(f".//{SPACE}script") is None


@pytest.mark.parametrize(("number", "most", "part"), [(4, 4, 1.0), (1, 4, 0.25), (0, 4, 0.0), (0, 0, 0.0)])
def test_a_bar_is_as_long_as_its_number_is_large(number: int, most: int, part: float) -> None:
    root = ElementTree.fromstring(svg.bar("a: 1 of 4", number, most))
    room = float(root.get("viewBox", "").split()[2])
    assert [float(one.get("width", "-1")) / room for one in root.iter("rect")] == [part]
    assert (root.findtext("title"), root.get("class")) == ("a: 1 of 4", "bar")


def test_the_bar_of_what_is_not_known_looks_otherwise() -> None:
    assert ElementTree.fromstring(svg.bar("not recorded here: 1", 1, 1, known=False)).get("class") == "bar unknown"


def test_long_words_are_cut_at_a_place_that_says_so() -> None:
    assert (svg.tidy("short"), svg.tidy("one two three", 8)) == ("short", "one two…")
