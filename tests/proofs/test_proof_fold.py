"""A small draw of proof F."""

from pathlib import Path

import pytest

from tests.proofs.fold import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_the_fold_answers_as_the_oracle_does(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, histories=60).faults == []
