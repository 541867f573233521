"""A small draw of proof N1."""

from pathlib import Path

import pytest

from tests.proofs.proof import small
from tests.proofs.two_worlds import PROOF


@pytest.mark.proof
def test_a_world_with_drafts_cannot_be_told_from_one_without(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, pairs=1, each=1, roles=1, controls=1).faults == []
