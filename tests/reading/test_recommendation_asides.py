"""Sets of recommendations with background, appendices and other sections whose paragraphs bear numbers too."""

import pytest

from tracker.reading import paper
from tracker.reading.result import Reading

COVER = "Commercial Customs Operations Advisory Committee\n\nCanal Subcommittee\n\nRecommendations\n\nMay 2021\n\n"
LIST = "1. COAC recommends that CBP count the boats.\n\n2. CBP should time the gates.\n\n"
OWN = [(1, "COAC recommends that CBP count the boats."), (2, "CBP should time the gates.")]
POINTS = "1. Boats are seen.\n\n2. CBP should look twice at each. The committee recommended so in 2018.\n\n"


def of(text: str, name: str = "set.txt") -> Reading:
    return paper.read((COVER + text).encode(), name)


def items(reading: Reading) -> list[tuple[int | None, str]]:
    return [(item.ordinal, item.text) for item in reading.items]


HEADINGS = (
    "Appendix A – Boats by Night", "Appendix", "ANNEX 2: BOATS", "Attachment (Boats by Night)", "Exhibit One", "Background",
    "Introduction:", "Next Steps", "References", "Definitions",
)  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_numbered_paragraphs_after_the_list_are_no_items(heading: str) -> None:
    reading = of(f"{LIST}{heading}\n\n{POINTS}")
    assert (items(reading), reading.words.missing) == (OWN, 0)
    assert (reading.sections[-1].heading, len(reading.sections[-1].points)) == (heading.rstrip(":"), 2)
    assert [each.code for each in reading.warnings] == []


def test_numbered_paragraphs_before_the_list_are_no_items() -> None:
    reading = of(f"Background: The canal is old.\n\n{POINTS}Recommendations\n\n{LIST}")
    assert items(reading) == OWN


def test_a_whole_paper_in_an_appendix_stays_there() -> None:
    reading = of(f"{LIST}Appendix A – Boats\n\n**Lock Working Group**\n\n{POINTS}**Findings**\n\n{POINTS}", "set.md")
    assert items(reading) == OWN
    assert [each.message for each in reading.warnings] == [
        'what stands under "Lock Working Group" was taken as part of an appendix; look whether it recommends'
    ]


@pytest.mark.parametrize("heading", ["Appendix B: Recommendations", "Appendix B\n\nProposed Recommendations"])
def test_an_appendix_of_recommendations_holds_items(heading: str) -> None:
    reading = of(f"{LIST}{heading}\n\n1. Paint the doors.\n\n2. Count the keys.\n")
    assert items(reading) == [*OWN, (1, "Paint the doors."), (2, "Count the keys.")]


@pytest.mark.parametrize(
    "heading", ["Background", "Introduction", "Appendix A", "Appendix A – Boats\n\nLock Working Group"]
)
def test_what_the_committee_recommends_is_an_item_under_any_heading(heading: str) -> None:
    assert items(of(f"{heading}\n\nThe canal is old.\n\n{LIST}")) == OWN


def test_a_paper_without_other_items_has_those_under_its_only_heading() -> None:
    assert items(of("Overview\n\n1. Count the boats.\n\n2. Time the gates.\n")) == [
        (1, "Count the boats."),
        (2, "Time the gates."),
    ]


def test_a_heading_within_the_list_ends_nothing() -> None:
    assert items(of(f"{LIST}Background: It is old.\n\n3. Paint the doors.\n")) == [*OWN, (3, "Paint the doors.")]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("To be laid before the committee at its public meeting on Wednesday, June 16, 2021.", "2021-06-16"),
        ("For the COAC public meeting of June 16, 2021. Nothing here has been voted on.", "2021-06-16"),
        ("As adopted by a voice vote at the quarterly public meeting on April 14, 2021.", "2021-04-14"),
        ("The group was formed after the public meeting of October 7, 2020, and has met since.", None),
    ],
)
def test_the_meeting_that_a_set_goes_to_is_told(said: str, day: str | None) -> None:
    meeting = of(f"{said}\n\n{LIST}").to_json()["meeting"]
    assert (meeting["value"] if meeting else None) == day
