"""Two journeys by Tab, Enter and Space alone, with and without JavaScript: a reader's, from a question to the state of a
recommendation on another day; and the office's, from a file to its public page."""

from collections.abc import Iterator

import pytest

from tests.browser.keyboard import FAR, Keyboard
from tests.browser.steps import file, read_all
from tests.browser.visits import Visits, visits
from tests.browser.worlds import OFFICER
from tests.builders import PASSWORD
from tests.papers import RECOMMENDATIONS

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits(tmp_path_factory.mktemp("worlds")) as site:
        yield site


def keyboard(site: Visits, world: str, path: str, scripts: bool = True, width: int = 1280) -> Keyboard:
    window = {"width": width, "height": 700}
    context = site.context(world, java_script_enabled=scripts, viewport=window, reduced_motion="reduce")
    page = context.new_page()
    site.wrong = []
    page.goto(path)
    return Keyboard(page)


@SCRIPTS
def test_from_a_question_to_a_recommendation_on_another_day(site: Visits, scripts: bool) -> None:
    hand = keyboard(site, "whole", "/", scripts)
    hand.to("Find by number")
    hand.write("audits")
    with hand.page.expect_navigation():
        hand.press("Enter")
    hand.follow("One table of all audits (Recommendation 090103)")
    assert hand.page.url.endswith("/recommendations/090103")
    hand.to("As of another date")
    hand.press("Enter")
    hand.to("Month")
    hand.press("j", "u", "n")
    hand.to("Day")
    hand.write("1")
    hand.to("Year")
    hand.write("2021")
    hand.follow("Show that day", "Space")
    assert hand.page.url.endswith("/recommendations/090103?as_of=2021-06-01")
    assert "as of June 1, 2021" in hand.page.locator("body").inner_text()
    assert hand.wrong + site.wrong == []


@SCRIPTS
def test_from_a_file_to_its_public_page(site: Visits, scripts: bool) -> None:
    hand = keyboard(site, "empty", "/office/", scripts)
    sign_in(hand)
    year = 2011 if scripts else 2012  # each journey brings a paper of its own
    hand.follow("Bring papers in")
    hand.choose_file("Files", file("signs.txt", RECOMMENDATIONS.replace("December 2020", f"December {year}")))
    hand.follow("Bring them in", "Space")
    assert "0 of 1 read; 1 waiting." in hand.page.locator("main").inner_text()
    read_all(site.world("empty"))
    hand.follow("Refresh")
    assert "1 of 1 read: 1 new." in hand.page.locator("main").inner_text()
    hand.follow(f"Recommendations, Port Signs Working Group, December {year}")
    hand.to("Joined paragraph")
    hand.press("Space")
    hand.to("5 sure values")
    hand.press("Enter")
    hand.to("Subcommittee")
    hand.write("Safe Lanes Subcommittee")
    hand.to("3 things")
    hand.press("Enter")
    hand.to("Commercial Customs Operations Advisory Committee")  # a box that is ticked, to be left so
    hand.press("Space", "Space")
    hand.follow("Save and confirm all")
    assert "Confirmed." in hand.page.locator("main").inner_text()
    hand.follow("Preview the public page")
    preview = hand.page.locator("h1").inner_text()
    hand.page.go_back()  # by the browser's own key
    hand.follow("Publish")
    id = hand.page.locator("h1").inner_text().removeprefix("Publish ")
    hand.to(f"Type {id} to confirm")
    hand.write(id)
    hand.follow("Publish")
    assert hand.page.url.endswith(f"/papers/{year}-12-pswg-recommendations")
    assert hand.page.locator("h1").inner_text() == preview
    assert hand.page.locator("dt:text-is('Subcommittee') + dd").inner_text() == "Safe Lanes Subcommittee"
    assert hand.wrong + site.wrong == []


