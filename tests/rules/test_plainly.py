"""What words say plainly is proposed; what they do not is left to a person."""

import pytest

from tracker.rules.outcome import TEXT_AFTER, completed
from tracker.rules.plainly import SAYINGS, said_plainly
from tracker.rules.recommendation import ACTION, AXES, TEXT


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("CBP concurs with this recommendation.", {"feedback": "agreed"}),
        ("CBP concurs in part.", {"feedback": "agreed in part"}),
        ("CBP does not concur. The lanes are too narrow.", {"feedback": "not agreed"}),
        ("Concur", {"feedback": "agreed"}),
        ("The recommendation is currently under review.", {"feedback": "under review"}),
        ("Completed.", {"implementation": "fully implemented"}),
        ("CBP agreed. The recommendation was fully implemented in May 2013.",
         {"feedback": "agreed", "implementation": "fully implemented"}),
        ("This recommendation has been implemented in part.", {"implementation": "partially implemented"}),
        ("The recommendation will not be implemented.", {"implementation": "will not be implemented"}),
        ("This recommendation was superseded by 010457.", {"implementation": "closed: superseded"}),
        ("Implementation has not yet begun.", {"implementation": "not started"}),
        ("A survey of members is out and closes on March 30, 2012.", {}),
        ("CBP agreed to meet the working group.", {}),
        ("If CBP agrees, the recommendation will be implemented.", {}),
        ("The first phase was completed.", {}),
        ("The recommendation should be fully implemented by 2013.", {}),
        ("CBP concurs. Later CBP did not agree.", {}),
        ("A pilot is expected in fiscal year 2013.", {}),
        ("Awaiting.", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_only_plain_words_propose_a_state(words: str, said: dict[str, str]) -> None:
    assert said_plainly(words) == said


def test_every_word_that_is_proposed_is_a_word_of_its_axis() -> None:
    values = {axis.name: axis.values for axis in AXES}
    assert [word for axis, words in SAYINGS.items() for word in words if word not in values[axis]] == []
    assert "awaiting" not in SAYINGS["feedback"]


def test_an_outcome_tells_what_became_of_the_text() -> None:
    assert set(ACTION.values) - set(TEXT_AFTER) == {"on agenda"}
    assert set(TEXT_AFTER.values()) <= set(TEXT.values)
    assert completed({"action": "passed"}) == {"text": "adopted", "action": "passed"}
    assert completed({"action": "passed", "text": "refining"}) == {"text": "refining", "action": "passed"}
    assert completed({"feedback": "agreed"}) == {"feedback": "agreed"}
