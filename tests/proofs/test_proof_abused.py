"""A small draw of proof H8."""

from pathlib import Path

import pytest

from tests.proofs.abused import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_whatever_is_typed_is_answered(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, queries=150, controls=100).faults == []
