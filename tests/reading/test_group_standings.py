"""How groups stand, as papers tell it: formed, on hiatus, winding down, concluded, moved, grown."""

import pytest

from tracker.reading import paper
from tracker.reading.mentions import standings

RAIL = "Rail Working Group"


def told(text: str) -> list[tuple[str, str, str | None]]:
    found = standings.told(text, "COAC")
    return [(each["event"], each["group"], each["date"] and each["date"]["value"]) for each in found]


@pytest.mark.parametrize(
    ("sentence", "event", "date"),
    [
        ("The Rail Working Group is on hiatus.", "on hiatus", None),
        (
            "The Rail Working Group was placed on hiatus effective May 1, 2024, and rests.",
            "on hiatus",
            "2024-05-01",
        ),
        ("The Rail Working Group (RWG), currently on hiatus, will not report.", "on hiatus", None),
        ("The Rail Working Group, formed this quarter, will report.", "formed", None),
        ("The Rail Working Group was formed in March 2023.", "formed", "2023-03"),
        ("The newly formed Rail Working Group will report.", "formed", None),
        ("In May 2012 CBP formed a Rail Working Group with one member.", "formed", None),
        ("The Rail Working Group will wind down this quarter.", "winding down", None),
        ("The Rail Working Group has concluded its work.", "concluded", None),
        ("The Rail Working Group was transferred to the Canal Subcommittee.", "transferred", None),
        ("The Rail Working Group expanded its membership.", "membership expanded", None),
    ],
)
def test_a_standing_is_understood_with_its_day(sentence: str, event: str, date: str | None) -> None:
    assert told(sentence) == [(event, RAIL, date)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rail Working Group formed a plan.",
        "The Rail Working Group will be formed next year.",
        "The Rail Working Group heard that the pilot is on hiatus.",
        "The Rail Working Group noted that a panel of importers was formed.",
    ],
)
def test_what_is_said_of_other_things_is_none_of_the_group(sentence: str) -> None:
    assert told(sentence) == []


def test_a_group_that_was_moved_says_whither() -> None:
    sentence = "The Rail Working Group was transferred to the Canal Subcommittee on May 1, 2024."
    assert [each["to"] for each in standings.told(sentence, "COAC")] == ["Canal Subcommittee"]


def test_a_group_said_to_be_formed_after_a_comma_has_its_sentence() -> None:
    text = "Government Issue Paper\n\nBackground: The Rail Working Group (RWG), formed in the 15th Term, met.\n"
    (group,) = [each for each in paper.read(text.encode(), "a.txt").identities.groups if each.name == RAIL]
    assert group.formed is not None
    assert group.formed["printed"] == "Background: The Rail Working Group (RWG), formed in the 15th Term, met."
