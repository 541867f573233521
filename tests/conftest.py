"""What holds for every test: the worlds it built are closed behind it, and the server that held them goes in the end."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import builders, postgres

settings.register_profile("untimed", settings.default, deadline=None)  # a busy machine is no fault of the program
settings.load_profile("untimed")
gc.set_threshold(100_000, 20, 100)  # at the usual 700, a third of what a world takes is looking for what it leaves

MEMORY, ROOM = Path("/dev/shm"), 6 << 30  # bytes; a home of a test is of a megabyte, and those that passed are removed


def pytest_configure() -> None:
    """Where memory can be a folder and has room, the homes of tests lie there: waiting for a disk some hundred thousand
    times takes longer than the tests, and what a disk keeps is asked by the proofs, of processes of their own."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(autouse=True)
def _worlds_are_closed() -> Iterator[None]:
    with builders.dropped():
        yield
        builders.close_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker waits for another in the end."""
    items.sort(key=lambda item: item.get_closest_marker("proof") is None)


def pytest_sessionfinish() -> None:
    postgres.stop()
