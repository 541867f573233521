"""Heads that a PDF prints above the grid of a table name its columns, as those within it do."""

import pytest

from tests.builders_pdf import Printed, beside, grid, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

TITLE = [Printed("List of Recommendations", 60, 72, 14, True), Printed("September 30, 2024", 90)]
EDGES = (72.0, 132.0, 222.0, 438.0, 540.0)
LEFTS, WIDTHS = tuple(edge + 4 for edge in EDGES[:-1]), (7, 12, 28, 12)
HEADS = ("No.", "Adopted", "Recommendation", "Response")
ONE = ("017003", "Oct. 6, 2021", "COAC recommends that CBP publish the list of ports each year.", "Agreed")
TWO = ("017004", "May 14, 2023", "COAC recommends that CBP keep one form for all of its ports.", "Not agreed")
ITEMS = [
    ("017003", ONE[2], "Adopted: Oct. 6, 2021\nResponse: Agreed"),
    ("017004", TWO[2], "Adopted: May 14, 2023\nResponse: Not agreed"),
]


def read(*heads: Printed, rows: tuple[tuple[str, ...], ...] = (ONE, TWO)) -> Reading:
    """A table whose grid begins at 150; each row has room for three lines."""
    under = [line for place, row in enumerate(rows) for line in beside(row, LEFTS, 153 + 45 * place, WIDTHS)]
    lines = grid(EDGES, tuple(150.0 + 45 * place for place in range(len(rows) + 1)))
    reading = paper.read(pdf([*TITLE, *heads, *under], drawn={1: lines}), "list.pdf")
    assert reading.words.missing == 0
    return reading


def filed(reading: Reading) -> list[tuple[str | None, str, str | None]]:
    return [(item.number, item.text, item.status) for item in reading.items]


def above(top: float, texts: tuple[str, ...], bold: bool = True) -> list[Printed]:
    return [Printed(text, top, left, bold=bold) for text, left in zip(texts, LEFTS, strict=True) if text]


@pytest.mark.parametrize("bold", [True, False])
def test_heads_above_the_grid_name_its_columns(bold: bool) -> None:
    assert filed(read(*above(135, HEADS, bold))) == ITEMS


def test_heads_above_the_grid_may_have_two_lines() -> None:
    heads = [*above(121, ("", "", "COAC", "CBP")), *above(135, HEADS)]
    assert [item.status for item in read(*heads).items] == [
        "Adopted: Oct. 6, 2021\nCBP Response: Agreed",
        "Adopted: May 14, 2023\nCBP Response: Not agreed",
    ]


def test_a_grid_with_heads_of_its_own_has_no_others_above_it() -> None:
    labels = above(135, ("Part", "One", "Entry", "Open"), bold=False)
    assert filed(read(*labels, rows=(HEADS, ONE, TWO))) == ITEMS


def test_a_line_of_text_above_a_grid_is_no_head_of_it() -> None:
    text = Printed("The list was last changed after the meeting.", 135)
    assert filed(read(text, rows=(HEADS, ONE, TWO))) == ITEMS


def test_a_number_that_a_cell_refers_to_at_the_start_of_a_line_is_not_its_own() -> None:
    closed = (*ONE[:3], "Overtaken by 017004.")
    assert [item.status for item in read(*above(135, HEADS), rows=(closed, TWO)).items] == [
        "Adopted: Oct. 6, 2021\nResponse: Overtaken by 017004.",
        "Adopted: May 14, 2023\nResponse: Not agreed",
    ]


def test_without_heads_the_longest_text_of_a_row_is_no_status() -> None:
    reading = read()
    assert filed(reading) == [("017003", ONE[2], None), ("017004", TWO[2], None)]
    assert [each.code for each in reading.warnings].count("doubtful-table") == 2


def test_without_heads_a_row_that_names_no_recommender_is_kept_whole() -> None:
    reading = read(rows=((*ONE[:2], "Publish the list of ports each year.", "Agreed"), TWO))
    assert filed(reading)[0] == ("017003", "Oct. 6, 2021 Publish the list of ports each year.\nAgreed", None)
