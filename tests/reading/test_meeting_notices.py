"""Meeting notices of the Federal Register: the Register's text, its web site, its pages in three columns, broken ones."""

import io

import docx
import pytest

from tests.builders_pdf import Printed, pdf, wrapped
from tracker.reading import paper
from tracker.reading.result import Reading

HEAD = """[Federal Register Volume 90, Number 30 (Friday, February 14, 2025)]
[Notices]
[Pages 9629-9630]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: 2025-02621]

-----------------------------------------------------------------------

DEPARTMENT OF HOMELAND SECURITY

U.S. Customs and Border Protection

[Docket No. USCBP-2025-0071]


Commercial Customs Operations Advisory Committee (COAC)

"""
BODY = """AGENCY: U.S. Customs and Border Protection (CBP), Department of
Homeland Security (DHS).

ACTION: Committee management; Notice of Open Federal Advisory Committee
Meeting.

SUMMARY: The Commercial Customs Operations Advisory Committee (COAC)
will hold its quarterly meeting on Wednesday, March 5, 2025, in
Savannah, GA. The meeting will be open for the public to attend in
person or via webinar.

DATES: The COAC will meet on Wednesday, March 5, 2025, from 1:00 p.m.
to 5:00 p.m. EST. Please note that the meeting may close early.
Registration to attend and comments must be submitted no later than
February 28, 2025.

ADDRESSES: The meeting will be held at the Harbor Hotel, 1 River Street
NE, Savannah, GA 31401. The webinar link will be posted by March 3,
2025. Comments may be submitted by one of the following methods:
     Federal eRulemaking Portal: http://www.regulations.gov.
Search for the docket number.

SUPPLEMENTARY INFORMATION: Notice of this meeting is given under the
Federal Advisory Committee Act. The committee provides advice to the
Secretary of Homeland Security, the Secretary of the

[[Page 9630]]

Treasury, and the Commissioner of U.S. Customs and Border Protection
(CBP) on matters pertaining to the commercial operations of CBP.

Agenda

    The COAC will hear from the current subcommittees on the topics
listed below:
    1. The Canal Subcommittee will provide updates on its groups. The
Lock Operations (LO) Working Group (formerly the Lock Working Group)
will report. The Gate Task Force, formed this quarter, will present
proposed recommendations for the committee's consideration, too.
    2. The Safe Roads Subcommittee will provide updates. The Bond Working
Group was placed on hiatus effective May 1, 2024, and will not
provide an update.
    Meeting materials will be available on February 24, 2025.

    Dated: February 10, 2025.
Pat Poe,
Acting Executive Director, Office of Trade Relations.
[FR Doc. 2025-02621 Filed 2-13-25; 8:45 am]
BILLING CODE 9111-14-P
"""
UNBROKEN = BODY.replace("\n\n[[Page 9630]]\n\n", "\n")
FIELDS = {
    "committee": "Commercial Customs Operations Advisory Committee",
    "docket": "USCBP-2025-0071",
    "fr_doc": "2025-02621",
    "fr_citation": "90 FR 9629",
    "date": "2025-02-14",
    "meeting": "2025-03-05",
    "comments_by": "2025-02-28",
    "place": "the Harbor Hotel, 1 River Street NE, Savannah, GA 31401",
    "virtual": "The meeting will be open for the public to attend in person or via webinar.",
    "action": "Committee management; Notice of Open Federal Advisory Committee Meeting.",
    "signed_on": "2025-02-10",
}
AGENDA = [
    (1, "Canal Subcommittee", ["Lock Operations Working Group", "Gate Task Force"]),
    (2, "Safe Roads Subcommittee", ["Bond Working Group"]),
]


def of(text: str, name: str = "notice.txt") -> Reading:
    return paper.read(text.encode(), name)


def values(reading: Reading) -> dict[str, str]:
    return {name: told["value"] for name, told in reading.to_json()["fields"].items()}


def agenda(reading: Reading) -> list[tuple[int | None, str | None, list[str]]]:
    return [(each["ordinal"], each["subcommittee"], each["groups"]) for each in reading.own["agenda"]]


def said(reading: Reading) -> list[str]:
    return [warned.message for warned in reading.warnings if warned.code != "joined-paragraph"]


def test_the_registers_own_text_is_read_whole() -> None:
    reading = of(HEAD + BODY)
    assert (reading.kind, values(reading), agenda(reading)) == ("meeting-notice", FIELDS, AGENDA)
    assert (reading.own["revised"], said(reading), reading.items) == (False, [], ())
    assert {each.text for each in reading.words.dropped} == {"-" * 71, "[[Page 9630]]"}
    assert reading.words.missing == 0
    assert [section.heading for section in reading.sections][1:] == [
        *("AGENCY", "ACTION", "SUMMARY", "DATES", "ADDRESSES", "SUPPLEMENTARY INFORMATION", "Agenda")
    ]


