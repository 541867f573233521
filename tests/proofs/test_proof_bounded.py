"""A small draw of proof H2."""

from pathlib import Path

import pytest

from tests.proofs.bounded import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_a_bomb_is_refused_within_limits(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, quick=1).faults == []
