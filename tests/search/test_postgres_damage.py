"""What an operator may meet: tables that are gone or emptied, rights that are missing, a server that may only read.
Each has a name and words, none of them loses what was there, and a rebuild mends what can be mended."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from tests.builders import DATABASE
from tests.search.engines import ask, change, filled, found_by, made, opened, url_of
from tracker.search.engine import Engine, EngineFault, IndexBusy, IndexDamaged, IndexKeptElsewhere
from tracker.search.postgres_engine import PostgresEngine
from tracker.store.database import free_connection, make_reader

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="this engine is the one beside PostgreSQL")
TABLES = ("search_document", "search_word", "search_state")


def small(folder: Path) -> Engine:
    return filled(made(folder), a="forced labor audits", b="audits and validation", c="secondary words")


def as_owner(folder: Path, *statements: str) -> None:
    with free_connection(url_of(folder)) as owner:
        for statement in statements:
            owner.execute(text(statement))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lost", ["DROP TABLE {}", "DELETE FROM {}"])
def test_a_table_that_is_gone_or_emptied_is_damage_until_the_index_is_made_anew(
    tmp_path: Path, table: str, lost: str
) -> None:
    engine = small(tmp_path)
    as_owner(tmp_path, lost.format(table))
    for use in (
        engine.position,
        lambda: ask(engine, "audits"),
        engine.words,
        lambda: engine.apply([change("d", "words")], 4),
    ):
        with pytest.raises(IndexDamaged):
            use()
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("a", "audits")], 4)
    assert (found_by(opened(tmp_path), "audits"), opened(tmp_path).position()) == (["a"], 4)


def test_tables_made_anew_are_the_publics_to_read(tmp_path: Path) -> None:
    engine = small(tmp_path)
    as_owner(tmp_path, *(f"DROP TABLE {table}" for table in TABLES))
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("a", "audits")], 4)
    public = make_reader(url_of(tmp_path))
    with public.connect() as reader:
        assert reader.execute(text("SELECT current_user")).scalar() == "tracker_public"
        assert [reader.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in TABLES] == [1, 1, 1]
    public.dispose()


def account(folder: Path, name: str, *rights: str) -> str:
    """The address of an account of its own, with these rights alone."""
    as_owner(folder, f"DROP ROLE IF EXISTS {name}", f"CREATE ROLE {name} LOGIN", *rights)
    return make_url(url_of(folder)).set(username=name).render_as_string(hide_password=False)


def seen_by(url: str) -> PostgresEngine:
    return PostgresEngine(make_reader(url, own_account=True), url, patience=0.0)


def test_an_account_that_can_only_select_searches_and_writes_nothing(tmp_path: Path) -> None:
    small(tmp_path)
    engine = seen_by(account(tmp_path, "of_the_public", "GRANT tracker_public TO of_the_public"))
    assert (found_by(engine, "audits"), engine.position(), dict(engine.words())["audits"]) == (["a", "b"], 3, 2)
    with pytest.raises(
        EngineFault, match=r"grant SELECT on search_document, search_word, search_state to tracker_public"
    ):
        engine.apply([change("d", "words")], 4)
    engine._reader.dispose()
    assert opened(tmp_path).position() == 3


def test_an_account_without_rights_is_told_which_are_missing(tmp_path: Path) -> None:
    small(tmp_path)
    engine = seen_by(account(tmp_path, "of_nobody"))
    for use in (engine.position, lambda: ask(engine, "audits"), engine.words):
        with pytest.raises(EngineFault, match=r"permission denied for .* grant SELECT on search_document") as wrong:
            use()
        assert not isinstance(wrong.value, IndexDamaged)  # nothing that a rebuild could mend
    engine._reader.dispose()


def test_where_the_database_may_only_be_read_the_index_is_kept_elsewhere(tmp_path: Path) -> None:
    engine = small(tmp_path)
    url = make_url(url_of(tmp_path)).update_query_dict({"options": "-c default_transaction_read_only=on"})
    other = PostgresEngine(make_reader(url_of(tmp_path)), url.render_as_string(hide_password=False))
    for wanted in ("writing", "anew"):
        with pytest.raises(IndexKeptElsewhere), other.writing(anew=wanted == "anew"):
            pass
    with pytest.raises(IndexKeptElsewhere):
        other.apply([change("d", "words")], 4)
    assert (found_by(other, "audits"), engine.position()) == (["a", "b"], 3)
    other._reader.dispose()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    url = "postgresql+psycopg://nobody@/none?host=/nowhere"
    engine = PostgresEngine(make_reader(url), url)
    with pytest.raises(EngineFault, match="the database failed"):
        engine.position()
    with pytest.raises(EngineFault, match="the database failed"), engine.writing():
        pass


def test_a_writer_that_is_killed_leaves_the_old_state_and_the_lock(tmp_path: Path) -> None:
    engine = small(tmp_path)
    with pytest.raises(EngineFault), engine.writing(anew=True) as fresh:
        fresh.apply([change("d", "late words")], 4)
        with pytest.raises(IndexBusy), opened(tmp_path, patience=0.0).writing():
            pass
        as_owner(tmp_path, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        fresh.apply([change("e", "late words")], 5)
    assert (found_by(engine, "late"), found_by(engine, "audits"), engine.position()) == ([], ["a", "b"], 3)
    engine.apply([change("d", "late words")], 4)
    assert (found_by(engine, "late"), engine.position()) == (["d"], 4)


def test_the_lock_is_free_as_soon_as_it_is_let_go(tmp_path: Path) -> None:
    """Not a moment later, when the server has seen that the connection is closed: who came next would go away."""
    engine = small(tmp_path)
    held = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
    with free_connection(url_of(tmp_path)) as other:
        for _ in range(20):
            with engine.writing():
                assert other.execute(held).scalar() == 1
            assert other.execute(held).scalar() == 0


def test_a_change_that_cannot_be_kept_is_taken_back_whole(tmp_path: Path) -> None:
    engine = small(tmp_path)
    unfit = change("k" * 300, "late words")  # longer than any key
    before = (ask(engine, "audits OR late"), list(engine.words()), engine.position())
    with engine.writing():
        with pytest.raises(EngineFault):
            engine.apply([change("d", "late words"), unfit, change("a")], 4)
        assert (ask(engine, "audits OR late"), list(engine.words()), engine.position()) == before
        engine.apply([change("d", "late words")], 4)
    assert found_by(engine, "late") == ["d"]


def test_another_thread_waits_for_the_lock_as_another_process_does(tmp_path: Path) -> None:
    engine = small(tmp_path)
    inside, told = threading.Event(), list[str]()

    def write() -> None:
        inside.wait(20)
        engine.apply([change("d", "late words")], 4)
        told.append("applied")

    other = threading.Thread(target=write)
    other.start()
    with engine.writing():
        inside.set()
        other.join(0.3)
        told.append("let go")
    other.join(20)
    assert (told, found_by(engine, "late")) == (["let go", "applied"], ["d"])
