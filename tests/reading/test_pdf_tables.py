"""Tables in PDF papers: cells as Word has them, whether lines part them or white alone, over as many pages as they go."""

from tests.builders_pdf import Drawn, Printed, beside, block, grid, pdf
from tracker.reading import paper
from tracker.reading.files import pdf as pdf_file
from tracker.reading.files.pdf_scans import Supplied
from tracker.reading.layout.lines import Source
from tracker.reading.result import Reading

TITLE = [Printed("List of Recommendations", 60, 72, 14, True), Printed("September 30, 2024", 90)]
LEFTS, WIDTHS = (76.0, 136.0, 406.0), (8, 36, 16)
LINES = (72.0, 132.0, 402.0, 540.0)
HEADS = ("No.", "Recommendation", "Response")


def read_in(file: bytes) -> Source:
    return pdf_file.source(file, Supplied({}), lambda step: None)


def cells(file: bytes) -> list[tuple[int, int, str]]:
    """Row, column and text of each line that stands in a table."""
    lines = read_in(file).lines
    return [(line.cell.row, line.cell.column, line.text) for line in lines if line.cell]


def read(*pages: list[Printed], drawn: dict[int, tuple[Drawn, ...]] | None = None) -> Reading:
    return paper.read(pdf(*pages, drawn=drawn), "list.pdf")


def heads(top: float, lefts: tuple[float, ...] = LEFTS, texts: tuple[str, ...] = HEADS) -> list[Printed]:
    return [Printed(text, top, left, bold=True) for text, left in zip(texts, lefts, strict=True)]


def row(number: str, text: str, answer: str, top: float) -> list[Printed]:
    return beside((number, text, answer), LEFTS, top, WIDTHS)


LONG = "COAC recommends that CBP ask the ports for the forms they keep, and that it lay"
REST = "them side by side for the trade to see before the year is out."


def test_cells_between_lines_are_read_one_after_the_other() -> None:
    page = [
        *TITLE, *heads(122), *row("017003", "COAC recommends that CBP publish the list of ports each year.", "Agreed in part", 142),
        *row("017004", "COAC recommends that CBP keep one form for all ports and say who reads it.", "Not agreed", 182),
    ]  # fmt: skip
    file = pdf(page, drawn={1: grid(LINES, (120, 140, 180, 230))})
    assert cells(file) == [
        (0, 0, "No."), (0, 1, "Recommendation"), (0, 2, "Response"),
        (1, 0, "017003"), (1, 1, "COAC recommends that CBP publish the"), (1, 1, "list of ports each year."),
        (1, 2, "Agreed in part"),
        (2, 0, "017004"), (2, 1, "COAC recommends that CBP keep one"), (2, 1, "form for all ports and say who reads"),
        (2, 1, "it."), (2, 2, "Not agreed"),
    ]  # fmt: skip


def test_a_cell_that_runs_over_all_columns_is_the_only_one_of_its_row() -> None:
    across = ((132.0, 140.0, 132.0, 190.0), (402.0, 140.0, 402.0, 190.0))
    frame = (*grid((72.0, 540.0), (120.0, 140.0, 160.0, 190.0)), *across[:0])
    down = ((132.0, 160.0, 132.0, 190.0), (402.0, 160.0, 402.0, 190.0), (132.0, 120.0, 132.0, 140.0),
            (402.0, 120.0, 402.0, 140.0))  # fmt: skip
    page = [*TITLE, *heads(122), Printed("Trade Lanes Subcommittee, Bond Working Group", 142, 76, bold=True),
            *row("017003", "COAC recommends that CBP act.", "Agreed", 164)]  # fmt: skip
    found = cells(pdf(page, drawn={1: (*frame, *down)}))
    assert found[3:5] == [(1, 0, "Trade Lanes Subcommittee, Bond Working Group"), (2, 0, "017003")]


def test_a_number_in_a_cell_of_its_own_is_the_label_of_the_text_beside_it() -> None:
    page = [
        *TITLE,
        *heads(122),
        *row("1", "Publish the list of ports.", "Agreed", 142),
        *row("2", "Keep one form.", "", 162),
    ]
    lines = read_in(pdf(page, drawn={1: grid(LINES, (120, 140, 160, 180))})).lines
    assert [(line.label, line.text) for line in lines if line.label] == [
        ("1", "Publish the list of ports."),
        ("2", "Keep one form."),
    ]


def over_two_pages() -> Reading:
    first = [*TITLE, *heads(602), *row("017003", "COAC recommends that CBP act.", "Agreed", 622),
             *row("017004", LONG, "Under review", 652), Printed("Sheet 1", 760)]  # fmt: skip
    second = [*heads(62), *block(REST, 82, LEFTS[1], width=36), *row("017005", "COAC recommends that CBP wait.", "None", 132),
              Printed("Sheet 2", 760)]  # fmt: skip
    return read(first, second, drawn={1: grid(LINES, (600, 620, 650, 700)), 2: grid(LINES, (60, 80, 130, 160))})


def test_heads_that_are_printed_again_overleaf_are_furniture() -> None:
    found = [(each.text, each.why) for each in over_two_pages().words.dropped]
    assert found == [
        ("Sheet 1", "running foot"),
        ("No.", "repeated table head"),
        ("Recommendation", "repeated table head"),
        ("Response", "repeated table head"),
        ("Sheet 2", "running foot"),
    ]


