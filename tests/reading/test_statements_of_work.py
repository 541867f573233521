"""Statements of work: version, what it replaces, the objectives in whatever list, the other sections."""

import io

import docx
import pytest

from tests.builders_pdf import Printed, block, centred, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

COVER = """Commercial Customs Operations Advisory Committee
Rapid Response Subcommittee
Broker Working Group

Statement of Work
Version 3 – March 15, 2021

"""


LONG = "Review how the exam is set, who takes it, what it costs, and whether small brokers in far ports can reach it."


def of(text: str, name: str = "charge.txt") -> Reading:
    return paper.read(text.encode(), name)


def objectives(reading: Reading) -> list[tuple[int | None, str]]:
    return [(item.ordinal, item.text) for item in reading.items]


def warned(reading: Reading) -> list[str]:
    return [each.message for each in reading.warnings]


def values(reading: Reading, *names: str) -> list[str | None]:
    return [reading.to_json().get(name) for name in names]


def test_the_plain_form_is_read_whole() -> None:
    reading = of(
        COVER + "Purpose: Say how brokers are licensed.\n\n"
        "Objectives:\n 1. Review the exam.\n 2. Compare the fees of ports.\n\n"
        "Membership: ten brokers.\n\nReplaces: Version 2 – October 2019\n"
    )
    assert reading.kind == "statement-of-work"
    assert reading.title == "Broker Working Group: Statement of Work, March 15, 2021"
    assert values(reading, "subcommittee", "version", "replaces") == [
        "Rapid Response Subcommittee",
        "Version 3",
        "Version 2 – October 2019",
    ]
    assert [each.heading for each in reading.sections] == ["", "Purpose", "Objectives", "Membership", "Replaces"]
    assert objectives(reading) == [(1, "Review the exam."), (2, "Compare the fees of ports.")]
    assert {(item.subcommittee, item.group) for item in reading.items} == {
        ("Rapid Response Subcommittee", "Broker Working Group")
    }
    assert (warned(reading), reading.words.missing) == ([], 0)


def test_every_field_and_objective_says_where_it_stands() -> None:
    reading = of(COVER + "Goals\n\n(a) Review the exam.\n(b) Compare fees.\n\nThis version replaces Version 2.\n")
    assert [reading.text[slice(*each.span)] for each in reading.fields.values() if each.span] == [
        each.printed for each in reading.fields.values()
    ]
    assert [reading.text[slice(*item.span)] for item in reading.items] == ["(a) Review the exam.", "(b) Compare fees."]


@pytest.mark.parametrize(
    "heading",
    ["Objectives", "GOALS AND OBJECTIVES", "Objectives and scope:", "Specific Tasks", "**Goals**", "## Tasks"],
)
def test_the_objectives_have_many_names(heading: str) -> None:
    listed = "- Review the exam.\n- Compare fees.\n\n"
    reading = of(f"{COVER}Purpose\n\nAdvise.\n\n{heading}\n\n{listed}Deliverables\n\n- A report.\n", "charge.md")
    assert objectives(reading) == [(None, "Review the exam."), (None, "Compare fees.")]
    assert warned(reading) == []


@pytest.mark.parametrize(
    "labels",
    ["a. b. c. d. e. f. g. h. i. j.", "i. ii. iii. iv. v. vi. vii. viii. ix. x.", "1) 2) 3) 4) 5) 6) 7) 8) 9) 10)"],
)
def test_letters_and_roman_figures_are_counted_as_the_list_goes_on(labels: str) -> None:
    lines = "".join(f"{label} Do one thing.\n" for label in labels.split())
    assert [item.ordinal for item in of(f"{COVER}Tasks:\n{lines}").items] == list(range(1, 11))


