"""The engines that must keep the promises of search, and the words to fill them with.

Each is held to them where its database is at hand: Whoosh on SQLite, PostgreSQL's with TRACKER_TEST_DATABASE=postgresql.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine as Database

from tests.builders import DATABASE, new_database
from tracker.search.engine import Change, Document, Engine, Found, identity, key_of
from tracker.search.language import read
from tracker.search.postgres_engine import PostgresEngine
from tracker.search.synonyms import Synonyms, starting
from tracker.search.whoosh_engine import WhooshEngine
from tracker.store.database import make_reader

PATIENT = 5.0
_readers: dict[Path, Database] = {}
_urls: dict[Path, str] = {}
_free: list[str] = []


def whoosh(folder: Path, *, patience: float = PATIENT) -> Engine:
    return WhooshEngine(folder / "index", patience=patience)


def postgres(folder: Path, *, patience: float = PATIENT) -> Engine:
    return PostgresEngine(_reader(folder), url_of(folder), patience=patience)


ENGINES = {"sqlite": whoosh, "postgresql": postgres}
opened = ENGINES[DATABASE]  # the index of a folder, as a process meets it that starts now


def made(folder: Path) -> Engine:
    """An empty index."""
    return emptied(opened(folder))


def emptied(engine: Engine) -> Engine:
    with engine.writing(anew=True):
        pass
    return engine


def url_of(folder: Path) -> str:
    """The database in which the index of this folder lies, on PostgreSQL. One that an earlier test had will do: an
    index that is made anew takes nothing over."""
    if folder not in _urls:
        _urls[folder] = _free.pop() if _free else new_database(folder, founded=False)
    return _urls[folder]


def _reader(folder: Path) -> Database:
    if folder not in _readers:
        _readers[folder] = make_reader(url_of(folder))
    return _readers[folder]


def let_go(above: Path) -> None:
    """Of the indexes in this folder; no connection to any other stays open."""
    for reader in _readers.values():
        reader.dispose()
    for folder in [one for one in _urls if one.is_relative_to(above)]:
        _readers.pop(folder, None)
        _free.append(_urls.pop(folder))


def document(key: str, text: str, *, title: str = "", kind: str = "recommendation", content: str = "") -> Document:
    return Document(identity(key, content or text, title), key, kind, title, text)


def change(key: str, *texts: str, kind: str = "recommendation") -> Change:
    return Change(key, tuple(document(key, text, kind=kind) for text in texts))


def filled(engine: Engine, **texts: str) -> Engine:
    engine.apply([change(key, text) for key, text in texts.items()], len(texts))
    return engine


def ask(engine: Engine, typed: str, *, synonyms: Synonyms | None = None, limit: int = 100) -> Found:
    query = read(typed, starting() if synonyms is None else synonyms)
    return engine.find(query, limit=limit, facets=("kind",))


def keys(found: Found) -> list[str]:
    return sorted(key_of(name) for name in found.ids)


def found_by(engine: Engine, typed: str, *, synonyms: Synonyms | None = None) -> list[str]:
    return keys(ask(engine, typed, synonyms=synonyms))


def in_order(found: Found) -> Sequence[str]:
    return [key_of(name) for name, _ in found.ranked]
