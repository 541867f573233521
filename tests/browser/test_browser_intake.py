"""Many papers in the browser: files that go up one by one and survive a connection that breaks; the queue and a release
of many, by keys alone and without a script."""

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Page, Route

from tests.browser.steps import file, read_all
from tests.browser.test_browser_journeys import SCRIPTS, keyboard, sign_in
from tests.browser.visits import Visits, visits
from tests.browser.worlds import OFFICER, SURE
from tracker.exchange.intake import bring_in
from tracker.proceedings import people, review

pytestmark = pytest.mark.browser
YEARS = count(1990)
ADVICE = "COAC recommends that CBP number its gates."
OTHERS = iter(  # the same words would be the same recommendation
    (
        "COAC recommends that CBP light the gates of the northern yards.",
        "COAC recommends that CBP ask drivers what they read at noon.",
        "COAC recommends that CBP mend broken poles within a week.",
        "COAC recommends that CBP number all lanes from the river.",
    )
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits(tmp_path_factory.mktemp("worlds")) as site:
        yield site


def intake(site: Visits) -> Page:
    page = site.context("empty", OFFICER).new_page()
    page.goto("/office/intake")
    site.wrong = []
    papers = [file(f"{year}.txt", SURE.replace("2022", str(year))) for year in (next(YEARS) for _ in range(3))]
    page.get_by_label("Files").set_input_files(papers)
    return page


def send(page: Page, button: str = "Bring them in") -> None:
    with page.expect_navigation(url="**/batches/*"):
        page.get_by_role("button", name=button).click()


def test_a_broken_connection_is_tried_again(site: Visits) -> None:
    page = intake(site)
    tries = count(1)

    def break_one(route: Route) -> None:
        if next(tries) == 2:
            route.abort()
        else:
            route.continue_()

    page.route("**/batches/*.json", break_one)
    send(page)
    assert next(tries) == 5  # three files, and one of them twice
    assert "0 of 3 read; 3 waiting." in page.locator("main").inner_text()
    assert page.locator("tbody tr").count() == 3


def test_the_addresses_of_single_files_go_up_before_them(site: Visits) -> None:
    page = intake(site)
    name = page.get_by_label("Files").evaluate("field => field.files[1].name")
    page.get_by_label("Addresses one by one").fill(f"{name}, here")
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("alert").get_by_text(f'Line 1 ({name}): "here" is no address of the web.').wait_for()
    page.get_by_label("Addresses one by one").fill(f"{name}, https://example.gov/{name}")
    send(page)
    assert page.get_by_role("row").filter(has_text=f"https://example.gov/{name}").count() == 1


def test_what_failed_is_named_and_can_be_sent_again_and_nothing_is_doubled(site: Visits) -> None:
    page = intake(site)
    tries = count(1)

    def refuse_two(route: Route) -> None:
        if next(tries) in (1, 3):
            route.fulfill(content_type="text/html", body="<p>Busy</p>")
        else:
            route.continue_()

    page.route("**/batches/*.json", refuse_two)
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("button", name="Try 2 failed files again").wait_for()
    said = page.get_by_role("region", name="Sending").inner_text()
    assert "3 of 3 files sent: 1 kept, 2 not kept." in said and said.count("not kept: the site answered 200") == 2
    send(page, "Try 2 failed files again")
    assert page.locator("tbody tr").count() == 3
    assert site.wrong == []


def test_the_batch_says_by_itself_how_far_it_is(site: Visits) -> None:
    page = intake(site)
    send(page)
    read_all(site.world("empty"))
    page.get_by_text("3 of 3 read: 3 new.").wait_for()
    assert site.wrong == []


@SCRIPTS
def test_many_are_ticked_and_published_by_keys_alone(site: Visits, scripts: bool) -> None:
    world = site.world("empty")
    years = [str(next(YEARS)) for _ in range(2)]
    with world.inside():
        officer = people.person_with(OFFICER).actor
        texts = [SURE.partition("2. COAC")[0].replace("2022", year).replace(ADVICE, next(OTHERS)) for year in years]
        ids = [bring_in(officer, "p.txt", text.encode(), world.when)[0].id for text in texts]
        for id in ids:
            review.accept(officer, id, world.when)
    hand = keyboard(site, "empty", f"/office/?year={years[0]}&year={years[1]}", scripts)
    sign_in(hand)
    for id in reversed(ids):  # the newest stands first
        hand.to(f"Tick Recommendations, Port Signs Working Group, June {years[ids.index(id)]}, {id}")
        hand.press("Space")
    hand.follow("Claim")
    assert "2 of 2 papers done." in hand.page.locator("main").inner_text()
    hand.follow("Tick all 2 shown")
    hand.follow("Publish …")
    assert "2 papers will go out, in this order" in hand.page.locator("main").inner_text()
    hand.to("Type 2, the number of papers, to confirm")
    hand.write("2")
    hand.follow("Publish 2 papers")
    assert "2 papers are published" in hand.page.locator("main").inner_text()
    assert hand.wrong + site.wrong == []
