"""Every page asks the record as often with one of a thing as with three: no query for each row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.record_public import kept, plain

COUNTS = {
    "/": 7,
    "/recommendations/": 5,
    "/recommendations/?term=21&group=g1&feedback=awaiting": 6,
    "/recommendations/010001": 6,
    "/papers/": 4,
    "/papers/2020-01-g1-recommendations": 11,
    "/groups/": 2,
    "/groups/g1": 15,
    "/meetings/": 2,
    "/meetings/2021-01-01": 7,
    "/figures": 3,
    "/figures/faca": 1,
    "/figures/over-time": 1,
    "/figures/answers": 1,
    "/figures/implementation": 1,
    "/terms/": 2,
    "/terms/21": 10,
    "/about/status-words": 1,
    "/record/2021-01-01/1": 5,
}


@contextmanager
def counted(world: World, engine: Engine | None = None) -> Iterator[list[str]]:
    """What is asked of the public record, or over another connection."""
    asked: list[str] = []
    engine = engine or world.site.reader

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.extend([statement] if statement.startswith("SELECT") else [])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(scope="module", params=[1, 3])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(plain(World(Path(tmp_path_factory.mktemp("world"))), request.param))


@pytest.mark.parametrize("path", COUNTS)
def test_a_page_asks_as_often_for_one_as_for_three(world: World, path: str) -> None:
    client = world.client()
    opened(client, path)  # what is asked once for each state of the record is asked here
    with counted(world) as asked:
        opened(client, path, fresh=True)
    assert len(asked) == COUNTS[path]
