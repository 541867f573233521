"""Feeds beside the pages: of a list what of it was said last, of one thing what happened to it, of a search what it
finds, of the first page what it lists as changed. What is loaded from the backlog is no news and stays out; what was
retracted leaves a tombstone. A title says what happened; `published` is the day on which it did, where that is known,
and `updated` when it was recorded here."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.formats import atom
from tracker.formats.atom import Deleted, Feed, Last
from tracker.pages.public import history
from tracker.pages.public.changes import Change
from tracker.pages.public.forms import Asked
from tracker.pages.public.history import Event
from tracker.pages.public.words import kind_word, local_day
from tracker.pages.site import NAME, site
from tracker.published import news
from tracker.published.entry import CORRECT, RETRACT
from tracker.published.news import Said
from tracker.published.thing import Thing, things
from tracker.store.chain import GENESIS
from tracker.text import markup
from tracker.text.dates import Dated, on_day

SHOWN = 50  # entries and tombstones of a feed
MADE_UP = " (a demonstration: all of it is made up)"
NEVER = "1970-01-01T00:00:00Z"  # when nothing was said yet

Given = Callable[[Asked], Feed]


def of_list(title: str, kinds: Sequence[str], wanted: Callable[[str], bool], page: str) -> Given:
    """What was said last of the things that are `wanted`, by their keys. `page` is the address of the list."""

    def feed(asked: Asked) -> Feed:
        said = {key: one for key, one in news.touched(asked.reader, kinds, asked.on).items() if wanted(key)}
        held = things(asked.reader, list(said)[:SHOWN], asked.on)
        return _feed(title, asked, page, held.values(), said, news.gone(asked.reader, kinds, SHOWN))

    return feed


def of_hits(title: str, keys: Callable[[], Sequence[str]], page: str, kinds: Sequence[str]) -> Given:
    """The things that a search found, what was said last first."""

    def feed(asked: Asked) -> Feed:
        said = news.touched(asked.reader, kinds, asked.on)
        held = things(asked.reader, keys(), asked.on).values()
        newest = sorted(held, key=lambda one: said[one.key].entry if one.key in said else one.entry, reverse=True)
        return _feed(title, asked, page, newest, said, news.gone(asked.reader, kinds, SHOWN))

    return feed


def _feed(
    title: str,
    asked: Asked,
    page: str,
    held: Iterable[Thing],
    said: Mapping[str, Said],
    gone: Iterable[news.Gone],
) -> Feed:
    record = news.first(asked.reader)
    entries = [atom.of_thing(one, record, asked.site, _last(one, said.get(one.key))) for one in held]
    deleted = [Deleted(atom.urn(record, one.key), one.recorded, one.reason) for one in gone]
    return _told(title, asked, page, record, entries, deleted)


def _last(one: Thing, said: Said | None) -> Last | None:
    if said is None:
        return None
    facts = one.facts if one.entry == said.entry else {}
    own = said.sets is None
    what = _own(history.what_of(said.kind, said.act, said.edition, facts)) if own else _by_another(said)
    return Last(what, days(said.day, said.recorded), said.day, said.recorded)


def _by_another(said: Said) -> str:
    kind, sets = kind_word(said.kind), said.sets or {}
    if said.act == RETRACT:
        return f"{kind} retracted"
    told = [(label, sets[name] or "nothing recorded", name) for name, label in history.LABELS.items() if name in sets]
    return _set(told) + (f" ({kind} corrected)" if said.act == CORRECT else "")


def _own(what: str) -> str:
    """What happened to the thing itself, within a title; a first edition says no more than that it is here."""
    return "published" if what == "Edition 1" else what.lower()


def _set(told: Sequence[tuple[str, str, str]]) -> str:
    """What was set, (label, word, axis) each, within a title. What the committee did brings the rest along."""
    first = [one for one in told if one[2] == "action"] or told
    return "; ".join(f"{label}, {word}" for label, word, _ in first)


def days(about: Dated, recorded: str) -> str:
    """When it happened and, where that is another day, when it was recorded, in words."""
    here = on_day(local_day(recorded))
    return (
        f"{about.words}; recorded {here.words}" if (about.first, about.last) != (here.first, here.last) else here.words
    )


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
    what = _own(event.what) if event.own else _set(event.sets) or f"{event.told_by}{event.title}"
    text = "" if event.struck or event.own else event.text
    return atom.Entry(
        id=atom.urn(record, one.key, str(event.entry)),
        title=f"{one.title}: {what}{', no longer counts' if event.struck else ''}",
        updated=event.recorded,
        link=f"{site}{event.url or one.url}",
        summary=_summary(event),
        html=str(markup.html(text, literal=False)) if text else "",
        categories=[(event.kind, event.kind)],
        published=atom.noon(event.day, event.recorded),
    )


def _summary(event: Event) -> str:
    said = "; ".join(f"{label}: {value}" for label, value, _ in event.sets)
    named = f"{event.told_by}{event.title}" if event.title and not event.own else ""
    told = [f"No longer counts. {event.struck}"] if event.struck else [named, said or event.notice]
    return ". ".join(part.rstrip(".") for part in (days(event.day, event.recorded), *told) if part) + "."


# What changed lately --------------------------------------------------------------------------------------------------


def of_changes(title: str, told: Sequence[Change], gone: Iterable[tuple[int, news.Gone]], page: str) -> Given:
    """What each act published, as the page lists it. `gone` are the acts of which nothing is left."""

    def feed(asked: Asked) -> Feed:
        record = news.first(asked.reader)
        entries = [_change(one, record, asked.site, page) for one in told[:SHOWN]]
        deleted = [Deleted(_act(record, release), one.recorded, one.reason) for release, one in gone]
        return _told(title, asked, page, record, entries, deleted[:SHOWN])

    return feed


def _act(record: str, release: int) -> str:
    return atom.urn(record, "release", str(release))


def _change(one: Change, record: str, site: str, page: str) -> atom.Entry:
    more = f" With {one.more}." if one.more else ""
    return atom.Entry(
        id=_act(record, one.release),
        title=f"{one.what}: {one.title}",
        updated=one.recorded,
        link=f"{site}{one.url or page}",
        summary=f"{days(one.about, one.recorded)}.{more}",
        categories=[(one.kind, one.kind)],
        published=atom.noon(one.about, one.recorded),
    )
