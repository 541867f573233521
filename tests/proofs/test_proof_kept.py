"""A small draw of proof H3, and what counts as lost."""

from collections import Counter
from pathlib import Path

import pytest

from tests.proofs.kept import PROOF, lost
from tests.proofs.proof import small


@pytest.mark.proof
def test_no_word_of_any_paper_is_lost(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, mutants=2).faults == []


@pytest.mark.parametrize(
    ("source", "told", "gone"),
    [
        ("a b b", "b a b", ""),
        ("a b b", "a b", "b"),
        ("a b", "a b c", "c"),
        ("follow- up and/ or", "and/or follow-up", ""),
        ("one- two- three", "one-two-three", ""),
        ("follow- up", "followup", "follow- up followup"),
        ("to gether", "together", "to gether together"),
    ],
)
def test_a_word_is_lost_unless_it_was_joined_at_a_hyphen(source: str, told: str, gone: str) -> None:
    assert lost(Counter(source.split()), Counter(told.split())) == Counter(gone.split())
