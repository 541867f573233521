"""Sentences, joins and counts."""

import pytest

from tracker.text import words


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in words.sentences(text)]


def test_sentences_end_where_they_end() -> None:
    text = "The U.S. Customs Service met. It asked, e.g., the Office (see Pub. L. 12). Mr. Doe was there.\nNew line"
    assert parts(text) == [
        "The U.S. Customs Service met.",
        "It asked, e.g., the Office (see Pub. L. 12).",
        "Mr. Doe was there.",
        "New line",
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("a one-", "day meeting", "a one-day meeting"),
        ("short-", "and long-term", "short- and long-term"),
        ("AD/", "CVD", "AD/CVD"),
        ("no\u00ad", "tice", "notice"),
        ("one", "two", "one two"),
        ("a –", "b", "a – b"),
        ("", "b", "b"),
    ],
)
def test_two_lines_become_one(first: str, second: str, whole: str) -> None:
    assert words.joined(first, second) == whole


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("It ended.", True),
        ('He said "so."', True),
        ("as follows:", True),
        ("of the U.S.", False),
        ("and so;", False),
        ("", False),
    ],
)
def test_a_text_is_finished_or_not(text: str, ended: bool) -> None:
    assert words.finished(text) is ended


def test_the_account_says_what_is_missing() -> None:
    assert words.Account(10, 7, (words.Dropped("2 | P a g e", "page number"),)).missing == -3
    assert words.Account(10, 7, (words.Dropped("Page 2 of", "page number"),)).missing == 0


@pytest.mark.parametrize(("printed", "value"), [("16th", 16), ("fifteenth", 15), ("twenty-first", 21), ("x", None)])
def test_ordinals_are_read(printed: str, value: int | None) -> None:
    assert words.spelled_ordinal(printed) == value


@pytest.mark.parametrize(("printed", "value"), [("three", 3), ("12", 12), ("both", 2), ("many", None)])
def test_numbers_are_read(printed: str, value: int | None) -> None:
    assert words.spelled_number(printed) == value


def test_two_prints_of_the_same_words_have_the_same_letters() -> None:
    assert words.letters("1. Co-chair’s  SEATS\n(2)") == "1cochairsseats2" == words.letters("1 cochair's seats 2")
    assert words.letters(" – \n") == ""
