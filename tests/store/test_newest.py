"""The newest entry, as often as it is asked: never an older one than what was committed before."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.builders import DATABASE, World, group
from tracker.store import chain
from tracker.store.newest import Newest, Row


def as_read(world: World) -> Row:
    with world.reading() as reader:
        head = chain.head(reader, "entry")
    return head.id, head.sha256


def in_a_thread(ask: Callable[[], Row]) -> Row:
    told: list[Row] = []
    thread = threading.Thread(target=lambda: told.append(ask()))
    thread.start()
    thread.join()
    return told[0]


def test_one_connection_is_kept_for_all_who_ask_in_turn(tmp_path: Path) -> None:
    newest = Newest(World(tmp_path).site.reader)
    assert len({in_a_thread(newest.row) for _ in range(5)}) == 1
    assert len(newest._free) == 1


def test_each_publication_is_seen_at_once_by_every_thread(tmp_path: Path) -> None:
    world = World(tmp_path)
    newest = Newest(world.site.reader)
    seen = [newest.row()]
    for name in ("psw", "dnwg"):
        world.publish(group(name, f"Group {name}"))
        assert newest.row() == in_a_thread(newest.row) == as_read(world)
        seen.append(newest.row())
    assert len(set(seen)) == 3


def test_a_record_without_entries_has_none(tmp_path: Path) -> None:
    assert Newest(World(tmp_path, founded=False).site.reader).row() == ()


def test_what_was_let_go_or_broke_is_opened_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    newest = Newest(world.site.reader)
    row = newest.row()
    world.site.reader.dispose()
    assert not newest._free
    assert newest.row() == row
    newest._free[0].driver.close()
    with pytest.raises(world.site.reader.dialect.loaded_dbapi.Error):
        newest.row()
    assert newest.row() == row


@pytest.mark.skipif(DATABASE != "sqlite", reason="only SQLite has such a number")
def test_of_what_sqlite_tells_of_itself_a_reader_hears_that_number_alone(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader:
        assert reader.execute(text("PRAGMA data_version")).scalar_one() > 0
        for other in ("PRAGMA table_info(paper)", "PRAGMA data_version = 7", "PRAGMA writable_schema = 1"):
            with pytest.raises(DBAPIError):
                reader.execute(text(other))
