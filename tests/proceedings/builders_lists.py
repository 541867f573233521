"""Lists tried and imported in a test's world."""

from pathlib import Path
from typing import Any

from tests.builders import World, group
from tests.lists import GROUP, HEADERS, SEVEN, Rows
from tracker.exchange import lists as outside
from tracker.exchange.lists import Typed
from tracker.proceedings import lists
from tracker.proceedings.list_plan import Report
from tracker.published import find
from tracker.rules.policy import Actor

SIGNS = group("pswg", GROUP, acronym="PSWG")
ROW = dict(zip(HEADERS, SEVEN[0], strict=True))


def world_of(tmp_path: Path) -> tuple[World, Actor]:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(SIGNS)
    return world, dfo


def listed(world: World, actor: Actor, content: bytes, *, dry: bool = False, name: str = "list.csv",
           **typed: Any) -> Report:  # fmt: skip
    with world.inside():
        held = outside.opened(content, name)
        rows, asked = outside.understood(held, Typed(typed.pop("columns", outside.proposal(held)), **typed), world.when)
        if dry:
            return lists.tried(actor, held.file, rows, asked, world.when)
        report = lists.imported(actor, held.file, content, held.media_type, rows, asked, world.when)
    world.site.catch_up()
    return report


def one(**cells: Any) -> Rows:
    """A right row with other words in some of its cells, by their headers."""
    return [[{**ROW, **{header.replace("_", " "): cell for header, cell in cells.items()}}[name] for name in HEADERS]]


def status(world: World, key: str) -> dict[str, str | None]:
    shown = world.shown(key)
    assert shown is not None and shown.status is not None
    return {name: said and said["value"] for name, said in shown.status.items()}


def head(world: World) -> int:
    with world.reading() as reader:
        return find.head(reader).id