def test_points_within_an_objective_belong_to_it() -> None:
    reading = of(
        COVER + "Objectives:\n"
        "1. Review the exam:\n   1. its length\n   2. its cost\n2. Compare fees.\n   • of ports\n   • of years\n"
        "3. Train small brokers.\n\nThe group reports each quarter.\n\nMembership: ten.\n"
    )
    assert objectives(reading) == [
        (1, "Review the exam:\n1. its length\n2. its cost"),
        (2, "Compare fees.\n• of ports\n• of years"),
        (3, "Train small brokers."),
    ]
    assert warned(reading) == []


def test_numbered_headings_are_no_objectives_and_their_lists_no_headings() -> None:
    reading = of(
        COVER + "1. Purpose\n\nAdvise on the exam.\n\n2. Goals and Objectives\n\nThe group will:\n\n"
        "1. Review The Exam\n2. Compare the fees of ports.\n\n3. Governance and Reporting\n\n1. Meet monthly.\n\n"
        "4. Membership\n\nTen brokers.\n"
    )
    assert objectives(reading) == [(1, "Review The Exam"), (2, "Compare the fees of ports.")]


def test_numbered_headings_end_a_list_of_another_form() -> None:
    reading = of(
        COVER + "I. Purpose\n\nAdvise on the exam.\n\nII. Objectives\n\n- Review the exam.\n- Compare fees.\n\n"
        "III. Governance and Reporting\n\n- Meet monthly.\n\nIV. Membership\n\nTen brokers.\n"
    )
    assert [each.heading for each in reading.sections] == [
        *("", "Purpose", "Objectives", "Governance and Reporting", "Membership"),
    ]
    assert objectives(reading) == [(None, "Review the exam."), (None, "Compare fees.")]


def test_objectives_that_begin_like_headings_stay_objectives() -> None:
    reading = of(
        COVER
        + "Objectives:\n1. Scope: say which brokers are in view.\n2. Membership: name who speaks for small firms.\n"
        "3. Timeline: propose one.\n\nGovernance\n\n1. The group meets monthly.\n\nDeliverables:\n1. Goals for 2022.\n"
    )
    assert objectives(reading) == [
        (1, "Scope: say which brokers are in view."),
        (2, "Membership: name who speaks for small firms."),
        (3, "Timeline: propose one."),
    ]


@pytest.mark.parametrize(
    ("lines", "version", "replaces", "date"),
    [
        ("Version 4 (replaces Version 3 of April 2021)\nMay 2022", "Version 4", "Version 3 of April 2021", "2022-05"),
        ("Replaces Version 3, April 2021\nVersion 4\nMay 2022", "Version 4", "Version 3, April 2021", "2022-05"),
        ("Draft Version 1.2, May 5, 2022", "Version 1.2", None, "2022-05-05"),
        ("Version: 2\nDate: May 2022\nSupersedes: none", "Version 2", None, "2022-05"),
        ("Revised May 2022", None, None, "2022-05"),
        ("Second Version, May 2022", "Second Version", None, "2022-05"),
    ],
)
def test_the_version_is_the_papers_own(lines: str, version: str | None, replaces: str | None, date: str) -> None:
    reading = of(f"Statement of Work\nBroker Working Group\n{lines}\n\nObjective: {LONG}\n")
    assert values(reading, "version", "replaces") == [version, replaces]
    assert reading.to_json()["date"]["value"] == date


def test_what_replaces_something_else_is_not_what_the_paper_replaces() -> None:
    reading = of(
        COVER + "Purpose: The new portal replaces Version 1 of the old one.\n\nObjectives:\n1. Use it.\n\n"
        "Background: This statement of work supersedes the charge of October 2019. It is shorter.\n"
    )
    assert values(reading, "version", "replaces") == ["Version 3", "the charge of October 2019"]


def test_a_list_that_a_sentence_announces_is_found_without_a_heading() -> None:
    reading = of(
        COVER + "Scope: Exams. In this term the group will pursue the following objectives:\n1) Look.\n2) Tell.\n"
    )
    assert objectives(reading) == [(1, "Look."), (2, "Tell.")]


