"""The engines that must keep the promises of search, and the words to fill them with."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.search.engine import Change, Document, Engine, Found, identity, key_of
from tracker.search.language import read
from tracker.search.synonyms import Synonyms, starting
from tracker.search.whoosh_engine import WhooshEngine


def whoosh(folder: Path) -> Engine:
    engine = WhooshEngine(folder / "index")
    with engine.writing(anew=True):
        pass
    return engine


ENGINES: dict[str, Callable[[Path], Engine]] = {"whoosh": whoosh}


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
