"""A small draw of proof N3."""

from pathlib import Path

import pytest

from tests.proofs.lexicon import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_the_index_holds_published_words_only(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, sequences=3, controls=1).faults == []
