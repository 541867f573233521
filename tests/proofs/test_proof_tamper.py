"""A small draw of proof S6."""

from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.proofs.proof import small
from tests.proofs.tamper import PROOF


@pytest.mark.proof
def test_whatever_is_tampered_with_is_found(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, tamperings=60 if DATABASE == "sqlite" else 20).faults == []
