"""Feeds as they leave: Atom (RFC 4287), with tombstones (RFC 6721) for what was retracted, and the heads of both
chains, so that whoever reads a feed keeps a witness of the record.

`updated` is when something was recorded here: by it a reader's program knows what is new to it. `published` is when it
happened, and is left out where no day of it is known; the summary then says what is."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from tracker.formats.characters import visible
from tracker.formats.json import LITERAL
from tracker.formats.taken import Taken
from tracker.published.thing import Thing
from tracker.text import markup
from tracker.text.dates import DAY, Dated

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_OURS = UUID("6f1c5c0e-8f5b-4f0d-9c53-0f6a2b7e4d19")  # any constant: under it our ids are made
ATOM, TOMBSTONES = "http://www.w3.org/2005/Atom", "http://purl.org/atompub/tombstones/1.0"
RECORD = f"urn:uuid:{_OURS}"  # the namespace of the elements that tell the heads


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` is for good (see `urn`); `updated` a stamp, 2026-01-15T15:00:00Z; `link` absolute; `html` safe, as
    text/markup makes it; `categories` are (term, label); `published` a stamp (see `noon`) or nothing."""

    id: str
    title: str
    updated: str
    link: str
    summary: str = ""
    html: str = ""
    categories: Sequence[tuple[str, str]] = ()
    published: str = ""


@dataclass(frozen=True, slots=True)
class Last:
    """What was last said of a thing, the day that it is about, and the stamp of its recording; and when, in words."""

    what: str
    when: str
    day: Dated
    recorded: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """The tombstone of an entry that the feed once had: `ref` is its id."""

    ref: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Feed:
    """`own` is the feed's address, `alternate` that of the page it belongs to, `next` that of older entries; all are
    absolute. `updated` is the stamp of the newest change."""

    id: str
    title: str
    updated: str
    own: str
    alternate: str
    author: str
    taken: Taken
    entries: Sequence[Entry] = ()
    deleted: Sequence[Deleted] = ()
    next: str = ""


def urn(*parts: str) -> str:
    """An id for good, made of what never changes: a hash of the record's first entry, a key, a number of an edition."""
    return uuid5(_OURS, "\n".join(parts)).urn


def noon(day: Dated, recorded: str) -> str:
    """The stamp of a day that is known: its noon in UTC, which is that day in every zone of the country, and not after
    it was recorded. Nothing for what is known less exactly."""
    return min(f"{day.first}T12:00:00Z", recorded) if day.precision == DAY else ""


def of_thing(one: Thing, record: str, site: str, last: Last | None = None) -> Entry:
    """A thing as an entry: the same one however often it changes. `record` is the hash of the record's first entry,
    `site` stands before its path, `last` is what was last said of it, where that is known."""
    last = last or Last("", "", one.since, one.recorded)
    return Entry(
        urn(record, one.key),
        f"{one.title}: {last.what}" if last.what else one.title,
        last.recorded,
        f"{site}{one.url}",
        f"{last.when}. {one.label}" if last.when else one.label,
        str(markup.html(one.text, literal=one.kind in LITERAL)),
        [(one.kind, one.kind), *((key, key) for key in one.to("group"))],
        noon(last.day, last.recorded),
    )


def xml(feed: Feed) -> bytes:
    """The feed as it is sent."""
    spaces = {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xmlns:record": RECORD}
    root = Element("feed", spaces)
    _said(root, "id", feed.id)
    _said(root, "title", feed.title)
    _said(root, "updated", feed.updated)
    _said(SubElement(root, "author"), "name", feed.author)
    for rel, address, kind in (("self", feed.own, "application/atom+xml"), ("alternate", feed.alternate, "text/html"),
                               ("next", feed.next, "application/atom+xml")):  # fmt: skip
        if address:
            SubElement(root, "link", {"rel": rel, "type": kind, "href": visible(address)})
    _said(root, "subtitle", f"{'; '.join(f'{what}: {words}' for what, words in feed.taken.heads() if words)}.")
    _heads(root, feed.taken)
    for gone in feed.deleted:
        tombstone = SubElement(root, "at:deleted-entry", {"ref": visible(gone.ref), "when": visible(gone.when)})
        _said(tombstone, "at:comment", gone.reason)
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _said(parent: Element, name: str, words: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = visible(words)


def _heads(root: Element, taken: Taken) -> None:
    _said(root, "record:head", taken.head.sha256, chain="record", entry=str(taken.head.id))
    if taken.journal:
        _said(root, "record:head", taken.journal, chain="journal")


def _entry(parent: Element, entry: Entry) -> None:
    _said(parent, "id", entry.id)
    _said(parent, "title", entry.title)
    if entry.published:
        _said(parent, "published", entry.published)
    _said(parent, "updated", entry.updated)
    SubElement(parent, "link", {"rel": "alternate", "type": "text/html", "href": visible(entry.link)})
    for term, label in entry.categories:
        SubElement(parent, "category", {"term": visible(term), "label": visible(label)})
    if entry.summary:
        _said(parent, "summary", entry.summary)
    if entry.html:
        _said(parent, "content", entry.html, type="html")
