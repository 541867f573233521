"""What keeps others out: forms from elsewhere, cookies, caches, the public pages' distance, and limits on guessing."""

from pathlib import Path

import pytest

from tests.account.builders_account import World, proof, sign_in
from tests.builders import PASSWORD
from tracker.proceedings import sign_in_limits
from tracker.rules.refusal import TooMany

EMAIL = "ada@example.gov"


def unsafe_paths(world: World) -> list[str]:
    """Every address of the room that takes a form."""
    rules = [rule for rule in world.app.url_map.iter_rules() if rule.endpoint.startswith("account.")]
    filled = {"secret": world.invite(EMAIL), "handle": "0" * 16, "id": "proposal-0"}
    return sorted(
        rule.build({name: filled[name] for name in rule.arguments})[1]  # type: ignore[index]
        for rule in rules
        if "POST" in (rule.methods or ())
    )


def test_every_form_without_our_token_or_with_anothers_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser, stranger = world.member(EMAIL), world.app.test_client()
    paths, foreign = unsafe_paths(world), proof(stranger)
    assert len(paths) == 7
    for path in paths:
        for form in ({}, {"csrf_token": ""}, {"csrf_token": foreign}, {"csrf_token": "x" * 80}):
            data = form | {"email": EMAIL, "password": PASSWORD, "repeated": PASSWORD}
            assert browser.post(path, data=data).status_code == 400, (path, form)
    assert browser.get("/account").status_code == 200


def test_the_cookie_is_for_us_alone(tmp_path: Path) -> None:
    world = World(tmp_path, secure_cookies=True)
    page = world.app.test_client().get("/sign-in", base_url="https://localhost")
    (cookie,) = page.headers.getlist("Set-Cookie")
    flags = [flag.strip() for flag in cookie.split(";")[1:]]
    assert sorted(flags) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]
    plain = World(tmp_path / "plain").app.test_client().get("/sign-in")
    assert "Secure" not in plain.headers["Set-Cookie"]


def test_no_cache_keeps_a_page_of_the_account(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    paths = ("/account", "/sign-in?again=1", f"/invitation/{world.invite(EMAIL)}", "/invitation/unknown")
    assert [browser.get(path).headers["Cache-Control"] for path in paths] == ["no-store"] * 4


def test_a_public_page_neither_reads_nor_sets_the_cookie(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)
    page, stranger = browser.get("/"), world.app.test_client().get("/")
    assert page.status_code == 200
    assert page.text == stranger.text
    assert page.headers.getlist("Set-Cookie") == []
    assert "Cookie" not in page.headers.get("Vary", "")


def test_a_forged_or_foreign_cookie_lets_nobody_in(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.member(EMAIL)
    for value in ("", "x", "eyJfdXNlcl9pZCI6IjEifQ.aaaa.bbbb"):
        browser = world.app.test_client()
        browser.set_cookie("tracker", value)
        browser.set_cookie("remember_token", "1|" + "0" * 128)
        assert browser.get("/account", headers={"Authorization": "Bearer x"}).status_code == 302


def attempts(world: World, number: int, password: str, **more: str) -> list[int]:
    browser = world.app.test_client()
    return [sign_in(browser, more.get("email", EMAIL), password, address=more.get("address", "203.0.113.9")).status_code
            for _ in range(number)]  # fmt: skip


def test_ten_wrong_passwords_then_the_right_one_waits_too(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    assert attempts(world, 11, "wrong walnut bridges") == [400] * 10 + [429]
    page = sign_in(world.app.test_client(), EMAIL, address="203.0.113.9")
    assert (page.status_code, page.headers["Retry-After"]) == (429, "900")
    assert "There were too many attempts to sign in. Wait 15 minutes, then try again." in page.text
    world.go_on(minutes=15, seconds=1)
    assert attempts(world, 1, PASSWORD) == [302]


def test_a_guesser_elsewhere_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member(EMAIL)  # from 192.0.2.7
    for address in range(12):
        attempts(world, 10, "wrong walnut bridges", address=f"203.0.113.{address}")
    assert attempts(world, 1, PASSWORD, address="203.0.113.99") == [429]  # a hundred an hour for one account
    assert sign_in(browser, EMAIL).status_code == 302


def test_one_address_tries_thirty_accounts_and_a_network_counts_as_one_address(tmp_path: Path) -> None:
    world = World(tmp_path)
    said = [
        attempts(world, 1, "wrong walnut bridges", email=f"p{n}@example.gov", address=f"2001:db8::{n:x}")[0]
        for n in range(1, 32)
    ]
    assert said == [400] * 30 + [429]
    assert attempts(world, 1, "wrong walnut bridges", address="2001:db8:0:1::1") == [400]


def test_three_hundred_attempts_a_minute_are_enough_for_all_together(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        for n in range(300):
            sign_in_limits.admit(f"p{n}@example.gov", f"203.0.113.{n % 250}", world.when)
        with pytest.raises(TooMany) as refused:
            sign_in_limits.admit(EMAIL, "198.51.100.1", world.when)
        assert refused.value.after == 60
        world.go_on(minutes=1)
        sign_in_limits.admit(EMAIL, "198.51.100.1", world.when)


def test_a_form_opened_before_signing_in_is_of_no_use_after(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.member(EMAIL)
    browser = world.app.test_client()
    planted = proof(browser)
    sign_in(browser, EMAIL)
    assert browser.post("/sign-out", data={"csrf_token": planted}).status_code == 400


def test_success_is_not_counted(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    assert [attempts(world, 9, "wrong walnut bridges")[-1], attempts(world, 1, PASSWORD)[0]] == [400, 302]
    assert attempts(world, 12, PASSWORD) == [302] * 12


@pytest.mark.parametrize("password", ["", " ", "x" * 100_000, "ﬁ" * 300, "\x00", "%00"])
def test_an_odd_password_is_merely_wrong(tmp_path: Path, password: str) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    assert attempts(world, 1, password) == [400]
