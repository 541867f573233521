"""What is hashed, and how it is spelled."""

import pytest

from tracker.store import chain


def test_canonical_json_has_one_spelling() -> None:
    assert chain.canonical({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'


def test_floats_are_refused_wherever_they_hide() -> None:
    with pytest.raises(TypeError):
        chain.canonical({"a": [{"b": 0.5}]})


def test_a_commitment_needs_its_salt() -> None:
    assert chain.commitment("one", "a word") != chain.commitment("two", "a word")
    assert chain.commitment("one", "a", "bc") != chain.commitment("one", "ab", "c")


def test_only_the_two_chains_have_heads() -> None:
    with pytest.raises(ValueError, match="no chain"):
        chain.head(None, "person")  # type: ignore[arg-type]
