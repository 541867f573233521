"""The review of one paper in a browser: what is looked at stays where it is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits, visits
from tests.browser.worlds import OFFICER

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits(tmp_path_factory.mktemp("worlds")) as site:
        yield site


def review(site: Visits, width: int, path: str = "/office/papers/intake-1", scripts: bool = True) -> Page:
    seen = {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    context = site.context("desk", OFFICER, java_script_enabled=scripts, **seen)
    page = context.new_page()
    page.goto(path)
    return page


def place(page: Page) -> dict[str, object]:
    """Where the two sides stand in the window, and what is unfolded."""
    return dict(page.evaluate("""() => ({
      top: Math.round(document.querySelector(".review").getBoundingClientRect().top),
      open: [...document.querySelectorAll("#review details[open] > summary")].map((one) => one.textContent),
    })"""))  # fmt: skip


@WIDTHS
def test_another_page_of_the_source_moves_nothing_else(site: Visits, width: int) -> None:
    page = review(site, width)
    page.get_by_text("sure values: show").click()
    page.get_by_text("Recommendations, from").or_(page.get_by_text("Recommendations: change")).first.click()
    page.get_by_role("button", name="Next page").evaluate("one => one.scrollIntoView({block: 'center'})")
    page.evaluate("() => scrollBy(0, 70)")
    before = place(page)
    page.get_by_role("button", name="Next page").evaluate("one => one.click()")
    page.wait_for_url("**page=2#source")
    page.wait_for_load_state()
    assert len(before["open"]) == 2  # type: ignore[arg-type]
    assert place(page) == before
    expect(page.get_by_role("button", name="Next page")).to_be_focused()


def test_a_place_on_another_page_is_brought_into_view_beside_the_form(site: Visits) -> None:
    page = review(site, 1280)
    link = page.get_by_role("button", name="Where it stands in the source, page 2").first
    link.evaluate("one => one.scrollIntoView({block: 'center'})")
    before = place(page)
    link.click()
    page.wait_for_url("**page=2#from-*")
    page.wait_for_load_state()
    assert place(page) == before
    expect(page.locator("g:target")).to_be_in_viewport()


def test_without_a_script_another_page_leads_back_to_the_source(site: Visits) -> None:
    page = review(site, 320, scripts=False)
    page.get_by_role("button", name="Next page").click()
    assert page.url.endswith("?page=2#source")
    expect(page.locator("#source")).to_be_in_viewport()
