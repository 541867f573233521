"""A small public record on a real database, to be searched."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from tests.builders import DATABASE, World
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.search.engine import Engine
from tracker.search.postgres_engine import PostgresEngine
from tracker.search.whoosh_engine import WhooshEngine
from tracker.store.database import free_connection
from tracker.text.dates import on_day

TODAY = date(2024, 6, 1)


class Record:
    """`engine` is its index, not yet built: publishing leaves it as it is."""

    def __init__(self, folder: Path) -> None:
        self._world = World(folder, "2024-06-01T12:00:00+00:00", founded=False)
        self.folder = folder
        self.engine = self.opened()

    def opened(self) -> Engine:
        """The index, as a process meets it that starts now."""
        if DATABASE == "sqlite":
            return WhooshEngine(self.folder / "index", patience=0.0)
        return PostgresEngine(self._world.site.reader, self._world.url, patience=0.0)

    def damage_index(self) -> None:
        for path in (self.folder / "index").rglob("*.toc"):
            path.write_bytes(b"")
        if DATABASE == "postgresql":
            with free_connection(self._world.url) as connection:
                connection.execute(text("DELETE FROM search_document"))

    def publish(self, *editions: Edition) -> None:
        self._world.record(*editions)

    @contextmanager
    def reader(self) -> Iterator[Connection]:
        with self._world.reading() as connection:
            yield connection


def thing(
    key: str,
    text: str,
    *,
    title: str = "",
    kind: str = "recommendation",
    since: date = date(2020, 12, 16),
    facts: Mapping[str, Any] | None = None,
    links: tuple[Mapping[str, Any], ...] = (),
    act: str = "publish",
    replaces: int | None = None,
) -> Edition:
    return Edition(
        key, kind, title or f"Title of {key}", on_day(since), text, facts or {}, links, act=act, replaces=replaces
    )


def group(key: str, name: str, acronym: str, *, since: date = date(2020, 1, 1), slug: str = "") -> Edition:
    facts = {"name": name, "acronym": acronym, "slug": slug or key, "level": "working group"}
    return thing(key, "", title=name, kind="group", since=since, facts=facts)


def retracted(key: str, kind: str = "recommendation") -> Edition:
    return thing(key, "Withdrawn.", kind=kind, act=RETRACT, since=TODAY)


def corrected(key: str, text: str, replaces: int, **more: Any) -> Edition:
    return thing(key, text, act=CORRECT, replaces=replaces, **more)
