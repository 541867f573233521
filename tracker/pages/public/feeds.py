"""Feeds beside the pages: of a list what of it was said last, of one thing what happened to it, of a search what it
finds. What is loaded from the backlog is no news and stays out; what was retracted leaves a tombstone."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.formats import atom
from tracker.formats.atom import Deleted, Feed
from tracker.pages.public.forms import Asked
from tracker.pages.public.history import Event
from tracker.pages.site import NAME, site
from tracker.published import news
from tracker.published.thing import Thing, things
from tracker.store.chain import GENESIS
from tracker.text import markup

SHOWN = 50  # entries and tombstones of a feed
MADE_UP = " (a demonstration: all of it is made up)"
NEVER = "1970-01-01T00:00:00Z"  # when nothing was said yet

Given = Callable[[Asked], Feed]


def of_list(title: str, kinds: Sequence[str], wanted: Callable[[str], bool], page: str) -> Given:
    """What was said last of the things that are `wanted`, by their keys. `page` is the address of the list."""

    def feed(asked: Asked) -> Feed:
        said = {key: when for key, when in news.touched(asked.reader, kinds).items() if wanted(key)}
        held = things(asked.reader, list(said)[:SHOWN], asked.on)
        return _feed(title, asked, page, held.values(), said, news.gone(asked.reader, kinds, SHOWN))

    return feed


def of_hits(title: str, keys: Callable[[], Sequence[str]], page: str, kinds: Sequence[str]) -> Given:
    """The things that a search found, what was said last first."""

    def feed(asked: Asked) -> Feed:
        held = things(asked.reader, keys(), asked.on)
        said = {key: one.recorded for key, one in held.items()}
        newest = sorted(held.values(), key=lambda one: said[one.key], reverse=True)
        return _feed(title, asked, page, newest, said, news.gone(asked.reader, kinds, SHOWN))

    return feed


def _feed(
    title: str,
    asked: Asked,
    page: str,
    held: Iterable[Thing],
    said: Mapping[str, str],
    gone: Iterable[news.Gone],
) -> Feed:
    record = news.first(asked.reader)
    entries = [atom.of_thing(one, record, asked.site, said[one.key]) for one in held]
    deleted = [Deleted(atom.urn(record, one.key), one.recorded, one.reason) for one in gone]
    return _told(title, asked, page, record, entries, deleted)


def _told(
    title: str, asked: Asked, page: str, record: str, entries: Sequence[atom.Entry], deleted: Sequence[Deleted] = ()
) -> Feed:
    stamps = [*(one.updated for one in entries), *(one.when for one in deleted)]
    return Feed(
        id=atom.urn(record or GENESIS, page),
        title=f"{title}, {NAME}{MADE_UP if site().demonstration(asked.reader, asked.head) else ''}",
        updated=max(stamps, default=NEVER),
        own=asked.address,
        alternate=f"{asked.site}{page}",
        author=NAME,
        taken=asked.taken,
        entries=entries,
        deleted=deleted,
    )


# One thing ------------------------------------------------------------------------------------------------------------


def of_thing(one: Thing, past: Sequence[Event]) -> Given:
    """What happened to it, entry by entry, the last recorded first."""

    def feed(asked: Asked) -> Feed:
        record = news.first(asked.reader)
        events = sorted(past, key=lambda event: event.entry, reverse=True)[:SHOWN]
        entries = [_event(event, one, record, asked.site) for event in events]
        return _told(one.title, asked, one.url, record, entries)

    return feed


def _event(event: Event, one: Thing, record: str, site: str) -> atom.Entry:
    """What no longer counts is told as that, without its words."""
    said = "; ".join(f"{label}: {value}" for label, value, _ in event.sets)
    title = event.what if event.own or event.struck or not event.title else f"{event.told_by}{event.title}"
    text = "" if event.struck or event.own else event.text
    return atom.Entry(
        id=atom.urn(record, one.key, str(event.entry)),
        title=title,
        updated=event.recorded,
        link=f"{site}{event.url or one.url}",
        summary=f"No longer counts. {event.struck}" if event.struck else said or event.notice,
        html=str(markup.html(text, literal=False)) if text else "",
        categories=[(event.kind, event.kind)],
    )
