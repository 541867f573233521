"""Text into words: what is indexed, and what the lexicon may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.words import LONGEST, MOST_PARTS, parts, placed, surfaces, telling, words


def forms(text: str) -> list[tuple[str, int]]:
    return sorted(placed((telling(text),)), key=lambda one: (one[1], one[0]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C-TPAT", [("ctpat", 0), ("tpat", 0)]),
        ("CTPAT's", [("ctpat", 0)]),
        ("QRAs", [("qra", 0)]),
        ("non-members", [("non", 0), ("nonmemb", 0), ("member", 1)]),
        ("non\u2011members", [("non", 0), ("nonmemb", 0), ("member", 1)]),
        ("3477-1123", [("3477", 0), ("3477-1123", 0), ("1123", 1)]),
        ("7.37.", [("7", 0), ("7.37", 0), ("37", 1)]),
        ("010457", [("010457", 0)]),
        ("U.S. law", [("us", 0), ("law", 1)]),
        ("end.Then", [("end", 0)]),
        ("cbp.gov", [("cbp", 0), ("gov", 1)]),
        ("risk & the survey", [("risk", 0), ("survey", 1)]),
        ("in-bond", [("in", 0), ("inbond", 0), ("bond", 1)]),
        ("soft\u00adhyphen", [("softhyphen", 0)]),
        ("draymen, a drayman", [("drayman", 0), ("drayman", 1)]),
        ("women and specimens of a specimen", [("woman", 0), ("specimen", 1), ("specimen", 2)]),
        ("offices of an officer", [("offic", 0), ("officer", 1)]),
        ("containers contain imports", [("container", 0), ("contain", 1), ("import", 2)]),
        ("importance of customers to customs", [("important", 0), ("customer", 1), ("custom", 2)]),
        ("Café", [("cafe", 0)]),
        ("Cafe\u0301", [("cafe", 0)]),
    ],
)
def test_forms_and_places(text: str, expected: list[tuple[str, int]]) -> None:
    assert forms(text) == expected


def test_texts_are_kept_apart() -> None:
    assert list(placed((telling("forced"), telling("labor")), apart=10)) == [("forc", 0), ("labor", 11)]


def test_the_lexicon_holds_printed_words() -> None:
    assert list(surfaces("The C-TPAT's validations of 3477-1123")) == [
        "c-tpat", "tpat", "validations", "3477-1123", "3477", "1123"
    ]  # fmt: skip


def test_a_long_chain_is_read_as_single_words() -> None:
    assert len(parts("-".join("ab" for _ in range(MOST_PARTS + 1)))) == MOST_PARTS + 1
    assert list(surfaces("-".join("ab" for _ in range(MOST_PARTS + 1)))) == ["ab"] * (MOST_PARTS + 1)


def test_a_long_word_is_cut_alike_in_texts_and_queries() -> None:
    assert list(surfaces("x" * 5000)) == ["x" * LONGEST]


@given(st.text())
def test_every_word_lies_where_it_says(text: str) -> None:
    found = list(words(text))
    assert all(text[word.start].isalnum() and word.parts and word.surfaces for word in found)
    assert [word.start for word in found] == sorted({word.start for word in found})
    assert all(0 <= word.start < word.end <= len(text) for word in found)
