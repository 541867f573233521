"""Searching the public record: the one call for pages, commands and data. The index says what matches, the record
what of it stood on the day; so a stale index can cost a hit and never shows what is not public."""

import logging
from datetime import date

from sqlalchemy import Connection

from tracker.published.filters import all_spelled
from tracker.published.find import head
from tracker.published.thing import things
from tracker.search.answer import Answer
from tracker.search.engine import Engine, EngineFault
from tracker.search.hits import hits
from tracker.search.jumps import keys_named
from tracker.search.language import read
from tracker.search.matches import ALL, Asked, Narrowed, matches
from tracker.search.meant import meant as meant_by
from tracker.search.query import Query
from tracker.search.standing import in_force
from tracker.search.suggest import suggestion
from tracker.search.sync import EVERYTHING

_log = logging.getLogger(__name__)

SIZE = 20  # hits of a page
BEHIND = "The search index is being brought up to date: what was published last may be missing here."
BROKEN = "The search index is being rebuilt. Please try again in a minute; numbers and addresses work meanwhile."


def look(
    reader: Connection,
    engine: Engine,
    words: str,
    *,
    on: date,
    narrowed: Narrowed = ALL,
    page: int = 1,
    size: int = SIZE,
    all_words: bool = False,
) -> Answer:
    """A page of what stood on that day; without words, all that it is narrowed to. With `all_words` a short list is not
    filled up, and what is left of it keeps its order. Raises Unsearchable, with words for the person, when there is
    nothing to look for; never for the state of the index, which the banner tells."""
    stands = in_force(reader, on)
    query = read(words, stands.synonyms) if words.strip() or narrowed == ALL else EVERYTHING
    named = things(reader, keys_named(reader, words, stands.synonyms), on)
    first = max(0, page - 1) * size
    try:
        told = meant_by(reader, words, on) if query.plain else []
        meant = {key: stands.names[key] for key in told if key in stands.names}
        shown = range(first, first + size)
        return _answered(Asked(reader, engine, stands, on, named, narrowed, shown, meant, all_words), query)
    except EngineFault as fault:
        _log.warning("the search index could not be asked: %s", fault)
        return Answer(query=query.printed, jump=tuple(named), notes=query.notes, banner=BROKEN)


def lags(reader: Connection, engine: Engine) -> bool:
    """Whether the index does not know the whole record yet, or cannot be read."""
    try:
        return engine.position() < head(reader).id
    except EngineFault:
        return True


def _answered(asked: Asked, query: Query) -> Answer:
    behind = lags(asked.reader, asked.engine)
    found = matches(asked, query)
    page, total = asked.page, len(found.documents)
    return Answer(
        query=query.printed,
        total=total,
        hits=tuple(hits(asked, found)),
        counts=found.counts,
        facets=all_spelled(asked.reader, found.counts),
        # What the index knows and the record no more is told to nobody: a retracted word is gone with the next request.
        suggestion=suggestion(asked.engine, query, asked.stands.synonyms) if query.words and not behind else None,
        next=page.stop // len(page) + 1 if page.stop < total else None,
        jump=tuple(asked.named),
        some=len(found.some),
        synonyms=(query if behind else found.query).synonyms,
        notes=query.notes,
        banner=BEHIND if behind else None,
    )
