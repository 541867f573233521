"""Numbers and citations typed into the search box."""

import pytest

from tracker.search.numbers import CriterionId, Key, Number, Ordinal, meant


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("457", Number("457")),
        ("010457", Number("010457")),
        (" #457 ", Number("457")),
        ("rec 457", Number("457")),
        ("rec. no. 457", Number("457")),
        ("Recommendation #010457", Number("010457")),
        ("recommendation number 457.", Number("457")),
        ("TTWG 5", Ordinal("TTWG", 5)),
        ("ttwg-5", Ordinal("ttwg", 5)),
        ("TTWG #5", Ordinal("TTWG", 5)),
        ("TTWG, item 5", Ordinal("TTWG", 5)),
        ("ttwg recommendation 5", Ordinal("ttwg", 5)),
        ("trusted trader working group 5", Ordinal("trusted trader working group", 5)),
        ("2020-12/ttwg/5", Key("2020-12/ttwg/5")),
        ("/2020-12/TTWG/5/", Key("2020-12/ttwg/5")),
        ("2020-12-16", Key("2020-12-16")),
        ("7.37", CriterionId("7.37")),
        ("criterion 11.5", CriterionId("11.5")),
    ],
)
def test_meant(typed: str, expected: object) -> None:
    assert meant(typed) == [expected]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "forced labor",
        "1.2.3.4.5.6",
        "3477-1123",
        "0104570",
        "rec",
        "#",
        "5 5",
        "TTWG 2020",
        "x" * 5000,
        "1/2/3",
    ],
)
def test_mere_words(typed: str) -> None:
    assert meant(typed) == []


def test_the_last_digits_are_how_a_number_is_said() -> None:
    assert [Number(digits).ending for digits in ("7", "57", "457", "1002", "010457")] == [
        "007", "057", "457", "1002", "010457"
    ]  # fmt: skip
