"""A roll call, recorded by several clerks at once: each ballot is by itself."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, MEMBERS, Meetings
from tracker.proceedings import vote
from tracker.records import calendar
from tracker.rules import motion
from tracker.rules.refusal import BadInput, NotYet, Refusal


class RollCall(Meetings):
    """A motion on two items is open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.in_session()
        with self.world.inside():
            vote.move(self.dfo, DAY, None, self.world.when, ITEMS[:2], {"method": "roll call"})

    def said(self, name: str, word: str, item: str = "") -> None:
        (who,) = self.id_of(name)
        with self.world.inside():
            vote.ballot(self.dfo, DAY, 1, self.world.when, who, word, item)

    def counted(self) -> dict[str, int]:
        with self.world.inside():
            held = calendar.meeting(self.dfo, self.world.when.day, DAY)
            assert held is not None
            return vote.tally(vote.motion_of(held, 1))


@pytest.fixture
def call(tmp_path: Path) -> Iterator[RollCall]:
    yield RollCall(tmp_path)


def test_ballots_that_come_at_once_all_count(call: RollCall) -> None:
    words = dict(zip(MEMBERS, ("for", "against", "for", "abstained", "for"), strict=True))
    with ThreadPoolExecutor(5) as clerks:
        list(clerks.map(call.said, words.keys(), words.values()))
    assert call.counted() == {"for": 3, "against": 1, "abstained": 1}


def test_a_ballot_is_changed_by_the_same_members_next_one(call: RollCall) -> None:
    for word in ("for", "against"):
        call.said("Able", word)
    assert call.counted() == {"for": 0, "against": 1, "abstained": 0}


def test_a_recusal_is_from_one_item_and_takes_no_vote_away(call: RollCall) -> None:
    call.said("Able", "for")
    call.said("Able", "recused", ITEMS[1])
    assert call.counted()["for"] == 1
    with pytest.raises(BadInput, match="is no vote"):
        call.said("Baker", "recused")


def test_who_is_absent_or_late_is_refused(call: RollCall) -> None:
    with call.world.inside(), pytest.raises(Refusal, match="not present"):
        vote.ballot(call.dfo, DAY, 1, call.world.when, 9_999, "for")
    for name in MEMBERS:
        call.said(name, "for")
    with call.world.inside():
        vote.decide(call.dfo, DAY, 1, None, call.world.when, {"outcome": "passed"})
    with pytest.raises(NotYet, match='is decided: "passed"'):
        call.said("Able", "for")


def test_who_is_recused_from_all_of_a_motion_has_no_vote_on_it(call: RollCall) -> None:
    call.said("Able", "for")
    call.said("Able", "recused", ITEMS[0])
    with pytest.raises(BadInput, match="Able is recused from all of it, and voted"):
        call.said("Able", "recused", ITEMS[1])


# What a roll call decides ---------------------------------------------------------------------------------------------


def decided(call: RollCall, outcome: str = "passed", **more: Any) -> None:
    with call.world.inside():
        vote.decide(call.dfo, DAY, 1, None, call.world.when, {"outcome": outcome, **more.pop("typed", {})}, **more)


def test_a_roll_call_decides_nothing_before_somebody_voted(call: RollCall) -> None:
    for outcome in motion.DECIDED:
        with pytest.raises(BadInput, match="no vote of this roll call is recorded"):
            decided(call, outcome)
    with pytest.raises(BadInput, match="3 votes of this roll call are told, and 5 members"):
        decided(call, typed={"for": "2", "against": "1"})
    decided(call, typed={"for": "2", "against": "1", "abstained": "2"})


def test_who_is_present_and_not_told_is_named(call: RollCall) -> None:
    for name, word in zip(MEMBERS, ("for", "", "for", "", "against"), strict=True):
        if word:
            call.said(name, word)
    for method in motion.METHODS[1:]:
        with pytest.raises(BadInput, match="Baker and Davis are present and no vote of theirs is recorded"):
            decided(call, typed={"method": method})
    call.said("Baker", "abstained")
    decided(call, recused={item: call.id_of("Davis") for item in ITEMS[:2]})


def test_nothing_is_decided_by_nobody(call: RollCall) -> None:
    for method in motion.METHODS:
        with pytest.raises(BadInput, match=f"everybody present is recused from {ITEMS[0]}"):
            decided(call, typed={"method": method}, recused={ITEMS[0]: call.id_of(*MEMBERS)})


def test_whoever_moves_or_seconds_takes_part_in_each_item(call: RollCall) -> None:
    moved = {"mover": "Able", "seconder": "Baker", "method": "unanimous"}
    for name, deed in (("Able", "moved"), ("Baker", "seconded")):
        with pytest.raises(BadInput, match=f"{name} {deed} the motion, and is recused from {ITEMS[1]}"):
            decided(call, typed=moved, recused={ITEMS[1]: call.id_of(name)})
    decided(call, "", typed=moved)
    with pytest.raises(BadInput, match="Able moved the motion"):
        call.said("Able", "recused", ITEMS[1])


def test_who_is_recused_from_an_item_has_no_vote_on_it(call: RollCall) -> None:
    for name, word in zip(MEMBERS, ("for", "for", "for", "against", "against"), strict=True):
        call.said(name, word)
    with pytest.raises(BadInput, match=f"2 for and 2 against on {ITEMS[1]} it cannot be .passed."):
        decided(call, recused={ITEMS[1]: call.id_of("Able")})
    decided(call, recused={ITEMS[1]: call.id_of("Davis")})
