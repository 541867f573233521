"""Criteria of several entity types, and tables that print the category in a column of their own."""

import io

import docx
import pytest
from docx.document import Document

from tests.reading.test_criteria_tables import tabled
from tracker.reading import paper
from tracker.reading.result import Reading

HEADS = ("Category", "ID", "Criteria", "Implementation Guidance", "Must / Should")
LOCKS = ("Locks and Keys", "5.3", "Locks must be tried daily.", "See 5.9.", "Must")
KEYS = ("", "5.4", "Keys should be counted.", "", "Should")
YARDS = ("Yards", "6.1", "Yards must be lit.", "A lamp will do.", "Must")
READ = [
    ("5.3", "Must", "Locks must be tried daily.", "See 5.9."),
    ("5.4", "Should", "Keys should be counted.", None),
    ("6.1", "Must", "Yards must be lit.", "A lamp will do."),
]
COVER = ("CTPAT Minimum Security Criteria – Sea Carriers", "May 2020")


def begun(*lines: str) -> Document:
    document = docx.Document()
    for line in (*COVER, *lines):
        document.add_paragraph(line)
    return document


def of_word(document: Document) -> Reading:
    file = io.BytesIO()
    document.save(file)
    return paper.read(file.getvalue(), "criteria.docx")


def kept(reading: Reading) -> list[tuple[str | None, str | None, str, str | None]]:
    return [(item.number, item.level, item.text, item.guidance) for item in reading.items]


def named(reading: Reading) -> list[tuple[str | None, list[str]]]:
    return [(each["category"], each["items"]) for each in reading.own["categories"]]


@pytest.mark.parametrize("printed", ["merged", "left empty", "repeated"])
def test_a_column_of_categories_stands_before_the_ids(printed: str) -> None:
    document = begun()
    again = (LOCKS[0], *KEYS[1:]) if printed == "repeated" else KEYS
    table = tabled(document, HEADS, LOCKS, again, YARDS)
    if printed == "merged":
        table.cell(1, 0).merge(table.cell(2, 0))
    reading = of_word(document)
    assert (kept(reading), named(reading)) == (READ, [("Locks and Keys", ["5.3", "5.4"]), ("Yards", ["6.1"])])
    assert ([each.code for each in reading.warnings], reading.words.missing) == ([], 0)


def test_the_level_may_stand_before_the_criterion_and_before_the_id() -> None:
    for order in ((0, 1, 4, 2, 3), (4, 1, 2, 3), (4, 0, 1, 2, 3)):
        document = begun()
        tabled(document, *(tuple(row[place] for place in order) for row in (HEADS, LOCKS, KEYS, YARDS)))
        assert kept(of_word(document)) == READ


def test_a_table_that_goes_on_without_its_heads_keeps_its_categories() -> None:
    document = begun()
    tabled(document, HEADS, LOCKS, KEYS)
    document.add_paragraph()
    tabled(document, YARDS)
    reading = of_word(document)
    assert (kept(reading), named(reading)) == (READ, [("Locks and Keys", ["5.3", "5.4"]), ("Yards", ["6.1"])])


def test_a_row_without_an_id_goes_on_with_the_one_above_though_its_category_is_printed_again() -> None:
    document = begun()
    tabled(document, HEADS, LOCKS, (LOCKS[0], "", "Try them twice.", "", ""), YARDS)
    assert kept(of_word(document)) == [
        ("5.3", "Must", "Locks must be tried daily.\nTry them twice.", "See 5.9."),
        READ[2],
    ]


PARTS = ("Part One – Sea Carriers", "Part Two – Terminal Operators and Agents")


def parted(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [(item.number, item.category, item.entity_type) for item in reading.items]


@pytest.mark.parametrize("headings", [PARTS, ("Sea Carriers", "Terminal Operators (MTO)")])
def test_each_part_is_for_its_entity_type_and_numbers_anew(headings: tuple[str, str]) -> None:
    document = begun("A number that is left out doesn't apply, in whichever part it is left out.")
    for heading in headings:
        document.add_heading(heading, 1)
        tabled(document, HEADS, LOCKS, YARDS)
    reading = of_word(document)
    whom = [each.removeprefix("Part One – ").removeprefix("Part Two – ") for each in headings]
    rows = [("5.3", "Locks and Keys"), ("6.1", "Yards")]
    assert parted(reading) == [(*row, each) for each in whom for row in rows]
    assert [each.heading for each in reading.sections] == [
        "",
        headings[0],
        *dict(rows).values(),
        headings[1],
        *dict(rows).values(),
    ]
    assert [each["entity_type"] for each in reading.own["categories"]] == [whom[0], whom[0], whom[1], whom[1]]
    assert [each.code for each in reading.warnings] == []
    assert [item["category"] for item in reading.to_json()["items"]] == ["Locks and Keys", "Yards"] * 2


def test_a_part_in_running_text_numbers_anew_too() -> None:
    row = "5. Locks\n\nID Criteria Must / Should\n\n5.3 Locks must be tried daily, see 5.4. Must\n\n5.4 Keys should be counted. Should\n\n"
    text = "\n\n".join(
        (*COVER, "A number that is left out doesn't apply to that type of entity.", PARTS[0], row + PARTS[1], row)
    )
    reading = paper.read(text.encode(), "criteria.txt")
    assert parted(reading) == [(number, "Locks", each.split(" – ")[1]) for each in PARTS for number in ("5.3", "5.4")]
    assert [item.text for item in reading.items] == [
        "Locks must be tried daily, see 5.4.",
        "Keys should be counted.",
    ] * 2
    assert [each.code for each in reading.warnings] == []


def test_a_number_printed_twice_in_one_part_is_said() -> None:
    document = begun()
    tabled(document, HEADS, LOCKS, LOCKS)
    assert [each.code for each in of_word(document).warnings] == ["repeated-number"]


@pytest.mark.parametrize("in_table", [True, False])
def test_what_is_set_as_a_heading_heads_a_section_of_its_own(in_table: bool) -> None:
    document = begun()
    document.add_paragraph("A number that is left out doesn't apply to that type of entity.")
    document.add_heading("How to read this edition", 1)
    document.add_paragraph("Row by row.")
    if in_table:
        tabled(document, HEADS, LOCKS, YARDS)
    else:
        for line in ("ID Criteria Must / Should", "5.3 Locks must be tried daily. Must", "6.1 Yards must be lit. Must"):
            document.add_paragraph(line)
    document.add_heading("When it applies", 2)
    document.add_paragraph("From June 1, 2020 to new applicants.")
    document.add_heading("Whom to ask", 2)
    document.add_paragraph("The account manager.")
    reading = of_word(document)
    assert [(each.number, each.text) for each in reading.items] == [(READ[0][0], READ[0][2]), (READ[2][0], READ[2][2])]
    told = {each.heading: each.text for each in reading.sections}
    assert told["When it applies"] == "From June 1, 2020 to new applicants."
    assert told["Whom to ask"] == "The account manager."
