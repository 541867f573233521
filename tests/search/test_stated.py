"""What a thing is and how it stands are words of it, though no text has them."""

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.search.record import Record, thing
from tests.search.test_look import asked, keys
from tracker.rules.recommendation import AXES
from tracker.search.language import read
from tracker.search.matches import Narrowed
from tracker.search.synonyms import starting

STATES: Mapping[str, Mapping[str, list[str]]] = json.loads(
    (files("tracker.search") / "states.json").read_text(encoding="utf-8")
)
NAMES = [
    (name, axis, value) for axis, held in STATES.items() for value, said in held.items() for name in (value, *said)
]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


def said(key: str, kind: str, about: str, since: date, text: str = "It is so.", **sets: str) -> Any:
    rel = {"outcome": "decides", "response": "answers", "update": "updates"}[kind]
    links = ({"rel": rel, "to": about, "sets": sets},)
    return thing(key, text, title=f"About {about}", kind=kind, since=since, links=links)


def filled(record: Record) -> None:
    """Three items on bonds: the first was agreed to, the second awaits an answer, the third was tabled."""
    record.publish(
        *(thing(f"{n}", f"Bonds of the {name} sort.") for n, name in enumerate(("first", "second", "third"), 1)),
        said("v1", "outcome", "1", date(2021, 1, 1), action="passed", feedback="awaiting"),
        said("v2", "outcome", "2", date(2021, 1, 1), action="passed", feedback="awaiting"),
        said("v3", "outcome", "3", date(2021, 1, 1), action="tabled"),
        said("r1", "response", "1", date(2022, 1, 1), feedback="agreed"),
        said("u1", "update", "1", date(2023, 1, 1), implementation="fully implemented"),
        thing("pilot", "", title="Gate Stamp", kind="programme", facts={"name": "Gate Stamp", "slug": "gate-stamp"}),
    )


def test_each_value_of_each_axis_has_its_names() -> None:
    assert {axis: set(held) for axis, held in STATES.items()} == {axis.name: set(axis.values) for axis in AXES}
    assert [value for held in STATES.values() for value, said in held.items() if not said] == []


@pytest.mark.parametrize(("name", "axis", "value"), NAMES)
def test_each_name_of_a_status_is_read_as_it(name: str, axis: str, value: str) -> None:
    typed = name.replace(",", "").replace("(", "").replace(")", "")
    states = read(f"zeppelins {typed}", starting()).states
    assert (axis, value) in {state for held in states.values() for state in held}


def test_no_status_is_read_in_quotes_or_beside_operators() -> None:
    for typed in ('"tabled"', "tabled OR zeppelins", "zeppelins NOT tabled", "(tabled)", "tabl*"):
        assert read(typed, starting()).states == {}, typed


def test_what_stands_so_is_found_with_what_made_it_so(record: Record) -> None:
    filled(record)
    for typed in ("tabled", "postponed", "tabling"):
        assert keys(asked(record, typed))[:2] == ["v3", "3"], typed
    answer = asked(record, "fully implemented")
    assert keys(answer)[:2] == ["u1", "1"]
    assert answer.hits[1].found_in == "status or kind"
    assert keys(asked(record, "recommendations still waiting for a response"))[0] == "2"
    assert keys(asked(record, "bonds tabled"))[0] == "3"


def test_it_is_the_status_of_the_day_that_is_asked_about(record: Record) -> None:
    filled(record)
    waiting = ["1", "2"]
    assert sorted(keys(asked(record, "unanswered recommendations", date(2021, 6, 1)))[:2]) == waiting
    answer = asked(record, "unanswered recommendations")
    assert keys(answer)[0] == "2"
    assert answer.total - answer.some == 1


def test_filters_and_counts_agree_with_what_is_found(record: Record) -> None:
    filled(record)
    answer = asked(record, "unanswered recommendations")
    assert sum(answer.counts["kind"].values()) == answer.total == len(keys(answer))
    assert answer.counts["feedback"]["awaiting"] == 1
    narrow = Narrowed(kinds=("recommendation",), filters={"feedback": ["awaiting"]})
    assert keys(asked(record, "unanswered recommendations", narrowed=narrow)) == ["2"]
    assert keys(asked(record, '"unanswered"')) == []


def test_many_that_stand_so_are_all_found(record: Record) -> None:
    things = [thing(f"k{n:02}", f"Number {n} of many.") for n in range(60)]
    votes = [said(f"v{n:02}", "outcome", f"k{n:02}", date(2021, 1, 1), action="not passed") for n in range(60)]
    record.publish(*things, *votes)
    pages = [asked(record, "voted down recommendations", page=page) for page in range(1, 8)]
    found = [key for page in pages for key in keys(page)]
    assert len(found) == len(set(found)) == pages[0].total
    assert {one.key for one in things} <= set(found)
    assert {hit.kind for hit in pages[0].hits} == {"recommendation"}


def test_words_of_a_kind_alone_list_what_is_of_the_kind(record: Record) -> None:
    filled(record)
    record.publish(thing("word", "A program is a pilot program.", title="Of a pilot program"))
    assert keys(asked(record, "pilot programs"))[0] == "pilot"
    assert set(keys(asked(record, "recommendations"))) >= {"1", "2", "3"}
