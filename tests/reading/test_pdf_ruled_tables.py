"""Tables of a PDF that no line parts into columns: rows are parted by lines across, or by the numbers in one column, and
what cannot be told for certain is said."""

import pytest

from tests.builders_pdf import Drawn, Printed, beside, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

TITLE = [Printed("List of Recommendations", 60, 72, 14, True), Printed("September 30, 2024", 90)]
LEFTS, WIDTHS = (40.0, 166.0, 226.0, 328.0, 510.0), (15, 7, 12, 23, 12)
HEADS = ("Group", "Number", "Adopted", "Recommendation", "Response")
ENTRY, BOND = "Modernized Entry Working Group", "Bond Task Force"
ONE = "COAC recommends that CBP let a filer mend an entry up to liquidation."
TWO = "COAC recommends that CBP name the field in each message."
THREE = "COAC recommends that CBP write to the officers of CBP."
ROWS = (
    (ENTRY, "017003", "Oct. 6, 2021", ONE, "Agree"),
    ("", "017004", "December 14, 2022", TWO, "Agree in part"),
    (BOND, "017005", "Mar. 9, 2023", THREE, "Under review by the office"),
)
STATUSES = [
    "Adopted: Oct. 6, 2021\nResponse: Agree",
    "Adopted: December 14, 2022\nResponse: Agree in part",
    "Adopted: Mar. 9, 2023\nResponse: Under review by the office",
]
GROUPS = [ENTRY, ENTRY, BOND]
TOP, PITCH, FOOT = 140.0, 14, 8


def heads(top: float = 120) -> list[Printed]:
    return [Printed(text, top, left, bold=True) for text, left in zip(HEADS, LEFTS, strict=True)]


def tall(row: tuple[str, ...]) -> float:
    lines = beside(row, LEFTS, 0, WIDTHS)
    return max(line.top for line in lines if line.left > LEFTS[0]) + PITCH


def set_in(
    rows: tuple[tuple[str, ...], ...], top: float = TOP, white: float = FOOT
) -> tuple[list[Printed], list[float]]:
    """The lines of the rows, and where each ends."""
    lines: list[Printed] = []
    ends = []
    for row in rows:
        lines += beside(row, LEFTS, top, WIDTHS)
        top += tall(row) + white
        ends.append(top - white / 2)
    return lines, ends


def across(top: float, left: float = LEFTS[0]) -> Drawn:
    return (left, top, 600.0, top)


def read(*pages: list[Printed], drawn: dict[int, tuple[Drawn, ...]] | None = None) -> Reading:
    reading = paper.read(pdf(*pages, drawn=drawn), "list.pdf")
    assert reading.words.missing == 0
    return reading


def doubts(reading: Reading) -> list[int | None]:
    return [each.page for each in reading.warnings if each.code == "doubtful-table"]


def is_whole(reading: Reading) -> bool:
    assert [item.number for item in reading.items] == ["017003", "017004", "017005"]
    assert [item.text for item in reading.items] == [ONE, TWO, THREE]
    return [item.status for item in reading.items] == STATUSES


@pytest.mark.parametrize("closed", [True, False])
def test_lines_between_the_rows_part_them_and_leave_out_a_merged_cell(closed: bool) -> None:
    lines, ends = set_in(ROWS)
    rules = (across(134), across(ends[0], LEFTS[1]), across(ends[1]), *([across(ends[2])] if closed else []))
    reading = read([*TITLE, *heads(), *lines], drawn={1: rules})
    assert (is_whole(reading), [item.group for item in reading.items], doubts(reading)) == (True, GROUPS, [])


@pytest.mark.parametrize(("left", "own", "guess"), [(LEFTS[1], "", []), (LEFTS[1], BOND, []), (LEFTS[0], "", [2])])
def test_a_group_goes_on_overleaf_where_the_last_line_leaves_it_out(left: float, own: str, guess: list[int]) -> None:
    first, ends = set_in(ROWS[:2], 600)
    under, more = set_in(((own, *ROWS[2][1:]),), 80)
    reading = read(
        [*TITLE, *heads(580), *first],
        [*heads(60), *under],
        drawn={1: (across(594), across(ends[0], LEFTS[1]), across(ends[1], left)), 2: (across(74), across(more[0]))},
    )
    assert (is_whole(reading), [item.group for item in reading.items]) == (True, [ENTRY, ENTRY, own or ENTRY])
    assert [each.page for each in reading.warnings if each.code == "doubtful-cell"] == guess


