"""A small draw of proof S1."""

from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.proofs import killing
from tests.proofs.kill import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
@pytest.mark.parametrize(("command", "each"), [(1, 80), (2, 140)], ids=["import", "publish"])
def test_a_killed_command_has_done_all_or_nothing(tmp_path: Path, command: int, each: int) -> None:
    if DATABASE != "sqlite":
        pytest.skip("kill -9 is proven on SQLite, where the program itself writes the file")
    if not killing.available():
        pytest.skip("strace is not here, or may not trace: nothing can be killed at a chosen write")
    assert small(PROOF, tmp_path, command=command, each=each, random=2, control=3).faults == []
