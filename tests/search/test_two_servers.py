"""A small draw of proof R: two servers, one with a replica that is killed and comes back."""

from collections import Counter
from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.proofs.proof import small
from tests.proofs.two_servers import PROOF, tell

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="replicas are PostgreSQL's")


@pytest.mark.proof
def test_public_pages_go_on_while_a_replica_is_gone(tmp_path: Path) -> None:
    told = small(PROOF, tmp_path, published=2, killed=1, asked=14)
    assert [fault for fault in told.faults if not fault.startswith("late")] == []  # time is looked at in the full draw


def test_a_failure_is_told() -> None:
    assert tell(Counter(failed=1, control=2)).faults == ["failed: 1"]
