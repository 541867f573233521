"""What programs are told that look at every page: all that stands, at its one address, and nothing that was taken back."""

import tracemalloc
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from flask.testing import FlaskClient

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.record_public import SECOND, whole
from tracker.formats import sitemap as sitemaps
from tracker.pages.public import crawled
from tracker.published import addresses, find
from tracker.published.entry import Edition
from tracker.rules.keys import DEMONSTRATION
from tracker.text.dates import on_day

MANY = 3_000  # of each some kilobytes: a part of them is nothing beside all
SPACE = f"{{{sitemaps.SPACE}}}"


def listed(client: FlaskClient, path: str) -> list[tuple[str, str]]:
    answer = client.get(path, buffered=True)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml"), path
    return [(one.findtext(f"{SPACE}loc", ""), one.findtext(f"{SPACE}lastmod", "")) for one in fromstring(answer.data)]


def all_places(client: FlaskClient) -> dict[str, str]:
    parts = [address.removeprefix("http://localhost") for address, _ in listed(client, "/sitemap.xml")]
    found = [place for part in parts for place in listed(client, part)]
    assert len(found) == len(dict(found)), "an address stands twice"
    return {address.removeprefix("http://localhost"): stamp for address, stamp in found}


def test_it_names_what_stands_each_at_its_one_address(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    client = world.client()
    places = all_places(client)
    for path in places:
        page = client.get(path, buffered=True)
        assert page.status_code == 200, path
        assert f'<link rel="canonical" href="http://localhost{path}">' in page.get_data(as_text=True), path
    for path in ("/", "/recommendations/090101", "/groups/wayfinding", "/papers/2020-12-pswg-recommendations",
                 "/terms/16", "/record/2021/1", f"/recommendations/{SECOND}/2"):  # fmt: skip
        assert path in places
    for gone in (f"/recommendations/{SECOND}/6", "/record/2023/9", "/groups/pswg"):
        assert gone not in places


def test_it_says_when_anything_was_last_said(tmp_path: Path) -> None:
    """A response changes the page of what it answers."""
    places = all_places(whole(World(tmp_path)).client())
    assert places["/recommendations/090102"] == "2026-02-07T15:00:00Z"
    assert places["/recommendations/090103"] == "2026-02-06T15:00:00Z"
    assert places["/"] == "2026-03-10T15:00:00Z"


def test_a_part_holds_no_more_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = whole(World(tmp_path))
    whole_ = all_places(world.client())
    monkeypatch.setattr(crawled, "MOST", 7)
    world.app.wsgi_app.app._held.clear()  # type: ignore[attr-defined]
    with world.reading() as reader:
        parts = 1 + -(-addresses.number(reader, world.when.day) // 7)
    assert len(listed(world.client(), "/sitemap.xml")) == parts
    assert max(len(listed(world.client(), f"/sitemap-{part}.xml")) for part in range(2, parts + 1)) <= 7
    assert all_places(world.client()) == whole_
    for path in (f"/sitemap-{parts + 1}.xml", "/sitemap-0.xml", "/sitemap-01.xml", "/sitemap-a.xml"):
        opened(world.client(), path, 404)


def test_a_part_is_not_held_as_a_whole(tmp_path: Path) -> None:
    """It is read and written some hundreds at once."""
    world = World(tmp_path)
    long = {"note": "words " * 500}
    world.publish(
        *(Edition(f"note/{n}", "notice", f"Note {n}", on_day(world.when.day), facts=long) for n in range(MANY))
    )
    with world.reading() as reader:
        tracemalloc.start()
        found = sum(1 for _ in addresses.places(reader, world.when.day, 0, MANY))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (found, most < MANY * len(long["note"]) / 2) == (MANY, True), most


def test_robots_leave_the_workspace_and_searches_alone(tmp_path: Path) -> None:
    said = World(tmp_path).client().get("/robots.txt").get_data(as_text=True)
    assert said.splitlines() == ["User-agent: *", *(f"Disallow: {path}" for path in crawled.APART),
                                 "Sitemap: http://localhost/sitemap.xml"]  # fmt: skip


def test_a_demonstration_is_not_to_be_found_by_anybody(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(Edition(DEMONSTRATION, "notice", "A demonstration", on_day(world.when.day)))
    assert world.client().get("/robots.txt").get_data(as_text=True) == "User-agent: *\nDisallow: /\n"


def test_of_a_record_without_entries_there_are_its_pages(tmp_path: Path) -> None:
    world = World(tmp_path, founded=False)
    assert listed(world.client(), "/sitemap.xml") == [("http://localhost/sitemap-1.xml", "")]
    assert list(all_places(world.client())) == list(crawled.PAGES)
    with world.reading() as reader:
        assert find.last_recorded(reader) == ""
