from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search import engines
from tracker.search.engine import Engine


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return engines.made(tmp_path)


@pytest.fixture(autouse=True)
def _no_connection_stays_open(tmp_path: Path) -> Iterator[None]:
    yield
    engines.let_go(tmp_path)
