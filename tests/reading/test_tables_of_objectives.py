"""Objectives set in tables: each row one, whatever columns stand beside it, in Word and in Markdown alike."""

import pytest

from tests.builders_tables import Part, Row, read
from tracker.reading.result import Reading

COVER = (
    "Commercial Customs Operations Advisory Committee",
    "Rapid Response Subcommittee",
    "Canal Working Group",
    "Statement of Work",
    "May 2021",
    "Scope",
    "The group looks at the locks of the northern canals and at whoever waits before them.",
    "Objectives",
)
FORMS = pytest.mark.parametrize("form", ["docx", "md"])


def charge(form: str, *parts: Part) -> Reading:
    return read(form, *COVER, *parts)


def objectives(reading: Reading) -> list[tuple[int | None, str, str | None]]:
    return [(item.ordinal, item.text, item.status) for item in reading.items]


@FORMS
def test_rows_with_a_number_of_their_own(form: str) -> None:
    reading = charge(
        form,
        [
            ("No.", "Objective", "Deliverable", "Due"),
            ("1", "Count the boats.", "A tally", "June 1, 2021"),
            ("2", "Time the gates.", "A chart", "Standing"),
        ],
    )
    assert objectives(reading) == [
        (1, "Count the boats.", "Deliverable: A tally\nDue: June 1, 2021"),
        (2, "Time the gates.", "Deliverable: A chart\nDue: Standing"),
    ]
    assert (reading.warnings, reading.words.missing) == ((), 0)


@FORMS
def test_numbers_in_the_cell_and_rows_that_go_on(form: str) -> None:
    reading = charge(
        form,
        [
            ("Objective", "Deliverable"),
            ("1. Count the boats.", "A tally"),
            ("", "A map"),
            ("2. Time the gates.", "A chart"),
        ],
        "The group meets each month.",
    )
    assert objectives(reading) == [
        (1, "Count the boats.", "Deliverable: A tally\nDeliverable: A map"),
        (2, "Time the gates.", "Deliverable: A chart"),
    ]
    assert reading.words.missing == 0


@FORMS
def test_a_column_before_the_objective_is_beside_it(form: str) -> None:
    reading = charge(
        form,
        [
            ("Area", "Objective", "Lead"),
            ("North", "Count the boats.", "Ada Ames"),
            ("", "Time the gates.", "Ben Boyd"),
        ],
    )
    assert objectives(reading) == [
        (None, "Count the boats.", "Area: North\nLead: Ada Ames"),
        (None, "Time the gates.", "Lead: Ben Boyd"),
    ]


@FORMS
def test_a_table_of_members_lists_no_objectives(form: str) -> None:
    members = [("Member", "Organization", "Seat"), ("Ada Ames", "Lock Co.", "Carriers"), ("Ben Boyd", "Gate", "CBP")]
    reading = charge(form, "1. Count the boats.", "2. Time the gates.", "Membership", members)
    assert [text for _, text, _ in objectives(reading)] == ["Count the boats.", "Time the gates."]
    assert [each.heading for each in reading.sections][-2:] == ["Objectives", "Membership"]
    assert "Lock Co." in reading.sections[-1].text


@FORMS
def test_a_form_whose_left_cells_are_the_headings(form: str) -> None:
    rows: list[tuple[str, ...]] = [
        ("Scope", "The group looks at locks and at whoever waits before them."),
        ("Objectives", "1. Count the boats. "),
        ("Membership", "Ada Ames and Ben Boyd, who were named by the committee in May."),
    ]
    reading = read(form, *COVER[:5], rows)
    assert [each.heading for each in reading.sections] == ["", "Scope", "Objectives", "Membership"]
    assert objectives(reading) == [(1, "Count the boats.", None)]


def test_the_ruler_is_told_as_dropped() -> None:
    reading = charge("md", [("Objective", "Due"), ("Count the boats.", "May 2022")])
    assert [(each.text, each.why) for each in reading.words.dropped] == [("|---|---|", "ruled line")]


def test_a_table_without_outer_bars_and_breaks_within_a_cell() -> None:
    reading = charge("md", "Objective | Due\n--- | :---:\nCount the boats.<br>Count the crews. | May 2022")
    assert objectives(reading) == [(None, "Count the boats.\nCount the crews.", "Due: May 2022")]


def test_bars_in_running_text_make_no_table() -> None:
    reading = charge("md", "1. Count the boats | and the crews.\n2. Time the gates.")
    assert [item.text for item in reading.items] == ["Count the boats | and the crews.", "Time the gates."]


CHARGE: list[Row] = [
    ("Subcommittee", "Harbor Subcommittee", "", ""),
    ("Group", "Crane Working Group (CWG)", "", ""),
    ("Version", "3", "Issued", "4 February 2021"),
    ("Replaces", "Version 2 of May 2020", "", ""),
]
PURPOSE = "The purpose of the group is to see that every crane in the harbor is looked at once in each year."


@FORMS
@pytest.mark.parametrize("marks", [("i", "ii", "iii", "iv", "v"), ("1", "2", "3", "4", "5"), ("i.", "ii.", "iii.", "iv.", "v.")])  # fmt: skip
def test_a_form_in_four_columns_and_a_column_of_ordinals(form: str, marks: tuple[str, ...]) -> None:
    rows: list[Row] = [(mark, f"Look at crane {place}.", "Trade") for place, mark in enumerate(marks)]
    table: list[Row] = [("No.", "Objective", "Lead"), *rows]
    top = ("Commercial Customs Operations Advisory Committee", "Statement of Work")
    reading = read(form, *top, CHARGE, PURPOSE, "Objectives", table)
    shown = reading.to_json()
    assert (shown["date"]["value"], shown["version"], shown["replaces"]) == (
        "2021-02-04",
        "Version 3",
        "Version 2 of May 2020",
    )
    assert [(item.ordinal, item.text, item.status) for item in reading.items] == [
        (place + 1, f"Look at crane {place}.", "Lead: Trade") for place in range(5)
    ]
    assert (shown["group"], shown["warnings"], reading.words.missing) == ("Crane Working Group", [], 0)
    assert reading.sections[0].points == ()


@FORMS
def test_the_heads_of_a_table_of_versions_are_no_form(form: str) -> None:
    versions: list[Row] = [("Version", "Author", "Issued", "What changed"), ("2", "Ada Ames", "May 2020", "The cranes")]
    top = ("Commercial Customs Operations Advisory Committee", "Statement of Work", "Crane Working Group", "June 2021")
    reading = read(form, *top, PURPOSE, "Objectives", "1. Look at a crane.", "History", versions)
    assert "Version Author" not in reading.text
    assert reading.to_json()["date"]["value"] == "2021-06"