def test_each_field_says_what_is_printed_and_where() -> None:
    reading = of(HEAD + BODY)
    for name, field in reading.fields.items():
        assert field.span is not None
        assert " ".join(reading.text[slice(*field.span)].split()) == " ".join(field.printed.split()), name
    for each in reading.own["agenda"]:
        assert reading.text[slice(*each["span"])].split()[1:] == each["text"].split()


def test_groups_formed_and_on_hiatus_are_told() -> None:
    told = [(each["event"], each["group"], each["date"]) for each in of(HEAD + BODY).own["group_events"]]
    day = {"printed": "May 1, 2024", "value": "2024-05-01", "precision": "day"}
    assert told == [("formed", "Gate Task Force", None), ("on hiatus", "Bond Working Group", day)]


def test_the_register_s_act_is_no_committee() -> None:
    groups = [each.name for each in of(HEAD + BODY).identities.groups if each.level == "committee"]
    assert groups == ["Commercial Customs Operations Advisory Committee"]


def test_the_web_sites_text_is_read_the_same() -> None:
    head = (
        "Commercial Customs Operations Advisory Committee (COAC)\n\n"
        "A Notice by the U.S. Customs and Border Protection on 02/14/2025\n\nDocument Citation: 90 FR 9629\n\n"
        "Document Number: 2025-02621\n\nDocket Number: USCBP-2025-0071\n\n"
    )
    text = UNBROKEN
    for label in ("AGENCY", "ACTION", "SUMMARY", "DATES", "ADDRESSES", "SUPPLEMENTARY INFORMATION"):
        text = text.replace(f"{label}: ", f"{label}:\n\n")
    reading = of(head + text)
    assert (reading.kind, values(reading), agenda(reading)) == ("meeting-notice", FIELDS, AGENDA)


def test_a_word_file_is_read_the_same() -> None:
    document = docx.Document()
    for line in (HEAD + UNBROKEN).split("\n\n"):
        for one in line.split("\n    "):
            document.add_paragraph(" ".join(one.split()) if "Volume" not in one else one)
    file = io.BytesIO()
    document.save(file)
    reading = paper.read(file.getvalue(), "notice.docx")
    assert (values(reading), agenda(reading)) == (FIELDS, AGENDA)


OTHERS_END = "for it.\n\nDated: February 1, 2025.\n\n[FR Doc. 2025–02600 Filed 2–13–25; 8:45 am]\n\n"
OTHERS = (
    "\n\nDEPARTMENT OF THE INTERIOR\n\nRock Advisory Committee\n\nACTION: Notice of public meeting.\n\n"
    "DATES: The Rock Advisory Committee will meet on April 1, 2025.\n\nThe Rock Subcommittee will report.\n"
)


def three_columns(text: str) -> bytes:
    """The text as the Register sets it: paragraphs stand in from the edge, three columns a page, head and foot."""
    lines: list[tuple[str, int]] = []
    for part in text.split("\n\n"):
        prose = " ".join(part.split())
        stand_in = 0 if prose.isupper() or prose[:6].isupper() or len(prose) < 60 else 2
        rows = wrapped("x" * stand_in + prose, 38)
        lines += [(rows[0][stand_in:], stand_in), *((row, 0) for row in rows[1:]), ("", 0)]
    sheets = []
    for number, first in enumerate(range(0, len(lines), 120)):
        head = f"{9629 + number} Federal Register / Vol. 90, No. 30 / Friday, February 14, 2025 / Notices"
        sheet = [Printed(head, 42, 45, 7), Printed("VerDate Sep<11>2014 17:23 Feb 13, 2025 Jkt 265001", 770, 30, 5)]
        for place, (line, stand_in) in enumerate(lines[first : first + 120]):
            column, row = divmod(place, 40)
            if line:
                sheet.append(Printed(line, 60 + 9 * row, 45 + 177 * column + 4.2 * stand_in, 7))
        sheets.append(sheet)
    return pdf(*sheets)


def test_the_registers_pages_are_read_column_by_column_without_the_notices_beside() -> None:
    own = HEAD[HEAD.index("DEPARTMENT") :] + UNBROKEN
    for paragraph in ("1. The", "2. The", "Meeting materials", "Comments may", "Dated:", "Federal eR", "[FR Doc."):
        own = own.replace(paragraph, f"\n\n{paragraph}")
    reading = paper.read(three_columns(OTHERS_END + own.replace("-", "–") + OTHERS), "notice.pdf")
    read = values(reading)
    assert read == FIELDS | {"place": read["place"]}
    assert agenda(reading) == AGENDA
    assert {each.why for each in reading.words.dropped} == {"running head", "running foot"}
    assert reading.words.missing == 0


