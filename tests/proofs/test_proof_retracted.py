"""A small draw of proof N8."""

from pathlib import Path

import pytest

from tests.proofs.proof import small
from tests.proofs.retracted import PROOF


@pytest.mark.proof
def test_what_is_retracted_is_gone_everywhere(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, worlds=1, each=3).faults == []
