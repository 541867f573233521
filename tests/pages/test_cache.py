"""Public pages held as bytes: the same as made anew, until the record, the day or the address is another."""

import gzip
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from tests.builders import DATABASE, World, group, recommendation
from tests.pages.test_public_counts import counted
from tracker.pages.public import cache
from tracker.store.database import free_connection

PATHS = ("/", "/recommendations/", "/recommendations/2020-12/psw/1", "/groups/psw.json", "/search?q=sign")
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def filled(folder: Path) -> World:
    world = World(folder)
    world.publish(group("psw", "Port Signs Working Group"), recommendation("2020-12/psw/1", group="psw"))
    world.site.catch_up()
    return world


def asked(world: World, client: FlaskClient, path: str, **headers: str) -> tuple[TestResponse, int]:
    with counted(world) as queries:
        answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return answer, len(queries)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_made_once_and_sent_as_it_was_made(tmp_path: Path, path: str) -> None:
    world = filled(tmp_path)
    client = world.client()
    fresh = client.get(path, headers={"Cache-Control": "no-cache"})
    first, again = client.get(path), asked(world, client, path)
    assert again[1] == 0
    assert first.data == fresh.data == again[0].data
    assert {**again[0].headers, "Date": ""} == {**fresh.headers, "Vary": "Accept-Encoding", "Date": ""}


@pytest.mark.parametrize("path", PATHS)
def test_it_is_compressed_for_who_takes_it_and_known_again_by_one_tag(tmp_path: Path, path: str) -> None:
    client = filled(tmp_path).client()
    plain, small = client.get(path), client.get(path, headers=GZIP)
    packed = small.headers.get("Content-Encoding") == "gzip"
    assert packed == (len(plain.data) >= cache.SMALL)
    assert (gzip.decompress(small.data) if packed else small.data) == plain.data
    assert client.get(path, headers={"Accept-Encoding": "gzip;q=0, br"}).data == plain.data
    assert plain.headers["ETag"] == small.headers["ETag"]
    known = {"If-None-Match": plain.headers["ETag"]}
    assert [client.get(path, headers={**known, **more}).status_code for more in ({}, GZIP)] == [304, 304]
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    head = client.head(path)
    assert (head.data, head.headers["Content-Length"]) == (b"", plain.headers["Content-Length"])


def test_what_is_published_retracted_or_of_another_day_is_seen_by_the_next_request(tmp_path: Path) -> None:
    world = filled(tmp_path)
    client = world.client()
    before = client.get("/recommendations/").text
    world.publish(recommendation("2021-03/psw/1", since="2021-03", group="psw"))
    after = client.get("/recommendations/").text
    assert ("1 recommendation<" in before, "2 recommendations<" in after) == (True, True)
    world.at = "2026-01-17T15:00:00+00:00"
    assert "January 17, 2026" in client.get("/recommendations/").text


def test_addresses_and_hosts_are_told_apart(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    assert client.get("/recommendations/?group=psw").data != client.get("/recommendations/").data
    pages = {client.get("/recommendations/2020-12/psw/1", base_url=f"http://{host}").text for host in ("one", "two")}
    assert len(pages) == 2  # the citation names the host


@pytest.mark.parametrize("host", ["localhost/recommendations", "localhost/office", "", "l\u00f6calhost", "a b", "x?y"])
def test_no_page_is_held_for_a_host_that_can_be_none(tmp_path: Path, host: str) -> None:
    client = filled(tmp_path).client()
    refused = client.get("/", headers={"Host": host.encode().decode("latin-1")})
    assert (refused.status_code, "host" in refused.text) == (400, True)
    for path in ("/", "/recommendations/"):
        assert "http://localhost" + path in client.get(path).text


def test_what_an_address_holds_decoded_is_not_taken_for_another(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    assert client.get("/recommendations/%3Fgroup=psw").status_code == 404
    assert client.get("/recommendations/?group=psw").status_code == 200
    assert client.get("/recommendations/%3Fgroup=psw").status_code == 404


def test_only_public_pages_that_are_whole_are_held(tmp_path: Path) -> None:
    world = filled(tmp_path)
    world.person()
    client = world.client("dfo@example.gov")
    for path in ("/office/", "/account", "/recommendations/2020-12/psw/9", "/recommendations/?group=nobody", "/readyz"):
        first = client.get(path)
        assert ("public" in first.headers["Cache-Control"], "ETag" in first.headers) == (False, False), path
    assert b"Signed in" not in client.get("/").data


def test_a_search_that_the_index_could_not_answer_is_not_held(tmp_path: Path) -> None:
    world = filled(tmp_path)
    client = world.client()
    if DATABASE == "sqlite":
        shutil.rmtree(world.site.settings.index)
    else:
        with free_connection(world.url) as owner:
            owner.execute(text("DROP TABLE search_document"))
    broken = client.get("/search?q=sign")
    assert "is being rebuilt" in broken.text and broken.headers["Cache-Control"] == "no-store"
    world.site.catch_up()
    assert "2 results<" in client.get("/search?q=sign").text


def test_no_more_is_held_than_the_set_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = filled(tmp_path)
    client = world.client()
    size = len(client.get("/groups/psw").data)
    monkeypatch.setattr(cache, "MOST", size * 4)
    for number in range(12):
        client.get(
            f"/recommendations/?page=1&sort={'newest' if number % 2 else 'oldest'}&as_of=2025-01-{number + 1:02}"
        )
    held = world.app.wsgi_app.app  # behind what receives
    assert 0 < held._size <= size * 4
    assert held._size == sum(kept.size for kept in held._held.values())
    assert asked(world, client, "/recommendations/?page=1&sort=newest&as_of=2025-01-12")[1] == 0
    assert asked(world, client, "/groups/psw")[1] > 0
