"""Criteria papers whose tables have their columns: in Word, in PDF and in text that is set in columns."""

import io
from textwrap import wrap

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

from tests.builders_pdf import Printed, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

HEADS = ("ID", "Criteria", "Implementation Guidance", "Must / Should")
COVER = ("CTPAT Minimum Security Criteria – Sea Carriers", "May 2020")
TITLES = ("Second Focus Area: Transportation Security", "5. Seals – A seal tells who opened what.")
ROWS = (
    ("5.3", "Seals must be kept in a locked place, see 5.29.", "A safe will do. Keys are counted each month.", "Must"),
    ("5.4", "Seals should be numbered by the maker, not by hand.", "", "Should"),
    ("5.29", "A broken seal must be written down.", "Say who found it, where, and on which day of the voyage.", "Must"),
)
WHOLE = [(number, level, text, guidance or None) for number, text, guidance, level in ROWS]


def kept(reading: Reading) -> list[tuple[str | None, str | None, str, str | None]]:
    return [(item.number, item.level, item.text, item.guidance) for item in reading.items]


def codes(reading: Reading) -> list[str]:
    return [warned.code for warned in reading.warnings]


def begun(*lines: str) -> Document:
    document = docx.Document()
    for line in (*COVER, *lines):
        document.add_paragraph(line)
    return document


def tabled(document: Document, *rows: tuple[str, ...]) -> Table:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)
    return table


def of_word(document: Document) -> Reading:
    file = io.BytesIO()
    document.save(file)
    return paper.read(file.getvalue(), "criteria.docx")


def test_a_word_table_is_read_by_its_cells() -> None:
    document = begun(*TITLES)
    tabled(document, HEADS, ROWS[0], ROWS[1], HEADS, ROWS[2])
    reading = of_word(document)
    assert (kept(reading), codes(reading)) == (WHOLE, [])
    assert [(each["focus_area"], each["category"], each["items"]) for each in reading.own["categories"]] == [
        ("Transportation Security", "Seals", ["5.3", "5.4", "5.29"])
    ]
    assert reading.words.missing == 0


def test_titles_in_merged_cells_and_rows_under_an_id_are_read() -> None:
    document = begun()
    table = tabled(
        document, HEADS, *((title, "", "", "") for title in TITLES), ROWS[0], ("", "", "Count the safe too.", "")
    )
    for row in (1, 2):
        table.cell(row, 0).merge(table.cell(row, 3))
    reading = of_word(document)
    assert kept(reading) == [(*WHOLE[0][:3], f"{WHOLE[0][3]}\nCount the safe too.")]
    assert [(each["focus_area"], each["number"]) for each in reading.own["categories"]] == [
        ("Transportation Security", "5")
    ]


def test_columns_of_must_and_should_bear_a_mark() -> None:
    document = begun(*TITLES)
    tabled(document, ("ID", "Criteria", "Must", "Should"), ("5.3", ROWS[0][1], "X", ""), ("5.4", ROWS[1][1], "", "X"))
    assert kept(of_word(document)) == [(*WHOLE[0][:3], None), (*WHOLE[1][:3], None)]


def test_a_table_without_heads_and_paragraphs_in_cells() -> None:
    document = begun(*TITLES)
    tabled(document, ("5.3", "Seals must be kept:\n• locked\n• dry", "Ask.\nThen write.", "MUST"))
    assert kept(of_word(document)) == [("5.3", "Must", "Seals must be kept:\n• locked\n• dry", "Ask.\nThen write.")]


def test_a_word_that_is_no_level_is_not_taken_for_one() -> None:
    document = begun(*TITLES)
    tabled(document, HEADS, ("5.3", ROWS[0][1], "", "Recommended"))
    reading = of_word(document)
    assert (kept(reading), codes(reading)) == ([("5.3", None, ROWS[0][1], None)], ["missing-field"])
    assert '"Recommended" stands in the place of Must or Should' in reading.warnings[0].message


def test_ids_that_word_counts_by_itself_are_read() -> None:
    document = begun(*TITLES)
    table = tabled(document, HEADS, ("", *ROWS[0][1:]), ("", *ROWS[1][1:]))
    for row in (1, 2):
        numbered(document, table.cell(row, 0).paragraphs[0]._p)
    assert [(item.number, item.level) for item in of_word(document).items] == [("5.1", "Must"), ("5.2", "Should")]


