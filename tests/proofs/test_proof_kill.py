"""A small draw of proof S1."""

from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.proofs import killing
from tests.proofs.kill import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_a_killed_command_has_done_all_or_nothing(tmp_path: Path) -> None:
    if DATABASE != "sqlite":
        pytest.skip("kill -9 is proven on SQLite, where the program itself writes the file")
    if not killing.available():
        pytest.skip("strace is not here, or may not trace: nothing can be killed at a chosen write")
    assert small(PROOF, tmp_path, command=0, first=25, each=90, random=0, control=1).faults == []
