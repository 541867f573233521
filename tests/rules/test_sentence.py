"""The status in plain words."""

import pytest

from tracker.rules.recommendation import ACTION, AXES, FEEDBACK, IMPLEMENTATION
from tracker.rules.sentence import ACTION as SPOKEN_ACTION
from tracker.rules.sentence import FEEDBACK as SPOKEN_FEEDBACK
from tracker.rules.sentence import IMPLEMENTATION as SPOKEN_IMPLEMENTATION
from tracker.rules.sentence import status_sentence

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


def test_every_word_that_can_be_public_has_its_sentence() -> None:
    assert set(ACTION.values) == set(SPOKEN_ACTION)
    assert set(FEEDBACK.values) == set(SPOKEN_FEEDBACK)
    assert set(IMPLEMENTATION.values) == set(SPOKEN_IMPLEMENTATION)


def test_no_axis_has_a_word_twice() -> None:
    assert [axis.name for axis in AXES if len(set(axis.values)) < len(axis.values)] == []
