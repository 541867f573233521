"""How a vote is read out of an outcome's facts, and put into words."""

from typing import Any

import pytest

from tracker.rules import voting

FULL = {
    "motion": 2,
    "mover": "Mr. Wren",
    "seconder": "Ms. Mallard",
    "method": "roll call",
    "counts": {"for": 2, "against": 1, "abstained": 0},
    "votes": [
        {"name": "Ms. Knot", "vote": "against"},
        {"name": "Mr. Wren", "vote": "for"},
        {"name": "Ms. Mallard", "vote": "for"},
    ],
    "recused": [{"name": "Mr. Teal", "item": "a/1"}, {"name": "Mr. Grebe", "item": "a/2"}],
}


@pytest.mark.parametrize(
    ("facts", "said", "unknown"),
    [
        (FULL, "roll call, 2 to 1, 0 abstaining; recused: Mr. Teal, Mr. Grebe", ""),
        ({"method": "roll call", "counts": {"for": 8, "against": 1}}, "roll call, 8 to 1", voting.HOW_UNKNOWN),
        ({"counts": {"for": 8, "against": None}}, "8 for", voting.HOW_UNKNOWN),
        ({"counts": {"against": 7, "abstained": 1}}, "7 against, 1 abstaining", voting.HOW_UNKNOWN),
        ({"method": "voice"}, "voice vote", voting.COUNT_AND_HOW_UNKNOWN),
        ({"method": "unanimous"}, "unanimous", voting.COUNT_UNKNOWN),
        ({"recused": ["Mr. Teal"]}, "recused: Mr. Teal", voting.VOTE_UNKNOWN),
        ({"recused": [{"name": "Mr. Teal", "what": "the first one"}]}, "recused: Mr. Teal (the first one)",
         voting.VOTE_UNKNOWN),
        ({"votes": [{"name": "A", "vote": "for"}, {"name": "B", "vote": "recused"}]}, "1 to 0, 0 abstaining", ""),
        ({"votes": [{"name": "A", "vote": "present"}]}, "", ""),
        ({"counts": "8 to 1", "votes": {"for": ["A"]}, "recused": None}, "", voting.VOTE_UNKNOWN),
        ({}, "", voting.VOTE_UNKNOWN),
    ],
)  # fmt: skip
def test_a_vote_in_words(facts: dict[str, Any], said: str, unknown: str) -> None:
    how = voting.told(facts)
    assert (how.said, how.unknown) == (said, unknown)


def test_who_moved_and_who_voted_how() -> None:
    how = voting.told(FULL)
    assert how.moved == "Moved by Mr. Wren, seconded by Ms. Mallard"
    assert how.by_vote == [("for", ["Mr. Wren", "Ms. Mallard"]), ("against", ["Ms. Knot"])]
    assert voting.told({"seconder": "Mr. Wren"}).moved == "Seconded by Mr. Wren"


def test_a_recusal_from_one_item_is_told_of_that_item_alone() -> None:
    how = voting.told({"recused": [*FULL["recused"], "Ms. Knot"]})
    assert [one.name for one in how.of("a/1").recused] == ["Mr. Teal", "Ms. Knot"]
    assert [one.name for one in how.of("a/3").recused] == ["Ms. Knot"]


@pytest.mark.parametrize(
    ("sets", "unknown"),
    [
        ([{"action": "presented, not voted (no quorum)", "text": "proposed"}], ""),
        ([{"action": "withdrawn"}], ""),
        ([{"number": "090001"}, {"number": "090002"}], ""),
        ([{"action": "withdrawn"}, {"action": "tabled"}], voting.VOTE_UNKNOWN),
        ([{"number": "090001", "action": "passed"}], voting.VOTE_UNKNOWN),
    ],
)
def test_where_nothing_was_put_to_a_vote_none_is_missed(sets: list[dict[str, str]], unknown: str) -> None:
    links = [{"rel": "decides", "to": f"a/{place}", "sets": each} for place, each in enumerate(sets)]
    assert voting.told({}, [*links, {"rel": "said in", "to": "b"}]).unknown == unknown


def test_what_minutes_tell_is_kept_in_the_same_words() -> None:
    motion = {
        "text": "Mr. Wren moved it.", "mover": "Mr. Wren", "seconder": None, "method": "voice", "recused": [],
        "counts": {"for": 1, "against": 1, "abstained": None},
        "votes": {"for": ["A"], "against": ["B"], "abstained": [], "recused": ["C"]},
    }  # fmt: skip
    assert voting.kept(motion) == {
        "mover": "Mr. Wren",
        "method": "voice vote",
        "counts": {"for": 1, "against": 1},
        "votes": [{"name": "A", "vote": "for"}, {"name": "B", "vote": "against"}],
    }
    assert voting.kept({"counts": {"for": None}}) == {}


def test_a_method_of_what_was_presented_is_no_vote() -> None:
    links = [{"rel": "decides", "to": "a/1", "sets": {"action": "presented, not voted (no quorum)"}}]
    how = voting.told({"method": "unanimous", "mover": "A"}, links)
    assert (how.said, how.unknown, how.moved) == ("", "", "Moved by A")
