"""A small draw of proof S9."""

from pathlib import Path

import pytest

from tests.proofs.lawful import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_no_sequence_of_acts_breaks_the_law(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, walks=8, controls=180, brief=1, crafted=5).faults == []
