"""Word papers: automatic numbers, tables, text boxes, tracked changes, heads and feet."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tracker.reading import paper
from tracker.reading.result import Reading, Unreadable


def begun(*lines: str) -> Document:
    document = docx.Document()
    for line in ("Commercial Customs Operations Advisory Committee", "Public Meeting", "December 11, 2024", *lines):
        document.add_paragraph(line)
    return document


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: Document) -> Reading:
    return paper.read(saved(document), "set.docx")


def restarted(document: Document, style: str) -> int:
    """A new list of a style's numbering that begins at 1 again."""
    numbering = document.part.numbering_part.element
    old = document.styles[style].element.pPr.numPr.numId.val
    abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == old)
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(0).add_startOverride(1)
    return int(fresh.numId)


def add_numbered(document: Document, text: str, number: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def test_automatic_numbers_restart_where_word_restarts_them() -> None:
    document = begun()
    for group in ("Pipeline Working Group", "Drawback Task Force"):
        document.add_heading(group, 2)
        number = restarted(document, "List Number")
        add_numbered(document, "COAC recommends one:", number)
        document.add_paragraph("a thing", style="List Bullet 2")
        add_numbered(document, "COAC recommends two.", number)
    reading = read(document)
    assert [(item.ordinal, item.group, item.text) for item in reading.items] == [
        (1, "Pipeline Working Group", "COAC recommends one:\n• a thing"),
        (2, "Pipeline Working Group", "COAC recommends two."),
        (1, "Drawback Task Force", "COAC recommends one:\n• a thing"),
        (2, "Drawback Task Force", "COAC recommends two."),
    ]
    assert "1. COAC recommends one:" in reading.text.splitlines()


def test_a_table_of_number_ordinal_and_text_is_read_by_its_rows() -> None:
    document = begun("Rail Working Group Recommendations")
    table = document.add_table(rows=2, cols=3)
    for row, values in enumerate((("010601", "1", "COAC recommends one."), ("010602", "2", "COAC recommends two."))):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    assert [(item.number, item.ordinal, item.text) for item in read(document).items] == [
        ("010601", 1, "COAC recommends one."),
        ("010602", 2, "COAC recommends two."),
    ]


def test_a_cell_merged_downwards_holds_for_every_row_that_it_spans() -> None:
    document = begun("Recommendations")
    printed = (
        ("No.", "Adopted", "Group", "Recommendation"),
        ("010601", "June 14, 2023", "Rail Working Group", "COAC recommends one.*"),
        ("010602", "", "", "COAC recommends two."),
        ("010603", "", "Bond Task Force", "COAC recommends three."),
        ("010604", "March 6, 2024", "Bond Task Force", "COAC recommends four."),
    )
    table = document.add_table(rows=len(printed), cols=4)
    for row, values in enumerate(printed):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(1, 1).merge(table.cell(3, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    document.add_paragraph("* The list of 2023 read \u201cthe one\u201d.")
    reading = read(document)
    assert [(item.number, item.group, item.status) for item in reading.items] == [
        ("010601", "Rail Working Group", "Adopted: June 14, 2023"),
        ("010602", "Rail Working Group", "Adopted: June 14, 2023"),
        ("010603", "Bond Task Force", "Adopted: June 14, 2023"),
        ("010604", "Bond Task Force", "Adopted: March 6, 2024"),
    ]
    assert reading.words.missing == 0


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    document = begun("Rail Working Group Recommendations")
    paragraph = document.add_paragraph("1. COAC recommends ")._p
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>new words.</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>old words</w:delText></w:r></w:del>"))
    reading = read(document)
    assert [item.text for item in reading.items] == ["COAC recommends new words."]
    assert [warned.code for warned in reading.warnings] == ["tracked-changes", "drafting-words"]
    assert 'deleted: "old words"' in reading.warnings[1].message
    assert "old words" not in str({**reading.to_json(), "warnings": []})


def test_comments_in_the_margin_are_told_to_the_reviewer_alone() -> None:
    document = begun("Rail Working Group Recommendations", "1. COAC recommends one.")
    run = document.add_paragraph("2. COAC recommends two.").runs[0]
    document.add_comment(run, text="Counsel asks why.", author="Pat Poe")
    document.add_comment(run, text="Ask again.", author="")
    reading = read(document)
    counted, told = reading.warnings
    assert (counted.code, told.code) == ("margin-comments", "drafting-words")
    assert "2 comments in its margin" in counted.message
    assert 'comments: "Pat Poe: Counsel asks why."; "Ask again."' in told.message
    assert "Counsel" not in str({**reading.to_json(), "warnings": []})
    assert reading.words.missing == 0


def test_a_text_box_is_not_lost() -> None:
    document = begun("Rail Working Group Recommendations", "1. COAC recommends one.")
    inner = "<w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {nsdecls('w')}><w:pict>{inner}</w:pict></w:r>"
    document.add_paragraph("2. COAC recommends two.")._p.append(parse_xml(box))
    assert read(document).text.count("Boxed words") == 1


def test_heads_and_feet_are_furniture() -> None:
    document = begun("Rail Working Group Recommendations", "1. COAC recommends one.")
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.sections[0].footer.paragraphs[0].text = "1 | P a g e"
    reading = read(document)
    assert {(each.text, each.why) for each in reading.words.dropped} == {
        ("Draft", "running head"),
        ("1 | P a g e", "running foot"),
    }
    assert reading.words.missing == 0


def test_line_breaks_within_a_paragraph_part_title_lines() -> None:
    document = docx.Document()
    document.add_paragraph(
        "Commercial Customs Operations\nAdvisory Committee\nRail Working Group\nRecommendations\nMay 2024"
    )
    document.add_paragraph("1. COAC recommends one.")
    reading = read(document)
    assert (reading.value("committee"), reading.value("group")) == (
        "Commercial Customs Operations Advisory Committee",
        "Rail Working Group",
    )


def test_a_form_of_labels_and_values_is_read_by_its_rows() -> None:
    document = docx.Document()
    for line in ("Government Issue Paper", "Rail Working Group", "May 2024"):
        document.add_paragraph(line)
    rows = (("Pub#:", "4012-0524"), ("Office:", "Office of Finance"), ("Action Required:", "Decision"))
    table = document.add_table(rows=3, cols=2)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    reading = read(document)
    found = [reading.value(name) for name in ("pub_number", "office", "action_required")]
    assert found == ["4012-0524", "Office of Finance", "Decision"]
    assert "Action Required: Decision" in reading.text.splitlines()


@pytest.mark.parametrize("size", [100, 5000])
def test_a_word_file_cut_short_is_refused_in_words(size: int) -> None:
    with pytest.raises(Unreadable, match="cut short"):
        paper.read(saved(begun())[:size], "set.docx")


def test_a_number_before_what_is_set_aside_is_set_aside_with_it() -> None:
    reading = read(begun("2", "EXAMPLE REPORTING, INC.", "Toll Free: 800-555-0100", "The chair opened the meeting."))
    assert [each.text for each in reading.words.dropped] == ["2 EXAMPLE REPORTING, INC.", "Toll Free: 800-555-0100"]
    assert reading.words.missing == 0