@SCRIPTS
def test_from_a_mark_on_the_page_to_an_item_that_is_split_and_put_back(site: Visits, scripts: bool) -> None:
    hand = keyboard(site, "desk", "/office/papers/intake-1", scripts)
    sign_in(hand)
    hand.follow("Next page")
    assert hand.page.url.endswith("?page=2#source")
    hand.to("Item 1: COAC recommends that CBP post one sign")  # on the picture
    with hand.page.expect_navigation(url="**#block-2"):  # the browser goes there a moment after the key
        hand.press("Enter")
    hand.press("Tab")
    assert hand.on().startswith("Where it stands in the source")
    hand.to("Ordinal")
    hand.write("7")
    hand.to("Split, join or move")
    hand.press("Enter")
    hand.follow("Split in two …", "Space")
    hand.follow("Split here")
    assert "Item 7 was split in two." in hand.page.locator("main").inner_text()  # what was typed was saved first
    assert [box.input_value() for box in hand.page.get_by_label("Ordinal").all()] == ["7", "", "2"]
    hand.follow("Take the last rearrangement back")
    assert [box.input_value() for box in hand.page.get_by_label("Ordinal").all()] == ["7", "2"]
    hand.to("Split, join or move")
    hand.page.get_by_label("Ordinal").first.focus()
    hand.write("1")
    hand.follow("Save, confirm later")
    assert hand.wrong + site.wrong == []


def test_with_scripts_the_other_side_comes_along_and_a_cut_is_made_at_the_cursor(site: Visits) -> None:
    hand = keyboard(site, "desk", "/office/papers/intake-1?page=2")
    sign_in(hand)
    page = hand.page
    page.get_by_label("Ordinal").first.focus()
    assert page.locator(".sheet .beside").get_attribute("id") == "from-block-2"
    page.locator(".sheet a[href='#block-3']").focus()
    assert page.locator(".review-form .beside").get_attribute("id") == "block-3"
    text = page.locator("textarea[name=block-2-text]")
    text.evaluate("box => { const at = box.value.indexOf('that names'); box.focus(); box.setSelectionRange(at, at); }")
    page.get_by_text("Split, join or move").first.click()
    page.get_by_role("button", name="Split at the cursor").first.click()
    page.get_by_text("was split in two").first.wait_for()
    assert text.input_value() == "COAC recommends that CBP post one sign at each gate"
    with page.expect_navigation():
        page.get_by_role("button", name="Take the last").click()
    assert page.get_by_text("was taken back").first.is_visible()
    page.get_by_label("Ordinal").first.focus()
    hand.write("9")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/office/")
    assert asked == ["beforeunload"]
    page.goto("/office/papers/intake-1?page=2")
    ordinal = page.get_by_label("Ordinal").first
    before = ordinal.input_value()
    ordinal.focus()
    hand.write("9")
    hand.write(before)
    page.goto("/office/")
    assert asked == ["beforeunload"]  # nothing is lost


def sign_in(hand: Keyboard) -> None:
    hand.to("E-mail address")
    hand.write(OFFICER)
    hand.to("Password")
    hand.write(PASSWORD)
    with hand.page.expect_navigation():
        hand.press("Enter")


def test_the_first_stop_skips_to_the_content(site: Visits) -> None:
    hand = keyboard(site, "whole", "/recommendations/")
    hand.press("Tab")
    assert hand.on() == "Skip to content"
    hand.press("Enter", "Tab")
    assert hand.on() == "JSON"  # the first link of the content, past the whole head
    assert hand.wrong == []


def test_a_slash_goes_to_the_search_box_unless_one_is_writing(site: Visits) -> None:
    hand = keyboard(site, "whole", "/recommendations/")
    hand.press("/")
    assert hand.on().startswith("Search the record")
    hand.press("a", "/", "b")
    assert hand.page.locator("#find").input_value() == "a/b"


@pytest.mark.parametrize(
    ("world", "path"),
    [("whole", "/recommendations/"), ("whole", "/recommendations/090102"), ("whole", "/search?q=sign"),
     ("office", "/office/papers/intake-2"), ("desk", "/office/papers/intake-1?page=2")],
)  # fmt: skip
@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_seen_at_every_stop(site: Visits, world: str, path: str, width: int) -> None:
    hand = keyboard(site, world, path, width=width)
    if path.startswith("/office"):
        sign_in(hand)
    stops = 0
    hand.press("Tab")
    while hand.on() and stops < FAR:
        hand.press("Tab")
        stops += 1
    assert 20 < stops < FAR
    assert hand.wrong == []
