"""A small draw of proof N5."""

from pathlib import Path

import pytest

from tests.proofs.proof import small
from tests.proofs.refused import PROOF


@pytest.mark.proof
def test_what_is_refused_looks_like_what_is_missing(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, every=6).faults == []
