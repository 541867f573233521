"""The status in plain words."""

import pytest

from tracker.rules.recommendation import ACTION, AXES, FEEDBACK, IMPLEMENTATION
from tracker.rules.sentence import ACTION as SPOKEN_ACTION
from tracker.rules.sentence import FEEDBACK as SPOKEN_FEEDBACK
from tracker.rules.sentence import IMPLEMENTATION as SPOKEN_IMPLEMENTATION
from tracker.rules.sentence import Beside, Note, status_sentence

CASES = [
    ({}, "Committee action, CBP response and implementation: not recorded here."),
    (
        {"action": ("passed", "December 16, 2020")},
        "Adopted December 16, 2020. CBP response and implementation: not recorded here.",
    ),
    (
        {
            "action": ("passed", "December 16, 2020"),
            "feedback": ("agreed in part", "March 12, 2021"),
            "implementation": ("partially implemented", "September 1, 2021"),
        },
        "Adopted December 16, 2020. CBP agreed in part March 12, 2021. Partially implemented September 1, 2021.",
    ),
    (
        {"feedback": ("agreed", "March 2021")},
        "CBP agreed March 2021. Committee action and implementation: not recorded here.",
    ),
    ({"action": ("not passed", "June 2, 2021")}, "Voted on and not adopted June 2, 2021."),
    ({"action": ("on agenda", "June 2, 2021")}, "On the agenda of a public meeting."),
    (
        {"text": ("proposed", "December 1, 2020")},
        "Proposed December 1, 2020. CBP response and implementation: not recorded here.",
    ),
]


@pytest.mark.parametrize(("status", "words"), CASES)
def test_the_sentence(status: dict[str, tuple[str, str]], words: str) -> None:
    assert status_sentence(status) == words


ADOPTED = {"action": ("passed", "June 2, 2021"), "feedback": ("awaiting", "June 2, 2021")}
SILENT = " Implementation: not recorded here."
REVIEWED = {"action": ("passed", "June 2, 2021"), "feedback": ("under review", "March 2022")}
BESIDE = [
    (ADOPTED, Beside(days=212), f"Adopted June 2, 2021. No response published; 212 days since adoption.{SILENT}"),
    (ADOPTED, Beside(days=1), f"Adopted June 2, 2021. No response published; 1 day since adoption.{SILENT}"),
    (
        ADOPTED,
        Beside(days=1200, note=Note("response", "on February 20, 2024", "September 2024")),
        "Adopted June 2, 2021. No response published; on February 20, 2024 CBP wrote that it needs more time (until "
        f"September 2024); 1,200 days since adoption.{SILENT}",
    ),
    (
        ADOPTED,
        Beside(note=Note("update", "in May 2022", "September 2024")),
        f"Adopted June 2, 2021. No response published; in May 2022 CBP reported without an answer.{SILENT}",
    ),
    (
        REVIEWED,
        Beside(days=7, note=Note("update", "on June 10, 2024")),
        "Adopted June 2, 2021. CBP has it under review, as said March 2022. CBP last reported on June 10, 2024."
        + SILENT,
    ),
    (
        {"action": ("on agenda", "May 1, 2028")},
        Beside(meeting="May 15, 2028", before=("presented, not voted (no quorum)", "December 11, 2024")),
        "On the agenda of the public meeting of May 15, 2028; presented and not voted December 11, 2024.",
    ),
    (
        {"action": ("tabled", "May 15, 2028")},
        Beside(before=("remanded to group", "2024")),
        "Tabled May 15, 2028; sent back 2024.",
    ),
    (
        {
            "action": ("passed", "2021"),
            "feedback": ("agreed", "2022"),
            "implementation": ("closed: superseded", "2023"),
        },
        Beside(
            days=700,
            before=("tabled", "2020"),
            successors=(("a/1", "Recommendation 010001"), ("a/2", "Recommendation 010002")),
        ),
        "Adopted 2021. CBP agreed 2022. Closed 2023: superseded by Recommendation 010001 and Recommendation 010002.",
    ),
]


@pytest.mark.parametrize(("status", "beside", "words"), BESIDE)
def test_the_sentence_with_what_is_said_beside_the_status(
    status: dict[str, tuple[str, str]], beside: Beside, words: str
) -> None:
    assert status_sentence(status, beside) == words


def test_every_word_that_can_be_public_has_its_sentence() -> None:
    assert set(ACTION.values) == set(SPOKEN_ACTION)
    assert set(FEEDBACK.values) == set(SPOKEN_FEEDBACK)
    assert set(IMPLEMENTATION.values) == set(SPOKEN_IMPLEMENTATION)


def test_no_axis_has_a_word_twice() -> None:
    assert [axis.name for axis in AXES if len(set(axis.values)) < len(axis.values)] == []
