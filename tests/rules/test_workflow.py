"""A workflow's table of moves, and what it says when there is none."""

import pytest

from tracker.rules.paper import AWAITING, INTAKE, PUBLISHED, REVIEWED
from tracker.rules.refusal import NotYet


def test_each_move_leads_where_the_table_says() -> None:
    moves = [("review", AWAITING), ("publish", REVIEWED), ("correct", AWAITING), ("correct", REVIEWED)]
    assert [INTAKE.move(act, state).target for act, state in moves] == [REVIEWED, PUBLISHED, AWAITING, AWAITING]


def test_a_move_that_is_not_there_is_refused_in_words() -> None:
    with pytest.raises(NotYet) as refused:
        INTAKE.move("publish", AWAITING)
    assert str(refused.value) == (
        'The paper is "awaiting review"; to publish it must be "reviewed". What can be done now: correct, review.'
    )


def test_a_published_paper_can_only_be_retracted() -> None:
    with pytest.raises(NotYet) as refused:
        INTAKE.move("correct", PUBLISHED)
    assert refused.value.remedy == "What can be done now: open items, retract."
