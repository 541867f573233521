"""Keeps the index equal to the public record: after a publication, after a crash, and from nothing.
Failing here never fails an act; the record is whole without its index."""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import islice

from sqlalchemy import Connection

from tracker.published.find import Wording, changed_after, head, wordings
from tracker.search.engine import Change, Document, Engine, IndexBusy, IndexDamaged, identity
from tracker.search.query import Everything, Query
from tracker.search.words import surfaces

BATCH = 500  # keys read and applied at once
SHOWN = 10  # differences named one by one

Progress = Callable[[int, int], None]
EVERYTHING = Query("", Everything())


def catch_up(engine: Engine, reader: Connection) -> int | None:
    """Applies what was published since; how many keys that were, or None when another process is at it.

    An index that is damaged, missing or ahead of the record (an older backup was restored) is rebuilt.
    """
    try:
        with engine.writing():
            reader.rollback()  # the record as it is now, not as it was before we had the lock
            start, now = engine.position(), head(reader).id
            if start <= now:
                return _apply(engine, reader, start, now) if start < now else 0
        return rebuild(engine, reader)
    except IndexBusy:
        return None
    except IndexDamaged:
        return _rebuilt_quietly(engine, reader)


def rebuild(engine: Engine, reader: Connection, progress: Progress = lambda done, total: None) -> int:
    """The whole index from the record, beside the live one, which answers until the swap. IndexBusy when another
    process is writing."""
    with engine.writing(anew=True) as fresh:
        reader.rollback()
        return _apply(fresh, reader, 0, head(reader).id, progress)


def compare(engine: Engine, reader: Connection) -> list[str]:
    """What of the index is not what the record says, in sentences; IndexDamaged when it cannot be read."""
    faults = []
    if engine.position() != head(reader).id:
        faults.append(f"the index stands at entry {engine.position()}, the record at {head(reader).id}")
    documents = [
        document for batch in _batches(sorted(changed_after(reader, 0))) for document in _documents(reader, batch)
    ]
    faults += _differences("document", {document.id for document in documents}, _held(engine))
    printed = {word for document in documents for text in (document.title, document.text) for word in surfaces(text)}
    return faults + _differences("word", printed, {word for word, _ in engine.words()})


def documents_of(key: str, said: Sequence[Wording]) -> tuple[Document, ...]:
    """One document for each distinct wording; a wording that came back is the same document."""
    found = {
        identity(key, one.content, one.title): Document(
            identity(key, one.content, one.title), key, one.kind, one.heading, one.text
        )
        for one in said
    }
    return tuple(found.values())


def _rebuilt_quietly(engine: Engine, reader: Connection) -> int | None:
    try:
        return rebuild(engine, reader)
    except IndexBusy:
        return None


def _apply(
    engine: Engine, reader: Connection, start: int, now: int, progress: Progress = lambda done, total: None
) -> int:
    """The position moves with the last batch only: a catch-up that is killed is done again."""
    keys = sorted(changed_after(reader, start))
    done = 0
    for batch in [*_batches(keys)] or [[]]:
        found = wordings(reader, batch)
        done += len(batch)
        engine.apply(
            [Change(key, documents_of(key, found.get(key, []))) for key in batch], now if done == len(keys) else start
        )
        progress(done, len(keys))
    return len(keys)


def _batches(keys: Sequence[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while batch := list(islice(left, BATCH)):
        yield batch


def _documents(reader: Connection, keys: Sequence[str]) -> Iterator[Document]:
    for key, said in wordings(reader, keys).items():
        yield from documents_of(key, said)


def _held(engine: Engine) -> Set[str]:
    return engine.find(EVERYTHING, limit=0, facets=()).ids


def _differences(what: str, published: Set[str], indexed: Set[str]) -> list[str]:
    missing, extra = sorted(published - indexed), sorted(indexed - published)
    sentences = [f"{what} missing from the index: {name}" for name in missing[:SHOWN]]
    sentences += [f"{what} in the index but not published: {name}" for name in extra[:SHOWN]]
    left = len(missing) + len(extra) - len(sentences)
    return [*sentences, f"and {left} more"] if left > 0 else sentences
