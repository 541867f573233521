"""Pages in other ways of looking: enlarged twice, with wide spacing, in print, in forced colours; and a
control: a page with faults, each of which must be found."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import looks
from tests.browser.states import STATES
from tests.browser.visits import Visits, visits

pytestmark = pytest.mark.browser
LOOKED_AT = (
    "home",
    "recommendations filtered",
    "recommendation answered",
    "recommendation corrected",
    "paper with recommendations",
    "group renamed",
    "terms",
    "search with hits",
    "status words",
    "office",
    "review with proposals",
)
EACH = pytest.mark.parametrize("name", LOOKED_AT)

# WCAG 1.4.12: what a reader may set, set past the content policy, as a reader's own tool would.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
FAULTY = """<!doctype html><html lang="en"><head><title>Control</title></head><body><main><h1>Control</h1>
<p id="wide">A</p><p><img src="/static/icon.svg"></p><p><a id="small" href="/">x</a></p><p id="pale">Pale words</p></main>
</body></html>"""
SPOILT = """() => {
  const set = (id, style) => Object.assign(document.getElementById(id).style, style);
  set("wide", {width: "2000px"}); set("small", {fontSize: "8px"}); set("pale", {color: "#cccccc"});
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits(tmp_path_factory.mktemp("worlds")) as site:
        yield site


def opened(site: Visits, name: str, width: int = 1280) -> Page:
    return site.open(next(state for state in STATES if state.name == name), width)


def words(page: Page) -> Counter[str]:
    return Counter(page.locator("body").inner_text().split())


@EACH
def test_nothing_is_lost_when_enlarged_twice(site: Visits, name: str) -> None:
    page = opened(site, name)
    usual = words(page)
    page.set_viewport_size({"width": 640, "height": 450})
    assert looks.wide(page) == []
    assert usual - words(page) == Counter()
    page.close()


@EACH
def test_nothing_is_cut_when_letters_are_spaced(site: Visits, name: str) -> None:
    page = opened(site, name, 320)
    page.evaluate(SPACED)
    assert looks.wide(page) == []
    page.close()


@EACH
def test_print_has_the_words_and_nothing_to_click(site: Visits, name: str) -> None:
    page = opened(site, name)
    page.emulate_media(media="print")
    for part in ("nav", ".skip", ".find", "form.day", ".desk", "button", ".narrow", ".big-find", ".foot-links"):
        assert [one for one in page.locator(part).all() if one.is_visible()] == [], part
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert looks.wide(page) == []
    grounds = page.locator(".tag, .notice, .state").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).backgroundColor)"
    )
    assert set(grounds) <= {"rgba(0, 0, 0, 0)"}
    page.close()


def test_print_is_black_on_white_in_the_dark_too(site: Visits) -> None:
    page = opened(site, "recommendation answered")
    page.emulate_media(media="print", color_scheme="dark")
    looks.ready(page)
    assert list(looks.axe(page, looks.CONTRAST)) == []
    page.close()


def test_forced_colours_keep_what_only_colour_said(site: Visits) -> None:
    """Where a browser takes all grounds away, a tag still has its edge, and the page one is on its mark."""
    page = opened(site, "recommendation answered")
    page.emulate_media(forced_colors="active")
    edges = page.locator(".tag, .state, .notice, .button").evaluate_all(
        "all => all.map((e) => getComputedStyle(e)).map((s) => [s.borderTopStyle, s.borderTopWidth])"
    )
    assert edges and all(style == "solid" and width != "0px" for style, width in edges)
    marks = page.locator(".nav a").evaluate_all("all => all.map((e) => getComputedStyle(e).borderBottomColor)")
    assert marks.count(marks[0]) == 1  # Recommendations, where we are; all others are alike
    page.close()


def test_the_faults_of_a_page_that_has_some_are_found(site: Visits) -> None:
    page = opened(site, "home", 320)
    page.route("**/faulty", lambda route: route.fulfill(content_type="text/html", body=FAULTY))
    page.goto("/faulty")
    page.evaluate(SPOILT)
    looks.ready(page)
    found = "\n".join(looks.faults(page))
    assert [
        one for one in ("image-alt", "color-contrast", 'sticks out: <p id="wide"', '<a id="small"') if one not in found
    ] == []
    page.evaluate("() => fetch('https://example.org/').catch(() => 0)")
    page.evaluate("() => console.error('said')")
    page.wait_for_timeout(100)
    assert [one for one in ("asked elsewhere", "said") if one not in "\n".join(site.wrong)] == []
    page.close()
