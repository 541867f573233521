"""A small draw of proof H7."""

from pathlib import Path

import pytest

from tests.proofs.contract import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_what_is_answered_is_what_the_document_says(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, each=2, controls=10).faults == []