def test_objectives_without_marks_are_taken_by_paragraphs_and_said() -> None:
    reading = of(COVER + "Objectives\n\nReview the exam and its cost.\n\nCompare fees.\n\nDeliverables\n\nA report.\n")
    assert objectives(reading) == [(None, "Review the exam and its cost."), (None, "Compare fees.")]
    assert warned(reading) == [
        "the objectives bear no numbers or bullets; each paragraph was taken as one: look at them"
    ]


def test_what_is_missing_is_said() -> None:
    reading = of("Statement of Work\n\nPurpose: to look at bonds.\n\nMembership: five.\n")
    assert warned(reading) == [
        "no date of the paper was found; look at the paper and fill it in",
        "no name of the group was found; look at the paper and fill it in",
        "no objective was found; look at the paper",
    ]
    assert (reading.items, reading.words.missing) == ((), 0)


def test_a_number_left_out_is_said() -> None:
    assert warned(of(COVER + "Objectives:\n1. Look.\n2. Tell.\n4. Close.\n")) == [
        "objective 4 follows objective 2: look whether one is missing"
    ]


def test_pages_furniture_and_the_version_in_the_foot() -> None:
    cover = [
        centred("Rapid Response Subcommittee", 80, 14, True),
        centred("Broker Working Group", 100, 14, True),
        centred("Statement of Work", 130, 14, True),
        centred("March 2021", 150, 14, True),
    ]
    foot = "Statement of Work - Version 3 (replaces Version 2)"
    begun, rest = block(LONG, 670, 90, "1.", width=40)[:3], block(LONG, 44, 90, "1.", width=40)[3:]
    first = [*cover, Printed("Objectives", 640, bold=True), *begun, Printed(foot, 750, 72, 9)]
    second = [*rest, *block("Compare fees.", 120, 90, "2."), *block("Write.", 140, 120, "a.")]
    second += [Printed("Membership", 200, bold=True)]
    second += [Printed("Ten brokers and two carriers meet each month.", 220), Printed(foot, 750, 72, 9)]
    reading = paper.read(pdf(first, second), "charge.pdf")
    assert [(item.ordinal, item.text, item.page, item.joined_across_break) for item in reading.items] == [
        (1, LONG, 1, True),
        (2, "Compare fees.\na. Write.", 2, False),
    ]
    assert values(reading, "group", "version", "replaces") == ["Broker Working Group", "Version 3", None]
    assert reading.words.missing == 0


def word(*rows: tuple[str, str], table: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Each row is a style and a text; the table's rows stand first, under the title."""
    document = docx.Document()
    document.add_paragraph("Statement of Work", style="Title")
    if table:
        form = document.add_table(rows=len(table), cols=2)
        for place, cells in enumerate(table):
            for column, value in enumerate(cells):
                form.cell(place, column).text = value
    for style, text in rows:
        document.add_paragraph(text, style=style or None)
    file = io.BytesIO()
    document.save(file)
    return paper.read(file.getvalue(), "charge.docx")


def test_a_word_file_with_real_lists_and_a_form() -> None:
    reading = word(
        ("Heading 1", "Objectives"),
        ("", "The group will pursue these."),
        ("List Number", "Review the exam"),
        ("List Bullet 2", "its length"),
        ("List Number", "Compare fees"),
        ("Heading 1", "Who Sits Where"),
        ("List Number", "Ten brokers"),
        table=(("Working Group:", "Broker"), ("Date:", "March 2021"), ("Version:", "3"), ("Replaces:", "Version 2")),
    )
    assert objectives(reading) == [(1, "Review the exam\n• its length"), (2, "Compare fees")]
    assert values(reading, "group", "version", "replaces") == ["Broker Working Group", "Version 3", "Version 2"]
    assert reading.fields["group"].sure is False
    assert [each.heading for each in reading.sections if each.heading] == ["Objectives", "Who Sits Where"]
