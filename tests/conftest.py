"""What holds for every test: the worlds it built are closed behind it, and the server that held them goes in the end."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import builders

settings.register_profile("untimed", settings.default, deadline=None)  # a busy machine is no fault of the program
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _worlds_are_closed() -> Iterator[None]:
    yield
    builders.close_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker waits for another in the end."""
    items.sort(key=lambda item: item.get_closest_marker("proof") is None)


def pytest_sessionfinish() -> None:
    builders.stop_server()
