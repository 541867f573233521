"""Minutes: the meeting's day, who was there, whose section it is, who certified them, in several layouts."""

import io

import docx
import pytest

from tests.builders_pdf import Printed, centred, pdf, wrapped
from tracker.reading import paper
from tracker.reading.result import Reading

TOP = "Commercial Customs Operations Advisory Committee (COAC)\nPublic Meeting Minutes\n{date}\n\n"
PLAIN = """Roll Call

The Designated Federal Officer opened the meeting. The following members were present: Ms. Ada Ames, Mr. Ben Boyd,
Dr. Cleo "Clee" Cole, and Dora Dunn, Jr. Members absent: Eli Eads and Ms. Flo Ford.

Canal Subcommittee

Mr. Boyd presented two recommendations of the Rail Working Group. Ms. Ames moved to adopt them; Dora Dunn seconded.
The motion passed by a vote of 3 to 1. Dr. Cole recused herself from the second recommendation.

The third recommendation of the Lock Task Force was remanded to the task force.

Public Comment

No comment was made.

Adjournment

The meeting closed at 4:40 p.m.

I hereby certify that, to the best of my knowledge, the foregoing minutes are accurate and complete.

/s/ Ada Ames
Trade Co-Chair
Date: August 3, 2020
"""


def of(text: str, date: str = "May 20, 2020") -> Reading:
    return paper.read((TOP.format(date=date) + text).encode(), "minutes.txt")


def names(reading: Reading) -> dict[str, list[str]]:
    return {where: [each["name"] for each in listed] for where, listed in reading.own["attendance"].items()}


def outcomes(reading: Reading) -> list[tuple[str, str, str]]:
    return [(each["outcome"], each["group"], each["subcommittee"]) for each in reading.own["motions"]]


def test_plain_minutes_are_read_whole() -> None:
    reading = of(PLAIN)
    shown = reading.to_json()
    assert (shown["kind"], shown["items"], shown["warnings"]) == ("minutes", [], [])
    values = [shown[name]["value"] for name in ("date", "meeting", "certified_on")]
    assert values == ["2020-05-20", "2020-05-20", "2020-08-03"]
    assert shown["certified_by"] == "Ada Ames"
    assert names(reading) == {
        "present": ["Ada Ames", "Ben Boyd", 'Cleo "Clee" Cole', "Dora Dunn, Jr."],
        "absent": ["Eli Eads", "Flo Ford"],
    }
    assert outcomes(reading) == [
        ("passed", "Rail Working Group", "Canal Subcommittee"),
        ("remanded to group", "Lock Task Force", "Canal Subcommittee"),
    ]
    first = shown["motions"][0]
    assert first | {"text": "", "span": []} == {
        "text": "",
        "mover": "Ms. Ames",
        "seconder": "Dora Dunn",
        "outcome": "passed",
        "method": None,
        "counts": {"for": 3, "against": 1, "abstained": None},
        "recused": [{"name": "Dr. Cole", "what": "the second recommendation"}],
        "group": "Rail Working Group",
        "subcommittee": "Canal Subcommittee",
        "span": [],
    }
    assert [section["heading"] for section in shown["sections"]][1:5] == [
        "Roll Call",
        "Canal Subcommittee",
        "Public Comment",
        "Adjournment",
    ]


def test_what_is_told_stands_where_it_says() -> None:
    reading = of(PLAIN)
    told = [each for listed in reading.own["attendance"].values() for each in listed]
    assert [reading.text[slice(*each["span"])] for each in told] == [each["printed"] for each in told]
    assert [reading.text[slice(*each["span"])] for each in reading.own["motions"]] == [
        each["text"] for each in reading.own["motions"]
    ]
    assert told[0] == {"name": "Ada Ames", "printed": "Ms. Ada Ames", "span": told[0]["span"]}
    assert reading.words.missing == 0


