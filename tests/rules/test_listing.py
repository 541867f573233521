"""Headers that tell their field, and cells as people write them."""

import pytest

from tracker.rules.listing import KNOWN, header_of, meaning, proposed, suffices, understood
from tracker.rules.recommendation import AXES
from tracker.rules.refusal import BadInput


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Rec #", "number"), ("Recommendation No.", "number"), ("COAC Recommendation Number", "number"),
        ("Recommendation", "text"), ("Working Group", "group"), ("Sub-Committee", "subcommittee"),
        ("Meeting Date", "date"), ("Date of the meeting", "date"), ("CBP Response", "feedback"),
        ("Response Date", "feedback_date"), ("CBP Response Comments", "feedback_remark"),
        ("Implementation Status", "implementation"), ("Status", "implementation"), ("Status date", "implementation_date"),
        ("Vote", "action"), ("Date of vote", "action_date"), ("Responsible Office", "office"), ("Topic", "subject"),
        ("Term", "term"), ("Short title", "short_title"), ("Addressed to", "addressee"), ("Source document", "source"),
    ],
)  # fmt: skip
def test_a_header_tells_its_field(header: str, field: str) -> None:
    assert proposed([header]) == {field: 0}


def test_what_tells_no_field_is_left_and_of_two_the_first_counts() -> None:
    assert proposed(["Colour", "Number", "Number", ""]) == {"number": 1}
    assert set(KNOWN) >= set(proposed(list(KNOWN)))


def test_the_headers_are_found_below_a_title() -> None:
    assert (
        header_of([(1, ["COAC tracker, December 2023"]), (4, ["Number", "Text"]), (5, ["010457", "COAC recommends"])])
        == 4
    )
    assert header_of([(3, ["a", "b"]), (4, ["c"])]) == 3


@pytest.mark.parametrize(
    ("fields", "enough"),
    [(["number"], True), (["group", "date", "ordinal"], True), (["subcommittee", "date", "text"], True),
     (["group", "date"], False), (["ordinal", "date"], False), (["text"], False)],
)  # fmt: skip
def test_what_tells_one_row_from_another(fields: list[str], enough: bool) -> None:
    assert suffices(dict.fromkeys(fields)) is enough


NONE = meaning({})


@pytest.mark.parametrize(
    "typed", ["010457", "10457", "10457.0", "Rec. 010457", "No. 10457", "#10457", "Recommendation 010457"]
)
def test_a_number_has_many_forms(typed: str) -> None:
    assert understood("number", typed, NONE) == "010457"


@pytest.mark.parametrize("typed", ["457", "1O457", "010457a", "10457.5", "0104571"])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    with pytest.raises(BadInput, match="is not 6 digits"):
        understood("number", typed, NONE)


def test_cells_are_understood_as_people_write_them() -> None:
    cells = [("ordinal", "3."), ("ordinal", "3.0"), ("term", "16th term"), ("term", "Term 16"), ("feedback", " Agreed In Part. "),
             ("group", ""), ("action", "N/A")]  # fmt: skip
    words = meaning({"n/a": ""})
    assert [understood(name, cell, words) for name, cell in cells] == [3, 3, 16, 16, "agreed in part", None, None]
    for axis in AXES[1:]:
        for word in axis.values:
            assert understood(axis.name, word.upper(), NONE) == word
