"""Programmes that papers name, and what they say became of them; bodies, offices and mere plans are none."""

import pytest

from tracker.reading import paper
from tracker.reading.mentions import bodies, programmes

RAIL, INLAND = "Rail Watch", "Inland Watch"


def told(text: str) -> list[tuple[str | None, str, str | None, str | None]]:
    found = programmes.found(text, list(bodies.find(text, "COAC")))
    return [(one.event, one.name, one.to, one.date and one.date["value"]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "event", "date"),
    [
        ("The Rail Watch program was renamed Inland Watch on March 1, 2022.", "renamed", "2022-03-01"),
        ("The Rail Watch Program (RWP) has since been renamed the Inland Watch Program (IWP).", "renamed", None),
        ("The Rail Watch program is now known as Inland Watch.", "renamed", None),
        ("The Rail Watch Program became Inland Watch in January 2022.", "became", "2022-01"),
        ("The Rail Watch program has transitioned into the Inland Watch program.", "became", None),
        ("The transition from Rail Watch to the Inland Watch program has been completed.", "became", None),
    ],
)
def test_a_change_of_name_is_understood_in_many_words(sentence: str, event: str, date: str | None) -> None:
    assert told(sentence) == [(event, RAIL, INLAND, date)]


@pytest.mark.parametrize(
    ("sentence", "event", "date"),
    [
        ("The Rail Watch pilot concluded on March 1, 2022.", "concluded", "2022-03-01"),
        ("The Rail Watch Pilot Program has been concluded and its members were told.", "concluded", None),
        ("The Rail Watch pilot, begun early, was discontinued by March 1, 2022.", "concluded", "2022-03-01"),
        ("On March 1, 2022, the Rail Watch Pilot was launched.", "launched", "2022-03-01"),
        ("The Rail Watch pilot began in March 2022.", "launched", "2022-03"),
    ],
)
def test_what_happened_to_a_pilot_is_understood_with_its_day(sentence: str, event: str, date: str | None) -> None:
    assert told(sentence) == [(event, "Rail Watch Pilot", None, date)]


def test_a_programme_is_named_by_the_words_that_its_acronym_stands_for() -> None:
    (one,) = programmes.found("CBP runs the SEA and Rail-Watch Program for All (RWPA) programs.", [])
    assert (one.name, one.acronym, one.event) == ("Rail-Watch Program for All", "RWPA", None)


def test_an_acronym_means_the_programme_that_it_was_explained_for() -> None:
    text = "The Inland Self Check (ISC) program was voluntary. The transition from ISC to Rail Watch was completed."
    assert told(text) == [("became", "Inland Self Check", RAIL, None)]


def test_what_is_only_formerly_so_is_never_sure() -> None:
    (one,) = programmes.found("The Inland Watch Program (IWP), formerly the Rail Watch Program, met.", [])
    assert (one.event, one.name, one.to, one.sure) == ("renamed", RAIL, INLAND, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rail Working Group became the Inland Working Group.",
        "The Rail Watch program will be concluded in 2025.",
        "The Rail Watch pilot has not been concluded.",
        "The Rail Watch pilot ended a practice of many years.",
        "The Rail Watch Program Office was concluded.",
        "If the Rail Watch pilot was concluded, nobody was told.",
        "The meeting of the Rail Watch program members in Boston was concluded.",
        "The Federal Advisory Committee Act (FACA) became law.",
        "Rail became Inland.",
        "The program became larger.",
    ],
)
def test_what_is_no_change_of_a_programme_is_not_taken_for_one(sentence: str) -> None:
    assert [one for one in told(sentence) if one[0]] == []


def test_a_paper_tells_of_its_programmes_with_their_sentences() -> None:
    said = "The Rail Watch pilot concluded on March 1, 2022."
    read = paper.read(f"Government Issue Paper\n\nBackground: It met. {said}\n".encode(), "a.txt").to_json()
    (one,) = read["identities"]["programmes"]
    assert (one["printed"], read["text"][slice(*one["span"])]) == (said, said)
    assert one["date"] == {"printed": "March 1, 2022", "value": "2022-03-01", "precision": "day"}
