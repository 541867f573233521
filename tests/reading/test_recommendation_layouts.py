"""Sets of recommendations in other layouts: under headings of their own, in letters, in tables with their status."""

import pytest

from tests.builders_tables import Row, read
from tracker.reading import paper
from tracker.reading.result import Reading

COVER = "Commercial Customs Operations Advisory Committee\n\nCanal Subcommittee\n\nRecommendations\n\nMay 2021\n\n"


def of(text: str, name: str = "set.md") -> Reading:
    return paper.read((COVER + text).encode(), name)


def items(reading: Reading) -> list[tuple[int | None, str]]:
    return [(item.ordinal, item.text) for item in reading.items]


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.warnings]


HEADED = """**Lock Working Group**

{0}1{1} Count the boats{2}

COAC recommends that CBP count the boats.

{0}2{1} Time the gates{2}

The gates were found to stick. The COAC recommends that DHS time them.

A report should follow within a year.

**Gate Task Force**

{0}1{1} Paint the doors{2}

COAC further recommends that CBP paint the doors.
"""


@pytest.mark.parametrize(
    ("before", "after", "end"), [("**Recommendation ", ":", "**"), ("### ", ".", ""), ("Recommendation No. ", " –", "")]
)
def test_a_numbered_heading_and_the_text_beneath_are_one_item(before: str, after: str, end: str) -> None:
    reading = of(HEADED.format(before, after, end))
    assert items(reading) == [
        (1, "Count the boats\nCOAC recommends that CBP count the boats."),
        (
            2,
            "Time the gates\nThe gates were found to stick. The COAC recommends that DHS time them.\n"
            "A report should follow within a year.",
        ),
        (1, "Paint the doors\nCOAC further recommends that CBP paint the doors."),
    ]
    assert [item.group for item in reading.items] == ["Lock Working Group"] * 2 + ["Gate Task Force"]
    assert codes(reading) == []


def test_ordinals_that_begin_again_under_an_unknown_heading_are_said_once() -> None:
    reading = of(HEADED.format("**Recommendation ", ":", "**").replace("Gate Task Force", "Doors"))
    assert codes(reading) == ["unknown-group"]
    assert reading.warnings[0].message == (
        "item 1 is printed again under another heading; say whose recommendations follow there"
    )


def test_what_is_left_out_after_the_last_item_is_said() -> None:
    text = (
        "1. COAC recommends that CBP count boats.\n\n2. COAC recommends that CBP time gates.\n\n{}\n\nSincerely,\n\nAda"
    )
    reading = of(text.format("The COAC further recommends that both be done at once."))
    assert [(each.code, reading.text[slice(*each.span or (0, 0))]) for each in reading.warnings] == [
        ("left-out", "The COAC further recommends that both be done at once.")
    ]
    assert codes(of(text.format("Respectfully submitted,"))) == []


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        ("The subcommittee puts forward the three recommendations below.", ["count-mismatch"]),
        ("The subcommittee puts forward two proposed recommendations.", []),
        ("It follows the nine recommendations that were made in June 2019.", []),
        ("It has closed four earlier recommendations.", []),
        ("The four sets of recommendations of May 2018, June 2018, July 2018 and May 2019 are gone.", []),
    ],
)
def test_a_stated_count_is_held_against_what_was_found(said: str, warned: list[str]) -> None:
    reading = of(said + "\n\n1. COAC recommends that CBP count boats.\n\n2. COAC recommends that CBP time gates.\n")
    assert codes(reading) == warned


LETTER = """                COMMERCIAL CUSTOMS OPERATIONS ADVISORY COMMITTEE

May 4, 2021

The Commissioner

{} Recommendations of the Lock Working Group, Canal Subcommittee

Dear Commissioner:

At its meeting the committee adopted what follows and asks that it be read with the care it was written with.

  I.  COAC recommends that CBP count the boats which wait before

\f                                                            Locks, May 2021

      a gate for longer than a day.

  II. COAC recommends that CBP time the gates.

Respectfully,
Ada Ames
"""


@pytest.mark.parametrize("line", ["Re:", "RE:", "Subject:"])
def test_a_letter_says_whose_recommendations_it_holds(line: str) -> None:
    reading = paper.read(LETTER.format(line).encode(), "letter.txt")
    shown = reading.to_json()
    assert (shown["kind"], shown["subcommittee"], shown["group"]) == (
        "recommendations",
        "Canal Subcommittee",
        "Lock Working Group",
    )
    assert items(reading) == [
        (1, "COAC recommends that CBP count the boats which wait before a gate for longer than a day."),
        (2, "COAC recommends that CBP time the gates."),
    ]
    assert [(each.text, each.why) for each in reading.words.dropped] == [("Locks, May 2021", "running head")]