def numbered(document: Document, paragraph: object) -> None:
    """The paragraph counted "5.1", "5.2" ... by the list of the style List Number."""
    numbering = document.part.numbering_part.element
    number = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == number)
    form = numbering.xpath(f"w:abstractNum[@w:abstractNumId={abstract}]/w:lvl[@w:ilvl=0]/w:lvlText")[0]
    form.set(qn("w:val"), "5.%1")
    properties = OxmlElement("w:pPr")
    paragraph.insert(0, properties)  # type: ignore[attr-defined]
    place = properties._insert_numPr(OxmlElement("w:numPr"))
    place.get_or_add_ilvl().val = 0
    place.get_or_add_numId().val = number


LEFTS, WIDTHS, SIZE = (40, 80, 270, 500), (6, 34, 42, 14), 8  # points, characters, points


def printed(row: tuple[str, ...], top: float, centred: bool = False) -> list[Printed]:
    """A row of a table from `top` on; `centred`: its ID and level stand in the middle of its height."""
    cells = [wrap(text, width) for text, width in zip(row, WIDTHS, strict=True)]
    most = max(map(len, cells))
    lines = []
    for left, cell in zip(LEFTS, cells, strict=True):
        begin = top + (10 * (most - len(cell)) / 2 if centred and left in (LEFTS[0], LEFTS[3]) else 0)
        lines += [Printed(line, begin + 10 * place, left, SIZE) for place, line in enumerate(cell)]
    return lines


def cover() -> list[Printed]:
    return [Printed(line, 60 + 20 * place, 40, SIZE + 2, True) for place, line in enumerate((*COVER, *TITLES))]


def of_pdf(*pages: list[Printed], rules: dict[int, tuple[float, ...]] | None = None) -> Reading:
    return paper.read(pdf(*pages, rules=rules), "criteria.pdf")


def test_a_pdf_table_is_read_by_its_columns() -> None:
    tops = (150, 170, 200, 230)
    page = [line for row, top in zip((HEADS, *ROWS), tops, strict=True) for line in printed(row, top)]
    reading = of_pdf([*cover(), *page])
    assert (kept(reading), codes(reading), reading.words.missing) == (WHOLE, [], 0)
    assert "A broken seal must be written down." in reading.text


def test_a_row_goes_on_overleaf_under_heads_that_are_repeated() -> None:
    row = printed(ROWS[0], 690)
    first = [
        *cover(),
        *printed(HEADS, 670),
        *(line for line in row if line.top < 700),
        Printed("Page 1", 760, 280, SIZE),
    ]
    rest = [Printed(line.text, line.top - 610, line.left, SIZE) for line in row if line.top >= 700]
    second = [
        *printed(HEADS, 60),
        *rest,
        *printed(ROWS[1], 110),
        *printed(ROWS[2], 140),
        Printed("Page 2", 760, 280, SIZE),
    ]
    reading = of_pdf(first, second)
    assert (kept(reading), codes(reading)) == (WHOLE, ["joined-paragraph"])
    assert [item.joined_across_break for item in reading.items] == [True, False, False]
    assert [each.why for each in reading.words.dropped] == ["page number", "page number"]


def test_drawn_lines_part_the_rows_whose_ids_stand_in_the_middle() -> None:
    tops = (150, 170, 200, 230)
    page = [line for row, top in zip((HEADS, *ROWS), tops, strict=True) for line in printed(row, top, centred=True)]
    reading = of_pdf([*cover(), *page], rules={1: (147, 167, 197, 227, 260)})
    assert (kept(reading), codes(reading)) == (WHOLE, [])


def test_rows_that_nothing_parts_are_left_as_printed_and_said() -> None:
    """IDs in the middle of their rows, without a line or a space between the rows."""
    page = [line for row, top in zip((HEADS, *ROWS), (150, 160, 180, 200), strict=True)
            for line in printed(row, top, centred=True)]  # fmt: skip
    reading = of_pdf([*cover(), *page])
    assert reading.words.missing == 0
    assert "unsure-row" in codes(reading) and "mixed-columns" in codes(reading)


