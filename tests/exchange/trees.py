"""A record written as a tree, and loaded into another home."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.builders import World
from tracker.exchange import tree
from tracker.exchange.content import Loaded, load
from tracker.exchange.tree import Written
from tracker.formats.taken import Taken
from tracker.published import find
from tracker.published.entry import Content, Entry
from tracker.published.whole import Whole
from tracker.rules.policy import OPERATOR
from tracker.text.dates import from_value

AT = "2026-04-01T15:00:00+00:00"
ENTRY = (
    "id",
    "key",
    "kind",
    "edition",
    "act",
    "replaces",
    "since",
    "since_first",
    "since_last",
    "precision",
    "release",
)
WORDS_OF = ("title", "text", "facts", "links")


def written(world: World, folder: Path, on: str | None = None) -> Written:
    folder.mkdir()
    with world.reading() as reader:
        day = from_value(on).first if on else world.when.day
        told = Taken(day, find.head(reader))
        return tree.write(Whole(reader, day), folder, told, lambda said: None, as_of=on is not None)


def loaded(folder: Path, into: Path, *, founded: bool = False) -> World:
    world = World(into, at=AT, founded=founded)
    assert load_into(world, folder).entries == len(list(folder.rglob("*.md"))) - 1  # the README
    return world


def load_into(world: World, folder: Path) -> Loaded:
    with world.inside():
        done = load(folder, OPERATOR, world.when, lambda said: None)
    world.site.catch_up()
    return done


def entries(world: World) -> list[dict[str, Any]]:
    query = select(*(getattr(Entry, name) for name in ENTRY), *(getattr(Content, name) for name in WORDS_OF))
    with world.reading() as reader:
        rows = reader.execute(query.join(Content, Content.hash == Entry.content).order_by(Entry.id))
        return [dict(row._mapping) for row in rows]