@pytest.mark.parametrize(
    ("printed", "meeting"),
    [
        (
            "will meet on Tuesday, March 4, 2025, from 9:00 a.m. to noon, and Wednesday, March 5, 2025",
            "2025-03-04..2025-03-05",
        ),
        ("will meet on March 4 and 5, 2025", "2025-03-04..2025-03-05"),
        ("will meet from Monday, March 31 through Tuesday, April 1, 2025", "2025-03-31..2025-04-01"),
        ("will meet March 4-5, 2025", "2025-03-04..2025-03-05"),
        ("will meet on March 5, 2025. Comments are due by March 1, 2025", "2025-03-05"),
        ("meeting, originally scheduled for March 1, 2025, will be held on March 5, 2025", "2025-03-05"),
    ],
)
def test_several_days_are_one_range(printed: str, meeting: str) -> None:
    text = f"AGENCY: CBP.\n\nACTION: Notice of meeting.\n\nSUMMARY: The COAC meets.\n\nDATES: The COAC {printed}.\n"
    assert values(of(text))["meeting"] == meeting


def test_a_weekday_that_contradicts_the_meeting_leaves_it_open() -> None:
    shown = of(
        HEAD + BODY.replace("DATES: The COAC will meet on Wednesday", "DATES: The COAC will meet on Tuesday")
    ).to_json()
    assert (shown["meeting"]["value"], shown["meeting"]["candidates"]) == (None, ["2025-03-05", "2024-03-05"])


def test_two_days_for_one_meeting_leave_it_open() -> None:
    reading = of(HEAD + BODY.replace("meeting on Wednesday, March 5", "meeting on Thursday, March 6"))
    assert (reading.fields["meeting"].value, reading.fields["meeting"].candidates) == (
        None,
        ("2025-03-05", "2025-03-06"),
    )
    assert said(reading) == ["the summary calls the meeting for March 6, 2025, the dates for March 5, 2025"]


@pytest.mark.parametrize(
    ("summary", "revises"),
    [
        ("On January 30, 2025, CBP announced a meeting of the COAC. This notice adds a group.", "January 30, 2025"),
        (
            "In the Federal Register of January 30, 2025 (90 FR 8500), CBP published a notice.",
            "January 30, 2025 (90 FR 8500)",
        ),
        ("CBP published a notice of this meeting at 90 FR 8500.", "90 FR 8500"),
        ("This notice adds a group to the agenda.", None),
    ],
)
def test_a_revised_notice_says_which_one_it_revises(summary: str, revises: str | None) -> None:
    body = BODY.replace("Notice of Open Federal", "Revised Notice of Open Federal").replace(
        "SUMMARY: ", f"SUMMARY: {summary} "
    )
    reading = of(HEAD + body)
    assert (reading.own["revised"], values(reading).get("revises")) == (True, revises)
    lost = "it says that it revises a notice, and not which; look it up in the docket"
    assert said(reading) == ([] if revises else [lost])


@pytest.mark.parametrize(
    ("meeting", "reason", "warned"),
    [
        ("March 5, 2025", "", False),
        ("February 20, 2025", "", True),
        ("February 20, 2025", "It is published less than seven days before the meeting because of a storm. ", False),
    ],
)
def test_short_notice_asks_for_its_reason(meeting: str, reason: str, warned: bool) -> None:
    body = BODY.replace("Wednesday, March 5, 2025", meeting).replace("given under", f"given. {reason}It is under")
    reading = of(HEAD + body)
    assert values(reading).get("shortfall", "") == reason.strip()
    expected = "it appeared 6 days before the meeting, the rule asks for 7, and no reason is printed"
    assert said(reading) == ([expected] if warned else [])


def test_a_notice_cut_short_gives_what_it_holds() -> None:
    reading = of(
        "ACTION: Notice of Federal advisory committee meeting.\n\nDATES: The COAC will meet on March 5, 2025.\n"
    )
    assert (reading.kind, values(reading)) == (
        "meeting-notice",
        {"meeting": "2025-03-05", "action": "Notice of Federal advisory committee meeting."},
    )
    assert [warned.code for warned in reading.warnings] == ["missing-field"] * 5


def test_another_notice_of_the_register_is_none_of_a_meeting() -> None:
    text = HEAD + "AGENCY: CBP.\n\nACTION: Request for applicants.\n\nSUMMARY: CBP asks for applicants to a panel.\n"
    assert of(text).kind == "unknown"
