"""A small draw of the second part of proof S9."""

from pathlib import Path

import pytest

from tests.proofs.ballots import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_ballots_recorded_at_once_all_count(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, runs=3, ballots=20).faults == []
