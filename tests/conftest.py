"""What holds for every test: the worlds it built are closed behind it."""

from collections.abc import Iterator

import pytest

from tests import builders


@pytest.fixture(autouse=True)
def _worlds_are_closed() -> Iterator[None]:
    yield
    builders.close_all()
