"""The Chromium of this machine, driven by Playwright: found by its usual names, started with nothing of its own to say
to the world. Where there is none, the tests of this folder are skipped and say so."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first has no windows to draw
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    f"NO BROWSER TEST RUNS: none of {', '.join(NAMES)} is on the path (Debian: apt-get install chromium-headless-shell)"
)


def found() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser(bars: bool = True) -> Iterator[Browser]:
    """With the scroll bars that readers at a desk have: they take room, and a page must not count on it."""
    path = found()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=[*FLAGS], ignore_default_args=["--hide-scrollbars"] if bars else None
        )
        try:
            yield started
        finally:
            started.close()
