"""Accounts of what is not held: said by the officer, of what is not held, and taken back like any entry."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.published.test_completeness import cell, meetings, paper, states, term
from tracker.proceedings import accounts, amend
from tracker.published import standing
from tracker.rules.completeness import MINUTES, NOTICE
from tracker.rules.refusal import BadInput, NotAllowed

SAID = {"about": "2020-12-16", "kind": MINUTES, "state": "missing", "source": "The docket names them."}


def test_what_was_said_is_shown_and_said_anew_and_taken_back(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        key = accounts.say(dfo, world.when, SAID)
        assert key == "account/2020-12-16/minutes"
        assert states(meetings(world)["2020-12-16"])[MINUTES] == "missing"
        with pytest.raises(BadInput, match=f"This is said already, as {key}"):
            accounts.say(dfo, world.when, SAID)
        accounts.say(dfo, world.when, {**SAID, "state": "none", "source": "A letter of the chair."})
        assert states(meetings(world)["2020-12-16"])[MINUTES] == "none"
        shown = world.shown(key)
        assert shown is not None
        assert shown.title == "Minutes, meeting of December 16, 2020: did not exist"
        amend.retract(dfo, key, world.when, reason="They were found after all.")
    assert meetings(world) == {}
    with world.inside():
        accounts.say(dfo, world.when, SAID)
    assert states(meetings(world)["2020-12-16"])[MINUTES] == "missing"
    with world.reading() as reader:
        assert standing.compare(reader) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"about": "soon"}, '"soon" is no date'),
        ({"about": "FY2022"}, "is no meeting"),
        ({"about": "1500-01-01"}, '"1500-01-01" does not lie between 1980 and 2100'),
        ({"about": "2027-01-15"}, "lies in the future"),
        ({"about": "term-15"}, 'The record has no term "term-15"'),
        ({"kind": "letter"}, "is none of the choices"),
        ({"state": "maybe"}, "is none of the choices"),
        ({"source": ""}, "Who says so is missing"),
        ({"kind": NOTICE, "state": "none"}, "The record holds it: Paper n"),
        ({"kind": NOTICE}, "The record holds it: Paper n"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(paper("n", NOTICE, "2020-11-20", "2020-12-16"))
    with world.inside(), pytest.raises(BadInput, match=said):
        accounts.say(dfo, world.when, {**SAID, **changed})
    assert world.keys("account") == []


def test_of_several_papers_more_may_be_known_to_exist(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(paper("i", "issue-paper", "2020-12"))
    with world.inside():
        accounts.say(dfo, world.when, {**SAID, "about": "2020-12", "kind": "issue-paper"})
    one = cell(meetings(world)["2020-12"], "issue-paper")
    assert (one.state, len(one.held)) == ("missing", 1)


def test_a_term_is_spoken_of_too_and_by_the_officer_alone(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, assistant = world.person(), world.person("assistant@example.gov", "assistant", office="dfo")
    world.publish(term(15))
    of_term = {**SAID, "about": "term-15", "kind": "statement-of-work"}
    with world.inside():
        assert accounts.say(dfo, world.when, of_term) == "account/term-15/statement-of-work"
    with world.inside(), pytest.raises(NotAllowed):
        accounts.say(assistant, world.when, {**of_term, "state": "none"})
