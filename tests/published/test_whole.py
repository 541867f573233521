"""The record as a whole: every thing in its list's order, every entry of the chain, and no word that was taken back."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import World, group, recommendation, says
from tests.proofs.full_world import SPILLED, full_world
from tracker.published import find
from tracker.published.whole import REDACTED, RETRACTED, Whole, signature
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import from_value


def test_the_chain_is_whole_and_tells_no_word_that_was_taken_back(tmp_path: Path) -> None:
    world = full_world(tmp_path)
    with world.reading() as reader:
        whole = Whole(reader, world.when.day)
        lines = list(whole.lines())
        assert [line.columns["id"] for line in lines] == list(range(1, whole.head.id + 1))
        assert (lines[-1].sha256, lines[0].prev) == (whole.head.sha256, "0" * 64)
    withheld = {(line.columns["key"], line.columns["act"]): line.withheld for line in lines if line.words is None}
    assert withheld == {(SPILLED, "publish"): REDACTED, ("2020-12/bbwg/4", "publish"): RETRACTED}


def test_what_is_published_again_after_its_retraction_is_told(tmp_path: Path) -> None:
    world, one = World(tmp_path), recommendation("2020-12/bbwg/1")
    world.publish(one)
    world.publish(says(one.key, "2026-01-14", {}, kind="recommendation", act="retract", facts={"reason": "Wrong."}))
    world.publish(one)
    with world.reading() as reader:
        mine = [line for line in Whole(reader, world.when.day).lines() if line.columns["key"] == one.key]
    assert [(line.columns["act"], line.withheld) for line in mine] == [
        ("publish", RETRACTED),
        ("retract", ""),
        ("publish", ""),
    ]


def test_things_come_in_batches_in_the_order_of_their_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(tmp_path)
    world.publish(group("bbwg", "Bollards Working Group"))
    world.publish(*(recommendation(f"2020-12/bbwg/{n}", group="bbwg") for n in range(1, 8)))
    world.publish(recommendation("2021-03/bbwg/1", since="2021-03-01", group="bbwg"))
    with world.reading() as reader:
        monkeypatch.setattr("tracker.published.whole.BATCH", 3)
        some = list(Whole(reader, world.when.day).batches("recommendation", ["group"]))
        listed, _ = find.listing(reader, "recommendation", {}, world.when.day)
    assert [len(batch.things) for batch in some] == [3, 3, 2]
    assert [one.key for batch in some for one in batch.things] == [one.key for one in listed]
    assert {batch.called["bbwg"]["title"] for batch in some} == {"Bollards Working Group"}


def test_as_of_a_day_there_is_what_stood_then(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation("2020-12/coac/1"), recommendation("2021-03/coac/1", since="2021-03-01"))
    with world.reading() as reader:
        then = Whole(reader, from_value("2020-12-31").first)
        assert (then.numbers["recommendation"], Whole(reader, world.when.day).numbers["recommendation"]) == (1, 2)
        assert [one.key for some in then.batches("recommendation") for one in some.things] == ["2020-12/coac/1"]
        assert len(list(then.lines())) == then.head.id


def test_the_line_that_signed_the_head_stays_the_same_whatever_the_office_does(tmp_path: Path) -> None:
    world = World(tmp_path)
    (id,) = world.publish(recommendation("2020-12/coac/1"))
    with world.inside():
        last = db.session.query(journal.JournalLine).order_by(journal.JournalLine.id.desc()).first()
    assert last is not None and last.published_id == id
    with world.reading() as reader:
        assert signature(reader) == last.sha256
    world.person()  # an act that publishes nothing
    with world.reading() as reader:
        assert signature(reader) == last.sha256
        assert reader.execute(text("SELECT * FROM published_signature")).all() == [(last.sha256,)]


def test_a_record_without_entries_is_signed_by_nothing(tmp_path: Path) -> None:
    with World(tmp_path, founded=False).reading() as reader:
        assert signature(reader) == ""