def test_a_weekday_that_contradicts_the_date_leaves_it_open() -> None:
    shown = of(PLAIN, "Wednesday, May 20, 2019").to_json()
    assert (shown["date"]["value"], shown["date"]["candidates"]) == (None, ["2019-05-20", "2020-05-20"])
    assert [warned["code"] for warned in shown["warnings"]] == ["weekday-mismatch"]
    assert shown["meeting"] is None


def test_the_day_may_stand_in_the_text_alone_and_another_day_in_the_title() -> None:
    text = "Commercial Customs Operations Advisory Committee\nMeeting Summary\nDraft of May 2, 2024\n\n"
    reading = paper.read(
        f"{text}The public meeting was held in Boston on March 6, 2024. All members left.\n".encode(), "a.txt"
    )
    assert reading.to_json()["date"]["value"] == "2024-03-06"


@pytest.mark.parametrize(
    ("roll", "present", "absent"),
    [
        ("Members Present: Ada Ames; Ben Boyd, Acme Corp.; and Cleo Cole\n\nMembers Absent: None", "ABC", ""),
        (
            "Present:\n\nAda Ames, Home Depot\nBen Boyd (Acme Corp.)\nCleo Cole\n\nAbsent:\n\nDora Dunn",
            "ABC",
            "D",
        ),
        (
            "Attendance\n\nAda Ames - Present\nBen Boyd ..... Absent\nCleo Cole: present\nDora Dunn (excused)",
            "AC",
            "BD",
        ),
        ("All members were present except Mr. Ben Boyd and Dora Dunn.", "", "BD"),
        (
            "Ada Ames, Ben Boyd and Cleo Cole were present. Dora Dunn was absent. A quorum was present.",
            "ABC",
            "D",
        ),
        ("In attendance were the following members:\n\n1. Ada Ames\n2. Ben Boyd", "AB", ""),
        ("Two members answered: Ada Ames and Ben Boyd. Excused were Cleo Cole and Dora Dunn.", "AB", "CD"),
        ("Ada Ames and Ben Boyd answered the roll. Cleo Cole did not attend; Dora Dunn sent her regrets.", "AB", "CD"),
        ("Ada Ames attended. Ben Boyd joined the meeting by telephone. Cleo Cole could not attend.", "AB", "C"),
        ("Answering the roll call were Ada Ames and Ben Boyd. Regrets were received from Dora Dunn.", "AB", "D"),
    ],
)
def test_a_roll_call_is_understood_in_many_forms(roll: str, present: str, absent: str) -> None:
    whole = {"A": "Ada Ames", "B": "Ben Boyd", "C": "Cleo Cole", "D": "Dora Dunn"}
    reading = of(
        f"{roll}\n\nThe chair thanked everybody for coming, and the meeting went on until late in the evening.\n"
    )
    assert names(reading) == {"present": [whole[each] for each in present], "absent": [whole[each] for each in absent]}


@pytest.mark.parametrize(
    "prose",
    [
        "Ms. Ames attended a seminar in May, and Mr. Boyd joined the working group.",
        "The Commissioner answered: it will be done by the spring.",
        "Mr. Boyd did not attend the March seminar. The speaker who attended was late.",
    ],
)
def test_who_went_elsewhere_is_in_no_roll(prose: str) -> None:
    reading = of(
        f"{prose}\n\nThe chair thanked everybody for coming, and the meeting went on until late in the evening.\n"
    )
    assert names(reading) == {"present": [], "absent": []}


def test_officials_and_guests_are_told_apart() -> None:
    roll = "Members Present:\n\nAda Ames\n\nCBP Participants:\n\nPat Poe, Acting Commissioner\n\nMembers of the public present: Zoe Zed"
    assert names(of(f"{roll}\n\nThe chair thanked everybody for coming, and the meeting went on until late.\n")) == {
        "present": ["Ada Ames"],
        "absent": [],
        "government": ["Pat Poe"],
        "others": ["Zoe Zed"],
    }


