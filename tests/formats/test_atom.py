"""Feeds: what RFC 4287 and RFC 6721 ask for stands in them, and whatever the words, they are XML."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import World
from tests.pages.builders_public import day, publish, term
from tests.pages.record_public import FIRST, kept, whole
from tracker.formats import atom
from tracker.formats.atom import Deleted, Entry, Feed
from tracker.formats.characters import visible
from tracker.formats.taken import Taken
from tracker.published.entry import Edition
from tracker.store.chain import Head
from tracker.text import dates

NAMES = {"a": atom.ATOM, "at": atom.TOMBSTONES, "record": atom.RECORD}
SITE = "https://record.example.gov"
TAKEN = Taken(date(2026, 1, 15), Head(57, "a" * 64), "b" * 64)
ENTRY = Entry("urn:uuid:1", "Signs & <lamps>", "2026-01-15T15:00:00Z", f"{SITE}/papers/x?a=1&b=2", "One line.",
              "<p>a &lt; b</p>", [("paper", "Paper"), ("pswg", "Port Signs")])  # fmt: skip


def feed(*entries: Entry, **more: object) -> Element:
    made = Feed("urn:uuid:0", "Papers", "2026-01-15T15:00:00Z", f"{SITE}/papers/.atom?q=a&b", f"{SITE}/papers/?q=a&b",
                "COAC record", TAKEN, entries, **more)  # type: ignore[arg-type]  # fmt: skip
    return fromstring(atom.xml(made))


def told(root: Element, *paths: str) -> list[str | None]:
    return [root.findtext(path, namespaces=NAMES) for path in paths]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("atom"), at="2026-04-01T15:00:00+00:00")))


def test_a_feed_says_what_it_is_and_shows_both_heads() -> None:
    root = feed()
    assert told(root, "a:id", "a:title", "a:updated", "a:author/a:name") == [
        "urn:uuid:0",
        "Papers",
        "2026-01-15T15:00:00Z",
        "COAC record",
    ]
    assert {one.get("rel"): one.get("href") for one in root.findall("a:link", NAMES)} == {
        "self": f"{SITE}/papers/.atom?q=a&b",
        "alternate": f"{SITE}/papers/?q=a&b",
    }
    heads = [(one.get("chain"), one.get("entry"), one.text) for one in root.findall("record:head", NAMES)]
    assert heads == [("record", "57", "a" * 64), ("journal", None, "b" * 64)]
    assert told(root, "a:subtitle") == [
        f"Head of the public record: entry 57, {'a' * 64}; Line of the journal that signed it: {'b' * 64}."
    ]


def test_an_entry_has_its_words_and_its_address() -> None:
    (one,) = feed(ENTRY).findall("a:entry", NAMES)
    assert told(one, "a:id", "a:title", "a:updated", "a:summary", "a:content") == [
        "urn:uuid:1",
        "Signs & <lamps>",
        "2026-01-15T15:00:00Z",
        "One line.",
        "<p>a &lt; b</p>",
    ]
    (link,), (content,) = one.findall("a:link", NAMES), one.findall("a:content", NAMES)
    assert (link.get("rel"), link.get("href"), content.get("type")) == ("alternate", ENTRY.link, "html")
    assert [(each.get("term"), each.get("label")) for each in one.findall("a:category", NAMES)] == [
        ("paper", "Paper"),
        ("pswg", "Port Signs"),
    ]


def test_what_was_retracted_has_a_tombstone_with_the_reason() -> None:
    (gone,) = feed(deleted=[Deleted("urn:uuid:2", "2026-02-01T00:00:00Z", "Another's <paper>.")]).findall(
        "at:deleted-entry", NAMES
    )
    assert (gone.get("ref"), gone.get("when"), told(gone, "at:comment")) == (
        "urn:uuid:2",
        "2026-02-01T00:00:00Z",
        ["Another's <paper>."],
    )


def test_older_entries_are_a_link_away() -> None:
    (link,) = feed(next=f"{SITE}/papers/.atom?page=2").findall("a:link[@rel='next']", NAMES)
    assert link.get("href") == f"{SITE}/papers/.atom?page=2"


def test_a_thing_is_the_same_entry_however_often_it_changes(world: World) -> None:
    before, after = world.shown(f"{FIRST}/3", "2020-12-10"), world.shown(f"{FIRST}/3")
    assert before and after
    made = [atom.of_thing(one, "c" * 64, SITE) for one in (before, after)]
    assert made[0].id == made[1].id == atom.urn("c" * 64, f"{FIRST}/3")
    assert (made[0].title, made[1].title) == (before.title, "Recommendation 090103")
    assert made[1].link == f"{SITE}/recommendations/090103"
    assert made[1].html.startswith('<p id="p1">COAC recommends that CBP name')
    assert atom.of_thing(after, "d" * 64, SITE).id != made[1].id  # of another record


def test_a_day_is_its_noon_and_no_later_than_it_was_recorded() -> None:
    known, recorded = dates.from_value("2026-01-15"), "2026-01-15T09:30:00Z"
    assert atom.noon(known, "2026-02-01T00:00:00Z") == "2026-01-15T12:00:00Z"
    assert atom.noon(known, recorded) == recorded
    assert [atom.noon(dates.from_value(one), recorded) for one in ("2025-12", "2025", "FY2025")] == ["", "", ""]


@given(st.text(), st.text(), st.text())
def test_whatever_the_words_it_is_xml_and_they_are_in_it(title: str, summary: str, html: str) -> None:
    (one,) = feed(Entry("urn:x", title, "2026-01-15T15:00:00Z", SITE, summary, html, [(title, html)])).findall(
        "a:entry", NAMES
    )
    wanted = [visible(words).replace("\r\n", "\n").replace("\r", "\n") or None for words in (title, summary, html)]
    assert [words or None for words in told(one, "a:title", "a:summary", "a:content")] == wanted


def test_a_feed_of_a_demonstration_says_that_it_is_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, term("15", "2018-11-01"))
    client = world.client()
    paths = ("/terms/.atom", "/terms/15.atom", "/search.atom?q=term", "/index.atom")
    titles = [told(fromstring(client.get(path).data), "a:title")[0] for path in paths]
    assert [title for title in titles if title is None or "demonstration" in title] == []
    publish(world, Edition("demonstration", "notice", "A demonstration", day("2026-01-01")))
    for path, title in zip(paths, titles, strict=True):
        made_up = told(fromstring(client.get(path).data), "a:title")
        assert made_up == [f"{title} (a demonstration: all of it is made up)"]