def test_lines_between_the_groups_alone_leave_the_numbers_to_part_the_rows() -> None:
    lines, ends = set_in(ROWS)
    reading = read([*TITLE, *heads(), *lines], drawn={1: (across(134), across(ends[1]), across(ends[2]))})
    assert (is_whole(reading), [item.group for item in reading.items], doubts(reading)) == (True, GROUPS, [])


def test_a_name_under_the_last_line_of_its_row_is_in_the_table_as_the_line_drawn_below_says() -> None:
    bond = "Bonds and In-Bond Movement Ports Task Force"
    lines, ends = set_in((*ROWS[:2], (bond, *ROWS[2][1:])))
    foot = max(line.top for line in lines) + PITCH
    rules = (across(134), across(ends[0], LEFTS[1]), across(ends[1]), across(foot + 4))
    reading = read([*TITLE, *heads(), *lines, Printed("This is all.", foot + 40, LEFTS[0])], drawn={1: rules})
    assert (is_whole(reading), reading.items[2].group) == (True, bond)


@pytest.mark.parametrize("white", [0, FOOT])
def test_without_lines_each_number_begins_a_row_with_all_its_lines(white: float) -> None:
    rows = tuple((group, *row[1:]) for group, row in zip(GROUPS, ROWS, strict=True))
    lines, _ = set_in(rows, white=white)
    reading = read([*TITLE, *heads(), *lines])
    assert (is_whole(reading), [item.group for item in reading.items], doubts(reading)) == (True, GROUPS, [])


def test_a_group_that_is_left_empty_without_lines_is_not_told_and_that_is_said() -> None:
    lines, _ = set_in(ROWS)
    reading = read([*TITLE, *heads(), *lines])
    assert (is_whole(reading), [item.group for item in reading.items]) == (True, [ENTRY, None, BOND])
    assert doubts(reading) == [1]


@pytest.mark.parametrize(("group", "sure"), [("Carrier Working Group", True), ("Modernization Rail Task Force", False)])
def test_a_name_that_runs_down_beside_several_numbers_is_put_together_if_that_is_plain(group: str, sure: bool) -> None:
    rows = (
        ("", "017003", "Oct. 6, 2021", "COAC recommends one.", "Agree"),
        ("", "017004", "Oct. 7, 2021", "COAC recommends two.", "Agree"),
        (BOND, *ROWS[2][1:]),
    )
    lines, _ = set_in(rows, white=0)
    reading = read([*TITLE, *heads(), *lines, *beside((group, "", "", "", ""), LEFTS, TOP, WIDTHS)])
    assert [item.text for item in reading.items] == ["COAC recommends one.", "COAC recommends two.", THREE]
    assert ([item.group for item in reading.items] == [group, group, BOND], doubts(reading)) == (
        sure,
        [] if sure else [1],
    )


def test_dates_may_be_set_at_the_right_of_their_column() -> None:
    lines, ends = set_in(ROWS)
    edge = max(line.left + len(line.text) * 7.2 for line in lines if line.left == LEFTS[2])
    right = [Printed(line.text, line.top, edge - len(line.text) * 7.2) if line.left == LEFTS[2] else line
             for line in lines]  # fmt: skip
    rules = (across(134), across(ends[0], LEFTS[1]), across(ends[1]), across(ends[2]))
    assert is_whole(read([*TITLE, *heads(), *right], drawn={1: rules}))


def test_rows_set_in_the_middle_of_their_height_are_parted_by_lines_and_doubtful_without() -> None:
    def page(step: float) -> list[Printed]:
        lines = [*TITLE, *heads()]
        for place, row in enumerate(ROWS):
            top = TOP + step * place
            lines += beside(("", "", "", row[3], ""), LEFTS, top, WIDTHS)
            lines += beside(("", *row[1:2], "Oct. 6, 2021", "", "Agree"), LEFTS, top + PITCH, WIDTHS)
        return lines

    reading = read(page(70), drawn={1: tuple(across(134 + 70 * place) for place in range(4))})
    assert ([item.text for item in reading.items], doubts(reading)) == ([ONE, TWO, THREE], [])
    assert doubts(read(page(56))) == [1]


def test_heads_with_nothing_under_them_are_no_table() -> None:
    far = Printed("The committee meets again in March, and says so in the Federal Register.", 400)
    reading = read([*TITLE, *heads(), far])
    assert reading.text.endswith(far.text)


def test_letters_too_small_to_be_seen_are_read() -> None:
    """None is as large as nothing, by which nothing could be measured."""
    reading = paper.read(pdf([Printed("tiny", 200, size=0.01)]), "small.pdf")
    assert (reading.text, reading.words.missing) == ("tiny", 0)