def test_what_is_no_name_is_said() -> None:
    reading = of("The following members were present: Ada Ames, the new delegate, and Ben Boyd.\n")
    assert names(reading)["present"] == ["Ada Ames", "Ben Boyd"]
    said = [warned.message for warned in reading.warnings if "not understood as a name" in warned.message]
    assert said == ['"the new delegate" in the roll call was not understood as a name; look whether it is one']


def test_a_paper_that_tells_little_says_what_is_missing() -> None:
    reading = paper.read(b"Meeting Minutes\n\nThe members talked for a long time about many things.\n", "a.txt")
    assert reading.kind == "minutes"
    assert reading.own["attendance"] == {"present": [], "absent": []}
    assert [warned.code for warned in reading.warnings] == ["missing-field"] * 4


def test_minutes_with_an_executive_summary_in_them_are_minutes() -> None:
    text = "COAC\nPublic Meeting\nMay 20, 2020\nExecutive Summary\n\n"
    assert paper.read((text + PLAIN).encode(), "a.txt").kind == "minutes"


def test_a_word_table_is_a_roll_and_headings_say_whose_section_it_is() -> None:
    document = docx.Document()
    for line in TOP.format(date="June 14, 2023").split("\n"):
        document.add_paragraph(line)
    document.add_heading("Roll Call", 1)
    rows = (("Member", "Status"), ("Ada Ames", "Present"), ("Ms. Ben Boyd", "Absent"))
    table = document.add_table(rows=3, cols=2)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    document.add_heading("Canal Subcommittee", 1)
    document.add_heading("Rail Working Group", 2)
    document.add_paragraph("Ms. Ames moved to adopt the recommendations. Mr. Boyd seconded. The motion carried.")
    document.add_heading("Lock Task Force", 2)
    document.add_paragraph("The white paper was tabled.", style="List Number")
    file = io.BytesIO()
    document.save(file)
    reading = paper.read(file.getvalue(), "minutes.docx")
    assert names(reading) == {"present": ["Ada Ames"], "absent": ["Ben Boyd"]}
    assert outcomes(reading) == [
        ("passed", "Rail Working Group", "Canal Subcommittee"),
        ("tabled", "Lock Task Force", "Canal Subcommittee"),
    ]
    assert reading.words.missing == 0


@pytest.mark.parametrize("left", [40, 560])
@pytest.mark.parametrize("pitch", [14, 28])
def test_a_transcribed_pdf_reads_as_the_plain_text(left: float, pitch: float) -> None:
    """Numbers at either side of each line, anew on each page; the firm's foot; single and double spacing."""
    lines = [line for part in PLAIN.split("\n\n") for line in [*wrapped(part, 62), *([""] if pitch == 14 else [])]]
    sheets = []
    for first in range(0, len(lines), 24):
        sheet = [Printed(str(place + 1), 60 + pitch * place, left) for place in range(len(lines[first : first + 24]))]
        text = enumerate(lines[first : first + 24])
        sheet += [Printed(line, 60 + pitch * place, 80) for place, line in text if line]
        foot = [Printed("Example Reporting, LLC", 755, 200, 9), Printed("(202) 555-0100 www.example.com", 766, 200, 9)]
        sheets.append([*sheet, *foot, Printed(str(first // 24 + 2), 743, 300, 9)])
    title = [centred(line, 80 + 20 * place) for place, line in enumerate(TOP.format(date="May 20, 2020").split("\n"))]
    reading = paper.read(pdf([line for line in title if line.text], *sheets), "minutes.pdf")
    plain = of(PLAIN)
    assert names(reading) == names(plain)
    assert [each["text"] for each in reading.own["motions"]] == [each["text"] for each in plain.own["motions"]]
    assert {each.why for each in reading.words.dropped} == {"line number", "page number", "running foot"}
    assert reading.words.missing == 0
