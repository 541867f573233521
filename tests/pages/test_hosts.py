"""The site's own address: every absolute link is made of it, and no request by another name is answered or held."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, group, recommendation

ADDRESS = "https://coac.example.gov"
THING = "/recommendations/2020-12/psw/1"
ABSOLUTE = (
    THING,
    "/",
    "/sitemap-1.xml",
    "/robots.txt",
    "/index.atom",
    "/recommendations/.bib",
    f"{THING}.jsonld",
    "/api/",
)
OTHERS = (
    "evil.com",
    "coac.example.gov.evil.com",
    "coac.example.gov@evil.com",
    "evil.com:8000",
    "",
    "a b",
    "127.0.0.1.evil",
)
OURS = ("coac.example.gov", "COAC.example.gov:443", "127.0.0.1:8000", "localhost", "[::1]:8000")


def filled(folder: Path, **settings: Any) -> World:
    world = World(folder, **settings)
    world.publish(group("psw", "Port Signs Working Group"), recommendation("2020-12/psw/1", group="psw"))
    return world


@pytest.mark.parametrize("path", ABSOLUTE)
def test_every_absolute_link_is_of_the_sites_own_address(tmp_path: Path, path: str) -> None:
    client = filled(tmp_path, address=ADDRESS).client()
    pages = {client.get(path, headers={"Host": host}).data for host in OURS}
    assert len(pages) == 1
    page = pages.pop().decode()
    assert (f"{ADDRESS}/" in page, "127.0.0.1" in page, "localhost" in page) == (True, False, False)


@pytest.mark.parametrize("host", OTHERS)
def test_a_request_by_another_name_is_refused_before_anything_is_held_or_received(tmp_path: Path, host: str) -> None:
    world = filled(tmp_path, address=ADDRESS)
    client = world.client()
    for _ in range(2):
        refused = client.get(THING, headers={"Host": host})
        assert (refused.status_code, refused.content_type) == (400, "text/plain; charset=utf-8")
        assert refused.text == f"No site is here by the name that was asked for. Go to {ADDRESS}/ instead.\n"
        assert client.post("/sign-in", data={"email": "x"}, headers={"Host": host}).text == refused.text
    bodies = world.app.wsgi_app.app  # type: ignore[attr-defined]
    assert bodies.app._held == {}
    assert client.get(THING, headers={"Host": "coac.example.gov"}).status_code == 200


def test_a_machine_that_watches_may_ask_by_any_name(tmp_path: Path) -> None:
    client = filled(tmp_path, address=ADDRESS).client()
    assert [client.get(path, headers={"Host": "10.0.0.1:8000"}).status_code for path in ("/healthz", "/")] == [200, 400]


def test_behind_a_proxy_the_word_of_the_reader_on_the_host_is_not_believed(tmp_path: Path) -> None:
    client = filled(tmp_path, address=ADDRESS, proxies=1).client()
    sent = {"Host": "coac.example.gov", "X-Forwarded-Host": "evil.com", "X-Forwarded-Proto": "https"}
    page = client.get(THING, headers=sent)
    assert (page.status_code, "evil.com" in page.text) == (200, False)
    assert client.get(THING, headers={**sent, "Host": "evil.com"}).status_code == 400


def test_without_the_setting_links_name_the_host_that_was_asked(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    assert "http://one.example/recommendations/" in client.get(THING, headers={"Host": "one.example"}).text


def test_people_sign_in_by_the_address_of_the_machine_too(tmp_path: Path) -> None:
    world = filled(tmp_path, address=ADDRESS)
    world.person()
    assert world.client("dfo@example.gov").get("/office/").status_code == 200
