"""Stems: by their published rules, and the very ones under which earlier indexes were made."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.lang.porter2 import stem as as_before

from tracker.text.stems import FOURTH, LEFT, SECOND, THIRD, WHOLE, stem

CONTENT = Path(__file__).resolve().parents[2] / "content"
TENSES = ("", "s", "es", "sses", "ies", "ied", "ed", "edly", "ing", "ingly", "eed", "eedly", "y", "ll")
ROOTS = (
    "gener",
    "commun",
    "arsen",
    "hop",
    "hopp",
    "tan",
    "apolog",
    "sky",
    "by",
    "say",
    "appl",
    "conf",
    "x",
    "ea",
    "yy",
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["audit", "audits", "audited", "auditing"], "audit"),
        (["enforce", "enforces", "enforced", "enforcing"], "enforc"),
        (["validation", "validations", "validating"], "valid"),
        (["hop", "hops", "hopped", "hopping"], "hop"),
        (["hope", "hopes", "hoped", "hoping"], "hope"),
        (["party", "parties"], "parti"),
        (["general", "generally"], "general"),
        (["generate", "generation"], "generat"),
        (["dying"], "die"),
        (["proceed"], "proceed"),
        (["by"], "by"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: list[str], expected: str) -> None:
    assert {stem(word) for word in words} == {expected}


def test_the_words_of_the_demonstration_keep_their_stems() -> None:
    printed = {word for path in CONTENT.rglob("*.md") for word in re.findall(r"[a-z]+", path.read_text().lower())}
    assert len(printed) > 500
    assert {word: stem(word) for word in printed} == {word: as_before(word) for word in printed}


def test_every_ending_falls_away_as_before() -> None:
    rng = Random(20201216)
    roots = [*ROOTS, *("".join(rng.choices("aeiouystlnegrdbc", k=rng.randint(1, 7))) for _ in range(20))]
    made = {root + one + two for root in roots for one in (*SECOND, *THIRD, *FOURTH, "") for two in TENSES} | {
        *WHOLE,
        *LEFT,
    }
    assert [word for word in sorted(made) if stem(word) != as_before(word)] == []


@given(st.text("aeiouybdlnrst", min_size=2))
def test_any_letters_have_the_stem_they_had(word: str) -> None:
    assert stem(word) == as_before(word)
