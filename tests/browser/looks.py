"""What can be seen to be wrong with a page as it lies in the browser: by axe, by its measures, by its targets."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURED = (320, 1280)  # between them a page is coloured as at one of these
DARK = 1280  # the dark has other colours for the same names, whatever the width; here all that is read is shown
COLOURS = ("color-contrast", "link-in-text-block")
ASKED = {"resultTypes": ["violations"], "preload": False}  # nothing is asked for that the page has not
TARGETS = {"target-size": {"enabled": True}}
ALL_RULES = {**ASKED, "rules": TARGETS}
ALL_BUT_COLOURS = {**ASKED, "rules": {**TARGETS, **{name: {"enabled": False} for name in COLOURS}}}
CONTRAST = {**ASKED, "runOnly": list(COLOURS)}

# Whatever sticks out to the right of the page, or of a box that hides or scrolls it.
_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const out = [];
  if (document.documentElement.scrollWidth > room)
    for (const e of document.querySelectorAll("body *"))
      if (e.getBoundingClientRect().right > room + 0.5 && !e.closest(".unseen, .skip"))
        out.push("sticks out: " + e.outerHTML.slice(0, 120));
  for (const e of document.querySelectorAll("body *")) {
    const style = getComputedStyle(e);
    if (e.closest(".unseen, .skip, thead") || /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName)) continue;
    if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)
      out.push("cut or scrolled: " + e.outerHTML.slice(0, 120));
  }
  return out;
}"""

# Links and controls under 24 px in either direction, outside running text. A box inside a label has the label as its
# target. Running text: an inline link in a block that says a word beside its links. What lies on the picture of a page
# (.sheet) is as large as it is printed there; the same links stand in a list below it.
_SMALL = """() => {
  const out = [];
  const inText = (e) => {
    if (getComputedStyle(e).display !== "inline") return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const bare = block.cloneNode(true);
    for (const target of bare.querySelectorAll("a, button")) target.remove();
    return /\\p{L}{2}/u.test(bare.textContent);
  };
  for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (e.type === "hidden" || !e.checkVisibility() || e.closest(".skip, .unseen, pre, .sheet") || inText(e)) continue;
    const box = (e.closest("label") || e).getBoundingClientRect();
    if (box.width < 24 || box.height < 24)
      out.push(`${Math.round(box.width)}x${Math.round(box.height)}: ${e.outerHTML.slice(0, 120)}`);
  }
  return out;
}"""


def ready(page: Page) -> None:
    """Put axe into the page, past its content policy, as a reader's own tool would be."""
    page.evaluate(AXE_SCRIPT)


def axe(page: Page, options: dict[str, Any] = ALL_RULES) -> Iterator[str]:
    for violation in page.evaluate("async options => (await axe.run(options)).violations", options):
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:160]} - {node['failureSummary'][:200]}"


def wide(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_WIDE)
    return found


def small(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_SMALL)
    return found


def faults(page: Page) -> list[str]:
    """Everything at the width that the window has; at the least and the most the colours, at the most in the dark too."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.emulate_media(color_scheme="light")
    found = [*axe(page, ALL_RULES if width in COLOURED else ALL_BUT_COLOURS), *wide(page), *small(page)]
    if width == DARK:
        page.emulate_media(color_scheme="dark")
        found += [f"in the dark {one}" for one in axe(page, CONTRAST)]
        page.emulate_media(color_scheme="light")
    return [f"at {width}: {one}" for one in found]
