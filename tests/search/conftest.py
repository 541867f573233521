from pathlib import Path

import pytest

from tests.search.engines import ENGINES
from tracker.search.engine import Engine


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return ENGINES[request.param](tmp_path)
