"""Roll calls set as tables: attendance by word, letter or mark, and the votes below a motion."""

from typing import Any

import pytest

from tests.builders_tables import Part, Row, read
from tracker.reading.result import Reading

TOP = ("Commercial Customs Operations Advisory Committee", "Meeting Minutes", "June 14, 2023", "Roll Call")
OPENED = "The Designated Federal Officer called the roll, and the meeting was begun a little after noon."
MOVED = (
    "Canal Subcommittee",
    "Ms. Ames moved that the two recommendations be adopted, and Mr. Boyd seconded. The vote was taken by roll call:",
)
PASSED = "The motion passed with two votes in favor and one against."
FORMS = pytest.mark.parametrize("form", ["docx", "md"])


def of(form: str, *parts: Part) -> Reading:
    return read(
        form, *TOP, OPENED, *parts, "The meeting ended late in the evening, and everybody who was there went home."
    )


def names(reading: Reading) -> dict[str, list[str]]:
    return {where: [each["name"] for each in held] for where, held in reading.own["attendance"].items()}


def motions(reading: Reading) -> list[dict[str, Any]]:
    return list(reading.own["motions"])


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.warnings]


def rows(*last: tuple[str, ...]) -> list[Row]:
    people = (("Ada Ames", "Ames Freight"), ("Ben Boyd", "Boyd Steel"), ("Cleo Cole", "Cole Legal"))
    return [(*person, *said) for person, said in zip(people, last, strict=True)]


@FORMS
@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("Roll call",), (("Present",), ("Absent",), ("Present (by video)",))),
        (("Attendance",), (("P",), ("A",), ("P",))),
        (("Present?",), (("Y",), ("N",), ("Yes",))),
        (("Present", "Absent"), (("X", ""), ("", "X"), ("✓", ""))),
        (("Present", "Excused"), (("X", ""), ("", "X"), ("X", ""))),
    ],
)
def test_a_table_says_who_was_there(form: str, heads: tuple[str, ...], told: tuple[tuple[str, ...], ...]) -> None:
    reading = of(form, [("Member", "Company", *heads), *rows(*told)], *MOVED[:1], f"{MOVED[1][:-1]}. {PASSED}")
    assert names(reading) == {"present": ["Ada Ames", "Cleo Cole"], "absent": ["Ben Boyd"]}
    assert (codes(reading), reading.words.missing) == ([], 0)


@FORMS
def test_recusals_in_a_column_and_members_of_whom_nothing_is_told(form: str) -> None:
    table: list[Row] = [("Name", "Organization", "Present", "Recused"), *rows(("X", ""), ("", ""), ("X", "X"))]
    reading = of(form, table, *MOVED[:1], f"{MOVED[1][:-1]}. {PASSED}")
    assert names(reading) == {"present": ["Ada Ames", "Cleo Cole"], "absent": [], "recused": ["Cleo Cole"]}
    assert [each.message for each in reading.warnings] == [
        "the roll call does not say whether these were present: Ben Boyd; look at the paper"
    ]


@FORMS
def test_who_came_late_was_there_and_a_dash_is_no_point(form: str) -> None:
    table: list[Row] = [("Member", "Company", "Roll call", "Remarks"), *rows(("Present", ""), ("–", "Arrived at 1:24 p.m."), ("Absent", "–"))]  # fmt: skip
    arrived = f"Ms. Cole arrived at 2 p.m. {MOVED[1][:-1]}. {PASSED}"
    reading = of(form, table, *MOVED[:1], arrived)
    assert names(reading) == {"present": ["Ada Ames", "Ben Boyd"], "absent": ["Cleo Cole"]}
    assert reading.own["attendance"]["present"][1]["note"] == "Arrived at 1:24 p.m."
    assert [each.message for each in reading.warnings] == [
        'Cleo Cole is listed as absent, but "Ms. Cole arrived" is printed; say whether Cleo Cole was present'
    ]
    assert [section.points for section in reading.sections if section.points] == []


