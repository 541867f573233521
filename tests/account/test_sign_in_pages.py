"""Signing in and out as a browser does it, and what ends a session."""

import re
from pathlib import Path

import pytest

from tests.account.builders_account import World, proof, send, sign_in
from tests.builders import PASSWORD
from tracker.pages.account.sign_in import again, fresh
from tracker.proceedings.appointments import Appointment
from tracker.rules import policy
from tracker.store.database import db

EMAIL = "ada@example.gov"


def h1(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.S)
    return found[1] if found else ""


def test_the_right_password_lets_in_and_leads_to_the_desk(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    page = browser.get("/account")
    assert (page.status_code, h1(page.text)) == (200, "Your account")
    assert "Designated Federal Officer, Office of the Designated Federal Officer: from March 2, 2026" in page.text
    assert browser.get("/sign-in").location == "/office/"


def test_an_unknown_address_and_a_wrong_password_look_the_same(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    world.add("new@example.gov", name="Not Yet")  # known, without a password
    pages = []
    for email in (EMAIL, "nobody@example.gov", "new@example.gov"):
        page = sign_in(world.app.test_client(), email, "another walnut bridge")
        pages.append((page.status_code, re.sub(r'value="[^"]*"', "", page.text)))
    assert pages[0] == pages[1] == pages[2]
    assert pages[0][0] == 400
    assert "The e-mail address or the password is not right." in pages[0][1]


def test_a_refused_form_keeps_the_address_and_never_the_password(tmp_path: Path) -> None:
    page = sign_in(World(tmp_path).app.test_client(), "some@example.gov", "a secret that was typed").text
    assert re.findall(r'name="email"[^>]* value="([^"]*)"', page) == ["some@example.gov"]
    assert "a secret that was typed" not in page
    assert page.count('aria-describedby="refused"') == 2


def test_the_secret_changes_at_every_sign_in_and_the_former_session_ends(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    before = browser.get_cookie("tracker")
    sign_in(browser, EMAIL)
    after = browser.get_cookie("tracker")
    assert before and after and before.value != after.value
    thief = world.app.test_client()
    thief.set_cookie("tracker", before.value)
    assert thief.get("/account").location == "/sign-in?next=/account"
    assert browser.get("/account").status_code == 200


def test_sign_out_ends_the_session_for_every_copy_of_the_cookie(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    kept = browser.get_cookie("tracker")
    assert kept
    assert send(browser, "/sign-out").location == "/"
    copy = world.app.test_client()
    copy.set_cookie("tracker", kept.value)
    assert [one.get("/account").status_code for one in (browser, copy)] == [302, 302]


@pytest.mark.parametrize(
    ("waits", "last"),
    [([11], 200), ([12], 302), ([11, 11, 11], 200), ([11] * 15 + [2], 200), ([11] * 15 + [3], 302)],
    ids=["a night", "half a day idle", "used on and on", "167 hours", "168 hours"],
)
def test_a_session_ends_when_idle_or_old(tmp_path: Path, waits: list[int], last: int) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    codes = []
    for hours in waits:
        world.go_on(hours=hours)
        codes.append(browser.get("/account").status_code)
    assert codes == [200] * (len(waits) - 1) + [last]


def test_after_a_roles_end_the_next_request_is_refused_and_the_account_says_so(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("other@example.gov", name="Other Officer")
    browser = world.member(EMAIL, Appointment(policy.LIAISON, office="trade"), name="Cy Dow")
    world.add(EMAIL, Appointment(policy.DFO), name=None)
    world.go_on(days=3)
    sign_in(browser, EMAIL)
    before = browser.get("/office/").status_code
    world.end(EMAIL, policy.DFO)
    assert (before, browser.get("/office/").status_code) == (200, 404)
    world.end(EMAIL, policy.LIAISON)
    page = browser.get("/account")
    assert page.status_code == 200
    assert "You hold no role today. Your role as CBP liaison ended on March 4, 2026." in page.text


def test_each_role_comes_to_its_own_desk(tmp_path: Path) -> None:
    world = World(tmp_path)
    for name, role, desk in (
        ("dfo", Appointment(policy.DFO), "/office/"),
        ("liaison", Appointment(policy.LIAISON, office="trade"), "/liaison/"),
        ("chair", Appointment(policy.CHAIR, term=15), "/office/minutes"),
        ("member", Appointment(policy.MEMBER, group="ttwg", term=15), "/account"),
    ):
        browser = world.member(f"{name}@example.gov", role)
        assert (name, browser.get("/sign-in").location) == (name, desk)


WAITING = [
    (Appointment(policy.MEMBER, group="ttwg", term=15), "Your role as Working group member is known here."),
    (Appointment(policy.LEAD, group="ttwg", term=15), "Its pages, on which a working group drafts"),
    (Appointment(policy.EXPERT, group="ttwg", term=15), "Your role as Non-member expert in a group is known here."),
]


@pytest.mark.parametrize(("role", "said"), WAITING, ids=[role.role for role, _ in WAITING])
def test_whoever_has_no_pages_yet_is_told_so_and_what_can_be_done_now(
    tmp_path: Path, role: Appointment, said: str
) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL, role)
    page = browser.get("/account").text
    assert (said in page, "Until then you can read the public record" in page) == (True, True)
    assert [browser.get(path).status_code for path in ("/office/", "/recommendations/", "/search")] == [404, 200, 200]
    world.end(EMAIL, role.role)
    assert "come with a later release" not in browser.get("/account").text


def test_whoever_has_the_office_is_told_of_no_pages_to_come(tmp_path: Path) -> None:
    assert "come with a later release" not in World(tmp_path).member(EMAIL).get("/account").text


def test_a_role_that_ends_by_its_own_day_ends_without_anybody(tmp_path: Path) -> None:
    world = World(tmp_path)
    today = world.when.day
    browser = world.member(EMAIL, Appointment(policy.DFO, until=today))
    world.go_on(hours=11)
    before = browser.get("/office/").status_code
    world.go_on(hours=3)
    assert (before, browser.get("/office/").status_code) == (200, 404)  # it is midnight in the committee's zone
    assert "Your role as Designated Federal Officer ended on March 2, 2026." in browser.get("/account").text


def test_one_session_ends_or_all_others_end_at_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    here = world.member(EMAIL)
    there, elsewhere = world.app.test_client(), world.app.test_client()
    for browser in (there, elsewhere):
        world.go_on(seconds=5)
        sign_in(browser, EMAIL)
    paths = re.findall(r'action="(/account/sessions/\w+/end)"', here.get("/account").text)
    assert len(paths) == 2
    assert send(here, paths[1]).location == "/account"  # newest first: the second is `there`
    assert [one.get("/account").status_code for one in (here, there, elsewhere)] == [200, 302, 200]
    send(here, "/account/sessions/end-others")
    assert [one.get("/account").status_code for one in (here, there, elsewhere)] == [200, 302, 302]


def test_nobody_ends_another_persons_session(tmp_path: Path) -> None:
    world = World(tmp_path)
    ada, bob = world.member(EMAIL), world.member("bob@example.gov", name="Bob Orr")
    second = world.app.test_client()
    sign_in(second, EMAIL)
    (path,) = re.findall(r'action="(/account/sessions/\w+/end)"', ada.get("/account").text)
    foreign, unknown = send(bob, path), send(bob, "/account/sessions/0000000000000000/end")
    assert (foreign.status_code, foreign.text) == (unknown.status_code, unknown.text)
    assert (foreign.status_code, second.get("/account").status_code) == (404, 200)


def test_a_proof_of_the_password_is_fresh_for_ten_minutes(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    said = []
    for seconds in (0, 599, 1):
        world.go_on(seconds=seconds)
        with browser:
            browser.get("/account")
            said.append(fresh(world.when))
    assert said == [True, True, False]
    with browser, world.app.test_request_context():
        assert again("/office/papers/intake-1").location == "/sign-in?next=/office/papers/intake-1&again=1"
    with browser:
        world.post(browser, "/sign-in", {"again": "1", "password": PASSWORD}, "/sign-in?again=1")
        browser.get("/account")
        assert fresh(world.when)


def test_signing_in_again_changes_the_secret_and_keeps_the_person_and_their_open_forms(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    token, before = proof(browser, "/account"), browser.get_cookie("tracker")
    page = browser.get("/sign-in?again=1&next=/account")
    assert h1(page.text) == "Sign in again"
    assert re.findall(r"<input id=\"email\"[^>]* readonly", page.text) != []
    form = {"csrf_token": token, "again": "1", "next": "/account", "email": "bob@example.gov", "password": PASSWORD}
    assert browser.post("/sign-in", data=form).location == "/account"
    after = browser.get_cookie("tracker")
    assert before and after and before.value != after.value
    assert "ada@example.gov" in browser.get("/account").text  # whoever signs in again stays the same
    assert browser.post("/sign-out", data={"csrf_token": token}).status_code == 302  # forms left open still send


def test_reading_a_page_writes_at_most_once_a_minute(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    seen = []
    for seconds in (0, 59, 1, 59, 61):
        world.go_on(seconds=seconds)
        browser.get("/account")
        with world.app.app_context():
            seen.append(db.session.execute(db.text("SELECT seen FROM session")).scalar_one()[14:19])
    assert seen == ["00:00", "00:00", "01:00", "01:00", "03:00"]
