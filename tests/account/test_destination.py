"""After signing in nobody is led off the site, however the address is dressed up."""

from itertools import product
from pathlib import Path

import pytest

from tests.account.builders_account import World
from tests.builders import PASSWORD
from tracker.pages.account.destination import own_path

HOST = "evil.example"
LEADS = (
    "//", "///", "////", "/\\", "\\\\", "\\/", "/\t/", "/\n/", "/\r/", "/\0/", "/ /", " //", "\t//", "/.//",
    "/..//", "/a//", "/a/..//", "/%2f", "/%2F", "/%5c", "/%5C", "%2f%2f", "/%252f", "/%25252f", "/%09/",
    "/%0a/", "/%0d%0a/", "/%00/", "/a/%2f", "/\u2044", "/\uff0f", "/\u2215", "/\ufe68", "/\uff3c",
    "\uff0f\uff0f", "/%ef%bc%8f", "/%ef%bc%bc", "http://", "https://", "HTTPS://", "http:", "https:", "http:/",
    "http:\\\\", "ht\ttp://", "ftp://", "javascript:", "javascript://", "data:text/html,", "vbscript:",
    "file:///", "blob:", "view-source:http://", "", "@", ".", "..", "?//", "#//", ":80//", "user@", "xn--",
    "\u200b//", "\ufeff//", "\u00a0//", "\u202e//",
)  # fmt: skip
TAILS = ("", "/", "/account", "?x=/account", "#/account", "/%2e%2e", "\\account", ":443/")
OWN = (
    "/", "/account", "/office/", "/office/papers/intake-1", "/recommendations/2020-12/ttwg/5", "/a%20b", "/caf%C3%A9",
    "/papers/2020-12-ttwg#item-3", "/search?q=C-TPAT&group=ttwg", "/search?q=a%2F%2Fb%5Cc",
    "/recommendations/010457@v2", "/search?next=https://evil.example",
)  # fmt: skip


@pytest.mark.parametrize("lead", LEADS, ids=ascii)
def test_no_address_leads_elsewhere(lead: str) -> None:
    variants = [lead + HOST + tail for tail in TAILS]
    assert [own_path(one) for one in variants] == [None] * len(TAILS)


def test_the_variants_are_some_hundreds() -> None:
    assert len(set(map("".join, product(LEADS, [HOST], TAILS)))) == len(LEADS) * len(TAILS) >= 480


@pytest.mark.parametrize("path", OWN)
def test_a_page_of_ours_is_found_again(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path", [None, "", "/sign-in", "/sign-in?next=/", "/sign-out", "/invitation/x", "/" + "a" * 2000]
)
def test_what_cannot_be_opened_is_not_gone_back_to(path: str | None) -> None:
    assert own_path(path) is None


def test_the_form_itself_goes_only_to_pages_of_ours(tmp_path: Path) -> None:
    world = World(tmp_path)
    browser = world.member("ada@example.gov")
    page = "/sign-in?again=1"
    for lead in ("//", "/\\", "https://", "/%2f", "/\t/"):
        sent = world.post(browser, "/sign-in", {"password": PASSWORD, "again": "1", "next": lead + HOST}, page)
        assert sent.location == "/office/", lead
        assert HOST not in browser.get("/sign-in", query_string={"again": "1", "next": lead + HOST}).text
    sent = world.post(browser, "/sign-in", {"password": PASSWORD, "again": "1", "next": "/account?x=1"}, page)
    assert sent.location == "/account?x=1"
    assert browser.get("/sign-in", query_string={"next": "//" + HOST}).location == "/office/"


def test_whoever_is_sent_to_sign_in_comes_back(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.member("ada@example.gov")
    browser = world.app.test_client()
    assert browser.get("/account?x=1").location == "/sign-in?next=/account?x%3D1"
    form = {"email": "ada@example.gov", "password": PASSWORD, "next": "/account?x=1"}
    page = "/sign-in?next=/account?x%3D1"
    assert 'name="next" value="/account?x=1"' in browser.get(page).text
    assert world.post(browser, "/sign-in", form, page).location == "/account?x=1"
