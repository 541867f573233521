"""The index follows the public record: after each publication, after damage, and from nothing."""

from datetime import date
from pathlib import Path

import pytest

from tests.search.engines import found_by
from tests.search.record import Record, corrected, group, retracted, thing
from tracker.published import find
from tracker.search import sync
from tracker.search.engine import Change, IndexBusy, IndexDamaged
from tracker.search.engine import Document as Doc


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


def caught_up(record: Record) -> int | None:
    with record.reader() as reader:
        return sync.catch_up(record.engine, reader)


def faults(record: Record) -> list[str]:
    with record.reader() as reader:
        return sync.compare(record.engine, reader)


def test_catching_up_applies_what_is_new_and_then_nothing(record: Record) -> None:
    record.publish(thing("a", "forced labor"), thing("b", "audits"))
    assert (caught_up(record), record.engine.position()) == (2, 2)
    record.publish(thing("a", "forced labor anew", since=date(2021, 3, 1)))
    assert (caught_up(record), record.engine.position()) == (1, 3)
    assert caught_up(record) == 0
    assert (found_by(record.engine, "forced"), found_by(record.engine, "anew")) == (["a", "a"], ["a"])
    assert faults(record) == []


def test_who_looked_at_the_record_earlier_does_not_undo_what_another_applied_since(record: Record) -> None:
    record.publish(thing("a", "forced labor"))
    caught_up(record)
    with record.reader() as reader:
        assert find.head(reader).id == 1
        record.publish(thing("b", "audits"))
        assert caught_up(record) == 1
        assert sync.catch_up(record.engine, reader) == 0
    assert faults(record) == []


def test_an_empty_record_has_an_empty_index(record: Record) -> None:
    assert (caught_up(record), record.engine.position(), faults(record)) == (0, 0, [])


def test_a_number_given_by_an_outcome_renames_the_document(record: Record) -> None:
    record.publish(thing("2020-12/ttwg/5", "forced labor", title="Recommendation 5"))
    caught_up(record)
    decides = {"rel": "decides", "to": "2020-12/ttwg/5", "sets": {"number": "010457"}}
    record.publish(thing("2020-12-16/1", "passed", kind="outcome", links=(decides,)))
    assert caught_up(record) == 3  # the item, the outcome, and the meeting that it names
    assert found_by(record.engine, "010457") == ["2020-12-16/1", "2020-12/ttwg/5"]
    assert faults(record) == []


def test_what_is_retracted_is_gone_with_its_words(record: Record) -> None:
    record.publish(thing("a", "secretword"), thing("b", "audits"))
    caught_up(record)
    record.publish(retracted("a"))
    caught_up(record)
    assert (found_by(record.engine, "secretword"), faults(record)) == ([], [])
    assert "secretword" not in dict(record.engine.words())


def test_what_is_corrected_is_gone_with_its_words(record: Record) -> None:
    record.publish(thing("a", "secretword"))
    caught_up(record)
    record.publish(corrected("a", "plain", replaces=1))
    caught_up(record)
    assert (found_by(record.engine, "secretword"), found_by(record.engine, "plain"), faults(record)) == ([], ["a"], [])


def test_a_missing_index_is_built(record: Record) -> None:
    record.publish(thing("a", "forced labor"))
    with pytest.raises(IndexDamaged):
        record.engine.position()
    assert (caught_up(record), found_by(record.engine, "forced")) == (1, ["a"])


def test_a_damaged_index_is_built_anew(record: Record) -> None:
    record.publish(thing("a", "forced labor"))
    caught_up(record)
    record.damage_index()
    record.engine = record.opened()
    assert (caught_up(record), found_by(record.engine, "forced"), faults(record)) == (1, ["a"], [])


def test_an_index_ahead_of_the_record_is_built_anew(record: Record) -> None:
    """As after an older backup was restored."""
    record.publish(thing("a", "forced labor"))
    caught_up(record)
    record.engine.apply([Change("z", (Doc("z@1", "z", "paper", "", "lostword"),))], 9)
    caught_up(record)
    assert (record.engine.position(), found_by(record.engine, "lostword"), faults(record)) == (1, [], [])


def test_while_another_process_writes_nothing_is_done(record: Record) -> None:
    record.publish(thing("a", "forced labor"))
    caught_up(record)
    record.publish(thing("b", "audits"))
    with record.opened().writing():
        assert caught_up(record) is None
        with record.reader() as reader, pytest.raises(IndexBusy):
            sync.rebuild(record.engine, reader)
    assert caught_up(record) == 1


def test_a_rebuild_tells_how_far_it_is(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "BATCH", 2)
    record.publish(*(thing(f"k{n}", "audits") for n in range(5)))
    told: list[tuple[int, int]] = []
    with record.reader() as reader:
        assert sync.rebuild(record.engine, reader, lambda done, total: told.append((done, total))) == 5
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert (faults(record), record.engine.position()) == ([], 5)


def test_a_catch_up_that_is_killed_is_done_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    caught_up(record)
    record.publish(*(thing(f"k{n}", "audits") for n in range(5)))
    monkeypatch.setattr(sync, "BATCH", 2)
    whole = record.engine.apply

    def killed(changes: list[Change], upto: int) -> None:
        whole(changes, upto)
        raise KeyboardInterrupt

    monkeypatch.setattr(record.engine, "apply", killed)
    with pytest.raises(KeyboardInterrupt):
        caught_up(record)
    monkeypatch.setattr(record.engine, "apply", whole)
    assert record.engine.position() == 0
    assert (caught_up(record), faults(record)) == (5, [])


def test_a_comparison_names_what_differs(record: Record) -> None:
    record.publish(
        thing("a", "forced", title="A"), thing("b", "audits", title="A", kind="paper"), group("g", "Group", "GG")
    )
    caught_up(record)
    record.engine.apply([Change("a", (Doc("a@wrong", "a", "paper", "A", "draftword"),)), Change("b", ())], 3)
    found = [line.split("@")[0] for line in faults(record)]
    assert found == [
        "document missing from the index: a",
        "document missing from the index: b",
        "document in the index but not published: a",
        "word missing from the index: audits",
        "word missing from the index: forced",
        "word in the index but not published: draftword",
    ]
    record.publish(thing("c", "late"))
    assert faults(record)[0] == "the index stands at entry 3, the record at 4"
