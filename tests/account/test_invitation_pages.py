"""The one-time link."""

import re
from pathlib import Path
from typing import Any

from tests.account.builders_account import World, proof, sign_in
from tests.builders import PASSWORD

EMAIL = "ada@example.gov"
NEW = "eleven copper lanterns swing"


def redeem(world: World, secret: str, password: str = NEW, repeated: str | None = None) -> Any:
    browser = world.app.test_client()
    path = f"/invitation/{secret}"
    form = {"csrf_token": proof(browser, "/sign-in"), "password": password, "repeated": repeated or password}
    return browser.post(path, data=form)


def test_a_link_sets_the_password_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    secret = world.invite(EMAIL)
    page = world.app.test_client().get(f"/invitation/{secret}")
    assert page.status_code == 200
    form = page.text.partition('<form class="form" method="post"')[2]
    assert re.findall(r'autocomplete="([\w-]+)"', form) == ["username", "new-password", "new-password"]
    first, second = redeem(world, secret), redeem(world, secret, "other copper lanterns hang")
    assert (first.status_code, first.location, second.status_code) == (302, "/sign-in?set=1", 404)
    assert sign_in(world.app.test_client(), EMAIL, NEW).status_code == 302


def test_unknown_used_old_and_replaced_links_look_the_same(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.add("bob@example.gov", name="Bob Orr")
    old = world.invite("bob@example.gov")
    world.go_on(days=7)
    used = world.invite(EMAIL)
    world.redeem(used, NEW)
    replaced = world.invite(EMAIL)
    good = world.invite(EMAIL)
    dead = (old, used, replaced, "unknown", "0" * 64)
    pages = [world.app.test_client().get(f"/invitation/{secret}") for secret in dead]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert "ask the office for a new link" in pages[0].text
    assert world.app.test_client().get(f"/invitation/{good}").status_code == 200


def test_a_new_password_ends_every_session_and_the_old_password(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    redeem(world, world.invite(EMAIL))
    assert browser.get("/account").status_code == 302
    codes = [sign_in(world.app.test_client(), EMAIL, password).status_code for password in (PASSWORD, NEW)]
    assert codes == [400, 302]


def test_a_refused_password_leaves_the_link_good_and_says_why(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    secret = world.invite(EMAIL)
    tried = {
        "too short": "it needs at least 15",
        "x" * 201: "longer than 200",
        "abababababababab": "repeats one short piece",
        "ada bell ada@example.gov": "little more than your own name",
        PASSWORD: "This is the password that you had",
    }
    for password, words in tried.items():
        page = redeem(world, secret, password)
        assert page.status_code == 400, password
        assert words in page.text
        assert f'"{password}"' not in page.text
    page = redeem(world, secret, NEW, "eleven copper lanterns swung")
    assert "The two passwords differ." in page.text
    assert redeem(world, secret).status_code == 302


def test_the_address_with_the_secret_is_told_to_nobody(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    for path in (f"/invitation/{world.invite(EMAIL)}", "/invitation/unknown"):
        assert world.app.test_client().get(path).headers["Referrer-Policy"] == "strict-origin"


def test_the_form_can_be_sent_over_https(tmp_path: Path) -> None:
    """There, a form without a Referer is refused: its origin must be told."""
    world = World(tmp_path, secure_cookies=True)
    world.add(EMAIL)
    browser, path = world.app.test_client(), f"/invitation/{world.invite(EMAIL)}"
    page = browser.get(path, base_url="https://localhost")
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page.text)[0]
    form = {"csrf_token": token, "password": NEW, "repeated": NEW}
    sent = browser.post(path, data=form, base_url="https://localhost", headers={"Referer": "https://localhost/"})
    assert sent.status_code == 302
