"""An index made anew on PostgreSQL takes the place of the one before in a moment: who searches meanwhile waits for it,
and who reads for long, as a backup does, is not in the way of the others."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import DATABASE
from tests.search.engines import change, filled, found_by, made, opened, url_of
from tracker.search import postgres_tables
from tracker.search.engine import Engine, IndexBusy
from tracker.search.postgres_engine import Fresh
from tracker.search.postgres_rows import HELD
from tracker.store.database import free_connection

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="this engine is the one beside PostgreSQL")


def anew(engine: Engine, upto: int = 9) -> None:
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("a", "audits again"), change("b", "audits")], upto)


@contextmanager
def somebody_reads(folder: Path) -> Iterator[None]:
    with free_connection(url_of(folder), writes=False) as connection:
        connection.execute(text("SELECT count(*) FROM search_word"))
        yield


@contextmanager
def searching(folder: Path, found: list[object]) -> Iterator[None]:
    """Four at once, as fast as they can; what they found, or what went wrong."""
    done = threading.Event()

    def search() -> None:
        engine = opened(folder)
        while not done.is_set():
            try:
                found.append(tuple(found_by(engine, "audits")))
            except Exception as wrong:
                found.append(wrong)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def test_who_waits_for_it_finds_what_is_there_now(tmp_path: Path) -> None:
    anew(made(tmp_path))
    found: list[object] = []
    with searching(tmp_path, found):
        for upto in range(10, 16):
            with somebody_reads(tmp_path):
                making = threading.Thread(target=anew, args=(opened(tmp_path), upto))
                making.start()
                time.sleep(0.2)
            making.join()
    assert len(found) > 20
    assert set(found) == {("a", "b")}
    assert opened(tmp_path).position() == 15


def test_who_reads_for_long_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_tables, "WAIT", "20ms")
    monkeypatch.setattr(postgres_tables, "PAUSE", 0.02)
    monkeypatch.setattr(postgres_tables, "TRIES", 10)
    engine = filled(made(tmp_path), a="forced labor")
    found: list[object] = []
    with searching(tmp_path, found), somebody_reads(tmp_path), pytest.raises(IndexBusy, match="backup"):
        anew(engine)
    assert len(found) > 10
    assert (set(found), found_by(engine, "forced")) == ({()}, ["a"])
    anew(engine)
    assert found_by(engine, "audits") == ["a", "b"]


def test_no_batch_looks_through_those_before_it(tmp_path: Path) -> None:
    with made(tmp_path).writing(anew=True) as fresh:
        assert isinstance(fresh, Fresh)
        for place in range(8):  # a statement is planned for good after some
            keys = [f"{place}-{number}" for number in range(50)]
            fresh.apply([change(key, "audits") for key in keys], place + 1)
        plan = fresh._connection.execute(text(f"EXPLAIN {HELD.text}"), {"keys": keys}).scalars().all()
    assert not any("Seq Scan" in line for line in plan), plan
    assert any("ix_search_document_key" in line for line in plan), plan


def test_it_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    engine = filled(made(tmp_path), a="forced labor")
    anew(engine)
    with free_connection(url_of(tmp_path), writes=False) as connection:
        schemas = "SELECT count(*) FROM pg_namespace WHERE nspname = :name"
        assert connection.execute(text(schemas), {"name": postgres_tables.ANEW}).scalar() == 0
        dead = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'search_document'"
        assert connection.execute(text(dead)).scalar() == 0
        indexes = "SELECT indexname FROM pg_indexes WHERE tablename LIKE 'search%' ORDER BY indexname"
        assert connection.execute(text(indexes)).scalars().all() == [
            "ix_search_document_forms", "ix_search_document_key", "ix_search_word_letters", "pk_search_document",
            "pk_search_state", "pk_search_word",
        ]  # fmt: skip
