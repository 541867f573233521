"""The older form of the issue paper: each recommendation with what the agency says of where it stands, word for word."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from tests.builders_pdf import Printed, block, centred, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

COVER = """Air Cargo Subcommittee

Office of Field Operations
February 8, 2012

Issue: Report where the recommendations on air cargo stand.

The program is voluntary, and it takes up proposals of its partners where the law lets it and where the money is there.

"""
HEADING = "Current Status of COAC Recommendations:\n\n"
LONG = "Take one form for all airports, which should be short and in plain words and open to every carrier that asks"
PRINTED = "The form is at the printer, and it will be sent to all the ports by the end of the month."


def of(text: str, name: str = "status.txt") -> Reading:
    return paper.read(text.encode(), name)


def told(reading: Reading) -> list[tuple[int | None, str, str | None]]:
    return [(item.ordinal, item.text, item.status) for item in reading.items]


def warned(reading: Reading, code: str = "") -> list[str]:
    return [each.message for each in reading.warnings if code in each.code]


def test_the_status_under_each_recommendation_is_quoted_whole() -> None:
    reading = of(
        f"{COVER}{HEADING} 1) Take one form\n{PRINTED}\n\nNo pubic notice is needed.\n\n2) Weigh once\nDone.\n\n"
        "Submitted by: Pat Example\nDate: January 31, 2012\n"
    )
    assert (reading.kind, reading.title) == ("issue-paper", "Air Cargo Subcommittee: Issue Paper, February 8, 2012")
    assert told(reading) == [
        (1, "Take one form", f"{PRINTED}\n\nNo pubic notice is needed."),
        (2, "Weigh once", "Done."),
    ]
    assert [each.heading for each in reading.sections] == [
        *("", "Issue", "Current Status of COAC Recommendations", "Submitted by", "Date"),
    ]
    assert (warned(reading), reading.words.missing) == ([], 0)
    assert [reading.text[slice(*item.span)] for item in reading.items][1] == "2) Weigh once\nDone."


@pytest.mark.parametrize(
    "heading",
    [
        "Status of COAC recommendations",
        "CURRENT STATUS OF RECOMMENDATIONS",
        "The current status of the open recommendations is:",
        "Current Status of the Committee's Recommendations",
    ],
)
def test_the_heading_has_many_forms(heading: str) -> None:
    assert told(of(f"{COVER}{heading}\n\n1. Weigh once\nDone.\n")) == [(1, "Weigh once", "Done.")]


@pytest.mark.parametrize(
    ("printed", "asked", "status"),
    [
        ("1. Weigh once: The scale was bought. It works.", "Weigh once", "The scale was bought. It works."),
        ("1. Weigh once – The scale was bought.", "Weigh once", "The scale was bought."),
        ("1. Weigh once. Status: The scale was bought.", "Weigh once.", "The scale was bought."),
        ("1. **Weigh once.** It was bought: the scale.", "Weigh once.", "It was bought: the scale."),
        ("**1. Weigh once:** It was bought.", "Weigh once", "It was bought."),
        ("1. Weigh once\n\n**CBP Response:** It was bought.", "Weigh once", "It was bought."),
        ("1. Weigh once\n\nStatus (as of May 2012): Bought.", "Weigh once", "Status (as of May 2012): Bought."),
        ("Recommendation 1: Weigh once\n\n**Completed**", "Weigh once", "Completed"),
        (f"1. {LONG}\n\n{PRINTED}", LONG, PRINTED),
        ("1. Do this:\n   a. weigh\n   b. count\n\nBoth are done.", "Do this:\na. weigh\nb. count", "Both are done."),
        ("1. Weigh once\n\n• It was bought.\n• It works.", "Weigh once", "• It was bought.\n• It works."),
    ],
)
def test_a_status_is_told_from_its_recommendation(printed: str, asked: str, status: str) -> None:
    reading = of(f"{COVER}{HEADING}{printed}\n\n2. Count\n\nCounted.\n", "status.md")
    assert told(reading) == [(1, asked, status), (2, "Count", "Counted.")]
    assert (warned(reading, "status"), warned(reading, "missing-field")) == ([], [])


def test_a_list_within_a_status_opens_no_recommendation() -> None:
    reading = of(
        f"{COVER}{HEADING}1) Weigh once\nIt is not in use:\n1) the floor is weak\n2) the doors are narrow\n\n"
        "2) Count\nCounted.\n\nBackground: These are old.\n\n3) Cool the dock\nCooled.\n\nNext Steps:\n1) Meet.\n"
    )
    assert [(item.ordinal, item.text) for item in reading.items] == [
        (1, "Weigh once"),
        (2, "Count"),
        (3, "Cool the dock"),
    ]
    assert reading.items[0].status == "It is not in use:\n1) the floor is weak\n2) the doors are narrow"
    assert reading.sections[-1].heading == "Next Steps"


def test_a_recommendation_without_a_status_says_so() -> None:
    reading = of(f"{COVER}{HEADING}1. Weigh once\n\n3. Count\n\nCounted.\n")
    assert told(reading) == [(1, "Weigh once", None), (3, "Count", "Counted.")]
    assert warned(reading) == [
        "no status stands with recommendation 1; look at the paper",
        "recommendation 3 follows recommendation 1: look whether one is missing",
    ]


def test_a_cut_that_print_does_not_show_is_doubted() -> None:
    reading = of(f"{COVER}{HEADING}1. Weigh once: At night – The scale was bought.\n")
    assert warned(reading, "doubtful") == [
        "where recommendation 1 ends and its status begins is not plain in print; look at both"
    ]


def test_a_paragraph_before_a_labelled_status_may_be_of_either() -> None:
    reading = of(f"{COVER}{HEADING}1. Weigh once\n\nThe scale is old.\n\nStatus: Bought.\n")
    assert told(reading) == [(1, "Weigh once\nThe scale is old.", "Bought.")]
    assert len(warned(reading, "doubtful")) == 1


def test_a_heading_without_a_list_is_said() -> None:
    reading = of(f"{COVER}{HEADING}It is being written.\n")
    assert (reading.items, warned(reading)) == (
        (),
        ["no recommendation was found under the heading of their status; look at the paper"],
    )


def test_the_points_of_the_newer_form_are_no_recommendations() -> None:
    text = f"Government Issue Paper\nBond Working Group\nMay 2024\n\nBackground: {PRINTED}\n\nCurrent Status:\n\n1. Count.\n"
    assert of(text).items == ()


def test_lines_that_part_the_list_are_in_no_status() -> None:
    reading = of(f"**Air Cargo Subcommittee**\n\n**May 2012**\n\nIssue: Report.\n\n{HEADING}**Docks**\n\n1. Cool\n\nCooled.\n\n**Scales**\n\n2. Weigh\n\nDone.\n")  # fmt: skip
    assert told(reading) == [(1, "Cool", "Cooled."), (2, "Weigh", "Done.")]
    assert [each.heading for each in reading.sections][-2:] == ["Docks", "Scales"]


def test_pages_and_furniture() -> None:
    cover = [centred("Air Cargo Subcommittee", 80), centred("February 8, 2012", 100), Printed("Issue: Report.", 140)]
    listed = [Printed("Current Status of COAC Recommendations:", 600), *block(LONG, 640, 72, "1)")]
    first = [*cover, *listed, *block(PRINTED, 700)[:1], Printed("1 | P a g e", 750, 280)]
    second = [*block(PRINTED, 58)[1:], *block("Weigh once", 120, 72, "2)"), *block("Done.", 140)]
    reading = paper.read(pdf(first, [*second, Printed("2 | P a g e", 750, 280)]), "status.pdf")
    assert told(reading) == [(1, LONG, PRINTED), (2, "Weigh once", "Done.")]
    assert reading.words.missing == 0


def word(build: Callable[[Document], object]) -> Reading:
    document = docx.Document()
    for line in COVER.strip().split("\n"):
        document.add_paragraph(line)
    document.add_heading("Current Status of COAC Recommendations", 2)
    build(document)
    document.add_paragraph("Submitted by: Pat Example")
    file = io.BytesIO()
    document.save(file)
    return paper.read(file.getvalue(), "status.docx")


def rows(*cells: tuple[str, ...]) -> Callable[[Document], object]:
    def add(document: Document) -> None:
        table = document.add_table(rows=len(cells), cols=len(cells[0]))
        for place, row in enumerate(cells):
            for column, value in enumerate(row):
                first, *more = value.split("\n")
                table.cell(place, column).paragraphs[0].text = first
                for paragraph in more:
                    table.cell(place, column).add_paragraph(paragraph)

    return add


BESIDE = f"{PRINTED}\nA second print is planned"


@pytest.mark.parametrize(
    ("table", "ordinals"),
    [
        (rows(("Recommendation", "Status"), (f"1. {LONG}", BESIDE), ("2. Weigh once", "Done")), [1, 2]),
        (rows((f"1) {LONG}", BESIDE), ("2) Weigh once", "Done")), [1, 2]),
        (rows(("No.", "Recommendation", "CBP Response"), ("1", LONG, BESIDE), ("2", "Weigh once", "Done")), [1, 2]),
        (rows(("Recommendation", "Status"), (LONG, BESIDE), ("Weigh once", "Done")), [None, None]),
    ],
)
def test_tables_in_word(table: Callable[[Document], object], ordinals: list[int | None]) -> None:
    status = BESIDE.replace("\n", "\n\n")
    assert told(word(table)) == [(ordinals[0], LONG, status), (ordinals[1], "Weigh once", "Done")]


def test_a_word_list_with_the_status_under_each_or_behind_what_is_in_bold() -> None:
    def listed(document: Document) -> None:
        document.add_paragraph(LONG, style="List Number")
        document.add_paragraph(PRINTED)
        document.add_paragraph("A second print is planned.")
        both = document.add_paragraph("", style="List Number")
        both.add_run("Weigh once.").bold = True
        both.add_run(" Done.")

    assert told(word(listed)) == [
        (1, LONG, f"{PRINTED}\n\nA second print is planned."),
        (2, "Weigh once.", "Done."),
    ]
