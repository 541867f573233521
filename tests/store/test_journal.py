"""The doors: what goes through them, and that nothing goes past them."""

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text

from tests.builders import World
from tracker.records.person import Person, Throttle
from tracker.rules.policy import OPERATOR
from tracker.store import chain, journal
from tracker.store.database import db
from tracker.store.journal import JournalLine, Unsigned


def somebody(email: str = "a@example.gov") -> Person:
    return Person(email=email, name="Avery Able", created="2026-01-15T15:00:00Z")


def lines() -> list[JournalLine]:
    return list(db.session.scalars(select(JournalLine).order_by(JournalLine.id)))


def test_an_act_writes_one_line_that_names_what_it_changed(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        before = lines()[-1]
        with journal.signed(OPERATOR, "add a person", world.when, subject="a@example.gov", why="a test"):
            db.session.add(somebody())
        line = lines()[-1]
        assert (line.id, line.prev, line.act, line.subject) == (
            before.id + 1,
            before.sha256,
            "add a person",
            "a@example.gov",
        )
        assert json.loads(line.facts) == {"why": "a test"}
        assert [change[::2] for change in json.loads(line.changes)] == [["person", "insert"]]
        assert line.published_id == chain.head(db.session.connection(), "entry").id


def test_an_act_that_fails_leaves_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        before = len(lines())
        with pytest.raises(ZeroDivisionError), journal.signed(OPERATOR, "add a person", world.when):
            db.session.add(somebody())
            db.session.flush()
            raise ZeroDivisionError
        assert (len(lines()), db.session.scalars(select(Person)).all()) == (before, [])


def test_a_change_outside_a_door_is_a_fault(tmp_path: Path) -> None:
    with World(tmp_path).inside():
        db.session.add(somebody())
        with pytest.raises(Unsigned, match="changed outside an act: Person"):
            db.session.flush()


def test_a_plain_statement_outside_its_door_is_a_fault(tmp_path: Path) -> None:
    world = World(tmp_path)
    statements = [
        delete(Person),
        text("UPDATE person SET name = 'x'"),
        text("INSERT INTO throttle (bucket, at) VALUES ('a', 'b')"),
        text("  delete from entry"),
    ]
    with world.inside():
        for statement in statements:
            with pytest.raises(Unsigned):
                db.session.execute(statement)
            db.session.rollback()
        with pytest.raises(Unsigned), journal.signed(OPERATOR, "sweep", world.when):
            db.session.execute(delete(Person))  # signed, and yet not by row: the journal could not list it


def test_what_is_noted_is_not_journaled_and_is_of_few_tables(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        before = len(lines())
        with journal.noted():
            db.session.add(Throttle(bucket="a", at="2026-01-15T15:00:00Z"))
        assert (len(lines()), len(db.session.scalars(select(Throttle)).all())) == (before, 1)
        with pytest.raises(Unsigned, match="not to be noted but signed: person"), journal.noted():
            db.session.add(somebody())


def test_a_rehearsal_is_taken_back(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with journal.rehearsed():
            db.session.add(somebody())
            db.session.flush()
            assert len(db.session.scalars(select(Person)).all()) == 1
        assert db.session.scalars(select(Person)).all() == []


def test_an_act_inside_an_act_is_a_fault(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside(), journal.signed(OPERATOR, "one", world.when):
        with pytest.raises(Unsigned), journal.signed(OPERATOR, "two", world.when):
            pass


def test_an_update_lists_its_columns_but_not_their_words(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with journal.signed(OPERATOR, "add", world.when):
            db.session.add(somebody())
        with journal.signed(OPERATOR, "rename", world.when):
            db.session.scalars(select(Person)).one().name = "Secret Name"
        change = json.loads(lines()[-1].changes)
        assert [one[0:1] + one[2:] for one in change] == [["person", "update", ["name"]]]
        assert "Secret" not in lines()[-1].changes


def test_a_user_whose_name_is_no_text_can_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", os.fsdecode(b"caf\xe9"))
    assert journal.os_user() == "caf\\udce9"
