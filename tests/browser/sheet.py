"""A contact sheet: `python -m tests.browser.sheet OUT_DIR` photographs every page in every state at each width, some in
the dark, in forced colours and as printed, and lays them out on one page to be looked at."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.state import State
from tests.browser.states import STATES
from tests.browser.visits import HEIGHT, WIDTHS, Visits, visits

OTHERWISE: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "print": {"media": "print"},
}
AS_USUAL: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "media": "screen"}
OTHERWISE_TOO = (
    "home",
    "recommendations filtered",
    "recommendation answered",
    "recommendation corrected",
    "paper with recommendations",
    "group renamed",
    "search with hits",
    "status words",
    "sign in refused",
    "review with proposals",
    "publish refused",
)
HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contact sheet</title><style>
body { font: 1rem sans-serif; margin: 1rem; background: #eee } figure { display: inline-block; margin: 0 1rem 1rem 0;
vertical-align: top } img { border: 1px solid #999; background: #fff; max-height: 60rem; max-width: 40rem }
</style></head><body><h1>Contact sheet</h1>
"""


def _photograph(site: Visits, state: State, folder: Path) -> Iterator[Path]:
    page = site.open(state)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        yield _taken(page, folder, state, str(width))
    for name, media in OTHERWISE.items() if state.name in OTHERWISE_TOO else ():
        page.emulate_media(**media)
        yield _taken(page, folder, state, name)
        page.emulate_media(**AS_USUAL)
    page.close()


def _taken(page: Page, folder: Path, state: State, how: str) -> Path:
    path = folder / f"{state.name.replace(' ', '-')}.{how}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def _sheet(taken: Sequence[tuple[State, Sequence[Path]]]) -> str:
    parts = [HEAD]
    for state, paths in taken:
        parts.append(f"<h2>{escape(state.name)} <small>{escape(state.path)}</small></h2>\n")
        parts += [
            f'<figure><a href="{path.name}"><img src="{path.name}" alt="{escape(path.stem)}" loading="lazy"></a>'
            f"<figcaption>{escape(path.suffixes[0][1:])}</figcaption></figure>\n"
            for path in paths
        ]
    return "".join([*parts, "</body></html>\n"])


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print("Say where the pictures go: python -m tests.browser.sheet OUT_DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with tempfile.TemporaryDirectory() as worlds, visits(Path(worlds), bars=False) as site:
        for number, state in enumerate(STATES, 1):
            taken.append((state, list(_photograph(site, state, folder))))
            print(f"\r{number} of {len(STATES)}: {state.name:40}", end="", flush=True)
    (folder / "index.html").write_text(_sheet(taken))
    print(f"\n{sum(len(paths) for _, paths in taken)} pictures of {len(taken)} states: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