def columns(row: tuple[str, ...]) -> list[str]:
    cells = [wrap(text, width) for text, width in zip(row, WIDTHS, strict=True)]
    lines = []
    for place in range(max(map(len, cells))):
        shown = [cell[place] if place < len(cell) else "" for cell in cells]
        lines.append("".join(f"{text:<{width + 4}}" for text, width in zip(shown, WIDTHS, strict=True)).rstrip())
    return lines


@pytest.mark.parametrize("between", [[], [""]])
def test_text_set_in_columns_is_read_by_them(between: list[str]) -> None:
    rows = [line for row in ROWS for line in (*columns(row), *between)]
    text = "\n".join([*COVER, "", TITLES[0], "", TITLES[1], "", *columns(HEADS), *rows])
    reading = paper.read(text.encode(), "criteria.txt")
    assert (kept(reading), codes(reading)) == (WHOLE, [])


def test_a_table_of_other_heads_is_left_alone() -> None:
    rows = ("Name      Office      Present", "Ames      Ports       yes", "Boyd      Trade       no")
    text = "\n".join(["Bond Working Group", "Minutes", "May 2, 2023", "", *rows])
    assert "Ames Ports yes" in paper.read(text.encode(), "minutes.txt").text


UNDER = (("ID", "Criteria", "Must / Should"), ("5.3", ROWS[0][1], "Must"))


@pytest.mark.parametrize("label", ["Implementation Guidance:", "Guidance:", "Implementation Guidance\n"])
@pytest.mark.parametrize("apart", [True, False])
def test_guidance_is_printed_under_its_criterion(label: str, apart: bool) -> None:
    document = begun(*TITLES)
    if apart:
        tabled(document, *UNDER, ("", f"{label} Ask the yard.", ""))
    else:
        tabled(document, UNDER[0], ("5.3", f"{ROWS[0][1]}\n{label} Ask the yard.", "Must"))
    assert kept(of_word(document)) == [("5.3", "Must", ROWS[0][1], "Ask the yard.")]


MERGED = (
    ("5.3", "Seals must be locked.", "Must"),
    ("5.4", "Keys must be counted.", ""),
    ("5.5", "Yards should be lit.", ""),
    ("5.6", "Gates should be shut.", "Should"),
)


def test_a_level_merged_over_several_rows_is_that_of_each() -> None:
    document = begun(*TITLES)
    table = tabled(document, UNDER[0], *MERGED)
    for first, last in ((1, 2), (3, 4)):
        table.cell(first, 2).merge(table.cell(last, 2))
    reading = of_word(document)
    levels = [(item.number, item.level) for item in reading.items]
    assert levels == [("5.3", "Must"), ("5.4", "Must"), ("5.5", "Should"), ("5.6", "Should")]
    assert codes(reading) == []


def test_a_level_that_no_verb_bears_out_is_doubted_and_none_crosses_a_title() -> None:
    document = begun()
    rows = (*MERGED[:1], ("5.4", "Keys are counted.", ""), ("6. Yards", "", ""), ("6.1", "Yards should be lit.", ""))
    table = tabled(document, UNDER[0], *rows)
    table.cell(3, 0).merge(table.cell(3, 2))
    reading = of_word(document)
    assert [(item.number, item.level) for item in reading.items] == [("5.3", "Must"), ("5.4", "Must"), ("6.1", None)]
    said = [each.message[:14] for each in reading.warnings if each.message.startswith("criterion")]
    assert said == ["criterion 5.4:", "criterion 6.1:"]


def test_criteria_of_markdown_are_read_by_their_cells() -> None:
    printed = "\n".join(f"| {' | '.join(row)} |" for row in (*UNDER, ("", "Guidance: Ask the yard.", "")))
    text = "# Minimum Security Criteria: Rail Carriers\n\nMay 2020\n\n## 5. Seals\n\n" + printed
    reading = paper.read(text.encode(), "criteria.md")
    assert kept(reading) == [("5.3", "Must", ROWS[0][1], "Ask the yard.")]
