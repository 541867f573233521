"""Executive summaries: co-chairs, ongoing work, and the previous recommendations, which are never new ones."""

import io

import docx
import pytest

from tests.builders_pdf import Printed, block, centred, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

COVER = """Air Cargo Subcommittee
Executive Summary
Co-chairs: Lee Roe and Kim Doe
March 5, 2019

"""
MET = "Since the last public meeting the subcommittee met twice by telephone and once at an airport in the south.\n\n"


def of(text: str, name: str = "summary.txt") -> Reading:
    return paper.read(text.encode(), name)


def previous(reading: Reading) -> list[tuple[int | None, str]]:
    assert {item.role for item in reading.items} <= {"previous"}
    return [(item.ordinal, item.text) for item in reading.items]


def warned(reading: Reading) -> list[str]:
    return [each.message for each in reading.warnings]


def test_the_plain_form_is_read_whole() -> None:
    reading = of(
        COVER + MET + "Ongoing programs include:\nScanners: two were bought. Staff training: it goes on.\n\n"
        "Previous Recommendations include:\n\n  1. Take one form.\n  2. Weigh once.\n"
    )
    assert (reading.kind, reading.title) == (
        "executive-summary",
        "Air Cargo Subcommittee: Executive Summary, March 5, 2019",
    )
    assert reading.value("co_chairs") == "Lee Roe and Kim Doe"
    assert [(each.heading, each.points) for each in reading.sections] == [
        ("", ()),
        ("Ongoing programs include", ("Scanners: two were bought.", "Staff training: it goes on.")),
        ("Previous Recommendations include", ("Take one form.", "Weigh once.")),
    ]
    assert previous(reading) == [(1, "Take one form."), (2, "Weigh once.")]
    assert reading.to_json()["items"][0]["role"] == "previous"
    assert (warned(reading), reading.words.missing) == ([], 0)


def test_every_field_and_item_says_where_it_stands() -> None:
    reading = of(COVER + MET + "Prior Recommendations\n\n• Take one form.\n• Weigh once.\n")
    assert [reading.text[slice(*each.span)] for each in reading.fields.values() if each.span] == [
        each.printed for each in reading.fields.values()
    ]
    assert [reading.text[slice(*item.span)] for item in reading.items] == ["• Take one form.", "• Weigh once."]
    assert previous(reading) == [(None, "Take one form."), (None, "Weigh once.")]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Co-Chairs:\nLee Roe, Acme Air\nKim Doe, Bolt Lines", "Lee Roe, Acme Air; Kim Doe, Bolt Lines"),
        ("Lee Roe, Co-Chair\nKim Doe, Co-Chair", "Lee Roe; Kim Doe"),
        ("Trade Co-Chair: Lee Roe\nCBP Co-Chair: Kim Doe", "Trade Co-Chair: Lee Roe; CBP Co-Chair: Kim Doe"),
        ("CO-CHAIRS: LEE ROE; KIM DOE", "LEE ROE; KIM DOE"),
        ("Subcommittee Co-Chair(s): Lee Roe", "Lee Roe"),
    ],
)
def test_co_chairs_are_named_in_many_ways(lines: str, names: str) -> None:
    reading = of(f"Air Cargo Subcommittee\nExecutive Summary\n{lines}\nMarch 2019\n\nCurrent Work\n\n{MET}")
    assert (reading.value("co_chairs"), reading.to_json()["date"]["value"]) == (names, "2019-03")
    assert [each.heading for each in reading.sections] == ["", "Current Work"]


def test_numbers_and_groups_of_previous_recommendations() -> None:
    reading = of(
        COVER + MET + "Prior COAC Recommendations\n\nExport Working Group\n\n090011\n1. COAC recommends one form.\n"
        "090012\n2. COAC recommends:\n   - one scale\n   - one dock\n\nBond Working Group (BWG):\n\n"
        "090013 COAC recommends that CBP count bonds.\n\nThis list was complete on March 1.\n"
    )
    assert [(item.number, item.ordinal, item.group, item.text) for item in reading.items] == [
        ("090011", 1, "Export Working Group", "COAC recommends one form."),
        ("090012", 2, "Export Working Group", "COAC recommends:\n• one scale\n• one dock"),
        ("090013", None, "Bond Working Group", "COAC recommends that CBP count bonds."),
    ]
    assert {item.role for item in reading.items} == {"previous"}


