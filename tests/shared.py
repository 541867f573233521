"""The papers that lie beside this checkout. They are absent on a user's machine; a test that needs them says so."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def papers() -> Path:
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip("../shared/papers is not beside this checkout: the two real papers cannot be read here")
    return folder
