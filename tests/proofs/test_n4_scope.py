"""A small draw of proof N4; its table of routes is run whole in tests/pages/test_access.py."""

from pathlib import Path

import pytest

from tests.proofs.proof import small
from tests.proofs.scope import PROOF


@pytest.mark.proof
def test_a_query_yields_what_the_policy_grants(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, people=100, table=0).faults == []