@FORMS
def test_a_printed_count_is_held_against_the_names(form: str) -> None:
    table: list[Row] = [("Member", "Company", "Roll call"), *rows(("Present",), ("Absent",), ("Present",))]
    assert codes(of(form, "Three members were present.", table, *MOVED[:1], f"{MOVED[1][:-1]}. {PASSED}")) == [
        "count-mismatch"
    ]
    assert codes(of(form, "Two members answered.", table, *MOVED[:1], f"{MOVED[1][:-1]}. {PASSED}")) == []


VOTES = {
    "marks": [("Member", "Yea", "Nay", "Recused"), ("Ada Ames", "X", "", ""), ("Ben Boyd", "X", "", ""), ("Cleo Cole", "", "X", ""), ("Dora Dunn", "", "", "X")],
    "words": [("Member", "Vote"), ("Ada Ames", "Aye"), ("Ben Boyd", "Yes"), ("Cleo Cole", "No"), ("Dora Dunn", "Recused")],
    "yes and no": [("Name", "Yes", "No", "Recused"), ("Ada Ames", "X", "", ""), ("Ben Boyd", "X", "", ""), ("Cleo Cole", "", "X", ""), ("Dora Dunn", "", "", "X")],
}  # fmt: skip


@FORMS
@pytest.mark.parametrize("way", VOTES)
def test_votes_in_a_table_belong_to_the_motion_above(form: str, way: str) -> None:
    presence: list[Row] = [("Member", "Company", "Roll call"), *rows(("Present",), ("Absent",), ("Present",))]
    lock = "The draft of the Lock Task Force was remanded to the task force."
    reading = of(form, presence, *MOVED, VOTES[way], PASSED, "Gate Subcommittee", lock)
    first, second = motions(reading)
    assert (first["mover"], first["seconder"], first["outcome"], first["method"]) == (
        "Ms. Ames",
        "Mr. Boyd",
        "passed",
        "roll call",
    )
    assert first["votes"] == {
        "for": ["Ada Ames", "Ben Boyd"],
        "against": ["Cleo Cole"],
        "abstained": [],
        "recused": ["Dora Dunn"],
    }
    assert (first["counts"]["for"], first["counts"]["against"]) == (2, 1)
    assert [each["name"] for each in first["recused"]] == ["Dora Dunn"]
    assert (second["outcome"], second["subcommittee"], second["group"]) == (
        "remanded to group",
        "Gate Subcommittee",
        "Lock Task Force",
    )
    assert (names(reading)["present"], codes(reading)) == (["Ada Ames", "Cleo Cole"], [])


@pytest.mark.parametrize("line", ["{}: {}", "- {} – {}", "{} ({})", "{}......{}"])
def test_votes_a_line_each_belong_to_the_motion_above(line: str) -> None:
    said = (("Ada Ames", "Aye"), ("Ben Boyd", "Aye"), ("Cleo Cole", "Nay"), ("Dora Dunn", "Abstain"))
    voted = "\n".join(line.format(*each) + "  " for each in said)
    (motion,) = motions(of("md", *MOVED, voted, PASSED))
    assert motion["votes"] == {
        "for": ["Ada Ames", "Ben Boyd"],
        "against": ["Cleo Cole"],
        "abstained": ["Dora Dunn"],
        "recused": [],
    }


def test_votes_that_differ_from_the_printed_count_are_said() -> None:
    table = VOTES["words"][:-1]
    reading = of("md", *MOVED, table, PASSED.replace("two", "three"))
    assert [each.message for each in reading.warnings if each.code == "count-mismatch"] == [
        "3 votes for are printed, but the roll call lists 2; look at both"
    ]


def test_the_day_of_the_certificate_is_the_day_of_signing() -> None:
    parts = ("I certify that these minutes are accurate.", "Ada Ames, Co-chair", "Date: August 2, 2023")
    shown = of("docx", *MOVED[:1], f"{MOVED[1][:-1]}. {PASSED}", *parts).to_json()
    assert (shown["signed_on"]["value"], shown["certified_on"]["value"], shown["certified_by"]) == (
        "2023-08-02",
        "2023-08-02",
        "Ada Ames",
    )
