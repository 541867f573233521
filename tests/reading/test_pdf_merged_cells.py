"""Cells that a PDF table merges downwards hold for each row that they span, and their words are counted once."""

from itertools import pairwise

import pytest

from tests.builders_pdf import Drawn, Printed, beside, grid, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

TITLE = [Printed("List of Recommendations", 60, 72, 14, True), Printed("September 30, 2024", 90)]
EDGES = (72.0, 186.0, 252.0, 438.0, 540.0)
LEFTS, WIDTHS = tuple(edge + 4 for edge in EDGES[:-1]), (14, 8, 24, 12)
GROUP, STATUS = "Working Group", "Status"
HEADS = (GROUP, "No.", "Recommendation", STATUS)
LOWER, STEP = 600, 30


def row(texts: tuple[str, ...], top: float) -> list[Printed]:
    return beside(texts, LEFTS, top + 4, WIDTHS)


def lines(tops: tuple[float, ...], *merged: tuple[int, float, float]) -> tuple[Drawn, ...]:
    """A grid without the lines across that would part a column (by its place) between two heights."""
    down = grid(EDGES, tops)[: len(EDGES)]
    across = [
        (left, top, right, top)
        for top in tops
        for column, (left, right) in enumerate(pairwise(EDGES))
        if not any(column == each and start < top < end for each, start, end in merged)
    ]
    return (*down, *across)


def rows(top: float, *texts: tuple[str, ...]) -> list[Printed]:
    return [line for place, each in enumerate(texts) for line in row(each, top + STEP * place)]


def tops(top: float, count: int) -> tuple[float, ...]:
    return tuple(top + STEP * place for place in range(count + 1))


def read(*pages: list[Printed], drawn: dict[int, tuple[Drawn, ...]]) -> Reading:
    reading = paper.read(pdf(*pages, drawn=drawn), "list.pdf")
    assert reading.words.missing == 0
    return reading


def filed(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [(item.number, item.group, item.status) for item in reading.items]


def guesses(reading: Reading) -> list[int | None]:
    return [each.page for each in reading.warnings if each.code == "doubtful-cell"]


def test_a_group_in_the_first_column_holds_for_all_rows_beside_it() -> None:
    page = [*TITLE, *rows(
        120, HEADS, ("Rail Working Group", "017003", "COAC recommends one.", "Adopted"),
        ("", "017004", "COAC recommends two.", "Open"), ("", "017005", "COAC recommends three.", "Open"),
        ("Bond Task Force", "017006", "COAC recommends four.", "Open"),
    )]  # fmt: skip
    reading = read(page, drawn={1: lines(tops(120, 5), (0, 150, 240))})
    assert filed(reading) == [
        ("017003", "Rail Working Group", "Adopted"),
        ("017004", "Rail Working Group", "Open"),
        ("017005", "Rail Working Group", "Open"),
        ("017006", "Bond Task Force", "Open"),
    ]
    assert reading.text.count("Rail") == 1


@pytest.mark.parametrize("at", [150.0, 180.0, 210.0])
def test_a_status_of_several_lines_holds_for_all_its_rows_wherever_in_the_cell_it_is_set(at: float) -> None:
    page = [*TITLE, *rows(
        120, HEADS, ("Rail WG", "017003", "COAC recommends one.", ""), ("Rail WG", "017004", "COAC recommends two.", ""),
        ("Rail WG", "017005", "COAC recommends three.", ""), ("Rail WG", "017006", "COAC recommends four.", "Open"),
    ), *row(("", "", "", "Agreed in part by CBP"), at)]  # fmt: skip
    reading = read(page, drawn={1: lines(tops(120, 5), (3, 150, 240))})
    assert [item.status for item in reading.items] == ["Agreed in part by CBP"] * 3 + ["Open"]
    assert reading.text.count("Agreed") == 1


def test_a_cell_merged_in_the_middle_holds_for_its_rows_alone() -> None:
    heads = ("No.", GROUP, "Recommendation", STATUS)
    page = [*TITLE, *rows(
        120, heads, ("017003", "Rail", "COAC recommends one.", "Open"), ("017004", "", "COAC recommends two.", "Agreed"),
        ("017005", "", "COAC recommends three.", ""),
    )]  # fmt: skip
    reading = read(page, drawn={1: lines(tops(120, 4), (1, 150, 210))})
    assert filed(reading) == [("017003", "Rail", "Open"), ("017004", "Rail", "Agreed"), ("017005", None, None)]


def over_a_page(first: tuple[int, float, float] | None, second: tuple[int, float, float] | None) -> Reading:
    """Two rows, then two overleaf under the head printed again; only the first row says whose they are."""
    above = rows(LOWER, HEADS, ("Rail Working Group", "017003", "COAC recommends one.", "Open"),
                 ("", "017004", "COAC recommends two.", "Open"))  # fmt: skip
    under = rows(60, HEADS, ("", "017005", "COAC recommends three.", "Open"),
                 ("", "017006", "COAC recommends four.", "Open"))  # fmt: skip
    merged = [[each] if each else [] for each in (first, second)]
    return read(
        [*TITLE, *above], under, drawn={1: lines(tops(LOWER, 3), *merged[0]), 2: lines(tops(60, 3), *merged[1])}
    )


FIRST, SECOND = (0, LOWER + STEP, LOWER + 3 * STEP), (0, 90, 150)


def test_a_merged_cell_goes_on_overleaf_where_lines_draw_it_so() -> None:
    reading = over_a_page(FIRST, SECOND)
    assert [item.group for item in reading.items] == ["Rail Working Group"] * 4
    assert guesses(reading) == []


def test_an_empty_cell_overleaf_is_taken_as_a_part_of_the_merged_one_and_that_is_said() -> None:
    reading = over_a_page(FIRST, None)
    assert [item.group for item in reading.items] == ["Rail Working Group"] * 3 + [None]
    assert guesses(reading) == [2]


def test_cells_that_are_merged_nowhere_hold_for_no_row_but_their_own() -> None:
    reading = over_a_page(None, None)
    assert [item.group for item in reading.items] == ["Rail Working Group", None, None, None]
    assert guesses(reading) == []


def test_a_row_overleaf_that_opens_with_a_merged_cell_is_no_rest_of_the_row_above() -> None:
    heads = (GROUP, "", "Recommendation", STATUS)
    above = rows(LOWER, heads, ("Rail", "", "COAC recommends one.", "Open"))
    under = rows(60, ("", "", "COAC recommends two.", "Agreed"), ("", "", "COAC recommends three.", "Open"))
    reading = read([*TITLE, *above], under, drawn={1: lines(tops(LOWER, 2)), 2: lines(tops(60, 2), (0, 60, 120))})
    assert [(item.group, item.text, item.status) for item in reading.items] == [
        ("Rail", "COAC recommends one.", "Open"),
        ("Rail", "COAC recommends two.", "Agreed"),
        ("Rail", "COAC recommends three.", "Open"),
    ]
