"""The review of one paper in a browser: what is looked at stays where it is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits, visits
from tests.browser.worlds import OFFICER
from tests.papers import RECOMMENDATIONS
from tracker.exchange.intake import bring_in

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
def test_a_long_name_is_read_whole_in_its_box(site: Visits, width: int) -> None:
    long = "Trusted Trader and Export Modernization of the Southern Border Working Group"
    world = site.world("desk")
    with world.inside():
        text = RECOMMENDATIONS.replace("Port Signs Working Group", long).replace("PSWG", f"TTEM{width}")
        id = bring_in(world.person(f"long{width}@example.gov"), "long.txt", text.encode(), world.when)[0].id
    page = review(site, width, f"/office/papers/{id}")
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    clipped = """() => [...document.querySelectorAll("#review :is(input:not([type]), textarea.line)")]
      .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)
      .map((one) => one.name)"""
    assert page.locator("textarea.line").count() > 0
    assert page.evaluate(clipped) == []


def test_the_queue_breaks_no_word_in_two(site: Visits) -> None:
    page = review(site, 1280, "/office/")
    assert page.locator(".queue td").first.evaluate("one => getComputedStyle(one).overflowWrap") != "anywhere"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(
        "[...document.querySelectorAll('.queue table')].every((one) => one.scrollWidth <= one.parentElement.clientWidth)"
    )


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