LIST: list[Row] = [
    ("No.", "Adopted on", "Recommendation", "CBP response", "Status"),
    ("Canal Subcommittee – Lock Working Group",),
    ("020001", "May 5, 2020", "COAC recommends that CBP count boats.", "Agreed", "Not started"),
    ("020002", "May 5, 2020", "COAC recommends that CBP time gates.", "Not agreed", ""),
    ("Canal Subcommittee – Gate Task Force",),
    ("020003", "May 6, 2020", "The COAC recommends that DHS paint doors.", "", "Closed"),
]


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_cumulative_list_keeps_its_status_beside_the_text(form: str) -> None:
    reading = read(form, *COVER.strip().split("\n\n"), LIST, "A note on the list ends it.")
    assert [(item.number, item.group, item.text, item.status) for item in reading.items] == [
        (
            "020001",
            "Lock Working Group",
            "COAC recommends that CBP count boats.",
            "Adopted on: May 5, 2020\nCBP response: Agreed\nStatus: Not started",
        ),
        (
            "020002",
            "Lock Working Group",
            "COAC recommends that CBP time gates.",
            "Adopted on: May 5, 2020\nCBP response: Not agreed",
        ),
        (
            "020003",
            "Gate Task Force",
            "The COAC recommends that DHS paint doors.",
            "Adopted on: May 6, 2020\nStatus: Closed",
        ),
    ]
    assert reading.words.missing == 0


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_list_may_have_ordinals_groups_and_rows_that_go_on(form: str) -> None:
    rows: list[Row] = [
        ("#", "Working Group", "Recommendation", "Status"),
        ("1", "Lock Working Group", "COAC recommends that CBP count boats, and", "Open"),
        ("", "", "that it time the gates.", ""),
        ("2", "Gates", "COAC recommends that CBP paint doors.", "1. Begun"),
    ]
    reading = read(form, *COVER.strip().split("\n\n"), rows)
    assert [(item.ordinal, item.group, item.text, item.status) for item in reading.items] == [
        (1, "Lock Working Group", "COAC recommends that CBP count boats, and that it time the gates.", "Open"),
        (2, "Gates", "COAC recommends that CBP paint doors.", "1. Begun"),
    ]


@pytest.mark.parametrize("form", ["docx", "md"])
def test_an_executive_summary_lists_previous_ones_in_a_table(form: str) -> None:
    rows: list[Row] = [
        ("No.", "Recommendation", "Where CBP stands", "Adopted"),
        *((a, c, d, b) for a, b, c, d, _ in LIST[2:4]),
    ]
    reading = read(
        form,
        "Commercial Customs Operations Advisory Committee",
        "Canal Subcommittee",
        "Executive Summary",
        "May 2021",
        "Previous Recommendations",
        rows,
    )
    assert [(item.number, item.role, item.text, item.status) for item in reading.items] == [
        ("020001", "previous", LIST[2][2], "Where CBP stands: Agreed\nAdopted: May 5, 2020"),
        ("020002", "previous", LIST[3][2], "Where CBP stands: Not agreed\nAdopted: May 5, 2020"),
    ]


UNHEADED = (
    "Commercial Customs Operations Advisory Committee\nHarbor Subcommittee\nProposed Recommendations\nJune 2021\n\n"
)
TWO = "{n}. COAC recommends one form.\n\n{m}. COAC recommends:\n\n(a) one scale; and\n\n(b) one dock.\n\n{line}\n\n"


def unheaded(text: str) -> Reading:
    return paper.read(text.encode(), "set.txt")


def groups(text: str) -> list[str | None]:
    return [item.group for item in unheaded(text).items]


@pytest.mark.parametrize(
    "line", ["Submitted by the {} (BX)", "Respectfully submitted by: {}.", "– {}", "({})", "(Submitted by the {})"]
)
@pytest.mark.parametrize("numbers", [(1, 2), (3, 4)])
def test_a_group_named_after_its_list_made_it(line: str, numbers: tuple[int, int]) -> None:
    text = UNHEADED + TWO.format(n=1, m=2, line=line.format("Bond Working Group"))
    reading = unheaded(text + TWO.format(n=numbers[0], m=numbers[1], line=line.format("Crane Task Force")))
    assert [item.group for item in reading.items] == ["Bond Working Group"] * 2 + ["Crane Task Force"] * 2
    assert {item.subcommittee for item in reading.items} == {"Harbor Subcommittee"}
    assert [item.text for item in reading.items][1::2] == ["COAC recommends:\n(a) one scale; and\n(b) one dock."] * 2
    assert (codes(reading), reading.words.missing) == ([], 0)


def test_a_name_after_a_list_that_a_heading_names_changes_nothing() -> None:
    headed = f"{UNHEADED}Lock Working Group\n\n{TWO.format(n=1, m=2, line='– Bond Working Group')}"
    assert groups(headed) == ["Lock Working Group"] * 2


def test_a_name_that_heads_what_follows_or_stands_in_a_list_is_not_taken_for_one_after() -> None:
    one = "1. COAC recommends one form.\n\n"
    assert groups(f"{UNHEADED}{one}(Bond Working Group)\n\n{one}") == [None, None]
    asked = "1. COAC recommends to ask:\n\n– Bond Working Group\n\n– Crane Task Force\n\n"
    assert groups(UNHEADED + asked) == [None]