@pytest.mark.parametrize("after", ["New Recommendations", "Upcoming Work:", "Next Steps", "**Planned Activities**"])
def test_what_comes_after_the_previous_recommendations_is_none(after: str) -> None:
    reading = of(
        f"{COVER}{MET}Status of Previous Recommendations\n\nPerishables\n\n1. Cool the dock.\n\nLive Animals\n\n"
        f"1. Feed them.\n\n{after}\n\n1. Pay more.\n",
        "summary.md",
    )
    assert previous(reading) == [(1, "Cool the dock."), (1, "Feed them.")]


LETTER = """Harbor Subcommittee

March 5, 2019

{subject}

Dear Members of the Committee:

We send you this summary ahead of the next meeting of the committee, as we have done in each quarter of the term.

**Ongoing work.** The *Dock Working Group* has met twice and has drawn a map of every dock in the south.

- The crane group went to see a crane.

**Previous recommendations.** The committee will recall the following:

1. Take one form (No. 090011). A draft of it is with the counsel.
2. Weigh once, not twice (No. 090012), or three times (No. 090013).
3. Count bonds (090014).

**Looking ahead.** Nothing new is to come before the summer, when the members will be asked what to take up.

Sincerely,

Lee Roe\\
Kim Doe\\
{office}
"""


@pytest.mark.parametrize(
    "subject",
    ["**Re: Executive Summary of the Harbor Subcommittee, first quarter**", "Subject: Executive Summary", "# Executive Summary"],
)  # fmt: skip
def test_a_letter_is_known_by_its_subject_and_parted_by_its_run_in_headings(subject: str) -> None:
    reading = of(LETTER.format(subject=subject, office="Co-chairs, Harbor Subcommittee"), "letter.md")
    assert (reading.kind, reading.value("co_chairs"), reading.words.missing) == (
        "executive-summary",
        "Lee Roe; Kim Doe",
        0,
    )
    assert [
        (each.heading, each.points) for each in reading.sections if each.heading not in ("", "Executive Summary")
    ] == [
        ("Ongoing work", ("The crane group went to see a crane.",)),
        ("Previous recommendations", tuple(item.text for item in reading.items)),
        ("Looking ahead", ()),
    ]
    assert [(item.ordinal, item.number) for item in reading.items] == [(1, "090011"), (2, None), (3, "090014")]
    assert warned(reading) == []


def test_who_signs_without_an_office_is_no_co_chair() -> None:
    reading = of(LETTER.format(subject="Subject: Executive Summary", office="Dock Street 5"), "letter.md")
    assert reading.value("co_chairs") is None


def test_recommendations_that_are_not_called_previous_are_no_items() -> None:
    reading = of(COVER + MET + "Recommendations\n\n1. Pay more.\n")
    assert (reading.items, warned(reading)) == (
        (),
        ["no previous recommendation was found; look whether the paper lists any"],
    )


def test_none_is_an_answer() -> None:
    reading = of(COVER + MET + "Previous Recommendations: None.\n")
    assert (reading.items, warned(reading)) == ((), [])


def test_a_list_without_marks_is_taken_by_paragraphs_and_said() -> None:
    reading = of(
        COVER + MET + "The recommendations that the group previously made are:\n\nTake one form.\n\nWeigh once.\n"
    )
    assert previous(reading) == [(None, "Take one form."), (None, "Weigh once.")]
    assert warned(reading) == [
        "the previous recommendations bear no numbers or bullets; each paragraph was taken as one: look at them"
    ]


def test_what_is_missing_is_said() -> None:
    reading = of("Executive Summary\n\nThe group met.\n")
    assert warned(reading) == [
        "no date of the paper was found; look at the paper and fill it in",
        "no name of the subcommittee was found; look at the paper and fill it in",
        "no name of a co-chair was found; look at the paper and fill it in",
        "no previous recommendation was found; look whether the paper lists any",
    ]


def test_a_name_that_may_begin_before_a_dash_is_not_sure() -> None:
    cover = "Cold Chain – Air Cargo Subcommittee\nExecutive Summary\nMarch 2019\n\n"
    field = of(cover + MET).fields["subcommittee"]
    assert (field.value, field.sure) == ("Air Cargo Subcommittee", False)


LONG = "Take one form for all airports and let every carrier that flies to more than two of them send it in advance."


