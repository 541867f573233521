"""Without a Chromium every test of this folder is skipped, and one line that cannot be missed says why."""

import os
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if HERE in item.path.parents]
    if not ours or chromium.found():
        return
    for item in ours:
        item.add_marker(pytest.mark.skip(reason=chromium.MISSING))
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":  # of several workers, one says it
        with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\n{'!' * 20} {chromium.MISSING}: {len(ours)} tests are skipped {'!' * 20}", file=sys.stderr)
