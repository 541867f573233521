"""Labels of lists as papers print them, and what is none."""

import pytest

from tracker.text import numbering


@pytest.mark.parametrize(
    ("line", "kind", "value", "rest"),
    [
        ("1. COAC recommends", "decimal", 1, "COAC recommends"),
        ("12) COAC", "decimal", 12, "COAC"),
        ("(3) COAC", "decimal", 3, "COAC"),
        ("4 - COAC", "decimal", 4, "COAC"),
        ("4 – COAC", "decimal", 4, "COAC"),
        ("5.COAC recommends", "decimal", 5, "COAC recommends"),
        ("6.", "decimal", 6, ""),
        ("Recommendation 7: COAC", "decimal", 7, "COAC"),
        ("Recommendation #8 COAC", "decimal", 8, "COAC"),
        ("(a) one", "alpha", 1, "one"),
        ("c) one", "alpha", 3, "one"),
        ("iv. one", "roman", 4, "one"),
        ("- one", "bullet", 0, "one"),
        ("• one", "bullet", 0, "one"),
        ("•one", "bullet", 0, "one"),
        ("o one", "bullet", 0, "one"),
        ("– one", "bullet", 0, "one"),
    ],
)
def test_a_label_is_parted_from_its_text(line: str, kind: str, value: int, rest: str) -> None:
    label, after = numbering.split(line)
    assert label is not None
    assert (label.kind, label.value, after) == (kind, value, rest)


@pytest.mark.parametrize(
    "line", ["2020. The year", "2.5 percent", "U.S. Customs", "one - two", "old text", "1,000 entries", "-5 degrees"]
)
def test_a_word_of_the_sentence_is_no_label(line: str) -> None:
    assert numbering.split(line) == (None, line)


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("010457", "010457", ""),
        ("010457 1. COAC", "010457", "1. COAC"),
        ("Recommendation 010457: COAC", "010457", "COAC"),
        ("COAC Recommendation No. 010457", "010457", ""),
        ("0104571 entries", "", "0104571 entries"),
        ("12345 entries", "", "12345 entries"),
    ],
)
def test_a_recommendation_number_has_six_digits(line: str, number: str, rest: str) -> None:
    assert numbering.number(line) == (number, rest)


def test_a_list_goes_on_or_begins() -> None:
    one, two, four = (numbering.split(f"{value}. x")[0] for value in (1, 2, 4))
    assert one and two and four
    assert [numbering.follows(one, two), numbering.follows(four, one), numbering.follows(two, four)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (3, "decimal", "3"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (7, "decimalZero", "07"),
    ],
)
def test_numbers_are_written_as_word_writes_them(value: int, form: str, printed: str) -> None:
    assert numbering.counted(value, form) == printed


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (28, "lowerLetter", "bb"),
        (780, "upperLetter", "Z" * 30),
        (781, "lowerLetter", "781"),
        (1994, "lowerRoman", "mcmxciv"),
        (2_000_000_000, "upperRoman", "2000000000"),
        (2_000_000_000, "lowerLetter", "2000000000"),
    ],
)
def test_a_number_that_no_one_writes_in_letters_is_written_in_figures(value: int, form: str, printed: str) -> None:
    assert numbering.counted(value, form) == printed