def test_pages_and_furniture() -> None:
    cover = [
        centred("Air Cargo Subcommittee", 80, 14, True),
        centred("Executive Summary", 100, 14, True),
        centred("Co-chairs: Lee Roe and Kim Doe", 120),
        centred("March 5, 2019", 140),
    ]
    listed = [Printed("Previous Recommendations", 620, bold=True), *block(LONG, 650, 90, "1.", width=40)[:3]]
    first = [*cover, *block(MET, 180), *listed, Printed("1 | P a g e", 750, 280)]
    rest = block(LONG, 44, 90, "1.", width=40)[3:]
    second = [*rest, *block("Weigh once.", 120, 90, "2."), Printed("2 | P a g e", 750, 280)]
    reading = paper.read(pdf(first, second), "summary.pdf")
    assert [(item.ordinal, item.text, item.page, item.joined_across_break) for item in reading.items] == [
        (1, LONG, 1, True),
        (2, "Weigh once.", 2, False),
    ]
    assert (reading.value("co_chairs"), reading.words.missing) == ("Lee Roe and Kim Doe", 0)


def test_a_table_in_word_with_numbers_and_where_they_stand() -> None:
    document = docx.Document()
    for line in COVER.split("\n")[:4]:
        document.add_paragraph(line)
    document.add_paragraph(MET.strip())
    document.add_paragraph("Previous Recommendations", style="Heading 1")
    rows = (("Number", "Recommendation", "Status"), ("090011", LONG[:-1], "Open"), ("090012", "Weigh once", "Closed"))
    table = document.add_table(rows=3, cols=3)
    for place, cells in enumerate(rows):
        for column, value in enumerate(cells):
            table.cell(place, column).text = value
    file = io.BytesIO()
    document.save(file)
    reading = paper.read(file.getvalue(), "summary.docx")
    assert [(item.number, item.text, item.status, item.role) for item in reading.items] == [
        ("090011", LONG[:-1], "Open", "previous"),
        ("090012", "Weigh once", "Closed", "previous"),
    ]
    assert (reading.value("co_chairs"), warned(reading)) == ("Lee Roe and Kim Doe", [])


@pytest.mark.parametrize(
    "called", ["Rec. No. 010457.", "Rec. 010457:", "REC. #010457 –", "Rec No. 010457", "No. 010457."]
)
def test_a_number_may_be_called_so(called: str) -> None:
    reading = of(COVER + MET + f"Previous Recommendations\n\n{called} COAC recommends one form.\n")
    assert [(item.number, item.text) for item in reading.items] == [("010457", "COAC recommends one form.")]


INTRODUCED = "Previous Recommendations\n\nThe committee adopted these on March 6, 2024:\n\n"


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("Rec. 010457: ", "Rec. 010458: "), ("• ", "• "), ("", "")])
def test_a_sentence_that_introduces_the_list_is_no_heading(marks: tuple[str, str]) -> None:
    first, second = marks
    reading = of(
        f"{COVER}{MET}{INTRODUCED}{first}Take one form. Update: Done in May.\n\n{second}Weigh once. Update: Begun.\n\n"
        "Next Quarter\n\nThe subcommittee means to meet these carriers:\n\n• Coastal\n"
    )
    assert [(item.text, item.status) for item in reading.items] == [
        ("Take one form.", "Done in May."),
        ("Weigh once.", "Begun."),
    ]
    headings = ["", "Previous Recommendations", "Next Quarter", "The subcommittee means to meet these carriers"]
    assert ([each.heading for each in reading.sections], reading.words.missing) == (headings, 0)


def test_a_second_introduction_goes_on_with_the_list() -> None:
    reading = of(
        f"{COVER}{MET}{INTRODUCED}1. Take one form.\n\nThese were passed on June 26, 2024:\n\n2. Weigh once.\n\n"
        "The subcommittee asks next quarter for:\n\n3. Nothing.\n"
    )
    assert previous(reading) == [(1, "Take one form."), (2, "Weigh once.")]


def test_an_update_under_an_item_is_its_status() -> None:
    reading = of(
        f"{COVER}{MET}Previous Recommendations\n\n1. Take one form.\n\nUpdate: Done in May.\n\n2. Weigh once.\n\nStatus: Begun.\n"
    )
    assert [(item.text, item.status) for item in reading.items] == [
        ("Take one form.", "Done in May."),
        ("Weigh once.", "Begun."),
    ]
    assert reading.text[slice(*reading.items[1].span)] == "2. Weigh once.\n\nStatus: Begun."
