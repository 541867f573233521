"""A small draw of proof H2-mutants."""

from pathlib import Path

import pytest

from tests.proofs.fuzzed import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_a_damaged_file_is_read_or_refused(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, mutants=12).faults == []
