"""The index beside PostgreSQL at the terminal: looked at, brought up, made anew, checked."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import DATABASE, World, recommendation
from tests.cli.terminal import Terminal
from tracker.store.database import free_connection

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="this index is the one beside PostgreSQL")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def terminal(world: World, tmp_path: Path) -> Terminal:
    found = Terminal(tmp_path)
    found.environment |= {"DATABASE_URL": world.url, "PUBLIC_DATABASE_URL": ""}
    return found


def as_owner(world: World, statement: str) -> None:
    with free_connection(world.url) as owner:
        owner.execute(text(statement))


def test_an_index_is_looked_at_and_brought_up(world: World, terminal: Terminal) -> None:
    world.publish(recommendation("2020-12/pswg/1"))
    head = world.record(recommendation("2020-12/pswg/2"))[-1]
    said = terminal.run("index", "status").stdout
    assert said == f"The index stands at entry {head - 1} of {head}: 1 entries behind; tracker index catch-up.\n"
    assert terminal.run("index", "catch-up").stdout == f"1 things indexed; at entry {head}.\n"
    assert terminal.asked("search", "post AND sign")["total"] == 2
    assert "index: holds" in terminal.run("check").stdout


def test_a_dead_index_is_told_and_made_anew(world: World, terminal: Terminal) -> None:
    world.publish(recommendation("2020-12/pswg/1"))
    as_owner(world, "TRUNCATE search_document")
    assert (
        "damaged: one of its tables was emptied); mend it with: tracker index rebuild"
        in terminal.run("index", "status").stdout
    )
    done = terminal.run("check")
    assert (done.exit_code, "tracker index rebuild" in done.stdout) == (1, True)
    assert "compared with the record: equal." in terminal.run("index", "rebuild").stdout
    assert terminal.run("check").exit_code == 0


def test_rows_that_were_changed_by_hand_are_told(world: World, terminal: Terminal) -> None:
    world.publish(recommendation("2020-12/pswg/1"), recommendation("2020-12/pswg/2"))
    as_owner(world, "DELETE FROM search_document WHERE key = '2020-12/pswg/2'")
    as_owner(world, "UPDATE search_word SET word = 'draftword' WHERE word = 'sign'")
    said = terminal.run("check").stdout
    assert "document missing from the index: 2020-12/pswg/2@" in said
    assert "word in the index but not published: draftword" in said


def test_a_lost_access_path_is_told(world: World, terminal: Terminal) -> None:
    as_owner(world, "DROP INDEX ix_search_document_forms")
    assert "The index ix_search_document_forms is gone." in terminal.run("check").stdout


def test_a_server_that_may_only_read_says_so(world: World, terminal: Terminal) -> None:
    world.publish(recommendation("2020-12/pswg/1"))
    head = world.record(recommendation("2020-12/pswg/2"))[-1]
    terminal.environment["PGOPTIONS"] = "-c default_transaction_read_only=on"
    assert "1 entries behind" in terminal.run("index", "status").stdout
    assert terminal.asked("search", "post AND sign")["total"] == 1
    assert terminal.run("index", "catch-up").stdout.startswith("Nothing was done: another process is at it, or this")
    done = terminal.run("index", "rebuild")
    assert (done.exit_code, "kept by the one that writes it" in done.stderr) == (2, True)
    del terminal.environment["PGOPTIONS"]
    assert terminal.run("index", "catch-up").stdout == f"1 things indexed; at entry {head}.\n"


def test_missing_rights_are_told(world: World, terminal: Terminal) -> None:
    world.publish(recommendation("2020-12/pswg/1"))
    as_owner(world, "REVOKE SELECT ON search_word FROM tracker_public")
    said = terminal.run("index", "status").stdout
    assert "out of reach (the database does not let this account do it" in said
    done = terminal.run("index", "catch-up")
    assert (done.exit_code, "grant SELECT on search_document" in done.stderr, "rebuild" in done.stderr) == (
        2,
        True,
        False,
    )
