"""A small draw of proof N6."""

from pathlib import Path

import pytest

from tests.proofs.crossing import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_no_cache_crosses_roles(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, requests=250, controls=100).faults == []
