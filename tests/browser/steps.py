"""What a reader does on a page to bring about a state of it: a refusal, an act, all that is folded unfolded."""

from playwright.sync_api import FilePayload, Page

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tracker.exchange.arrivals import read_next


def file(name: str, content: str | bytes) -> FilePayload:
    raw = content if isinstance(content, bytes) else content.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def read_all(world: World) -> None:
    """What waits is read, as by the process beside the site."""
    with world.inside():
        while read_next(lambda: world.when):
            pass


def wrong_password(page: Page) -> None:
    page.get_by_label("E-mail address").fill("nobody@example.gov")
    page.get_by_label("Password").fill("not the password")
    page.locator("main").get_by_role("button", name="Sign in").click()


def two_passwords(page: Page) -> None:
    page.get_by_label("New password").fill("seven calm otters read minutes")
    page.get_by_label("The same again").fill("seven calm otters")
    page.get_by_role("button", name="Set the password").click()


def short_password(page: Page) -> None:
    page.get_by_label("New password").fill("otters")
    page.get_by_label("The same again").fill("otters")
    page.get_by_role("button", name="Set the password").click()


def files_sent(page: Page) -> None:
    page.get_by_label("Files").set_input_files([file("signs.txt", RECOMMENDATIONS), file("nothing.txt", "")])
    with page.expect_navigation():
        page.get_by_role("button", name="Bring them in").click()


def files_not_kept(page: Page) -> None:
    """What the site answers is no answer of ours: as behind a proxy that failed."""
    page.route("**/batches/*.json", lambda route: route.fulfill(content_type="text/html", body="<p>Busy</p>"))
    page.get_by_label("Files").set_input_files([file("signs.txt", RECOMMENDATIONS), file("gates.txt", "words")])
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("button", name="Try 2 failed files again").wait_for()


def no_such_day(page: Page) -> None:
    page.get_by_label("Files").set_input_files([file("signs.txt", RECOMMENDATIONS)])
    page.get_by_label("Obtained on").fill("Yuletide")
    with page.expect_navigation():
        page.evaluate("document.getElementById('bring').submit()")  # as where no script runs


def claim_two(page: Page) -> None:
    page.get_by_label("intake-1", exact=False).check()
    page.get_by_label("intake-5", exact=False).check()
    page.get_by_role("button", name="Release").click()


def nothing_ticked(page: Page) -> None:
    page.get_by_role("button", name="Claim").click()


def another_number(page: Page) -> None:
    page.get_by_label("to confirm").fill("yes")
    page.locator("main").get_by_role("button", name="Publish").click()


def no_date(page: Page) -> None:
    page.get_by_text("sure values: show").click()
    page.get_by_label("Date", exact=False).first.fill("Yuletide")
    page.get_by_label("Acronym").first.fill("PS")
    page.get_by_role("button", name="Save and confirm all").click()


def another_id(page: Page) -> None:
    page.get_by_label("Type intake-3 to confirm").fill("yes")
    page.locator("main").get_by_role("button", name="Publish").click()


def another_key(page: Page) -> None:
    page.get_by_label("Why it is retracted").fill("Printed by mistake.")
    page.get_by_label("to confirm").fill("yes")
    page.get_by_role("button", name="Retract with this reason").click()


def no_answer(page: Page) -> None:
    page.get_by_label("Number or key of that other one").first.fill("2099-01/none/1")
    page.get_by_role("button", name="Save what is chosen").click()


def no_such_meeting(page: Page) -> None:
    page.get_by_label("Meeting or term").fill("soon")
    page.get_by_label("Kind of paper").select_option("minutes")
    page.get_by_label("There was none").check()
    page.get_by_label("Who says so").fill("Nobody does.")
    page.get_by_role("button", name="Say so in the record").click()


def not_printed(page: Page) -> None:
    page.get_by_label("As printed").fill("the zeppelin")
    page.get_by_label("What is right").fill("the airship")
    page.get_by_label("Who says so").fill("The draft.")
    page.get_by_role("button", name="Record this erratum").click()


def synonyms_refused(page: Page) -> None:
    page.get_by_label("Other names of FA", exact=True).fill("QRA\n&")
    page.get_by_label("Belongs together with of CII", exact=True).fill("nothing")
    page.get_by_role("button", name="Show what would change").click()


def synonyms_tried(page: Page) -> None:
    page.get_by_label("Other names of FA", exact=True).fill("Focused Assessment\nField Audit")
    page.get_by_label("Take away WRO", exact=True).check()
    page.get_by_label("Acronym or short name, new row").first.fill("EAPA")
    page.get_by_label("Other names, new row").first.fill("Enforce and Protect Act")
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_text("3 rows would change").wait_for()


def synonyms_stale(page: Page) -> None:
    """Somebody publishes the list while another has it open."""
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Acronym or short name, new row").first.fill("MSN")
    other.get_by_label("Other names, new row").first.fill("Most Senior Name")
    other.get_by_role("button", name="Publish this list").click()
    other.get_by_text("Search goes by edition").wait_for()
    other.close()
    page.get_by_label("Take away QRA", exact=True).check()
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_text("What others changed since you opened it").wait_for()


def synonyms_emptied(page: Page) -> None:
    for box in page.get_by_role("checkbox", name="Take away").all():
        box.check()
    page.get_by_role("button", name="Publish this list").click()
    page.get_by_text("The list is empty").wait_for()


def opened(page: Page) -> None:
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true }")


def moved_down(page: Page) -> None:
    page.get_by_text("Split, join or move").first.click()
    page.get_by_role("button", name="Move down").first.click()
    page.get_by_text("was moved down").first.wait_for()


def joined_with_nothing(page: Page) -> None:
    page.locator("form#review").evaluate(
        "form => { const b = form.querySelector('button[value^=\"join \"]'); b.value = 'join ' + "
        "[...form.querySelectorAll('[id^=block-] legend')].filter(e => e.textContent.startsWith('Item'))"
        ".pop().parentElement.id.slice(6); b.click(); }"
    )
    page.get_by_text("There is no item after this one").wait_for()


def to_send_back(page: Page) -> None:
    page.get_by_text("Send it back").click()


def a_link_proposed(page: Page) -> None:
    page.get_by_role("link", name="What led to a change of criteria").click()


def a_relation_proposed(page: Page) -> None:
    page.get_by_role("link", name="How one recommendation follows on another").click()


def references_of_one(page: Page) -> None:
    page.locator("main table a").first.click()


def a_token_made(page: Page) -> None:
    page.get_by_role("button", name="Make a token").click()
