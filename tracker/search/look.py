"""Searching the public record: the one call for pages, commands and data. The index says what matches, the record
what of it stood on the day; so a stale index can cost a hit and never shows what is not public."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection

from tracker.published.find import head
from tracker.published.thing import things
from tracker.search.answer import Answer
from tracker.search.engine import Engine, EngineFault
from tracker.search.hits import hits
from tracker.search.jumps import keys_named
from tracker.search.language import read
from tracker.search.matches import Asked, matches
from tracker.search.query import Query
from tracker.search.standing import in_force
from tracker.search.suggest import suggestion

SIZE = 20  # hits of a page
BEHIND = "The search index is being brought up to date: what was published last may be missing here."
BROKEN = "The search index is being rebuilt. Please try again in a minute; numbers and addresses work meanwhile."


def look(
    reader: Connection,
    engine: Engine,
    words: str,
    *,
    on: date,
    kinds: Collection[str] = (),
    page: int = 1,
    size: int = SIZE,
) -> Answer:
    """A page of what stood on that day. Raises Unsearchable, with words for the person, when there is no word to
    look for; never for the state of the index, which the banner tells."""
    stands = in_force(reader, on)
    query = read(words, stands.synonyms)
    named = things(reader, keys_named(reader, words, stands.synonyms), on)
    first = max(0, page - 1) * size
    try:
        return _answered(Asked(reader, engine, stands, on, named, kinds, range(first, first + size)), query)
    except EngineFault:
        return Answer(query=query.printed, jump=tuple(named), notes=query.notes, banner=BROKEN)


def _answered(asked: Asked, query: Query) -> Answer:
    behind = asked.engine.position() < head(asked.reader).id
    found = matches(asked, query)
    loose = not found.counts and query.can_be_loosened
    if loose:
        found = matches(asked, query.loosened())
    page, total = asked.page, len(found.documents)
    return Answer(
        query=query.printed,
        total=total,
        hits=tuple(hits(asked, query, found, loose=loose)),
        facets={"kind": dict(sorted(found.counts.items()))},
        suggestion=suggestion(asked.engine, query, asked.stands.synonyms),
        next=page.stop // len(page) + 1 if page.stop < total else None,
        jump=tuple(asked.named),
        loose=loose and bool(found.counts),
        synonyms=query.synonyms,
        notes=query.notes,
        banner=BEHIND if behind else None,
    )