def test_a_row_torn_by_the_end_of_a_page_is_put_together() -> None:
    reading = over_two_pages()
    torn = reading.text.index("017004")
    assert " ".join(reading.text[torn:].split()).startswith(f"017004 {LONG} {REST} Under review")
    assert [item.number for item in reading.items] == ["017003", "017004", "017005"]
    assert [item.joined_across_break for item in reading.items] == [False, True, False]
    assert [each.code for each in reading.warnings if "tore this" in each.message] == ["joined-paragraph"]
    assert reading.words.missing == 0


def test_a_row_with_its_own_number_overleaf_is_a_new_one() -> None:
    first = [*TITLE, *heads(602), *row("017003", "COAC recommends that CBP act at once and with", "Agreed", 622)]
    second = [*row("017004", "all its offices.", "Agreed", 62), *row("017005", "COAC recommends more.", "Agreed", 82)]
    found = cells(pdf(first, second, drawn={1: grid(LINES, (600, 620, 680)), 2: grid(LINES, (60, 80, 100))}))
    assert [(number, text) for number, column, text in found if column == 0] == [
        (0, "No."), (1, "017003"), (2, "017004"), (3, "017005"),
    ]  # fmt: skip


def test_a_box_around_text_is_no_table() -> None:
    page = [*TITLE, *block("Nobody has asked for this, and yet it is here for all to see.", 142, 76)]
    assert cells(pdf(page, drawn={1: grid((72.0, 540.0), (130, 200))})) == []


def test_columns_under_heads_are_cells_without_any_line() -> None:
    lefts = (72.0, 230.0, 420.0)
    rows = [("Dana Whitlock", "Harbor Traders", "Present"), ("Noor Castellan", "Rail Carriers North", "Absent"),
            ("Ines Marchetti", "", "Present")]  # fmt: skip
    page = [
        *TITLE, *heads(122, lefts, ("Member", "Company or union", "Roll call")),
        *(line for place, texts in enumerate(rows) for line in beside(texts, lefts, 142 + 14 * place, (22, 30, 12))),
        *block("The chair welcomed the members of the public who had come, and all who listened from afar.", 200),
    ]  # fmt: skip
    assert cells(pdf(page))[3:] == [
        (1, 0, "Dana Whitlock"), (1, 1, "Harbor Traders"), (1, 2, "Present"),
        (2, 0, "Noor Castellan"), (2, 1, "Rail Carriers North"), (2, 2, "Absent"),
        (3, 0, "Ines Marchetti"), (3, 2, "Present"),
    ]  # fmt: skip


def test_rows_without_lines_are_parted_by_the_white_between_them() -> None:
    answer = "Agreed; the list will come out"
    page = [
        *TITLE, *heads(122),
        *beside(("1", "Publish the list of ports each year and say who keeps it.", answer), LEFTS, 142, WIDTHS),
        *beside(("2", "Keep one form for all ports, and send it to whoever asks.", answer), LEFTS, 184, WIDTHS),
        *beside(("3", "Say who reads it.", answer), LEFTS, 226, WIDTHS),
    ]  # fmt: skip
    found = cells(pdf(page))
    assert [(number, text) for number, column, text in found if column == 2] == [
        (0, "Response"), (1, "Agreed; the list"), (1, "will come out"), (2, "Agreed; the list"), (2, "will come out"),
        (3, "Agreed; the list"), (3, "will come out"),
    ]  # fmt: skip


def test_the_name_of_a_group_between_the_rows_is_a_row_of_its_own() -> None:
    page = [
        *TITLE, *heads(122), Printed("Bond Working Group", 142, 76, bold=True), *row("1", "Publish it.", "Agreed", 162),
        *row("2", "Keep one form.", "None", 176), Printed("Port Working Group", 196, 76, bold=True),
        *row("1", "Say who reads it.", "None", 216), *row("2", "Wait.", "None", 230), *block("This is all.", 280),
    ]  # fmt: skip
    found = cells(pdf(page))
    assert [(number, text) for number, column, text in found if column < 2] == [
        (0, "No."), (0, "Recommendation"), (1, "Bond Working Group"), (2, "Publish it."), (3, "Keep one form."),
        (4, "Port Working Group"), (5, "Say who reads it."), (6, "Wait."),
    ]  # fmt: skip


def test_a_drawing_of_more_lines_than_any_table_has_is_none() -> None:
    """So the work on a page stays bounded, whatever it draws."""
    many = tuple(72 + 2 * place * 3.2 for place in range(60))
    page = [Printed("ab", 80 + 6.4 * place, 73, 4) for place in range(50)]
    few = pdf([*page, *(Printed("cd", 80 + 6.4 * place, 80, 4) for place in range(50))], drawn={1: grid(many, many)})
    assert cells(few) != []
    stripes = tuple((x, 72.0, x, 700.0) for x in (72 + 0.5 * 8 * place for place in range(120)))
    rules = tuple((72.0, y, 560.0, y) for y in (72 + 3.1 * place for place in range(210)))
    assert cells(pdf(page, drawn={1: (*stripes, *rules)})) == []
